"""The fields of an article that match, with marks on the original characters."""

from __future__ import annotations

from collections.abc import Collection
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from archive.results import Passage
from indexer.fulltext.arrays import Array, Mask, joined, once, stretches
from indexer.fulltext.evaluation import Evaluation
from indexer.fulltext.runs import Run
from indexer.fulltext.sheets import Sheet
from indexer.fulltext.standing import stretches_of, units_of

MAX_PASSAGES = 20
_AT_ONCE = 64  # items whose texts are read at once


class Sought(NamedTuple):
    """What to mark: the `runs`, and but in the `exact` items the `words`, none of which is a run."""

    exact: Mask
    runs: tuple[Run, ...]
    words: tuple[Run, ...]


def passages(
    evaluation: Evaluation, numbers: Collection[int], sought: Sought
) -> dict[int, tuple[Passage, ...]]:
    """For each item the fields that hold any of the runs: those with most of them first, then
    titles, then those with most marks."""
    if not sought.runs:
        return dict.fromkeys(numbers, ())
    found: dict[int, tuple[Passage, ...]] = {}
    rising = sorted(numbers)
    for at in range(0, len(rising), _AT_ONCE):
        some = rising[at : at + _AT_ONCE]
        found.update(zip(some, _passages(evaluation, np.array(some), sought), strict=True))
    return found


def merged(starts: Array, ends: Array) -> tuple[Array, Array]:
    """Stretches by their starts → those that overlap made one; neighbours stay apart.

    >>> [part.tolist() for part in merged(np.array([0, 1, 3, 4]), np.array([2, 3, 4, 6]))]
    [[0, 3, 4], [3, 4, 6]]
    """
    reached = np.maximum.accumulate(ends)
    first = np.ones(len(starts), np.bool_)
    np.greater_equal(starts[1:], reached[:-1], out=first[1:])
    return starts[first], reached[np.append(first[1:], first[:1])]


class _Marked(NamedTuple):
    """The texts of a sheet: how many of the runs each holds; all marks by their starts and ends in
    `units`; and where those of each text begin, one more than texts."""

    runs: Array
    starts: Array
    ends: Array
    at: Array


def _passages(evaluation: Evaluation, items: Array, sought: Sought) -> list[tuple[Passage, ...]]:
    register = evaluation.register
    first = register.first[items]
    sizes = register.first[items + 1] - first
    documents = stretches(first, sizes)
    owner = np.repeat(np.arange(len(items)), sizes)
    titles = register.titles[documents]
    sheet = evaluation.reader.sheet(items)
    marked = _marked(sheet, sought, titles, ~sought.exact[items][owner])
    counts = np.diff(marked.at)
    # In the order of display, those of one item after those of another.
    held = np.flatnonzero(marked.runs)
    shown = held[np.lexsort((-counts[held], ~titles[held], -marked.runs[held], owner[held]))]
    at = owner[shown].searchsorted(np.arange(len(items) + 1))
    wheres, texts = register.wheres(documents[shown]), sheet.texts(shown)
    marks = sheet.marks(np.repeat(np.arange(len(counts)), counts), marked.starts, marked.ends)
    cuts = zip(marked.at[shown].tolist(), marked.at[shown + 1].tolist(), strict=True)
    made = [
        Passage(where, text, tuple(marks[start:end]))
        for where, text, (start, end) in zip(wheres, texts, cuts, strict=True)
    ]
    return [
        tuple(made[start : min(end, start + MAX_PASSAGES)]) for start, end in pairwise(at.tolist())
    ]


def _marked(sheet: Sheet, sought: Sought, titles: Mask, loose: Mask) -> _Marked:
    """`titles` and `loose` say of each text whether it is one, and whether words count in it."""
    held = np.zeros(len(titles), np.int64)
    found = []
    for n, run in enumerate((*sought.runs, *(sought.words if loose.any() else ()))):
        starts, ends = stretches_of([units_of(piece) for piece in run.pieces], sheet.units)
        owner = sheet.begin.searchsorted(starts, "right") - 1
        if run.titles or n >= len(sought.runs):
            kept = (titles if run.titles else loose)[owner]
            starts, ends, owner = starts[kept], ends[kept], owner[kept]
        held[once(owner)] += 1
        found.append((starts, ends))
    starts, ends = (joined(part, np.int64) for part in zip(*found, strict=True))
    if len(found) > 1:
        order = np.argsort(starts, kind="stable")
        starts, ends = starts[order], ends[order]
    starts, ends = merged(starts, ends)
    return _Marked(held, starts, ends, starts.searchsorted(sheet.begin))
