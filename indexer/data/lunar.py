"""The lunar calendar: its years (lunar_years.tsv), and what its years, months and days are called."""

from __future__ import annotations

from datetime import date
from functools import cache

from indexer.data import rows

STEMS, BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ONES = "一二三四五六七八九"
MONTHS = {name: n for n, name in enumerate((*_ONES, "十", "十一", "十二"), 1)} | {
    "正": 1,
    "冬": 11,
    "腊": 12,
}
DAYS = {
    f"{tens}{one}": 10 * k + n
    for k, tens in enumerate(("初", "十", "廿"))
    for n, one in enumerate(_ONES, 1)
} | {"初十": 10, "二十": 20, "十": 10, "廿": 20, "三十": 30, "卅": 30}
DAYS |= {f"二十{one}": 20 + n for n, one in enumerate(_ONES, 1)}
_FIRST_OF_ROUND = 4  # the year 4 was 甲子


def year_name(year: int) -> str:
    """What a year is called in the round of sixty.

    >>> year_name(2006), year_name(2022)
    ('丙戌', '壬寅')
    """
    n = year - _FIRST_OF_ROUND
    return STEMS[n % len(STEMS)] + BRANCHES[n % len(BRANCHES)]


@cache
def lunar_years() -> dict[int, tuple[date, int, tuple[int, ...]]]:
    """Year → its first day, the month before its leap month (0: none), the lengths of its months."""
    return {
        int(year): (date.fromisoformat(first), int(leap), tuple(29 + int(long) for long in months))
        for year, first, leap, months in rows("lunar_years.tsv")
    }
