"""Pairs of neighbouring characters: all those of a page numbered at once, so that its texts are
compared as arrays of numbers instead of sets of strings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
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
        han = np.flatnonzero(_are_han(keys))
        order = han[np.argsort(keys[han])]
        self._keys = _short(keys[order])
        self._worths = np.array([*worths.values()])[order]
        self._unseen = unseen

    def of(self, keys: _Keys) -> Worths:
        """The worth of each of these pairs."""
        found = np.zeros(len(keys))
        han = _are_han(keys)
        wanted = _short(keys[han])
        places = self._keys[:-1].searchsorted(wanted)
        found[han] = np.where(self._keys[places] == wanted, self._worths[places], self._unseen)
        return found


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

    def marked(self, texts: Iterable[Numbers]) -> Marked:
        """Which pairs stand in any of these texts."""
        found = np.zeros(len(self.worths), np.bool_)
        for text in texts:
            found[text] = True
        return found

    def standing(self, texts: Iterable[Numbers]) -> tuple[Numbers, Worths]:
        """The pairs that stand in any of these texts, each once, and what each tells."""
        found = np.flatnonzero(self.marked(texts))
        return found, self.worths[found]

    def counted(self, lines: Sequence[int]) -> Numbers:
        """In how many of these lines each pair stands."""
        numbers, line_of = self._once
        chosen = np.zeros(len(self._starts), np.bool_)
        chosen[list(lines)] = True
        return np.bincount(numbers[chosen[line_of]], minlength=len(self.worths))

    def told(self, worths: Worths) -> list[float]:
        """What the pairs of each line tell together by these worths, each pair once."""
        numbers, line_of = self._once
        told: list[float] = np.bincount(line_of, worths[numbers], len(self._starts) - 1).tolist()
        return told

    @cached_property
    def _once(self) -> tuple[Numbers, Numbers]:
        """The pairs of all lines, each once a line, and the lines in which they stand."""
        line_of = np.repeat(np.arange(len(self._starts) - 1), np.diff(self._starts))
        found = np.sort(line_of[: len(self._numbers)] * len(self.worths) + self._numbers)
        found = found[np.diff(found, prepend=-1) > 0]  # np.unique takes ten times as long
        return found % len(self.worths), found // len(self.worths)

    def nowhere(self) -> Numbers:
        """-1 for each pair: where it was last seen before anything was."""
        return np.full(len(self.worths), -1)


def total(worths: Worths) -> float:
    """What pairs tell together."""
    return float(np.add.reduce(worths))


def _keys(text: str) -> _Keys:
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32).astype(np.int64)
    return (codes[:-1] << _HALF) | codes[1:]


def _are_han(keys: _Keys) -> Marked:
    """Which pairs are of Chinese characters alone."""
    first, second = keys >> _HALF, keys & 0xFFFFFFFF
    return (first >= _HAN[0]) & (first <= _HAN[1]) & (second >= _HAN[0]) & (second <= _HAN[1])


def _short(keys: _Keys) -> npt.NDArray[np.uint32]:
    """The keys of Chinese pairs in half the room: they are sought several times as fast."""
    return ((keys >> 16) | (keys & 0xFFFF)).astype(np.uint32)
