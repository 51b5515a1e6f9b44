"""What opens a report: 本报讯, 本报北京3月8日电, 据《南方日报》报道, 又讯.

The same words within a sentence (本报讯之类的消息, 本报刊登的消息, 又据史书记载) open nothing. All
functions take the `look` of a line (full-width punctuation) and know nothing of the page.
"""

from __future__ import annotations

import re
from functools import lru_cache

HAN = r"[一-鿿㐀-䶿]"
MEDIUM = rf"(?:{HAN}{{1,8}}(?:日报|晚报|晨报|早报|时报|商报|快报|新报|都市报|周刊|网|客户端|新闻|电视台|广播|台|社))"
_OPEN = r"[【（■□●◆▲★\s]*"
# What cannot follow a lead, but goes on in the sentence of which its words are a part.
_GOES_ON = (
    r"之(?!江)|的(?![士哥姐黎])|是(?!否)|里(?![约昂])|式|[”》、。；？！]|[吗呢吧]|似的|也(?!许|门)"
    r"|(?:中|上)(?=[，说的也都还写提称登看])|等(?=[，的等]|[一-鿿]{0,2}[字词栏语])|[这那][样类种些]|[这那]?[一两二三四]个?[词字句栏]"
    r"|一[出经发刊登播]|刊[登发载]|登[出载]|见报|播[出发]|发[出表布](?:后|以后|之后|时)|传[来到出开]|引起|人士|灵通|来源"
)
_BETWEEN = r"(?:(?!的(?!黎)|[“”《》]|接到|收到|刊[登发]|发[出表布]|登[出载]|曾|关于|获|得到|推出)[^，。；：？！])"
_NUMBER = r"[\d一二三四五六七八九十]"
_SENT = (
    r"(?:(?<![通资音审传])讯(?!员|问|息(?!县|烽))|消息|专电"
    rf"|{_NUMBER}\s?[日月]电|[今昨前当同]日电(?![子视话影力商台脑动网信价器梯工厂源费])"
    r"|(?<![来致供停用家回])电(?=[\s（】：]|$|题)|报道(?=[\s（：】]))"
    rf"(?!{_GOES_ON})"
)
_NAMES = rf"{HAN}{{2,4}}(?:[\s、]+{HAN}{{2,4}}){{0,4}}"
_AGENCY = (
    r"(?:新华社|中新社|新华网|中新网|人民网|央广网|光明网|国际在线|法新社|路透社|美联社|中央社)"
)
_QUOTED_SOURCE = re.compile(
    rf"[【（■□\s]*据(?:《[^》]{{2,12}}》|{HAN}{{2,10}}?)(?:微博|客户端)?(?:\d{{1,2}}日)?(?:报道|消息|电)(?=[\s，：（】])"
)
_LEAD = re.compile(
    rf"""{_OPEN}(?:
    (?:据)?(?:本报|本刊|本台|本网|本社)(?:综合)?{_BETWEEN}{{0,14}}?{_SENT}
    |(?:据)?{_AGENCY}{_BETWEEN}{{0,18}}?{_SENT}
    |{MEDIUM}\s?讯(?=[\s（】])
    |{HAN}{{0,8}}(?:[早晚晨日时商快新导]报|都市报|生活报|青年报|法制报)讯(?=[\s（】\d昨今近日前])
    |{HAN}{{1,7}}[县市区旗州盟乡镇]讯(?=[\s（：】]|日前|近日|昨|今|前|连日|{_NUMBER})
    |(?![^讯]*(?:[通资音审传喜简短快续综播]|简明|一周|本市|最新|商业|天气)讯){HAN}{{2,4}}讯(?=\s?（(?:本报|记者|通讯员)|\s(?:记者|通讯员))
    |综合(?:新华社|中新社|央视|本报){HAN}{{0,6}}(?:消息|报道|电)(?!{_GOES_ON})
    |(?:{_NUMBER}{{1,3}}[时点](?:{_NUMBER}{{1,3}}分)?[\s，]{{0,2}})?(?:本报|本台|本刊|本网)(?:特派|特约|前方)*记者[\s]?{HAN}{{2,4}}(?:[\s、]+{HAN}{{2,4}}){{0,3}}\s?发自\s?{HAN}{{2,8}}(?:报道|电)?[\s：】]
    |(?:记者|通讯员)(?:(?!的|[“”])[^，。；：？！]){{2,20}}报道[\s：】]
    |(?:本报|本台)?(?:见习|实习|特约)?(?:记者|通讯员)\s+{_NAMES}\s+(?=\S.{{15}})
    |[（](?:本报|本台)?(?:见习|实习)?(?:记者|通讯员|特约记者)(?![注按问笑插])[^（）。]{{2,40}}[）](?=.{{15}})
    )""",
    re.VERBOSE,
)
_MAY_LEAD = re.compile("讯|电|消息|报道|记者")  # without one of these there is no lead
_AGAIN = re.compile(
    rf"[【（■●\s]*(?:[又另]讯(?!问|息|号|速)(?!{_GOES_ON})|又电(?=[\s（】：])"
    rf"|又据(?:{_AGENCY}|本报|本台|本网){_BETWEEN}{{0,14}}?(?:讯|电|消息|报道)(?=[\s，：（】]))"
)
_AFTER_LEAD = 1  # characters of a lead's frame; with no more it is a credit on its own line


@lru_cache(maxsize=1 << 13)
def is_lead(look: str) -> bool:
    """本报讯, 本报北京3月8日电, 新华社…电, 映象网讯（, 记者…报道： at the start of a text.

    >>> is_lead("本报讯（记者 张三）昨日，"), is_lead("本报北京3月8日电 昨日，")
    (True, True)
    >>> is_lead("本报讯之类的消息，他从不看。"), is_lead("新华社区的居民")
    (False, False)
    """
    beginning = look[:120]
    lead = _MAY_LEAD.search(beginning) and _LEAD.match(beginning)
    return (lead is not None and len(look) > lead.end() + _AFTER_LEAD) or is_again(look)


def is_quoted(look: str) -> bool:
    """据《南方日报》报道, 据央视新闻消息: a lead under a headline, else words in a text.

    >>> is_quoted("据《南方日报》报道，昨日"), is_quoted("据介绍，昨日")
    (True, False)
    """
    return bool(_QUOTED_SOURCE.match(look[:40]))


def is_sourced(look: str) -> bool:
    """据《南方日报》报道 set off as a dateline is: an item of a digest, or a text under a headline.

    >>> is_sourced("据《南方日报》报道 昨日"), is_sourced("据《南方日报》报道，昨日")
    (True, False)
    """
    source = _QUOTED_SOURCE.match(look[:40])
    return source is not None and (
        look[source.end() :][:1] in (" ", "】", "：") or look[0] in "【（"
    )


def is_again(look: str) -> bool:
    """又讯: a further item under the headline above.

    >>> is_again("又讯 市交通局昨日"), is_again("又据史书记载，此桥建于宋代。")
    (True, False)
    """
    return bool(_AGAIN.match(look[:40]))
