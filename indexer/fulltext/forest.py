"""All facets of an archive counted together.

The trees of the facets stand side by side, and a node of any of them has one number. Columns whose
sets mostly go together (a paper and its city, the days of an event and of its issue, facets that
are the same almost everywhere) are joined: one pass over the items then counts them all.

    codes   intp  the combination of sets of each item, for each group of joined columns
    nodes   intp  the nodes of every set of every combination of every group, one behind the other
    sizes   intp  how many nodes each combination has
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from indexer.fulltext.arrays import Array, Mask, bounds, heads, joined, stretches
from indexer.fulltext.columns import Column
from indexer.fulltext.facet_trees import Tree
from indexer.fulltext.tops import Tops

_ROOM = 1 << 24  # more combinations are not even tried
_SHARE = 64  # up to one in so many items, combinations cost nothing worth counting


@dataclass(frozen=True, slots=True)
class _Group:
    """Columns as one: the combination of sets of each item, and the nodes of each combination."""

    codes: Array
    nodes: Array
    sizes: Array


class Forest:
    """The trees of facets with their columns; `starts[facet]` is the number of its first node."""

    def __init__(self, columns: Mapping[str, Column], trees: Mapping[str, Tree]) -> None:
        *starts, self.size = bounds(len(trees[facet].values) for facet in columns).tolist()
        self.starts = dict(zip(columns, starts, strict=True))
        groups: list[_Group] = []
        for facet, column in sorted(columns.items(), key=lambda pair: len(pair[1].sets)):
            _join(groups, _alone(column, trees[facet].nodes + self.starts[facet]))
        self._codes = [group.codes for group in groups]
        self._combinations = [len(group.sizes) for group in groups]
        sizes = joined((group.sizes for group in groups), np.intp)
        nodes = joined((group.nodes for group in groups), np.intp)
        # The combinations under each node, one node behind the other: a count is one sum of them.
        order = np.argsort(nodes, kind="stable")
        self._under = np.repeat(np.arange(len(sizes)), sizes)[order]
        self._first = heads(nodes[order])
        self._some = nodes[order][self._first]
        self._totals: Array | None = None
        self.tops = Tops([trees[facet] for facet in columns])

    def counts(self, items: Array) -> Array:
        """How many of the items (their numbers) stand under each node."""
        pairs = zip(self._codes, self._combinations, strict=True)
        held = [np.bincount(codes.take(items), minlength=size) for codes, size in pairs]
        counts = np.zeros(self.size, np.int64)
        if len(self._some):
            counts[self._some] = np.add.reduceat(
                joined(held, np.intp).take(self._under), self._first
            )
        return counts

    def totals(self, items: Mask) -> Array:
        """The same for the items that are always meant: counted once."""
        if self._totals is None:
            self._totals = self.counts(np.flatnonzero(items))
        return self._totals


def _alone(column: Column, nodes: Array) -> _Group:
    numbers, sizes = column.flat
    return _Group(column.codes, nodes[numbers], sizes)


def _join(groups: list[_Group], more: _Group) -> None:
    """Add a group, as part of another where few combinations occur."""
    for n, group in enumerate(groups):
        one = _together(group, more)
        if one is not None:
            groups[n] = one
            return
    groups.append(more)


def _together(one: _Group, other: _Group) -> _Group | None:
    width = len(other.sizes)
    room = len(one.sizes) * width
    if room > _ROOM:
        return None
    both = one.codes * width + other.codes
    occurs = np.zeros(room, np.bool_)
    occurs[both] = True
    found = np.flatnonzero(occurs)
    if len(found) > max(len(one.sizes), width, len(both) // _SHARE):
        return None
    numbers = np.zeros(room, np.intp)
    numbers[found] = np.arange(len(found))
    parts = ((one, found // max(width, 1)), (other, found % max(width, 1)))
    return _Group(numbers.take(both), *_side_by_side(parts))


def _side_by_side(parts: Sequence[tuple[_Group, Array]]) -> tuple[Array, Array]:
    """The nodes of combinations, given for each part which of its own they are; and how many."""
    sizes = [group.sizes[chosen] for group, chosen in parts]
    total: Array = np.array(sizes).sum(axis=0, dtype=np.intp)
    nodes = np.empty(int(total.sum()), np.intp)
    at = bounds(total)[:-1]
    for (group, chosen), own in zip(parts, sizes, strict=True):
        nodes[stretches(at, own)] = group.nodes[stretches(bounds(group.sizes)[chosen], own)]
        at = at + own
    return nodes, total
