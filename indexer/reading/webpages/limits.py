"""Markup that a parser would need hours for: seen before it is parsed."""

from __future__ import annotations

import re

DEEPEST = 3000  # elements inside each other; saved pages stay below 100
MOST_ATTRIBUTES = 2000  # of one element; quoted values aside
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)")
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{4000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NEVER_OPEN = _names(  # elements without an end, or that often go without it
    "area base br col embed hr img input link meta param source track wbr "
    "p li dt dd option optgroup tr td th thead tbody tfoot rp rt font html head body"
)


def harmful(html: str) -> str | None:
    """What no web page has, or None.

    >>> harmful("<p>一</p>" * 9000), harmful("<div>" * 9000)
    (None, '标签一层套一层，多于 3000 层')
    """
    for match in _LONG_TAG.finditer(html):
        if len(_QUOTED.sub("", match[0]).split()) > MOST_ATTRIBUTES:
            return f"一个标签有多于 {MOST_ATTRIBUTES} 个属性"
    depth = 0
    for end, name in _TAG.findall(html):
        if name.lower() in _NEVER_OPEN:
            continue
        depth = max(0, depth - 1) if end else depth + 1
        if depth > DEEPEST:
            return f"标签一层套一层，多于 {DEEPEST} 层"
    return None
