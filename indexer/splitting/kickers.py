"""Lines over and under a headline that say by themselves which of the two they are: who speaks in it
(县委书记 … 在全县工作会议上强调), what it will say more of (…过节物资——), and who was there (… 主持并讲话)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.splitting import cues
from indexer.splitting.lines import Line

_SHORTEST, _LONGEST = 7, 40  # 专家提醒, 特别提醒 are labels within a text
_ANNOUNCES = re.compile(
    r"[^，。；：？！、“”]{2,30}(?:强调|指出|要求|呼吁|号召"
    r"|提醒(?:您|(?:广大)?(?:市民|群众|居民|司机|家长|考生|学生|旅客|游客|消费者|农民|农户|用户|车主|老人|读者))?)：?"
)
_ATTENDS = re.compile(
    r"[^，。；：？！“”]{2,24}(?:(?:出席|主持|参加)(?:会议|仪式|活动)?(?:并(?:作重要|作)?(?:讲话|致辞|发言))|主持会议)"
)

_GOES_ON = "——"  # below the first line, where no sentence can lead on to a list


def telling(lines: Sequence[Line]) -> dict[int, str]:
    """The states of kickers and decks that say what they are, and of the headline below such a
    kicker, by index; only between other headings."""
    title = [cues.heading_strength(line.look) > 0 and not line.hint for line in lines]
    found: dict[int, str] = {}
    for i, line in enumerate(lines):
        leads_on = (title[i] and announces(line.look)) or (not i and line.look.endswith(_GOES_ON))
        if title[i + 1 : i + 2] == [True] and leads_on:
            found |= {i: "K", i + 1: "H"}
        elif i and title[i] and title[i - 1] and attends(line.look):
            found[i] = "D"
    return found


def announces(look: str) -> bool:
    """Whether a line says who says what the headline below it says.

    >>> announces("县委书记杨守田在防汛会议上强调"), announces("市民政局三项要求落到实处")
    (True, False)
    """
    return _SHORTEST <= len(look) <= _LONGEST and bool(_ANNOUNCES.fullmatch(look))


def attends(look: str) -> bool:
    """Whether a line says who was at what the headline above it tells of.

    >>> attends("杨守田主持并讲话"), attends("县长杨守田主持会议"), attends("县委召开会议")
    (True, True, False)
    """
    return bool(_ATTENDS.fullmatch(look))
