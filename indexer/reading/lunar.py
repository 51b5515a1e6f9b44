"""Lunar dates as a sheet's edge prints them beside the day: 农历丙戌年五月廿五."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from indexer.data import rows

_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ONES = "一二三四五六七八九"
_MONTHS = {name: n for n, name in enumerate((*_ONES, "十", "十一", "十二"), 1)} | {
    "正": 1,
    "冬": 11,
    "腊": 12,
}
_DAYS = {
    f"{tens}{one}": 10 * k + n
    for k, tens in enumerate(("初", "十", "廿"))
    for n, one in enumerate(_ONES, 1)
} | {"初十": 10, "二十": 20, "十": 10, "廿": 20, "三十": 30, "卅": 30}
_DAYS |= {f"二十{one}": 20 + n for n, one in enumerate(_ONES, 1)}
_YEAR = rf"(?P<year>[{_STEMS}][{_BRANCHES}])[（(]?[鼠牛虎兔龙龍蛇马馬羊猴鸡雞狗猪豬]?[)）]?年"
LUNAR_YEAR = re.compile(_YEAR)
LUNAR_DAY = re.compile(
    rf"(?:{_YEAR})?\s*[农農]?[历曆]?\s*(?P<leap>[闰閏])?(?P<month>十[一二]|[正{_ONES}十冬腊臘])月(?P<size>[大小])?"
    r"(?P<day>初[一二三四五六七八九十]|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十|卅)"
)
_FIRST_OF_ROUND = 4  # the year 4 was 甲子


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
    named = _STEMS[(year - _FIRST_OF_ROUND) % 10] + _BRANCHES[(year - _FIRST_OF_ROUND) % 12]
    printed = _MONTHS[match["month"].replace("臘", "腊")], bool(match["leap"]), _DAYS[match["day"]]
    return match["year"] not in (None, named) or printed != (month, leap, of_month)


def _lunar(day: date) -> tuple[int, int, bool, int] | None:
    """Year, month, whether that is a leap month, and day of it; None beyond the table."""
    for year in (day.year, day.year - 1):
        first, leap, lengths = _years().get(year, (date.max, 0, ()))
        after = (day - first).days
        if after < 0:
            continue
        for n, length in enumerate(lengths, 1):
            if after < length:
                late = 0 < leap < n
                return year, n - late, late and n == leap + 1, after + 1
            after -= length
    return None


@cache
def _years() -> dict[int, tuple[date, int, tuple[int, ...]]]:
    """The first day of each year, the month before its leap month, the lengths of its months."""
    found = {}
    for year, first, leap, months in rows("lunar_years.tsv"):
        lengths = tuple(29 + int(long) for long in months)
        found[int(year)] = date.fromisoformat(first), int(leap), lengths
    return found
