"""Characters and pairs of neighbours as index terms: any string can be looked up by them."""

from __future__ import annotations

from itertools import pairwise

ANCHORS = 256  # pairs of a long string that are looked at


def grams(folded: str) -> list[str]:
    """The distinct characters and pairs of a folded text.

    >>> grams("管城管城")
    ['管', '城', '管城', '城管']
    """
    return [*dict.fromkeys(folded), *_pairs(folded)]


def anchors(folded: str) -> list[str]:
    """Terms that every text holding the string has; up to two characters they say all.

    >>> anchors("区"), anchors("党建"), anchors("门行动")
    (['区'], ['党建'], ['门行', '行动'])
    """
    return [folded] if len(folded) < 3 else _pairs(folded)[:ANCHORS]


def _pairs(folded: str) -> list[str]:
    return list(dict.fromkeys(map("".join, pairwise(folded))))
