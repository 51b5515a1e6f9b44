"""Which year an article or a page was written in, where no issue date says so: shown evidence only."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from indexer.data.lunar import BRANCHES, STEMS, year_name
from indexer.tagging.dates.find import number
from indexer.tagging.fields import Piece

_YEAR = re.compile(
    r"(?<!\d)((?:19|20)\d\d|二[〇零○][〇零○一二三四五六七八九]{2})\s?年(?!代|前|期|级)"
)
_AGENDA = re.compile(
    r"(?:度)?[^，。；、！？）)》]{0,16}?(?:工作要点|工作任务|任务安排|工作会议|工作计划|年度计划|预算报告|预算草案|第[一二三四]轮|选树|招生|"
    r"招聘|中央预算内|春运|黄金周|两会|动员|部署|启动|开幕|工作安排|实施方案|目标责任|民生实事|将)"
)
_PAST = re.compile(
    r"[^，。；、！？]{0,14}?(?:执行情况|决算|总结|完成|以来|末|底|初|毕业|出生|建成|至今|期间|成立|获|荣|被|曾|开始|起|前|之前)"
)
_EARLIER = re.compile(
    r"(?:到|至|截至|自|从|建成于|始建于|早在|于|比|较|同比|力争|截止|早在于|在|和|、|—|-)$"
)
_AIM = re.compile(r"(?:到|至|自|从|力争|截至|比|较)$")
_CYCLE = re.compile(
    rf"([{STEMS}][{BRANCHES}])(?:之[春夏秋冬]|年|[鼠牛虎兔龙蛇马羊猴鸡狗猪]年|新春|春节)"
)
STRONG = 3.0


@dataclass(frozen=True, slots=True)
class YearSign:
    """Words that point to the year of writing, with their weight."""

    piece: Piece
    start: int
    end: int
    year: int
    weight: float
    article: str | None = None


def year_signs(pieces: Iterable[Piece], article: str | None = None) -> list[YearSign]:
    """Printed years (agenda of a year: strong; history: weak) and cyclical years (壬寅之春)."""
    found: list[YearSign] = []
    fields = list(pieces)
    for piece in fields:
        for match in _YEAR.finditer(piece.text):
            weight, end = _weight(piece.text, match)
            year = number(match[1])
            if year:
                found.append(YearSign(piece, match.start(), end, year, weight, article))
    return found + [s for piece in fields for s in _cyclical(piece, found, article)]


def year_of(signs: Iterable[YearSign]) -> YearSign | None:
    """The best sign of the year that the signs agree on, or None when they are too weak.

    The year must have one strong sign and must not lie before a year that the text looks back on.
    """
    weights: defaultdict[int, float] = defaultdict(float)
    best: dict[int, YearSign] = {}
    for sign in signs:
        weights[sign.year] += sign.weight
        kept = best.get(sign.year)
        if kept is None or _rank(sign) < _rank(kept):
            best[sign.year] = sign
    strong = [y for y in weights if best[y].weight >= STRONG]
    if not strong:
        return None
    year = max(strong, key=lambda y: (weights[y], y))
    rivals = [y for y in strong if y != year and weights[y] * 1.5 > weights[year]]
    return None if rivals else best[year]


def _rank(sign: YearSign) -> tuple[float, str, str, int]:
    return (-sign.weight, sign.article or "", str(sign.piece.where), sign.start)


def _weight(text: str, match: re.Match[str]) -> tuple[float, int]:
    before, after = (
        text[max(0, match.start() - 4) : match.start()],
        text[match.end() : match.end() + 24],
    )
    agenda = _AGENDA.match(after)
    if agenda and not _PAST.match(agenda[0]) and not _AIM.search(before):
        return STRONG, match.end() + agenda.end()
    if re.match(r"\s?\d{1,2}\s?月\s?\d{1,2}\s?[日号]", after):
        return 1.0, match.end()
    weak = _EARLIER.search(before) or _PAST.match(after)
    return (0.3 if weak else 1.0), match.end()


def _cyclical(piece: Piece, printed: list[YearSign], article: str | None) -> Iterable[YearSign]:
    """壬寅之春: of its years, sixty apart, the first not before the latest year printed."""
    past = [s.year for s in printed if s.weight < STRONG] or [s.year for s in printed]
    for match in _CYCLE.finditer(piece.text):
        years = [year for year in range(1924, 2104) if year_name(year) == match[1]]
        if past and (later := [y for y in years if max(past) <= y <= max(past) + 15]):
            yield YearSign(piece, match.start(), match.end(), later[0], STRONG + 1, article)
