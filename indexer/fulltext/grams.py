"""The characters and pairs of neighbours of a segment, looked at as the words of a field.

Whoosh knows them as the field `grams`: one can list them, count them and search for them. We
ourselves look strings up in Letters, of which this is only another view. A character beyond the
16 bits of a unit is no gram of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property

import numpy as np
import numpy.typing as npt

from indexer.fulltext.arrays import Ids
from indexer.fulltext.letters import Letters
from indexer.fulltext.standing import units_of
from indexer.fulltext.terms import Postings

_HALVES = range(0xD800, 0xE000)


class Grams:
    """A field whose words are the characters and pairs of `letters`; it has no lengths."""

    boost = 1.0
    lengths: npt.NDArray[np.uint8] | None = None
    total = 0

    def __init__(self, letters: Letters) -> None:
        self._letters = letters

    def __len__(self) -> int:
        return len(self._keys)

    def term(self, number: int) -> bytes:
        """The word of a number, as UTF-8; words are sorted by their bytes."""
        key = int(self._keys[number])
        return (chr(key >> 16) + chr(key & 0xFFFF).rstrip("\0")).encode()

    def find(self, word: bytes) -> int:
        """The number of the first word that is not smaller."""
        return bisect_left(range(len(self)), word, key=self.term)

    def postings(self, number: int) -> Postings:
        """The documents that hold the word; how often is not counted."""
        documents: Ids = self._letters.holding([units_of(self.term(number).decode())])
        return Postings(documents, np.ones(len(documents), np.uint8))

    @cached_property
    def _keys(self) -> npt.NDArray[np.uint32]:
        """First unit << 16 | second unit or 0, rising: also the order of the words as UTF-8."""
        keys = self._letters.keys
        first, second = keys >> np.uint32(16), keys & np.uint32(0xFFFF)
        halves = [(u >= _HALVES.start) & (u < _HALVES.stop) for u in (first, second)]
        keys = keys[~(halves[0] | halves[1])]
        return np.union1d(keys, keys & np.uint32(0xFFFF0000))
