"""Lists of words held against each other: all in one document, or one behind the other there."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from indexer.fulltext.arrays import Array, mask_of, stretches
from indexer.fulltext.lists import bytes_before, long

_SPARSE = 30  # so many times rarer, a list is looked up in the other instead of both being marked


class Listed(NamedTuple):
    """The documents that hold a word, how often, and where, as `indexer.fulltext.terms` codes it."""

    documents: Array
    counts: Array
    coded: Array

    def places(self, at: Array) -> tuple[Array, Array]:
        """Of the documents at these places of the list: how often the word stands there, and all
        places where, one document behind the other."""
        counts = self.counts[at]
        first = np.cumsum(self.counts, dtype=np.int64)[at] - counts
        edges = bytes_before(self.coded, np.concatenate((first, first + counts)))
        start, end = edges[: len(at)], edges[len(at) :]
        return counts, long(self.coded[stretches(start, end - start)])


def in_all(lists: list[Listed], size: int) -> tuple[Array, list[Array]]:
    """The documents that stand in all lists, and where in each list."""
    order = sorted(range(len(lists)), key=lambda n: len(lists[n].documents))
    found = lists[order[0]].documents
    at = {order[0]: np.arange(len(found))}
    for n in order[1:]:
        kept, own = _among(found, lists[n].documents, size)
        found = found[kept]
        at = {m: places[kept] for m, places in at.items()} | {n: own}
    return found, [at[n] for n in range(len(lists))]


def in_a_row(lists: list[Listed], at: list[Array]) -> Array:
    """Which of the documents that stand in all lists, each there at such places, hold the words one
    behind the other."""
    starts: Array | None = None
    for n, (held, own) in enumerate(zip(lists, at, strict=True)):
        counts, places = held.places(own)
        keys = (np.repeat(np.arange(len(own)), counts) << 32) + places - n
        starts = keys if starts is None else starts[_known(starts, keys)]
    assert starts is not None
    return np.flatnonzero(mask_of(starts >> 32, len(at[0])))


def _among(found: Array, documents: Array, size: int) -> tuple[Array, Array]:
    """Which of the documents stand in a list, by their places in `found`, and where there."""
    if len(found) * _SPARSE > len(documents):
        both = np.flatnonzero(mask_of(documents, size).take(found))
        return both, np.flatnonzero(mask_of(found, size).take(documents))
    at = documents.searchsorted(found)
    both = np.flatnonzero(documents.take(at, mode="clip") == found)
    return both, at[both]


def _known(wanted: Array, keys: Array) -> Array:
    if not len(keys):
        return np.zeros(len(wanted), np.bool_)
    return np.asarray(keys.take(keys.searchsorted(wanted), mode="clip") == wanted)
