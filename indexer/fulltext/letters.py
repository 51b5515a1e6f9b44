"""Where every pair of neighbouring characters stands: the part of a segment that finds strings.

All folded texts stand behind each other as UTF-16 code units in one array, each text starting at a
multiple of BLOCK and ended by at least one 0. For each pair of neighbours (a last character makes a
pair with the 0 behind it) the places of its first half are listed, rising:

    units       uint16  …管城区党建0000000000…
    keys        uint32  first unit << 16 | second unit of each pair that occurs, rising
    starts      uint32  where in `places` the list of each pair starts; one more than keys
    places      uint32  the lists, one behind the other
    document    uint32  the text that each block of BLOCK units belongs to
    block       uint32  the block that each text starts at; one more than texts

    often       uint32  keys, rising, of pairs in very many texts; first unit << 16 of characters
    bits        uint8   for each of these a bit a text: whether it stands there

A string is looked up by its rarest pair; whether its other characters stand beside is then seen in
`units`. So nothing is missed and nothing is found wrongly, whatever the string is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from indexer.fulltext.arrays import NO_IDS, Array, Ids, heads, joined, mask_of, narrow, once
from indexer.fulltext.packs import Pack, PackWriter
from indexer.fulltext.runs import MAX_GAP, SENTENCE_ENDS

BLOCK = 16
_CODING = "utf-16-le"
_PAD = b"\0" * 2 * BLOCK
_ENDS = np.zeros(1 << 16, np.bool_)  # what a * never crosses: the end of a sentence or of the text
_ENDS[[0, *map(ord, SENTENCE_ENDS)]] = True
_LOW = range(0xDC00, 0xE000)  # second halves of characters beyond the 16 bits
_OFTEN = 8  # what stands in more than one of so many texts has its bits listed
_LONG = 32  # characters that are looked at one by one before the rest is compared as a whole

Units = npt.NDArray[np.uint16]


def units_of(folded: str) -> Units:
    """A folded text as UTF-16 code units."""
    return np.frombuffer(folded.encode(_CODING), np.uint16)


class LetterWriter:
    """Collects folded texts, and writes the arrays described above."""

    def __init__(self) -> None:
        # Before the first text stands an empty block: a place less an offset is still a place.
        self._units = bytearray(_PAD)
        self._blocks: list[int] = [1]

    @property
    def size(self) -> int:
        """Units collected so far."""
        return len(self._units) // 2

    def add(self, folded: str) -> None:
        """Collect the next text."""
        coded = folded.encode(_CODING)
        self._units += coded
        self._units += _PAD[len(coded) % len(_PAD) :]
        self._blocks.append(len(self._units) // len(_PAD))

    def write(self, pack: PackWriter) -> None:
        """Write all texts."""
        units = np.frombuffer(self._units, np.uint16)
        put_letters(pack, units, np.array(self._blocks, np.uint32))


def put_letters(pack: PackWriter, units: Array, blocks: Array) -> None:
    """Write all arrays, given the units and the blocks at which texts start and the last ends.

    Takes about 16 bytes a unit of memory.
    """
    places = np.flatnonzero(units[:-1]).astype(np.uint32)
    pairs = units[places].astype(np.uint64) << np.uint64(48)
    pairs |= units[places + np.uint32(1)].astype(np.uint64) << np.uint64(32)
    pairs |= places
    del places
    pairs.sort()
    keys = (pairs >> np.uint64(32)).astype(np.uint32)
    first = heads(keys)
    starts, size = np.append(first, len(keys)), len(blocks) - 1
    places = pairs.astype(np.uint32)  # the lower half
    pack.put("units", units)
    pack.put("keys", keys[first])
    pack.put("starts", narrow(starts))
    pack.put("places", places)
    pack.put("block", blocks)
    owners = np.repeat(np.arange(size, dtype=np.uint32), np.diff(blocks))
    document = np.concatenate((np.zeros(blocks[0], np.uint32), owners))
    pack.put("document", document)
    documents = document[places >> np.uint32(4)]
    firsts = keys[first] >> np.uint32(16)
    alone = heads(firsts)  # the first pair of each character
    pairs_often = _often(keys[first], starts, documents, size)
    rows = [
        *_often(firsts[alone] << np.uint32(16), starts[np.append(alone, -1)], documents, size),
        *(row for row in pairs_often if row[0] & 0xFFFF),
    ]
    rows.sort(key=lambda row: row[0])
    pack.put("often", np.array([key for key, _ in rows], np.uint32))
    pack.put("bits", joined((bits for _, bits in rows), np.uint8))


def _often(keys: Array, starts: Array, documents: Array, size: int) -> Iterator[tuple[int, Array]]:
    """The keys that stand in very many of the `size` texts, with a bit for each text;
    `documents[starts[n] : starts[n + 1]]` are those of the n-th key."""
    for n in np.flatnonzero(np.diff(starts) * _OFTEN > size).tolist():
        holds = mask_of(documents[starts[n] : starts[n + 1]], size)
        if holds.sum() * _OFTEN > size:
            yield int(keys[n]), np.packbits(holds)


class Letters:
    """The arrays of one segment, to find strings in. Documents are numbered within the segment."""

    def __init__(self, pack: Pack) -> None:
        self._units, self.keys = pack.get("units"), pack.get("keys")
        self._starts, self._places = pack.get("starts"), pack.get("places")
        self._document, self._block = pack.get("document"), pack.get("block")
        self._often = {key: n for n, key in enumerate(pack.get("often").tolist())}
        width = (len(self._block) + 6) // 8  # bytes that hold a bit for each text
        self._bits = pack.get("bits").reshape(len(self._often), width)

    def folded(self, document: int) -> str:
        """The folded text of a document."""
        start, end = (int(self._block[n]) * BLOCK for n in (document, document + 1))
        return self._units[start:end].tobytes().decode(_CODING).rstrip("\0")

    def holding(self, pieces: Sequence[Units]) -> Ids:
        """The documents that hold the pieces, none empty, in order and each within a gap of the
        one before; mostly there is only one piece."""
        first, *others = pieces
        if not others:
            return self._holding(first)
        places = self._ends(first)
        for piece in others:
            places = self._after(places, piece)
        return once(self._documents(places))

    def _holding(self, string: Units) -> Ids:
        if len(string) < 3:
            often = self._often.get(
                int(string[0]) << 16 | (int(string[1]) if len(string) > 1 else 0)
            )
            if often is not None:
                bits = np.unpackbits(self._bits[often], count=len(self._block) - 1)
                return np.flatnonzero(bits).astype(np.uint32)
        if len(string) > 1:
            return once(self._documents(self._found(string)))
        holds = mask_of(self._documents(self._standing(string[0])), len(self._block) - 1)
        return np.flatnonzero(holds).astype(np.uint32)

    def _documents(self, places: Array) -> Ids:
        documents: Ids = self._document[places >> np.uint32(4)]
        return documents

    def _standing(self, unit: np.uint16) -> Array:
        """Where a single unit stands: the lists of all pairs that it begins, behind each other."""
        least = int(unit) << 16
        low = self.keys.searchsorted(np.uint32(least))
        high = self.keys.searchsorted(np.uint32(least | 0xFFFF), "right")
        return self._places[self._starts[low] : self._starts[high]]

    def _found(self, string: Units) -> Array:
        """Where a string of two or more units starts, rising."""
        keys = (string[:-1].astype(np.uint32) << np.uint32(16)) | string[1:]
        at = self.keys.searchsorted(keys)
        if at.max() >= len(self.keys) or (self.keys[at] != keys).any():
            return NO_IDS
        counts = self._starts[at + 1] - self._starts[at]
        rarest = int(counts.argmin())
        start = self._starts[at[rarest]]
        places = self._places[start : start + counts[rarest]]
        if len(string) == 2:
            return places
        # Beyond the end of `units` stand zeros, and so does what is before its start: see take().
        places = places - np.uint32(rarest)
        others = [n for n in range(len(string)) if n not in (rarest, rarest + 1)]
        for n in sorted(others, key=lambda n: int(counts[min(n, len(counts) - 1)]))[:_LONG]:
            places = places[self._take(places, n) == string[n]]
        if len(string) > _LONG:
            wanted = string.tobytes()
            same = (self._units[p : p + len(string)].tobytes() == wanted for p in places.tolist())
            places = places[np.fromiter(same, np.bool_, len(places))]
        return places

    def _take(self, places: Array, offset: int) -> Array:
        return self._units.take(places + np.uint32(offset), mode="clip")

    def _ends(self, string: Units) -> Array:
        """Where the string ends, rising."""
        if len(string) > 1:
            return self._found(string) + np.uint32(len(string))
        return np.sort(self._standing(string[0])) + np.uint32(1)

    def _after(self, places: Array, string: Units) -> Array:
        """Where the string ends if it starts at most a gap behind one of the places."""
        found, visible = [NO_IDS], np.zeros(len(places), np.uint8)
        while len(places):
            here = places
            for n, unit in enumerate(string):
                here = here[self._take(here, n) == unit]
            found.append(here + np.uint32(len(string)))
            unit = self._take(places, 0)
            visible = visible + ((unit != 0x20) & ~((unit >= _LOW.start) & (unit < _LOW.stop)))
            on = ~_ENDS[unit] & (visible <= MAX_GAP)
            places, visible = places[on] + np.uint32(1), visible[on]
        return np.unique(np.concatenate(found))
