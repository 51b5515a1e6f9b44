"""How surprising a character is after another one, in printed Chinese of either script."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from math import log

from indexer.data import pairs, rows

HIGHEST = 15.0  # nothing surprises more than this
LOSS = 14.0  # what a lost byte costs beside surprising characters
_WITH_NEIGHBOUR = 0.7  # the weight of the pair beside that of the character alone
_UNSEEN = 0.2  # counted for a character of Chinese that the table does not have
_DIGITS = "0123456789０１２３４５６７８９"
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CHINESE = range(0x4E00, 0xA000)

Surprise = Callable[[str, str], float]


@cache
def surprise() -> Surprise:
    """A function of (character before or "", character) → minus the log of its probability.

    >>> cost = surprise()
    >>> cost("记", "者") < cost("", "者") < cost("", "鍏") <= HIGHEST
    True
    """
    counts = {key: int(n) for key, n in rows("character_pairs.tsv")}
    simple = pairs("traditional.tsv")
    simple |= {**dict.fromkeys(_DIGITS, "0"), **dict.fromkeys(_LETTERS, "A")}
    total = sum(n for key, n in counts.items() if len(key) == 1)

    @cache
    def cost(before: str, char: str) -> float:
        before, char = simple.get(before, before), simple.get(char, char)
        unseen = _UNSEEN if char and ord(char) in _CHINESE else 0.0
        alone = max(counts.get(char, 0), unseen) / total
        beside = counts.get(before + char, 0) / counts.get(before, total) if before else 0.0
        likely = _WITH_NEIGHBOUR * beside + (1 - _WITH_NEIGHBOUR) * alone
        return min(HIGHEST, -log(likely)) if likely else HIGHEST

    return cost
