"""Where one of many pairs of characters stands in texts: the first sieve of a search for many words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import add

import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint32]
_BITS = 20  # of the table: a megabyte, of which 30,000 pairs fill a thirtieth
_FACTOR = 31_337
_FEW = 64  # characters that are looked up one by one in the same time


class Sieve:
    """A set of pairs of characters.

    A pair's number in a table of truth values is reckoned from both characters, for a whole text
    at once; what falls on another pair's number is sorted out by the set itself.

    >>> Sieve(["郑州", "州市"]).places_in(["在郑州市", "", "郑\\n州"])
    [[1, 2], [], []]
    """

    def __init__(self, pairs: Iterable[str]) -> None:
        """In: strings of two characters; others are never found. Neither may be a line end."""
        self._pairs = frozenset(pair for pair in pairs if len(pair) == 2)
        self._table = np.zeros(1 << _BITS, np.bool_)
        if self._pairs:
            codes = np.frombuffer("".join(self._pairs).encode("utf-32-le"), np.uint32)
            self._table[_numbers(codes[::2], codes[1::2])] = True

    def places_in(self, texts: Sequence[str]) -> list[list[int]]:
        """For each text where the pairs begin, in order."""
        whole = "\n".join(texts)
        found = iter(self._places(whole))
        at = next(found, -1)
        places: list[list[int]] = []
        begin = 0
        for text in texts:
            end = begin + len(text)
            own: list[int] = []
            while begin <= at < end:
                own.append(at - begin)
                at = next(found, -1)
            places.append(own)
            begin = end + 1
        return places

    def _places(self, text: str) -> list[int]:
        known = self._pairs
        if len(text) < _FEW:
            return [at for at, pair in enumerate(map(add, text, text[1:])) if pair in known]
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        likely = np.flatnonzero(self._table[_numbers(codes[:-1], codes[1:])]).tolist()
        return [at for at in likely if text[at : at + 2] in known]


def _numbers(first: Codes, second: Codes) -> Codes:
    return (first * np.uint32(_FACTOR) + second) & np.uint32((1 << _BITS) - 1)
