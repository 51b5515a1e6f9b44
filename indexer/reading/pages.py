"""How the number of a page is printed: A03, 3, 第三版."""

from __future__ import annotations

import re

_MARKED = re.compile(r"头版|第?([A-Z]{0,2})(\d{1,3}|[一二三四五六七八九十]{1,3})版.*", re.I)
_PLAIN = re.compile(r"([A-Z]{0,2})(\d{1,3})", re.I)
_DIGITS = {char: n for n, char in enumerate("一二三四五六七八九", 1)}


def marked_page(text: str) -> str | None:
    """The page that a text with 版 names, letters and zeros behind them as printed; else None.

    >>> marked_page("第十二版"), marked_page("a03版要闻"), marked_page("头版"), marked_page("03")
    ('12', 'A03', '1', None)
    """
    match = _MARKED.fullmatch(text)
    if not match:
        return None
    letters, number = match.groups()
    if number is None:
        return "1"
    if letters:
        return f"{letters.upper()}{number}"
    count = int(number) if number.isdecimal() else in_words(number)
    return None if count is None else str(count)


def in_words(number: str) -> int | None:
    """A number below 100 in words, or None.

    >>> in_words("二十八"), in_words("十"), in_words("二八")
    (28, 10, None)
    """
    tens, ten, ones = number.rpartition("十")
    if any(part and part not in _DIGITS for part in (tens, ones)):
        return None
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)


def same_page(one: str, other: str) -> bool:
    """Whether two spellings mean one page.

    >>> same_page("第3版", "03"), same_page("a3", "A03"), same_page("A03", "3")
    (True, True, False)
    """
    return _spelled(one) == _spelled(other)


def _spelled(text: str) -> str:
    text = marked_page(text) or text
    match = _PLAIN.fullmatch(text)
    return f"{match[1].upper()}{int(match[2])}" if match else text
