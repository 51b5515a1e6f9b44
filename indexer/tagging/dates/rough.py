"""Times of some days with which a text opens: 上月底, 本月中旬, 上周末. A month that is printed by its
number (5月上旬) tells as often of what led up to the news, and is none."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from indexer.tagging.fields import Piece

_ROUGH = re.compile(
    r"\s*(?:[^，。]{0,24}(?:讯|电|消息|报道)\s?(?:[（(][^）)]*[）)])?\s*)?"
    r"(?P<said>(?:(?P<before>上个?月)|(?:本月|这个月))\s?(?P<part>底|末|初|上旬|中旬|下旬)"
    r"|上周末|上个周末|(?:上周|上星期)(?![一二三四五六日天末]))"
    r"(?!\s?(?:以来|至今|以前|之前|以后|之后|起|前|至|到|开始|的|刚|将))"
)
_PARTS = {"初": (1, 10), "上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31)}
_PARTS |= {"底": (21, 31), "末": (21, 31)}


@dataclass(frozen=True, slots=True)
class Rough:
    """A rough time at [start:end] of a field: a part of a month, or of the last week.

    `months` is how many before that of writing, None for a week; `part` its days.
    """

    piece: Piece
    start: int
    end: int
    months: int | None = None
    part: tuple[int, int] = (1, 7)

    @property
    def at(self) -> tuple[Piece, int, int]:
        """Where it stands."""
        return self.piece, self.start, self.end

    def span(self, base: date) -> tuple[date, date]:
        """The first and the last day that it can mean when written on a day.

        >>> [day.isoformat() for day in Rough(Piece(1, "上月底"), 0, 3, 1, (21, 31)).span(date(2007, 7, 3))]
        ['2007-06-21', '2007-06-30']
        >>> [day.isoformat() for day in Rough(Piece(1, "上周末"), 0, 3, None, (6, 7)).span(date(2012, 5, 9))]
        ['2012-05-05', '2012-05-06']
        """
        first, last = self.part
        if self.months is None:
            sunday = base - timedelta(days=base.weekday() + 1)
            return sunday - timedelta(days=7 - first), sunday - timedelta(days=7 - last)
        month = base.year * 12 + base.month - 1 - self.months
        year, month = month // 12, month % 12 + 1
        length = calendar.monthrange(year, month)[1]
        return date(year, month, first), date(year, month, min(last, length))


def find_rough(pieces: Iterable[Piece]) -> Iterator[Rough]:
    """The rough time with which the body begins, if it does."""
    for piece in pieces:
        found = _ROUGH.match(piece.text) if piece.before == 0 else None
        if found:
            months = (1 if found["before"] else 0) if found["part"] else None
            week = (6, 7) if "末" in found["said"] else (1, 7)
            yield Rough(piece, *found.span("said"), months, _PARTS.get(found["part"], week))
