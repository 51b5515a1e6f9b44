"""Texts on a terminal: harmless, short enough for one row, numbered in circles."""

from __future__ import annotations

import re
from itertools import accumulate

from rich.cells import cell_len

_COMMANDS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_DOTS = "……"


def visible(text: str) -> str:
    """A text that cannot command the terminal; every character keeps its place."""
    return _COMMANDS.sub("\ufffd", text)


def shorten(text: str, width: int) -> str:
    """A text of at most `width` cells: what is too much is left out in the middle, since a broken
    line shows at its ends.

    >>> shorten("惠济区古荥镇四届人大一次会议召开", 16), shorten("召开", 16)
    ('惠济区……议召开', '召开')
    """
    if len(text) <= 4 * width and cell_len(text) <= width:
        return text
    room = max(width - cell_len(_DOTS), 2)
    return f"{_head(text, room - room // 2)}{_DOTS}{_head(text[::-1], room // 2)[::-1]}"


def _head(text: str, width: int) -> str:
    """As many of the first characters as fit into `width` cells."""
    used = accumulate(map(cell_len, text[: 4 * width]))
    return text[: sum(1 for cells in used if cells <= width)]


def circled(number: int) -> str:
    """The number of an article on its page: ① up to ㊿, then (51).

    >>> [circled(n) for n in (1, 20, 21, 36, 51)]
    ['①', '⑳', '㉑', '㊱', '(51)']
    """
    for first, last, code in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= number <= last:
            return chr(code + number - first)
    return f"({number})"


def pad(text: str, width: int) -> str:
    """A text with blanks behind it until it is `width` cells wide."""
    return text + " " * max(width - cell_len(text), 1)
