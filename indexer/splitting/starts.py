"""Does a line look like the beginning of a paragraph, or like the rest of a broken one?"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from indexer.splitting import cues, leads
from indexer.splitting.lookups import start_ratios
from indexer.words import pieces

_NEVER_FIRST = frozenset("，。、；：？！）》”%％")
_NEVER_WORDS = frozenset(("的", "地", "得", "了", "着", "们", "之", "等", "吗", "呢", "吧", "者"))
# What somebody says or does whose name stands in the line above.
_ANSWERS = re.compile(r"告诉(?:记者|我们)|(?:表示|介绍|指出|坦言|透露)[，：]")
# Single words that stand before a comma at the start of a paragraph.
_ALONE = frozenset(
    "问答瞧看听好嗯唉哦啊哎嘿哈是对不行喂噢来快走咦哟呕呵我你您他她它这那省市县区乡村"
)
_UNKNOWN_SYLLABLE = -1.2  # a single character of which the table says nothing
_OPENING = re.compile(
    r"据|记者|近[日年期来]|日前|[今明昨前后][年天日晚]|去年|目前|如今|现在|同时|此外|另外|接下来|下一步|随着|随后|随即"
    r"|为[^，。]{2,40}，|在[^，。]{2,30}[，上中下后前时里]|当[^，。]{1,20}[时天日晚]，|自[^，。]{2,20}[来起]，"
    r"|会议(?:指出|要求|强调|认为|听取|传达|由)|[^，。]{2,12}(?:指出|强调|要求)，"
    r"|[一二三四五六七八九十]+[是要来]|后来|随即|首先|其次|再次|最后|第[一二三四五六七八九十]+[，、]"
    r"|截至|截止|因此|所以|但是|然而|不过|可是|于是|原来|其实|总之|例如|比如|此次|这次|本次|活动(?:中|现场|当天|结束|期间)"
    r"|[一-鿿](?:女士|先生|师傅|大爷|大妈|阿姨|某)|\d{4}年|\d{1,2}月\d|[问答]：|“|‘|《|【|■|□|●|◆|▲|★|○|·"
)
# What hardly ever stands but at a paragraph's start: a source, a turn, a whole speech, a clock.
_FIRM_OPENING = re.compile(
    r"[一两二三四五六七八九十][个种支项条类大手][^，。；]{1,6}。|"
    r"经查，|经(?:调查|核实|了解|审理|抢救|检验|检测|鉴定|清点|勘查|审查|协商)，|(?:清点|检查|统计|数据|监控|调查)(?:发现|显示)，|据(?:了解|介绍|悉|统计|透露|分析|民警|警方)|记者(?:了解到|获悉|看到|发现|采访|赶到|来到|走进|随机)|[^，。：；“”]{2,12}告诉记者|不便之处|特此|目前，|次日|事发后|事故发生后|[问答]："
    r"|“[^”]{3,80}[。！？，]”|\d{1,2}[时点](?:\d{1,2}分)?(?:许|左右)?，"
    r"|[^，。：；“”]{2,14}(?:负责人|工作人员|书记|主任|[局队院校会站所镇乡县市区村科处厂]长|经理|民警|法官|医生|专家|教授|老师|村民|市民|居民|先生|女士)"
    r"[^，。：；“”]{0,4}(?:介绍|解释|说|表示|告诉|坦言|认为|称|指出|透露|感慨|提醒|建议)"
    r"|[^，。：；“”]{0,10}(?:法院|法庭|合议庭|检察院|检察机关)(?:经?审理后?)?认为，"
    r"|[^，。：；“”]{0,6}(?:支书|律师|教练|分析师|业内人士|界人士|老板)[^，。：；“”]{0,6}(?:介绍|解释|说|表示|坦言|认为|称|指出|透露|感慨|提醒|建议)"
    r"|(?:有关)?(?:专家|业内人士|律师|法官|医生)(?:分析|认为|指出|提醒|建议|表示|介绍)|会上，|截[至止](?:目前|记者发稿|[昨今]|\d)"
    r"|[一-鿿]某某?(?:到案|归案|落网|供述|交代|辩称|被抓获)"
)
_SPEAKER = re.compile(
    r"[^，。：；]{2,24}(?:说|表示|介绍|告诉|指出|认为|称|坦言|回忆|透露)(?:，|：|记者)"
)
_COUPLET = re.compile(r"([^，。；]{4,14})，([^，。；]{4,14})。")
_OPENING_WORTH, _SPEAKER_WORTH, _COUPLET_WORTH, _SECOND_WORTH = 1.2, 1.5, 2.0, 0.6
_LIMIT = 4.0


class Start(NamedTuple):
    """How a line begins: log odds of a paragraph's start, +4 to -4, and why not. `torn` marks
    what no paragraph begins with."""

    score: float
    torn: bool = False
    reason: str = ""

    @property
    def firm(self) -> bool:
        """Whether it opens as only a paragraph does: a lead, a number, 据某某介绍."""
        return self.score >= _LIMIT


@lru_cache(maxsize=8192)
def judge_start(look: str) -> Start:
    """The look of a line → how much it is like the start of a paragraph.

    >>> judge_start("的疫情防控常态化工作。").torn, judge_start("据了解，今年以来").score > 2
    (True, True)
    """
    if look[0] in _NEVER_FIRST:
        return Start(-_LIMIT, True, f"以“{look[0]}”开头")
    if _ANSWERS.match(look):
        return Start(-_LIMIT, True, f"以“{look[:2]}”开头")
    if (
        leads.is_lead(look)
        or cues.is_numbered(look)
        or cues.is_bullet(look)
        or cues.is_table_row(look)
        or _FIRM_OPENING.match(look[:100])
    ):
        return Start(_LIMIT)
    first, second = (*pieces(look[:16]), "")[:2]
    if first in _NEVER_WORDS:
        return Start(-_LIMIT, True, f"以“{first}”开头")
    if _syllable(first) and second[:1] in _NEVER_FIRST and second:
        if first in _ALONE:
            return Start(_OPENING_WORTH)
        return Start(-_LIMIT, True, f"以“{first}{second[:1]}”开头")
    ratios = start_ratios()
    score = ratios.get((1, _key(first)), _UNKNOWN_SYLLABLE if _syllable(first) else 0.0)
    score += _SECOND_WORTH * ratios.get((2, _key(second)), 0.0)
    score += _OPENING_WORTH * bool(_OPENING.match(look[:48]) or cues.starts_news(look))
    score += _COUPLET_WORTH * _opens_with_couplet(look[:32])
    score += _SPEAKER_WORTH * bool(_SPEAKER.match(look[:40]))
    reason = f"以“{first}”开头不像段首" if score < -1.0 else ""
    return Start(max(-_LIMIT, min(_LIMIT, score)), False, reason)


def may_be_torn(look: str) -> bool:
    """Whether a line may be found torn: by its first two characters, without a look at its words.

    >>> may_be_torn("的工作。"), may_be_torn("据了解，")
    (True, False)
    """
    odd = look[0] in _NEVER_FIRST or look[0] in _NEVER_WORDS or look[1:2] in _NEVER_FIRST
    return odd or _ANSWERS.match(look) is not None


def _opens_with_couplet(look: str) -> bool:
    """强化组织领导，建立工作机制。 – a sentence of two even halves sums up what follows."""
    couplet = _COUPLET.match(look)
    return couplet is not None and abs(len(couplet[1]) - len(couplet[2])) <= 1


def _syllable(word: str) -> bool:
    return len(word) == 1 and "㐀" <= word <= "鿿"


def _key(word: str) -> str:
    return "0" if word[:1].isdigit() else word
