"""How much two texts speak of the same things, by the pairs of characters that both hold.

Pairs need no words to be found and are quick to compare; those that stand in any report
(indexer/data/common_pairs.txt) tell nothing, and rare ones tell more than frequent ones.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache
from math import log
from operator import add

from indexer.splitting.language import language
from indexer.splitting.lookups import words_of

_HANS = re.compile("[㐀-鿿]{2}")
_UNSEEN = 0.5  # count of a pair that was never counted
_COMMON = 7.0  # weight, in log odds of its share of printed text, from which a pair tells something
_LIMITS = (0.002, 0.005, 0.01, 0.015, 0.022, 0.032, 0.05, 0.08)
_MUCH, _SOME = 0.35, 0.12


def pairs_of(text: str) -> set[str]:
    """All pairs of neighbouring characters."""
    return set(map(add, text, text[1:]))


def kin(above: Set[str], below: Set[str]) -> int:
    """How much the text of `below` speaks of what that of `above` does, in steps from 0 to 8: by
    the weighed share of its pairs that both hold. Two reports on one page rarely reach 4.

    >>> text, other = pairs_of("柳编厂的花篮装箱"), pairs_of("会议昨日召开")
    >>> kin(text, text), kin(text, other)
    (8, 0)
    """
    whole = sum(map(_weight, below))
    if not above or not whole:
        return 0
    share = sum(map(_weight, above & below)) / whole
    return sum(share >= limit for limit in _LIMITS)


def overlap(text: str, piece: str) -> float:
    """The share (0–1) of the pairs of a piece that a text holds too."""
    mine = pairs_of(piece) - words_of("common_pairs.txt")
    return sum(pair in text for pair in mine) / len(mine) if mine else 0.0


def share_of(piece: str, pairs: Set[str]) -> str:
    """How many of the pairs of a title a text holds: none (nothing to compare), little, some, much."""
    mine = pairs_of(piece) - words_of("common_pairs.txt")
    if not mine or not pairs:
        return "none"
    share = len(mine & pairs) / len(mine)
    return "much" if share >= _MUCH else "some" if share >= _SOME else "little"


@lru_cache(maxsize=1 << 16)
def _weight(pair: str) -> float:
    """What a pair tells of a text: the more, the rarer it is in print."""
    if not _HANS.fullmatch(pair) or pair in words_of("common_pairs.txt"):
        return 0.0
    known = language()
    often = known.characters.get(pair, _UNSEEN) / known.characters_in_all
    return max(0.0, -log(often) - _COMMON)
