"""Does a line look like the beginning of a paragraph, or like the rest of a broken one?"""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.splitting import cues
from indexer.splitting.labels import starts_news
from indexer.splitting.lookups import word_lines
from indexer.words import words

_NEVER_FIRST = frozenset("，。、；：？！）》”’】%…·")
_OPENING = re.compile(
    r"据|记者|近[日年期来]|日前|今[年天日]|昨[日天]|去年|目前|如今|现在|同时|此外|另外|接下来|下一步|随着|随后|随即"
    r"|为[^，。]{2,40}，|在[^，。]{2,30}[，上中下后前时里]|当[^，。]{1,20}[时天日晚]，|自[^，。]{2,20}[来起]，"
    r"|会议(?:指出|要求|强调|认为|听取|传达|由)|[^，。]{2,12}(?:指出|强调|要求)，"
    r"|[一二三四五六七八九十]+[是要来]|首先|其次|再次|最后|第[一二三四五六七八九十]+[，、]"
    r"|截至|截止|因此|所以|但是|然而|不过|可是|于是|原来|其实|总之|例如|比如|此次|这次|本次|活动(?:中|现场|当天|结束|期间)"
    r"|\d{4}年|\d{1,2}月|[问答]：|“|‘|《|【|■|□|●|◆|▲|★|○|·"
)
_SPEAKER = re.compile(
    r"[^，。：；]{2,24}(?:说|表示|介绍|告诉|指出|认为|称|坦言|回忆|透露)(?:，|：|记者)"
)
_TOPIC = re.compile(r"[^，。：；、]{2,10}，")


@dataclass(frozen=True, slots=True)
class Start:
    """How a line begins: from about +4 (a paragraph) to -4 (the rest of one), and why."""

    score: float
    reason: str = ""


def judge_start(look: str) -> Start:
    """The look of a line → how much it is like the start of a paragraph.

    >>> judge_start("的疫情防控常态化工作。").score < 0 < judge_start("据了解，今年以来").score
    True
    """
    if look[0] in _NEVER_FIRST:
        return Start(-4.0, f"以“{look[0]}”开头")
    if cues.is_lead(look) or cues.is_numbered(look):
        return Start(4.0)
    never, may = word_lines("paragraph_openings.txt")
    first = words(look[:16])[0].text
    if first in never:
        return Start(-4.0, f"以“{first}”开头")
    second = look[len(first) : len(first) + 1]
    if len(first) == 1 and second in _NEVER_FIRST and not first.isdigit() and first not in "问答":
        return Start(-4.0, f"以“{look[:2]}”开头")
    score = 0.0
    if _OPENING.match(look[:48]) or starts_news(look):
        score += 2.0
    if _SPEAKER.match(look[:40]):
        score += 1.5
    elif _TOPIC.match(look):
        score += 0.3
    if score == 0.0 and len(first) == 1 and "㐀" <= first <= "鿿" and first not in may:
        return Start(-1.5, f"以半截词“{first}”开头")
    return Start(score)
