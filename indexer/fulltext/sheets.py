"""Texts laid side by side, as they are compared and as they are printed, to be marked all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from archive.results import Mark
from indexer.fulltext.arrays import Array, bounds, joined
from indexer.fulltext.standing import CODING, Units
from indexer.words import fold


class Laid(NamedTuple):
    """Texts of one segment; what is exceptional in print is told in `prints.py`."""

    units: Units  # their folded units, a 0 behind each text
    faces: Units  # what each of these mostly stands for
    sizes: Array  # how many each text has, the 0 too
    counts: Array  # exceptions of each text
    cells: Array
    others: Units
    whole: Sequence[tuple[int, str]]  # numbers of these texts that are kept whole instead


@dataclass(frozen=True, slots=True)
class Sheet:
    """Some texts, numbered from 0.

    units    uint16  the folded texts, a 0 behind each
    begin    int64   where each begins in `units`; one more than texts
    gone     int64   before which units something vanished when the texts were folded, rising
    printed  str     the texts as they are printed, a character behind each
    at       int64   where each begins in `printed`; one more than texts
    whole            numbers and text of those that do not stand in `printed`
    """

    units: Units
    begin: Array
    gone: Array
    printed: str
    at: Array
    whole: Sequence[tuple[int, str]]

    def texts(self, numbers: Array) -> list[str]:
        """Some of the texts as they are printed."""
        cuts = zip(self.at[numbers].tolist(), self.at[numbers + 1].tolist(), strict=True)
        found = [self.printed[start : end - 1] for start, end in cuts]
        for number, text in self.whole:
            for n in np.flatnonzero(numbers == number).tolist():
                found[n] = text
        return found

    def marks(self, owner: Array, starts: Array, ends: Array) -> list[Mark]:
        """Stretches [start, end) of `units` → the same in the printed texts that they are of."""
        first, last = self._place(starts, owner), self._place(ends - 1, owner)
        marks = [*zip(first.tolist(), (last + 1).tolist(), strict=True)]
        for number, text in self.whole:
            places, base = _places(text), int(self.begin[number])
            for n in np.flatnonzero(owner == number).tolist():
                marks[n] = places[starts[n] - base], places[ends[n] - 1 - base] + 1
        return marks

    def _place(self, units: Array, owner: Array) -> Array:
        before = self.gone.searchsorted(units, "right") if len(self.gone) else 0
        return units + before - self.at[owner]


def sheet_of(parts: Sequence[Laid]) -> Sheet:
    """The texts of all parts, on and on."""
    units = joined((part.units for part in parts), np.uint16)
    faces = joined((part.faces for part in parts), np.uint16)
    sizes = joined((part.sizes for part in parts), np.int64)
    counts = joined((part.counts for part in parts), np.int64)
    cells = joined((part.cells for part in parts), np.int64)
    others = joined((part.others for part in parts), np.uint16)
    base = bounds(len(part.sizes) for part in parts).tolist()
    whole = [(n + b, t) for part, b in zip(parts, base, strict=False) for n, t in part.whole]
    begin = at = bounds(sizes)
    gone = np.empty(0, np.int64)
    if len(cells):
        owner = np.repeat(np.arange(len(sizes)), counts)
        vanish = (cells & 1) != 0
        if vanish.any():
            at = bounds(sizes + np.bincount(owner[vanish], minlength=len(sizes)))
        cells = at[owner] + (cells >> 1)
        gone = np.sort(cells[vanish])
        gone -= np.arange(len(gone))
        faces = np.insert(faces, gone, 0) if len(gone) else faces
        faces[cells] = others
    for number, _ in whole:
        faces[at[number] : at[number + 1]] = 0  # two units might make one character there
    return Sheet(units, begin, gone, faces.tobytes().decode(CODING), at, whole)


def _places(text: str) -> list[int]:
    """Where the units of a text's folded form stand in it.

    >>> _places("在 𠮷野")
    [0, 2, 2, 3]
    """
    folded = fold(text)
    pairs = zip(folded.text, folded.offsets, strict=True)
    return [place for char, place in pairs for _ in range(1 + (char > "\uffff"))]
