"""How much two texts speak of the same things, by the pairs of characters that both hold.

Pairs need no words to be found and are quick to compare; those that stand in any report
(indexer/data/common_pairs.txt) tell nothing, and rare ones tell more than frequent ones.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from functools import cache, lru_cache
from math import log
from operator import add

from indexer.splitting.language import language
from indexer.splitting.lookups import words_of

_HANS = re.compile("[㐀-鿿]{2}")
_UNSEEN = 0.5  # count of a pair that was never counted
_COMMON = 7.0  # weight, in log odds of its share of printed text, from which a pair tells something
_LIMITS = (0.002, 0.005, 0.01, 0.015, 0.022, 0.032, 0.05, 0.08)
_MUCH, _SOME = 0.35, 0.12
_MOST = 1 << 18  # weights that are kept


@lru_cache(maxsize=1 << 12)
def pairs_of(text: str) -> frozenset[str]:
    """All pairs of neighbouring characters."""
    return frozenset(map(add, text, text[1:]))


def kin(common: float, whole: float) -> int:
    """How much a text speaks of what another does, in steps from 0 to 8: by the share of the worth
    of its pairs (`whole`) that both hold (`common`). Two reports on one page rarely reach 4.

    >>> text, other = pairs_of("柳编厂的花篮装箱"), pairs_of("会议昨日召开")
    >>> kin(worth(text & text), worth(text)), kin(worth(text & other), worth(text))
    (8, 0)
    """
    share = common / whole if whole else 0.0
    return sum([share >= limit for limit in _LIMITS])


def worth(pairs: Iterable[str]) -> float:
    """What pairs tell of a text together."""
    return sum(map(weights().__getitem__, pairs))


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


class _Weights(dict[str, float]):
    """What a pair tells of a text: the more, the rarer it is in print."""

    def __init__(self) -> None:
        known = language()
        self._counts, self._all = known.characters, known.characters_in_all
        self._common = words_of("common_pairs.txt")

    def __missing__(self, pair: str) -> float:
        if len(self) > _MOST:
            self.clear()
        weight = 0.0
        if pair not in self._common and _HANS.fullmatch(pair):
            often = self._counts.get(pair, _UNSEEN) / self._all
            weight = max(0.0, -log(often) - _COMMON)
        self[pair] = weight
        return weight


@cache
def weights() -> Mapping[str, float]:
    """What each pair tells of a text."""
    return _Weights()
