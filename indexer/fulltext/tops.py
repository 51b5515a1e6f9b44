"""Which rows of facets are shown topmost, and in which order: those of all facets at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from indexer.fulltext.arrays import Array, Mask, bounds, joined
from indexer.fulltext.facet_trees import TOP, Tree
from indexer.fulltext.items import DATES

# What rows are sorted by is one number: tree and whether 未知, above so many bits for the count, and
# so many for the row.
_COUNT_BITS, _ROW_BITS = 31, 27
_TREE_BITS = _COUNT_BITS + _ROW_BITS + 1
_MOST = (1 << _COUNT_BITS) - 1


class Shown(NamedTuple):
    """Of one tree: its topmost rows in the order of display, and whether each node is shown."""

    tops: Array
    nodes: Mask


class Tops:
    """The topmost rows of trees that stand side by side, the nodes numbered on and on."""

    def __init__(self, trees: Sequence[Tree]) -> None:
        self._starts = bounds(len(tree.values) for tree in trees)
        starts = self._starts.tolist()
        based = [*zip(trees, starts, strict=False)]
        self._rows = joined((tree.tops + start for tree, start in based), np.int64)
        parents = joined(
            (np.where(tree.parents == TOP, TOP, tree.parents + start) for tree, start in based),
            np.int64,
        )
        self._nested = np.flatnonzero(parents != TOP)
        self._parents = parents[self._nested]
        sizes = [len(tree.tops) for tree in trees]
        self._order = np.repeat(np.arange(len(trees)) << 1, sizes)
        self._order |= joined((tree.late(tree.tops) for tree in trees), np.bool_)
        self._firsts = np.arange(len(self._starts)) << _TREE_BITS
        dated = np.array([tree.facet in DATES for tree in trees], np.bool_)
        self._counted = ~np.repeat(dated, sizes)  # dates stand in the order of the calendar

    def shown(self, counts: Array, shown: Mask) -> list[Shown]:
        """What is shown of each tree, given the counts of all nodes, and which of them are to be
        shown: what stands above one of these is too."""
        shown = self._with_ancestors(shown)
        rows = np.flatnonzero(shown[self._rows])
        nodes = self._rows[rows]
        order = self._order[rows] << _COUNT_BITS
        order += _MOST - counts[nodes] * self._counted[rows]
        order <<= _ROW_BITS
        order |= rows
        order.sort()
        nodes = self._rows[order & ((1 << _ROW_BITS) - 1)]
        at = order.searchsorted(self._firsts).tolist()
        starts = self._starts.tolist()
        return [
            Shown(nodes[at[n] : at[n + 1]] - starts[n], shown[starts[n] : starts[n + 1]])
            for n in range(len(starts) - 1)
        ]

    def _with_ancestors(self, shown: Mask) -> Mask:
        while (lost := shown[self._nested] > shown[self._parents]).any():
            shown = shown.copy()
            shown[self._parents[lost]] = True
        return shown
