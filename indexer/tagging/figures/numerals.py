"""Numerals of running text, Arabic, Chinese and mixed: 3718, 12,345, 3.5万, 一百二十余, 数百, 七八."""

from __future__ import annotations

import re
from decimal import Decimal

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_GREAT = {"万": 10_000, "亿": 100_000_000}
_ARABIC = r"\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)?"
_THOUSAND = "千(?![克米瓦伏焦卡])"  # 5千克 is 5 of a unit, not 5000 of another
_SCALE = f"(?:[百万亿]|{_THOUSAND})"
_HAN = f"(?:[零〇一二两三四五六七八九十百万亿]|{_THOUSAND})"
_DIGIT = "[〇零一二三四五六七八九]"
# A numeral as it stands before its unit; what says "and more" may stand inside: 10多万, 十几.
NUMERAL = (
    rf"(?:(?:{_ARABIC})(?:{_SCALE}+(?:\d+[百千万](?!\d))?)?"
    rf"|[几数](?:十|{_SCALE})+|百分之(?:{_HAN}|[\d.点])+|{_HAN}+(?:点{_DIGIT}+{_SCALE}*)?)"
    rf"(?:[余多几来](?:{_SCALE}+[余多]?)?)?"
)
BEGINS = r"\d几数零〇一二两三四五六七八九十百千万亿"  # of a numeral: the inside of a class
_PART = re.compile(rf"({_ARABIC})([百千万亿]*)")
_WHOLE = re.compile(rf"(?:{_ARABIC}[百千万亿]*)+")
_CHARACTERS = "".join(_DIGITS | _SCALES | _GREAT)
_SPOKEN = re.compile(f"[{_CHARACTERS}]*(?:点[{_CHARACTERS}]+)?")
_POINT = re.compile(r"(?<=\d)点(?=\d)")
_MORE = re.compile(r"[余多几来]")
_VAGUE = re.compile(
    rf"[几数](?=[十百千万亿])|(?<!{_DIGIT})[一二三四五六七八九两][两二三四五六七八九](?!{_DIGIT})"
)
_SPELLED = re.compile(rf"(?<!点){_DIGIT}{{3}}|〇")


def value_of(numeral: str) -> float | None:
    """What a numeral is worth; None where it tells only a range (数百, 七八) or mixes digits of both
    kinds (三点5).

    >>> [value_of(n) for n in ("12,345", "3.5万", "一百二十余", "10多万", "十几", "两万三千", "数百")]
    [12345.0, 35000.0, 120.0, 100000.0, 10.0, 23000.0, None]
    >>> [value_of(n) for n in ("百分之八点五", "3万5千", "1.8亿", "三四十")]
    [8.5, 35000.0, 180000000.0, None]
    >>> [value_of(n) for n in ("三点五亿", "一点二多万", "十点零五", "零点八")]
    [350000000.0, 12000.0, 10.05, 0.8]
    >>> [value_of(n) for n in ("百分之12点5", "百分之3点", "百分之三点2")]
    [12.5, 3.0, None]
    """
    if numeral.isascii() and numeral.isdecimal():  # most of them
        return float(numeral)
    numeral = numeral.removeprefix("百分之")
    if _VAGUE.search(numeral):
        return None
    plain = _POINT.sub(".", _MORE.sub("", numeral)).rstrip("点.")
    if plain[:1].isdigit():
        if not _WHOLE.fullmatch(plain):
            return None
        parts = _PART.findall(plain)
        return float(sum(Decimal(n.replace(",", "")) * _scale(m) for n, m in parts))
    if not _SPOKEN.fullmatch(plain):
        return None
    whole, _, decimals = plain.partition("点")
    digits = "".join(str(_DIGITS[c]) for c in decimals if c in _DIGITS)
    scale = _scale("".join(c for c in decimals if c not in _DIGITS))
    return float(Decimal(f"{_chinese(whole)}.{digits or 0}") * scale)


def is_vague(numeral: str) -> bool:
    """Whether a numeral stands for several: 数百, 七八."""
    return bool(_VAGUE.search(numeral))


def is_spelled(numeral: str) -> bool:
    """Whether Chinese digits are set one beside another, as in years and numbers of telephones.

    >>> is_spelled("二〇一二"), is_spelled("一百零八"), is_spelled("七八")
    (True, False, False)
    """
    return bool(_SPELLED.search(numeral))


def _scale(marks: str) -> int:
    product = 1
    for mark in marks:
        product *= (_SCALES | _GREAT)[mark]
    return product


def _chinese(text: str) -> int:
    """一亿二千三百万 → 123000000; a scale alone counts as one of it (百 → 100)."""
    total = section = digit = 0
    for char in text:
        if char in _DIGITS:
            digit = _DIGITS[char]
        elif char in _SCALES:
            section += (digit or (1 if not section else 0) or 1) * _SCALES[char]
            digit = 0
        else:
            total = (total + section + digit or 1) * _GREAT[char]
            section = digit = 0
    return total + section + digit
