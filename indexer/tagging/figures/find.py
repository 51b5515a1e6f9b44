"""Numbers with a unit, where they stand in a folded text, before anything is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

from indexer.tagging.figures.numerals import BEGINS, NUMERAL, is_vague, value_of
from indexer.tagging.figures.units import unit_pattern, units
from indexer.tagging.scanning import Scan

Bound = Literal["gt", "lt", "about"] | None
_REACH = 8  # characters before a number in which a bound may stand
_LESS = "将近|接近|不到|不足|少于|低于|不超过|不多于|不高于|未超过|至多|最多|小于|不满|(?<![附最邻临亲])近"
_MORE = "超过|突破|不少于|不低于|不下|多达|高达|至少|最少|起码|大于|高于|逾|超|上"
_ABOUT = "大约|大概|约莫|约为|约有|约|估计|差不多"
_SUMS = "累计|总计|共计|合计"
_BEFORE = re.compile(
    rf"(?:{_SUMS}|总共|一共|共有|共|已)?(?:(?P<lt>{_LESS})|(?P<gt>{_MORE})|(?P<about>{_ABOUT})"
    r"|(?<=累计)|(?<=总计)|(?<=共计)|(?<=合计))$"
)
_ENDS = frozenset(word[-1] for word in "|".join((_LESS, _MORE, _ABOUT, _SUMS)).split("|"))
_AFTER = re.compile(
    r"(?P<lt>以下|以内|之内)|(?P<gt>及?以上|有余|之多|开外|[多余](?![\u4e00-\u9fff])|多(?=的))"
    r"|(?P<about>左右|上下)"
)
# What is less than the unit and belongs to the same sum: 5元|6角5分, 1米|75.
_CHANGE = re.compile("([1-9一二三四五六七八九])角(?:([1-9一二三四五六七八九])分)?")
_HEIGHT = re.compile(r"(?<![\d.,]\d米)([1-9])(\d)?(?=[的高长宽深、，。；,;:!?)]|以[上下]|$)")
_BELOW = re.compile(r"(?:零下|(?<![\d℃度c])-)$")
_HALVES = re.compile("(半|[1-9一二三四五六七八九])(?=[的、，。；,;:!?)]|以[上下]|左右|$)")
_HALF = re.compile("(半)")
_SMALLER = {"元": _CHANGE, "块": _CHANGE, "米": _HEIGHT, "成": _HALVES, "倍": _HALF}
_GREAT = re.compile("[万亿][余多]?$")
_AND_MORE = re.compile("([多余来])(小时|钟头|月|星期|礼拜|世纪|学期)")  # 3个|多小时
_AND_A_HALF = "个半"


class Number(NamedTuple):
    """A numeral with its unit in a folded text.

    [start:end] is the number with its bound and unit, `numeral_at` where the numeral begins,
    `unit_end` where the unit ends. `unit` is "" where none is printed (人口3.5万).
    """

    start: int
    end: int
    numeral_at: int
    unit_end: int
    numeral: str
    unit: str
    kind: str
    bound: Bound
    digits_only: bool
    ranged: bool  # 3至5 with one unit: no one value
    change: float  # what 角 and 分 behind the unit add
    frost: bool  # so many degrees below zero

    @property
    def value(self) -> float | None:
        """What it is worth; None for a range. Reckoned when asked, since most numbers are refused."""
        value = None if self.ranged else value_of(self.numeral)
        if value is None:
            return None
        return -value if self.frost else round(value + self.change, 2) if self.change else value


def numbers(text: str) -> Iterator[Number]:
    """Every number of a folded text that has a unit, or ends in 万 or 亿, in order."""
    for match in _numbers().finditer(text):
        numeral, unit, per = match["numeral"], match["unit"] or "", match["per"] or ""
        if numeral[0] == "百" and numeral.startswith("百分之"):
            unit, kind, digits_only, unit_end = "%", "percent", False, match.end("numeral")
        elif unit:
            kind, digits_only = units()[unit]
            unit_end = match.end()
        elif numeral[0].isdigit() and _GREAT.search(numeral):
            kind, digits_only, unit_end = "count", False, match.end()
        else:
            continue
        more = _AND_MORE.match(text, unit_end) if unit == "个" else None
        if more:
            unit, kind, digits_only, unit_end = f"个{more[2]}", "time", False, more.end()
        half = unit.startswith(_AND_A_HALF)
        unit = f"个{unit[2:]}" if half else unit
        low = match["low"] is not None
        at = match.start()
        frost = _BELOW.search(text, max(0, at - 3), at) if kind == "temperature" else None
        at = frost.start() if frost else at
        before = _bound_before(text, at)
        if before and before["gt"] == "上" and numeral[0] not in "十百千万":
            before = None
        small = _SMALLER[unit].match(text, unit_end) if unit in _SMALLER and not per else None
        unit_end = small.end() if small else unit_end
        after = _AFTER.match(text, unit_end)
        yield Number(
            start=before.start() if before else at,
            end=after.end() if after else unit_end,
            numeral_at=match.start(),
            unit_end=unit_end,
            numeral=numeral,
            unit=unit + per,
            kind=kind,
            bound="about" if low else _bound(numeral + (more[1] if more else ""), before, after),
            digits_only=digits_only,
            ranged=low,
            change=_changed(*small.groups()) if small else 0.5 if half else 0.0,
            frost=frost is not None,
        )


def _changed(tenths: str, hundredths: str | None = None) -> float:
    if tenths == "半":
        return 0.5
    return ((value_of(tenths) or 0) * 10 + (value_of(hundredths or "零") or 0)) / 100


def _bound_before(text: str, at: int) -> re.Match[str] | None:
    return _BEFORE.search(text, max(0, at - _REACH), at) if text[at - 1 : at] in _ENDS else None


def _bound(numeral: str, before: re.Match[str] | None, after: re.Match[str] | None) -> Bound:
    """What the words around a number and inside it say: more, less or about."""
    if is_vague(numeral):
        return "about"
    for match in (before, after):
        if match and match.lastgroup in ("gt", "lt", "about"):
            return match.lastgroup  # type: ignore[return-value]
    if any(mark in numeral for mark in "余多几"):
        return "gt"
    return "about" if "来" in numeral else None


@cache
def _numbers() -> Scan:
    unit = unit_pattern()
    return Scan(
        BEGINS,
        rf"(?P<low>{NUMERAL}(?:{unit})?[-~至到])?"
        rf"(?P<numeral>{NUMERAL})(?:(?P<unit>{unit})(?P<per>/(?:{unit}|[日年月人]))?)?",
    )
