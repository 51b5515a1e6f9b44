"""Writes the part of a segment that finds strings; the picture of it stands in `letters.py`."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

import numpy as np

from indexer.fulltext.arrays import Array, bounds, changes, heads, joined, mask_of, narrow
from indexer.fulltext.letters import ROW
from indexer.fulltext.lists import packed
from indexer.fulltext.packs import PackWriter
from indexer.fulltext.standing import CODING

_OFTEN = 8  # a list of what stands in more than one of so many texts is longer than their bits
_END = b"\0\0"
_EDGE = np.zeros(1, np.uint16)


class LetterWriter:
    """Collects folded texts, and writes their arrays."""

    def __init__(self) -> None:
        self._units = bytearray()
        self._begin = array("I", [0])

    @property
    def texts(self) -> Array:
        """The units of all texts, a 0 behind each."""
        return np.frombuffer(self._units, np.uint16)

    @property
    def size(self) -> int:
        """Units collected so far."""
        return len(self._units) // 2

    def add(self, folded: str) -> None:
        """Collect the next text."""
        self._units += folded.encode(CODING)
        self._units += _END
        self._begin.append(len(self._units) // 2)

    def write(self, pack: PackWriter) -> None:
        """Write all texts."""
        put_letters(pack, self.texts, np.frombuffer(self._begin, np.uint32))


def put_letters(pack: PackWriter, texts: Array, begin: Array) -> None:
    """Write all arrays, given the units of texts, a 0 behind each, and where each text begins and
    the last ends.

    Takes about 24 bytes a unit of memory.
    """
    units = np.concatenate((_EDGE, texts, np.zeros(-(len(texts) + 1) % ROW, np.uint16)))
    pack.put("units", units)
    pack.put("begin", begin.astype(np.uint32) + np.uint32(1))
    size = len(begin) - 1
    keys, counts, documents = _lists(units, np.diff(begin))
    firsts = keys >> np.uint32(16)
    groups = np.append(heads(firsts), len(keys))
    firsts = firsts[groups[:-1]]
    starts = bounds(counts)
    characters = [*_often(firsts << np.uint32(16), starts[groups], documents, size)]
    pairs = [row for row in _often(keys, starts, documents, size) if row[0] & 0xFFFF]
    rows = sorted(characters + pairs, key=lambda row: row[0])
    often = np.array([key for key, _ in rows], np.uint32)
    pack.put("often", often)
    pack.put("bits", joined((bits for _, bits in rows), np.uint8))
    # Of a pair that has bits no list is kept, nor of what stands last in texts, where the character
    # has them.
    kept = ~np.isin(keys, often)
    documents = documents[np.repeat(kept, counts)]
    lists, sizes = packed(documents, np.where(kept, counts, 0), size)
    pack.put("firsts", firsts.astype(np.uint16))
    pack.put("groups", groups.astype(np.uint32))
    pack.put("at", narrow(bounds(sizes >> 1)[groups]))
    pack.put("seconds", keys.astype(np.uint16))  # the lower half
    pack.put("sizes", narrow(sizes))
    pack.put("lists", lists)


def _lists(units: Array, lengths: Array) -> tuple[Array, Array, Array]:
    """Each pair that occurs, rising; in how many texts; and these texts, list behind list."""
    found = units.astype(np.uint64) << np.uint64(16)
    found[:-1] |= units[1:]
    found <<= np.uint64(32)
    found[1 : 1 + int(lengths.sum())] |= np.repeat(
        np.arange(len(lengths), dtype=np.uint32), lengths
    )
    found.sort()
    found = found[len(units) - np.count_nonzero(units) :]  # what begins with a 0 is no pair
    halves = found[changes(found)].view(np.uint32).reshape(-1, 2)  # documents, keys
    del found
    first = heads(halves[:, 1])
    counts = np.diff(np.append(first, len(halves)))
    return halves[first, 1], counts, halves[:, 0].copy()


def _often(keys: Array, starts: Array, documents: Array, size: int) -> Iterator[tuple[int, Array]]:
    """The keys that stand in very many of the `size` texts, with a bit for each text;
    `documents[starts[n] : starts[n + 1]]` are those of the n-th key, maybe more than once."""
    for n in np.flatnonzero(np.diff(starts) * _OFTEN > size).tolist():
        holds = mask_of(documents[starts[n] : starts[n + 1]], size)
        if holds.sum() * _OFTEN > size:
            yield int(keys[n]), np.packbits(holds)
