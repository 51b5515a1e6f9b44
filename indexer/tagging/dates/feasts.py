"""Festivals and lunar days: which day 元宵节, 清明节, 大年初一 or 腊月二十三 was.

A feast is called by a solar or lunar month and day (`s10-1`, `l1-15`); 除夕 and 清明 by their names.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from indexer.data.lunar import DAYS, MONTHS, lunar_years

_SOLAR = {
    "元旦": "s1-1",
    "三八妇女节": "s3-8",
    "三八节": "s3-8",
    "妇女节": "s3-8",
    "植树节": "s3-12",
    "劳动节": "s5-1",
    "五一劳动节": "s5-1",
    "五四青年节": "s5-4",
    "青年节": "s5-4",
    "儿童节": "s6-1",
    "六一儿童节": "s6-1",
    "六一节": "s6-1",
    "建军节": "s8-1",
    "教师节": "s9-10",
    "国庆节": "s10-1",
    "国庆": "s10-1",
    "平安夜": "s12-24",
    "圣诞节": "s12-25",
    "情人节": "s2-14",
}
# Days that are called by their numbers, and only followed by 当天 or the like are a day.
_NUMBERED = {
    "九一八": "s9-18",
    "一二九": "s12-9",
    "三八": "s3-8",
    "五一": "s5-1",
    "五四": "s5-4",
    "六一": "s6-1",
    "七一": "s7-1",
    "八一": "s8-1",
    "十一": "s10-1",
    "双11": "s11-11",
    "双十一": "s11-11",
    "双12": "s12-12",
    "双十二": "s12-12",
}
_LUNAR = {
    "元宵节": "l1-15",
    "元宵": "l1-15",
    "端午节": "l5-5",
    "端午": "l5-5",
    "七夕": "l7-7",
    "七夕节": "l7-7",
    "中秋节": "l8-15",
    "中秋": "l8-15",
    "重阳节": "l9-9",
    "重阳": "l9-9",
    "腊八节": "l12-8",
    "春节": "l1-1",
    "大年三十": "除夕",
    "年三十": "除夕",
    "除夕": "除夕",
    "清明节": "清明",
    "清明": "清明",
    "冬至": "冬至",
}
_FEASTS = _SOLAR | _LUNAR | _NUMBERED
_NAMES = "|".join(sorted(_SOLAR | _LUNAR, key=len, reverse=True))
FIRST_OF_FEASTS = "".join(sorted({name[0] for name in _FEASTS} | {"“", '"'}))
_TIME = (
    r"(?:(?:佳节)?(?:当天|这天|那天|这一天|那一天|当日|当晚|当夜)|之夜|夜(?=[，,里晚])|晚上?(?=[，,\d])|"
    r"(?:上午|下午|早上|早晨|清晨|凌晨|中午|傍晚|一早|一大早)(?![的前])|(?:零时|零点|[0-9]{1,2}[时点])(?!起))"
)
_DAY = r"初[一二三四五六七八九十]|十[一二三四五六七八九]|二十[一二三四五六七八九]?|廿[一二三四五六七八九]|三十"
_THAT_DAY = r"(?:购物节|事变|纪念日)?(?:当天|当日|当晚|这天|那天|这一天|那一天)"
FEAST = (
    rf"(?P<numbered>(?<![一二三四五六七八九十月])[“\x22]?(?:{'|'.join(_NUMBERED)})[”\x22]?)(?={_THAT_DAY})"
    r"|(?P<after>[“\x22]?双(?:1[12]|十[一二])[”\x22]?(?:购物节)?)[过之]?后的?第(?P<plus>[一二三四五六七1-7])天"
    rf"|(?P<feast>{_NAMES})(?={_TIME})"
    rf"|(?P<lunar>大年初[一二三四五六七八九十]|(?:农历|阴历)?(?<![一二三四五六七八九十])"
    rf"(?:[正冬腊]|十[一二]?|[二三四五六七八九])月(?:{_DAY}))(?=[（(，,、 　]|{_TIME})"
)


def feast_of(name: str) -> str:
    """The feast that a printed name means.

    >>> feast_of("元宵节"), feast_of("农历腊月二十三"), feast_of("“九一八”")
    ('l1-15', 'l12-23', 's9-18')
    """
    name = re.sub(r"[“”\x22]|购物节$", "", name)
    if name in _FEASTS:
        return _FEASTS[name]
    if name.startswith("大年"):
        return f"l1-{DAYS[name[2:]]}"
    month, day = re.sub(r"^(?:农历|阴历)", "", name).split("月")
    return f"l{MONTHS[month]}-{DAYS[day]}"


def feast_day(feast: str, base: date) -> date | None:
    """The latest day of a feast that is not after a day.

    >>> feast_day("l1-15", date(2013, 2, 25)), feast_day("除夕", date(2010, 2, 17))
    (datetime.date(2013, 2, 24), datetime.date(2010, 2, 13))
    >>> feast_day("s10-1", date(2012, 1, 1)), feast_day("清明", date(2011, 4, 6))
    (datetime.date(2011, 10, 1), datetime.date(2011, 4, 5))
    """
    days = (_in_year(feast, base.year - n) for n in (-1, 0, 1))
    return next((day for day in days if day and day <= base), None)


def _in_year(feast: str, year: int) -> date | None:
    if feast == "清明":
        return date(year, 4, int((year % 100) * 0.2422 + 4.81) - (year % 100) // 4)
    if feast == "冬至":
        return date(year, 12, int((year % 100) * 0.2422 + 21.94) - (year % 100) // 4)
    if feast == "除夕":
        new_year = _lunar(year, 1, 1)
        return new_year - timedelta(days=1) if new_year else None
    month, day = (int(n) for n in feast[1:].split("-"))
    return date(year, month, day) if feast[0] == "s" else _lunar(year, month, day)


def _lunar(year: int, month: int, day: int) -> date | None:
    """The day of a lunar year; the month itself, not a leap month after it."""
    if year not in lunar_years():
        return None
    first, leap, lengths = lunar_years()[year]
    before = month - 1 + (0 < leap < month)
    return first + timedelta(days=sum(lengths[:before]) + day - 1)
