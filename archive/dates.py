"""Partial dates as facet values: YYYY, YYYY-MM, YYYY-MM-DD, ranges `a..b`, and 未知 at each level.

Only the Gregorian calendar years 1–9999 count; anything else is no date (None), never an error.
"""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

UNKNOWN = "未知"
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_LOOSE = re.compile(
    r"\s*(\d{4})\s*(?:[-/.年]\s*(\d{1,2})\s*(?:[-/.月]\s*(\d{1,2})\s*日?|月)?|年)?\s*", re.ASCII
)


@lru_cache(maxsize=1 << 14)  # an archive names few days, but orders them each time it grows
def interval(value: str) -> tuple[date, date] | None:
    """First and last day of a partial date, or None when it is not one.

    >>> interval("2022-02")
    (datetime.date(2022, 2, 1), datetime.date(2022, 2, 28))
    """
    match = _PARTIAL.fullmatch(value)
    if not match:
        return None
    year, month, day = (int(g) if g else None for g in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
    except ValueError:
        return None
    if day:
        return first, first
    if month:
        return first, first.replace(day=calendar.monthrange(first.year, month)[1])
    return first, first.replace(month=12, day=31)


def partial_date(text: str) -> str | None:
    """What a person typed as a date → YYYY, YYYY-MM or YYYY-MM-DD, or None.

    >>> partial_date("2022年3月"), partial_date("2022/3/7"), partial_date("2022-02-30")
    ('2022-03', '2022-03-07', None)
    """
    match = _LOOSE.fullmatch(text)
    if not match:
        return None
    year, *rest = (g for g in match.groups() if g)
    value = "-".join([year, *(g.zfill(2) for g in rest)])
    return value if interval(value) else None


def date_range(text: str) -> tuple[date, date] | None:
    """`a..b`, `a..`, `..b` or a single partial date → first and last day, both included.

    >>> date_range("2022-03..2022-04")
    (datetime.date(2022, 3, 1), datetime.date(2022, 4, 30))
    """
    left, dots, right = text.partition("..")
    ends = [partial_date(part) if part.strip() else "" for part in (left, right)]
    if not dots:
        return interval(ends[0]) if ends[0] else None
    if None in ends or not any(ends):
        return None
    first = interval(ends[0]) if ends[0] else (date.min, date.min)
    last = interval(ends[1]) if ends[1] else (date.max, date.max)
    if not (first and last):
        return None
    # Whoever typed the later date first meant the same range.
    return (first[0], last[1]) if first[0] <= last[1] else (last[0], first[1])


def date_buckets(value: str | None) -> tuple[str, ...]:
    """The facet values of a date: itself with its ancestors, and 未知 below where it stops.

    >>> date_buckets("2022-03"), date_buckets(None)
    (('2022', '2022-03', '2022-03-未知'), ('未知',))
    """
    if value is None or interval(value) is None:
        return (UNKNOWN,)
    buckets = [value[:n] for n in (4, 7, 10) if n <= len(value)]
    return (*buckets, *([f"{value}-{UNKNOWN}"] if len(value) < 10 else []))


def date_matches(value: str | None, wanted: str) -> bool:
    """Whether a date value stands under a bucket, 未知, or wholly inside a range.

    >>> date_matches("2022-03-27", "2022-03"), date_matches("2022", "2022-03..2022-04")
    (True, False)
    """
    if wanted in date_buckets(value):
        return True
    span, own = date_range(wanted), interval(value) if value else None
    return bool(span and own and span[0] <= own[0] and own[1] <= span[1])
