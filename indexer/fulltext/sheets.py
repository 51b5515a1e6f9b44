"""Texts laid side by side, as they are compared or as they are printed, to be marked all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from archive.results import Mark
from indexer.fulltext.arrays import Array, bounds, joined
from indexer.fulltext.standing import CODING, Units
from indexer.words import fold


class Texts(NamedTuple):
    """Folded texts: their units, a 0 behind each, and where each begins; one more than texts."""

    units: Units
    begin: Array


class Printed(NamedTuple):
    """How texts of one segment are printed. What is exceptional is told in `prints.py`."""

    units: Units  # what their folded units mostly stand for, with the 0 behind each text
    sizes: Array  # how many of these each text has
    counts: Array  # exceptions of each text
    cells: Array
    others: Units
    whole: Sequence[tuple[int, str]]  # numbers of these texts that are kept whole instead


@dataclass(frozen=True, slots=True)
class Sheet:
    """Printed texts, numbered from 0.

    begin  int64  where each begins in the folded texts; one more than texts
    gone   int64  in the folded texts, rising: before which units a character vanished
    text   str    all texts, a character behind each
    at     int64  where each begins in `text`; one more than texts
    whole         numbers and text of those that do not stand in `text`
    """

    begin: Array
    gone: Array
    text: str
    at: Array
    whole: Sequence[tuple[int, str]]

    def texts(self) -> list[str]:
        """Each text."""
        found = [self.text[start : end - 1] for start, end in pairwise(self.at.tolist())]
        for number, text in self.whole:
            found[number] = text
        return found

    def marks(self, counts: Array, starts: Array, ends: Array) -> list[tuple[Mark, ...]]:
        """The marks of each text, which has so many of the given stretches, that start and end
        at these of its folded units."""
        owner = np.repeat(np.arange(len(counts)), counts)
        first, last = (self._place(units, owner) for units in (starts, ends - 1))
        marks = [*zip(first.tolist(), (last + 1).tolist(), strict=True)]
        at = bounds(counts).tolist()
        found = [tuple(marks[start:end]) for start, end in pairwise(at)]
        for number, text in self.whole:
            places = _places(text)
            own = zip(starts[at[number] : at[number + 1]], ends[at[number] :], strict=False)
            found[number] = tuple((places[start], places[end - 1] + 1) for start, end in own)
        return found

    def _place(self, units: Array, owner: Array) -> Array:
        """Where units of the owners' folded texts stand in their printed texts."""
        units = units + self.begin[owner]
        return units + self.gone.searchsorted(units, "right") - self.at[owner]


def sheet_of(parts: Sequence[Printed]) -> Sheet:
    """The texts of all parts, on and on."""
    units = joined((part.units for part in parts), np.uint16)
    sizes = joined((part.sizes for part in parts), np.int64)
    counts = joined((part.counts for part in parts), np.int64)
    cells = joined((part.cells for part in parts), np.int64)
    others = joined((part.others for part in parts), np.uint16)
    numbers = bounds(len(part.sizes) for part in parts).tolist()
    whole = [
        (n + base, t) for part, base in zip(parts, numbers, strict=False) for n, t in part.whole
    ]
    begin = at = bounds(sizes)
    gone = np.empty(0, np.int64)
    if len(cells):
        owner = np.repeat(np.arange(len(sizes)), counts)
        vanish = (cells & 1) != 0
        at = bounds(sizes + np.bincount(owner[vanish], minlength=len(sizes)))
        cells = at[owner] + (cells >> 1)
        gone = cells[vanish] - np.arange(np.count_nonzero(vanish))
        units = np.insert(units, gone, 0) if len(gone) else units
        units[cells] = others
    for number, _ in whole:
        units[at[number] : at[number + 1]] = 0  # two units might make one character there
    return Sheet(begin, gone, units.tobytes().decode(CODING), at, whole)


def _places(text: str) -> list[int]:
    """Where the units of a text's folded form stand in it.

    >>> _places("在 𠮷野")
    [0, 2, 2, 3]
    """
    folded = fold(text)
    pairs = zip(folded.text, folded.offsets, strict=True)
    return [place for char, place in pairs for _ in range(1 + (char > "\uffff"))]
