"""Lunar dates as a sheet's edge prints them beside the day: 农历丙戌年五月廿五."""

from __future__ import annotations

import re
from datetime import date

from indexer.data.lunar import BRANCHES, DAYS, MONTHS, STEMS, lunar_years, year_name

_ONES = "一二三四五六七八九"
_YEAR = rf"(?P<year>[{STEMS}][{BRANCHES}])[（(]?[鼠牛虎兔龙龍蛇马馬羊猴鸡雞狗猪豬]?[)）]?年"
LUNAR_YEAR = re.compile(_YEAR)
LUNAR_DAY = re.compile(
    rf"(?:{_YEAR})?\s*[农農]?[历曆]?\s*(?P<leap>[闰閏])?(?P<month>十[一二]|[正{_ONES}十冬腊臘])月(?P<size>[大小])?"
    r"(?P<day>初[一二三四五六七八九十]|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十|卅)"
)


def contradicts(text: str, day: str) -> bool:
    """Whether a text prints a lunar date that is another one than that of a day, YYYY-MM-DD; one
    of years before or after the table contradicts nothing.

    >>> contradicts("农历丙戌年五月廿五", "2006-06-20"), contradicts("农历丙戌年五月廿六", "2006-06-20")
    (False, True)
    >>> contradicts("农历五月廿五", "2006-06-20"), contradicts("5月25日", "2006-06-20")
    (False, False)
    """
    match, true = LUNAR_DAY.search(text), _lunar(date.fromisoformat(day))
    if match is None or true is None:
        return False
    year, month, leap, of_month = true
    printed = MONTHS[match["month"].replace("臘", "腊")], bool(match["leap"]), DAYS[match["day"]]
    return match["year"] not in (None, year_name(year)) or printed != (month, leap, of_month)


def _lunar(day: date) -> tuple[int, int, bool, int] | None:
    """Year, month, whether that is a leap month, and day of it; None beyond the table."""
    for year in (day.year, day.year - 1):
        first, leap, lengths = lunar_years().get(year, (date.max, 0, ()))
        after = (day - first).days
        if after < 0:
            continue
        for n, length in enumerate(lengths, 1):
            if after < length:
                late = 0 < leap < n
                return year, n - late, late and n == leap + 1, after + 1
            after -= length
    return None
