"""Whole dates in paths and addresses: year, month and day, also spread over folders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from indexer.reading.pages import in_words

_YEAR = r"(?<!\d)((?:18|19|20)\d\d)"
_SHAPES = (
    re.compile(_YEAR + r"(?:[-_. ]|年 ?/?)(\d{1,2})(?:[-_. ]|月 ?/?)(\d{1,2})(?!\d)日?"),
    re.compile(_YEAR + r"(\d\d)(\d\d)(?!\d)"),
    # In folders: 2022/03/28/, 2022-03/28/, 202203/28/, 2022/0328/, 2022/3月28日. A number that ends
    # the path is no day: it may count files.
    re.compile(_YEAR + r"[-_./年]+(\d{1,2})月?/(\d{1,2})(?:/|日)"),
    re.compile(_YEAR + r"(\d\d)/(\d\d)/"),
    re.compile(_YEAR + r"年?/(\d\d)(\d\d)/"),
    re.compile(_YEAR + r"年?/(\d{1,2})(?:月|[-.])(\d{1,2})(?:日|/)"),
)
_HAN = re.compile(
    r"([一二])([〇零○OoＯ０0一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_DIGITS = {c: n for n, cs in enumerate(("〇零○OoＯ０0", *"一二三四五六七八九")) for c in cs}
# content_20110405.htm: the number of an article.
_ID = re.compile(r"(?<![a-z])(?:content|article|art|node|detail|doc|id|c)[_=-]\d+", re.I)


@dataclass(frozen=True, slots=True)
class Day:
    """A date, YYYY-MM-DD, and where it stands."""

    value: str
    start: int
    end: int


def find_days(path: str) -> tuple[Day, ...]:
    """The dates of a path with `/`, in their order, none overlapping another; what is no day of
    the calendar, or is the number of an article, is left out.

    >>> [day.value for day in find_days("郑州日报/2022-03/28/20220329A03")]
    ['2022-03-28', '2022-03-29']
    >>> find_days("2022-02-30/2022/03/12345678.htm")
    ()
    """
    found: list[Day] = []
    ids = _ids(path)
    for day in sorted(_all(path), key=lambda day: (day.start, -day.end)):
        number = any(start < day.start and day.end <= end for start, end in ids)
        if not number and (not found or day.start >= found[-1].end):
            found.append(day)
    return tuple(found)


def impossible_days(path: str) -> tuple[Day, ...]:
    """What is printed as a whole date in one name and is no day of the calendar, as it is printed.

    Eight digits count where month and day are numbers of some month and day: 20220001 may be the
    first file of a year.

    >>> [day.value for day in impossible_days("2022-13-45/20220230/20221345/2022-03-28")]
    ['2022-13-45', '20220230']
    """
    found = [
        Day(match[0], match.start(), match.end())
        for shape in (*_SHAPES[:2], _HAN)
        for match in shape.finditer(path)
        if "/" not in match[0]
        and _day(numbers := _numbers(match)) is None
        and (shape is not _SHAPES[1] or (0 < numbers[1] < 13 and 0 < numbers[2] < 32))
    ]
    if not found:  # as nearly always: the days that are some need not be read again
        return ()
    taken = [*((day.start, day.end) for day in find_days(path)), *_ids(path)]
    apart = [day for day in found if not any(s < day.end and day.start < e for s, e in taken)]
    return tuple(sorted(apart, key=lambda day: day.start))


def _ids(path: str) -> list[tuple[int, int]]:
    return [match.span() for match in _ID.finditer(path)]


def _numbers(match: re.Match[str]) -> tuple[int, int, int]:
    """Year, month and day as they stand, in digits or in words (二〇〇三年八月十二日)."""
    if match.re is not _HAN:
        year, month, day = map(int, match.groups())
        return year, month, day
    year = int("".join(str(_DIGITS[c]) for c in match[1] + match[2]))
    return year, in_words(match[3]) or 0, in_words(match[4]) or 0


def _day(numbers: tuple[int, int, int]) -> date | None:
    try:
        return date(*numbers)
    except ValueError:
        return None


def _all(path: str) -> Iterator[Day]:
    for shape in (_HAN, *_SHAPES):
        for match in shape.finditer(path):
            if day := _day(_numbers(match)):
                end = match.end() - match[0].endswith("/")
                yield Day(day.isoformat(), match.start(), end)
