"""What is printed, kept as how it differs from the folded text.

A folded character mostly stands for the same printed one (a comma for a full-width one), so only
the exceptions are kept: cells of the printed text that hold something else, and cells that vanish
when it is folded (a space beside a Chinese character).

    printed.folds    uint16    folded units that mostly stand for another one …
    printed.faces    uint16    … which is this
    printed.starts   uint8…32  where the exceptions of each text start; one more than texts
    printed.places   uint8…32  the cell of each exception in its text << 1 | whether it vanishes; of a
                               text first those that do
    printed.units    uint16    what is printed there
    printed.whole    uint32    texts that are kept whole instead, rising: with characters beyond 16 bits
    printed.rest     strings   these, as UTF-8
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from indexer.fulltext.arrays import Array, Mask, bounds, changes, heads, joined, narrow, stretches
from indexer.fulltext.blobs import Strings, put_strings
from indexer.fulltext.packs import Pack, PackWriter
from indexer.fulltext.sheets import Laid
from indexer.words import fold

_CODING = "utf-16-le"
_UNITS = 1 << 16


@dataclass(frozen=True, slots=True)
class Cells:
    """Printed texts as units behind each other, how many each has, and which of them vanish
    (rising); of texts kept whole their folded form, and number and UTF-8 beside it."""

    units: Array
    sizes: Array
    gone: Array
    whole: Sequence[tuple[int, bytes]] = ()


class PrintWriter:
    """Collects printed texts."""

    def __init__(self) -> None:
        self._units = bytearray()
        self._sizes = array("I")
        self._gone = array("Q")
        self._whole: list[tuple[int, bytes]] = []

    def add(self, text: str, folded: str) -> None:
        """Collect the next text, of which the folded form is given."""
        coded, flat = text.encode(_CODING), folded.encode(_CODING)
        if len(coded) != 2 * len(text) or len(flat) != 2 * len(folded):
            self._whole.append((len(self._sizes), text.encode()))
            coded = flat
        elif len(text) != len(folded):
            start, kept = len(self._units) // 2, set(fold(text).offsets)
            self._gone.extend(start + n for n in range(len(text)) if n not in kept)
        self._units += coded
        self._sizes.append(len(coded) // 2)

    @property
    def cells(self) -> Cells:
        """What was collected."""
        units, sizes, gone = (
            np.frombuffer(held, kind)
            for held, kind in (
                (self._units, np.uint16), (self._sizes, np.uint32), (self._gone, np.uint64),
            )
        )  # fmt: skip
        return Cells(units, sizes, gone.astype(np.int64), self._whole)


def put_prints(pack: PackWriter, cells: Cells, texts: Array) -> None:
    """Write printed texts, given the units of the folded ones, with zeros anywhere between them."""
    folded, kept = texts[texts != 0], np.ones(len(cells.units), np.bool_)
    kept[cells.gone] = False
    shown = cells.units[kept]
    folds, faces = _usual(folded, shown)
    other = ~kept
    other[kept] = _table(folds, faces).take(folded) != shown
    places = np.flatnonzero(other)
    starts = bounds(cells.sizes)
    found = places.searchsorted(starts)
    sizes = found[1:] - found[:-1]
    # Of each text those that vanish come first: one look tells whether there are any.
    places = places[np.lexsort((kept[places], np.repeat(np.arange(len(sizes)), sizes)))]
    own = places - np.repeat(starts[:-1], sizes)
    pack.put("printed.folds", folds)
    pack.put("printed.faces", faces)
    pack.put("printed.starts", narrow(found))
    pack.put("printed.places", narrow(own << 1 | ~kept[places]))
    pack.put("printed.units", cells.units[places])
    pack.put("printed.whole", np.array([number for number, _ in cells.whole], np.uint32))
    put_strings(pack, "printed.rest", (text for _, text in cells.whole))


class Prints:
    """The printed texts of one segment."""

    def __init__(self, pack: Pack) -> None:
        self._texts, self._begin = pack.get("units"), pack.get("begin")
        self._folds, self._faces = pack.get("printed.folds"), pack.get("printed.faces")
        self._starts, self._places = pack.get("printed.starts"), pack.get("printed.places")
        self._units = pack.get("printed.units")
        self._rest = Strings(pack, "printed.rest")
        self._whole: list[int] = pack.get("printed.whole").tolist()

    def text(self, document: int) -> str:
        """The text of a document as it is printed."""
        for _, text in self._kept_whole(document, document + 1):
            return text
        start, end = self._begin[document : document + 2].tolist()
        low, high = self._starts[document : document + 2].tolist()
        units = self._table.take(self._texts[start : end - 1])
        if low < high:
            places, other = self._places[low:high], self._units[low:high]
            if places[0] & 1:
                units = _laid(units, places >> 1, places & 1, other)
            else:
                units[places >> 1] = other
        return units.tobytes().decode(_CODING)

    def laid(self, first: Array, behind: Array) -> Laid:
        """Stretches of documents side by side, one or more, none empty, rising."""
        cuts = zip(self._begin[first].tolist(), self._begin[behind].tolist(), strict=True)
        units = np.concatenate([self._texts[start:end] for start, end in cuts])
        documents = stretches(first, behind - first)
        sizes = self._begin[documents + 1] - self._begin[documents]
        low = self._starts[documents]
        counts = self._starts[documents + 1] - low
        own = stretches(low, counts)
        cells, others = self._places[own], self._units[own]
        whole = [
            (int(documents.searchsorted(number)), text)
            for start, end in zip(first.tolist(), behind.tolist(), strict=True)
            for number, text in self._kept_whole(start, end)
        ]
        return Laid(units, self._table.take(units), sizes, counts, cells, others, whole)

    def cells(self, live: Mask) -> Cells:
        """The printed texts of some documents."""
        begin, starts = self._begin.astype(np.int64), self._starts.astype(np.int64)
        lengths, counts = begin[1:] - begin[:-1], starts[1:] - starts[:-1]
        texts = self._texts[begin[0] : begin[-1]][np.repeat(live, lengths)]
        here = np.repeat(live, counts)
        places, gone = self._places[here] >> 1, self._places[here] & 1
        owner = np.repeat(np.arange(len(counts)), counts)[here]
        sizes = lengths - 1 + np.bincount(owner[gone != 0], minlength=len(lengths))
        starts = bounds(np.where(live, sizes, 0))[:-1]
        places = places + starts[owner]
        units = _laid(self._table.take(texts[texts != 0]), places, gone, self._units[here])
        numbers = np.cumsum(live) - 1
        whole = [
            (int(numbers[number]), self._rest[n])
            for n, number in enumerate(self._whole)
            if live[number]
        ]
        return Cells(units, sizes[live], places[gone != 0], whole)

    def _kept_whole(self, first: int, behind: int) -> Iterator[tuple[int, str]]:
        """Those of the texts [first, behind) that are kept whole, with their numbers."""
        at = bisect_left(self._whole, first)
        while at < len(self._whole) and self._whole[at] < behind:
            yield self._whole[at], self._rest[at].decode()
            at += 1

    @cached_property
    def _table(self) -> npt.NDArray[np.uint16]:
        return _table(self._folds, self._faces)


def together(parts: Iterable[Cells]) -> Cells:
    """The texts of several parts as those of one."""
    parts = list(parts)
    units, texts = (bounds(len(getattr(p, name)) for p in parts) for name in ("units", "sizes"))
    return Cells(
        joined((part.units for part in parts), np.uint16),
        joined((part.sizes for part in parts), np.int64),
        joined((p.gone + base for p, base in zip(parts, units, strict=False)), np.int64),
        [(n + int(b), t) for p, b in zip(parts, texts, strict=False) for n, t in p.whole],
    )


def _laid(flat: Array, places: Array, gone: Array, units: Array) -> Array:
    """The units with exceptions laid over them: at the places that vanish they are put between."""
    vanish = places[gone != 0]
    laid = flat
    if len(vanish):
        kept = np.ones(len(flat) + len(vanish), np.bool_)
        kept[vanish] = False
        laid = np.empty(len(kept), np.uint16)
        laid[kept] = flat
    laid[places] = units
    return laid


def _table(folds: Array, faces: Array) -> npt.NDArray[np.uint16]:
    table = np.arange(_UNITS, dtype=np.uint16)
    table[folds] = faces
    return table


def _usual(folded: Array, shown: Array) -> tuple[Array, Array]:
    """Folded units that mostly stand for another unit, rising, and for which one."""
    other = np.flatnonzero(folded != shown)
    pairs = np.sort(folded[other].astype(np.uint32) << np.uint32(16) | shown[other])
    first = heads(pairs)
    counts = np.diff(np.append(first, len(pairs)))
    pairs = pairs[first]
    own = pairs >> np.uint32(16)
    same = np.bincount(folded, minlength=_UNITS) - np.bincount(folded[other], minlength=_UNITS)
    order = np.lexsort((pairs, -counts, own))
    best = order[changes(own[order])]
    best = best[counts[best] > same[own[best]]]
    return own[best].astype(np.uint16), pairs[best].astype(np.uint16)
