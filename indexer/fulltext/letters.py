"""Which texts hold a string: for every pair of neighbouring characters, the texts it stands in.

All folded texts stand behind each other as UTF-16 code units in one array, a 0 before the first
and behind each. For each pair of neighbours (a last character makes a pair with the 0 behind it)
the texts that hold it are listed, rising; pairs are grouped by their first unit:

    units       uint16  0管城区党建0…0000
    begin       uint32  where in `units` each text begins; one more than texts

    firsts      uint16  the first units that occur, rising
    groups      uint32  where in `seconds` and `sizes` the pairs of each first unit start; one more
    at          uint8…  where in `lists` the lists of these pairs start; one more
    seconds     uint16  the second unit of each pair, rising within its group
    sizes       uint8…  the size of the list of each pair
    lists       uint8   the lists, one behind the other (`lists.py` tells how)

    often       uint32  keys, rising, of pairs in very many texts; first unit << 16 of characters
    bits        uint8   for each of these a bit a text: whether it stands there; no list is kept

A string of one or two characters is looked up. A longer one stands in texts that hold all its
pairs: the lists are cut with each other, the shortest first, and it is looked for in the units of
the few texts that are left. So nothing is missed and nothing is found wrongly, whatever it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from indexer.fulltext.arrays import NO_IDS, Array, Ids, heads, mask_of, once, stretches
from indexer.fulltext.lists import unpacked
from indexer.fulltext.packs import Pack
from indexer.fulltext.standing import CODING, LONG, Units, within_gap

ROW = 32  # units that are copied at once; `units` are a multiple of it
_FEW = 4000  # so many units are looked at all at once
_WORTH = 16  # a list so many times longer than what is left is not cut with it
_MOST = 4  # of more than one text in so many, all units are looked at


@dataclass(frozen=True, slots=True)
class _Lists:
    """Neighbouring lists, of one pair or of all that a character begins: their numbers, the group
    they are of, and how many bytes they take."""

    first: int
    behind: int
    group: int
    size: int


class Letters:
    """The arrays of one segment, to find strings in. Documents are numbered within the segment."""

    def __init__(self, pack: Pack) -> None:
        self._units, self._begin = pack.get("units"), pack.get("begin")
        self._firsts, self._groups = pack.get("firsts"), pack.get("groups")
        self._seconds, self._at = pack.get("seconds"), pack.get("at")
        self._sizes, self._lists = pack.get("sizes"), pack.get("lists")
        self._often = {key: n for n, key in enumerate(pack.get("often").tolist())}
        self._size = len(self._begin) - 1
        self._bits = pack.get("bits").reshape(len(self._often), (self._size + 7) // 8)

    @property
    def keys(self) -> npt.NDArray[np.uint32]:
        """First unit << 16 | second unit, or 0 at the end of a text, of all pairs, rising."""
        firsts = np.repeat(self._firsts.astype(np.uint32), np.diff(self._groups))
        return (firsts << np.uint32(16)) | self._seconds

    def folded(self, document: int) -> str:
        """The folded text of a document."""
        start, end = self._begin[document : document + 2].tolist()
        return self._units[start : end - 1].tobytes().decode(CODING)

    def holding(self, pieces: Sequence[Units]) -> Array:
        """The documents that hold the pieces, none empty, in order and each within a gap of the
        one before; mostly there is only one piece."""
        documents = self._candidates(pieces)
        first, *others = pieces
        if not len(documents) or (len(first) < 3 and not others):
            return documents
        behind = self._starts(first, documents) + np.uint32(len(first))
        for n, piece in enumerate(others, 1):
            if len(behind) < len(documents):
                documents = self._owners(behind)
            here = self._starts(piece, documents)
            before = behind.searchsorted(here, "right") - 1
            # Of what follows the same place the nearest tells, when nothing more is to follow.
            some = heads(before) if n == len(others) else np.arange(len(before))
            some = some[before[some] >= 0]
            here, before = here[some], before[some]
            near = within_gap(behind[before], here, self._units)
            behind = here[near] + np.uint32(len(piece))
        return self._owners(behind)

    def _owners(self, places: Array) -> Ids:
        """The documents that the places, rising, lie in."""
        found: Ids = once(self._begin.searchsorted(places, "right") - 1).astype(np.uint32)
        return found

    def _candidates(self, pieces: Sequence[Units]) -> Array:
        """Documents that hold the first characters and pairs of all pieces, and maybe some more:
        exactly these if there is one of them."""
        rows: list[int] = []
        lists: list[_Lists] = []
        for key in dict.fromkeys(key for piece in pieces for key in _keys(piece[:LONG])):
            if (row := self._often.get(key)) is not None:
                rows.append(row)
            elif own := self._listed(key):
                lists.append(own)
            else:
                return NO_IDS
        if not lists:
            bits = reduce(np.bitwise_and, (self._bits[row] for row in rows))
            holds = np.unpackbits(bits, count=self._size).view(np.bool_)
            return np.flatnonzero(holds)
        shortest, *longer = sorted(lists, key=lambda own: own.size)
        found = self._read(shortest)
        for own in longer:
            if own.size > len(found) * _WORTH:
                break
            found = found[mask_of(self._read(own), self._size)[found]]
        for row in rows:
            found = found[(self._bits[row][found >> np.uint32(3)] << (found & 7)) & 0x80 != 0]
        return found

    def _listed(self, key: int) -> _Lists | None:
        """The list of a pair, or the lists of all pairs that a character begins."""
        first, second = np.uint16(key >> 16), np.uint16(key & 0xFFFF)
        group = int(self._firsts.searchsorted(first))
        if group == len(self._firsts) or self._firsts[group] != first:
            return None
        low, high = self._groups[group : group + 2].tolist()
        if not second:
            return _Lists(low, high, group, int(self._at[group + 1]) - int(self._at[group]))
        number = low + int(self._seconds[low:high].searchsorted(second))
        if number == high or self._seconds[number] != second:
            return None
        return _Lists(number, number + 1, group, int(self._sizes[number]) >> 1)

    def _read(self, own: _Lists) -> Ids:
        before = self._sizes[int(self._groups[own.group]) : own.first] >> 1
        start = int(self._at[own.group]) + int(before.sum(dtype=np.int64))
        sizes = self._sizes[own.first : own.behind]
        documents: Ids = unpacked(self._lists[start : start + own.size], sizes, self._size)
        if len(sizes) == 1:
            return documents
        return np.flatnonzero(mask_of(documents, self._size)).astype(np.uint32)

    def _starts(self, string: Units, documents: Ids) -> Array:
        """Where a string starts, rising; wherever it stands in the documents, maybe in others."""
        begins = string[:LONG]
        groups = self._firsts.searchsorted(begins)
        rarest = int((self._at[groups + 1] - self._at[groups]).argmin())
        # What would start before `units` is a place far behind their end: _take() gives 0 there.
        places = self._standing(begins[rarest], documents) - np.uint32(rarest)
        for n, unit in enumerate(begins):
            if len(places) * len(begins) < _FEW:
                table = self._take(places[:, np.newaxis], np.arange(len(begins), dtype=np.uint32))
                places = places[(table == begins).all(axis=1)]
                break
            if n != rarest:
                places = places[self._take(places, n) == unit]
        if len(string) > LONG:
            wanted = string.tobytes()
            same = (self._units[p : p + len(string)].tobytes() == wanted for p in places.tolist())
            places = places[np.fromiter(same, np.bool_, len(places))]
        return places

    def _standing(self, unit: np.uint16, documents: Ids) -> Array:
        """Where a unit stands, rising; wherever in the documents, maybe in others."""
        if len(documents) * _MOST > self._size:
            return np.flatnonzero(self._units == unit).astype(np.uint32)
        first = self._begin[documents] // ROW
        behind = (self._begin[documents + np.uint32(1)] - np.uint32(2)) // ROW + np.uint32(1)
        first[1:] = np.maximum(first[1:], behind[:-1])  # two texts may share a row
        rows = stretches(first, behind - first)
        at = np.flatnonzero(self._units.reshape(-1, ROW).take(rows, axis=0) == unit)
        places: Array = (rows[at // ROW] * ROW + at % ROW).astype(np.uint32)
        return places

    def _take(self, places: Array, offset: int | Array) -> Units:
        taken: Units = self._units.take(places + np.uint32(offset), mode="clip")
        return taken


def _keys(string: Units) -> list[int]:
    """The keys of all pairs of a string, or of the one character that it is."""
    units: list[int] = string.tolist()
    if len(units) == 1:
        return [units[0] << 16]
    return [first << 16 | second for first, second in pairwise(units)]
