"""Lists of words held against each other: all in one document, or one behind the other there."""

from __future__ import annotations

import numpy as np

from indexer.fulltext.arrays import Array, mask_of
from indexer.fulltext.terms import Postings

_SPARSE = 30  # so many times rarer, a list is looked up in the other instead of both being marked


def in_all(lists: list[Postings], size: int) -> tuple[Array, list[Array]]:
    """The documents that stand in all lists, and the counts that each list has for them."""
    order = sorted(range(len(lists)), key=lambda n: len(lists[n].documents))
    found, counts = lists[order[0]].documents, {order[0]: lists[order[0]].counts}
    for n in order[1:]:
        kept, own = _among(found, lists[n], size)
        found = found[kept]
        counts = {m: c[kept] for m, c in counts.items()} | {n: own}
    return found, [counts[n] for n in range(len(lists))]


def _among(found: Array, held: Postings, size: int) -> tuple[Array, Array]:
    """Which of the documents stand in a list, by their places in `found`, and their counts."""
    if len(found) * _SPARSE > len(held.documents):
        spread = np.zeros(size, held.counts.dtype)
        spread[held.documents] = held.counts
        own = spread[found]
        kept = np.flatnonzero(own)
        return kept, own[kept]
    at = held.documents.searchsorted(found)
    at[at == len(held.documents)] = 0
    kept = np.flatnonzero(held.documents[at] == found)
    return kept, held.counts[at[kept]]


def in_a_row(lists: list[Postings], found: Array, size: int) -> Array:
    """Which of the documents hold the words one behind the other, by their places in `found`."""
    within = mask_of(found, size)
    starts: Array | None = None
    for n, held in enumerate(lists):
        places = held.places if held.places is not None else np.empty(0, np.uint8)
        owners = np.repeat(held.documents, held.counts)
        here = within[owners]
        keys = (owners[here].astype(np.int64) << 32) + places[here].astype(np.int64) - n
        starts = keys if starts is None else starts[_known(starts, keys)]
    assert starts is not None
    return np.flatnonzero(mask_of(starts >> 32, size)[found])


def _known(wanted: Array, keys: Array) -> Array:
    if not len(keys):
        return np.zeros(len(wanted), np.bool_)
    at = keys.searchsorted(wanted)
    at[at == len(keys)] = 0
    return np.asarray(keys[at] == wanted)
