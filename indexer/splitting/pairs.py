"""How much two texts speak of the same things, by the pairs of characters that both hold.

Pairs need no words to be found and are quick to compare; those that stand in any report
(indexer/data/common_pairs.txt) tell nothing, and rare ones tell more than frequent ones. What
pairs tell is read off printed text.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import log
from operator import add

from indexer.splitting.language import language
from indexer.splitting.lookups import words_of
from indexer.words import Pairs, PairWorths

_UNSEEN = 0.5  # count of a pair that was never counted
_COMMON = 7.0  # weight, in log odds of its share of printed text, from which a pair tells something
_LIMITS = (0.002, 0.005, 0.01, 0.015, 0.022, 0.032, 0.05, 0.08)
_MUCH, _SOME = 0.35, 0.12


@lru_cache(maxsize=2)
def page_pairs(looks: tuple[str, ...]) -> Pairs:
    """The pairs of a page's lines, numbered once for all who ask."""
    return Pairs(looks, _worths())


def kin(common: float, whole: float) -> int:
    """How much a text speaks of what another does, in steps from 0 to 8: by the share of the worth
    of its pairs (`whole`) that both hold (`common`). Two reports on one page rarely reach 4.

    >>> kin(0.0, 40.0), kin(1.0, 40.0), kin(40.0, 40.0)
    (0, 5, 8)
    """
    share = common / whole if whole else 0.0
    return sum([share >= limit for limit in _LIMITS])


def overlap(text: str, piece: str) -> float:
    """The share (0–1) of the telling pairs of a piece that a text holds too."""
    mine = _telling(piece)
    return sum([pair in text for pair in mine]) / len(mine) if mine else 0.0


def share_of(piece: str, text: str) -> str:
    """How many of the pairs of a title a text holds: none (nothing to compare), little, some, much."""
    if not text or not _telling(piece):
        return "none"
    share = overlap(text, piece)
    return "much" if share >= _MUCH else "some" if share >= _SOME else "little"


@lru_cache(maxsize=1 << 10)
def _telling(piece: str) -> frozenset[str]:
    """The pairs of a piece that do not stand in any report."""
    return frozenset(map(add, piece, piece[1:])) - words_of("common_pairs.txt")


@cache
def _worths() -> PairWorths:
    """What pairs tell of a text: the more, the rarer they are in print."""
    known = language()
    counts = {pair: n for pair, n in known.characters.items() if len(pair) == 2}
    worths = {pair: _worth(n / known.characters_in_all) for pair, n in counts.items()}
    worths |= dict.fromkeys(words_of("common_pairs.txt"), 0.0)
    return PairWorths(worths, _worth(_UNSEEN / known.characters_in_all))


def _worth(share: float) -> float:
    return max(0.0, -log(share) - _COMMON)
