"""Pairs of neighbouring characters: all those of a page numbered at once, so that its texts are
compared as arrays of numbers instead of sets of strings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.intp]  # of pairs
Marked = npt.NDArray[np.bool_]  # for each pair of a page whether something holds
Worths = npt.NDArray[np.float64]  # for each pair of a page what it tells
_Keys = npt.NDArray[np.int64]  # the code points of both characters
_HALF = 32  # bits of a code point in a key
_HAN = 0x3400, 0x9FFF


class PairWorths:
    """What pairs of Chinese characters tell: `worths` by pair, `unseen` for any other one; pairs
    with other characters tell nothing."""

    def __init__(self, worths: Mapping[str, float], unseen: float) -> None:
        keys = _keys("".join(worths))[::2]
        order = np.argsort(keys)
        self._keys = keys[order]
        self._worths = np.array([*worths.values()])[order]
        self._unseen = unseen

    def of(self, keys: _Keys) -> Worths:
        """The worth of each of these pairs."""
        places = np.searchsorted(self._keys, keys)
        places[places == len(self._keys)] = 0
        found = np.where(self._keys[places] == keys, self._worths[places], self._unseen)
        return np.where(_is_han(keys >> _HALF) & _is_han(keys & 0xFFFFFFFF), found, 0.0)


class Pairs:
    """The pairs of neighbouring characters in lines of text, numbered from 0; `worths[n]` is what
    pair n tells.

    >>> pairs = Pairs(["湿地公园", "湿地"], PairWorths({"湿地": 2.0}, unseen=5.0))
    >>> pairs.worths[pairs.of(0)].tolist(), pairs.worths[pairs.of(1)].tolist()
    ([2.0, 5.0, 5.0], [2.0])
    """

    def __init__(self, lines: Sequence[str], worths: PairWorths) -> None:
        found, self._numbers = np.unique(_keys("\n".join(lines)), return_inverse=True)
        self._starts = [0, *accumulate(len(line) + 1 for line in lines)]
        self.worths = worths.of(found)

    def of(self, i: int, most: int | None = None) -> Numbers:
        """The pairs of line i, or of its first `most` characters, in their order."""
        start, end = self._starts[i], self._starts[i + 1] - 1
        if most is not None:
            end = min(end, start + most)
        return self._numbers[start : max(start, end - 1)]

    def once(self, i: int) -> Numbers:
        """The pairs of line i, each once."""
        return np.unique(self.of(i))

    def marked(self, texts: Iterable[Numbers]) -> Marked:
        """Which pairs stand in any of these texts."""
        found = np.zeros(len(self.worths), np.bool_)
        for text in texts:
            found[text] = True
        return found

    def counted(self, texts: Iterable[Numbers]) -> Numbers:
        """In how many of these texts, of pairs that are there once, each pair stands."""
        found = np.zeros(len(self.worths), np.intp)
        for text in texts:
            found[text] += 1
        return found

    def nowhere(self) -> Numbers:
        """-1 for each pair: where it was last seen before anything was."""
        return np.full(len(self.worths), -1)


def _keys(text: str) -> _Keys:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
    return (codes[:-1] << _HALF) | codes[1:]


def _is_han(codes: _Keys) -> Marked:
    return (codes >= _HAN[0]) & (codes <= _HAN[1])
