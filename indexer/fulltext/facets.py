"""The facets of a result: counts by the facet law, as rows in display order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from archive.filters import FACETS
from archive.results import Facet, FacetValue, Rows
from indexer.fulltext.arrays import Array, Mask, bounds
from indexer.fulltext.choices import Choice
from indexer.fulltext.columns import Column
from indexer.fulltext.facet_trees import Tree
from indexer.fulltext.register import Register
from indexer.fulltext.tops import Shown, Tops


def facets(register: Register, found: Mask, chosen: Mapping[str, Choice]) -> tuple[Facet, ...]:
    """All facets over the articles that the text of the query found.

    A facet is counted over what the other facets' choices leave.
    """
    bases = {name: Base(register, _others(found, chosen, name)) for name in ("", *chosen)}
    counts = bases[""].all_counts()
    shown = dict(zip(FACETS, register.forest.tops.shown(counts, counts > 0), strict=True))
    start = register.forest.starts
    told = []
    for name in FACETS:
        if name in chosen:
            told.append(Facet(name, _chosen_rows(register, chosen[name], bases[name])))
        else:
            tree = register.tree(name)
            own = counts[start[name] : start[name] + len(tree.values)]
            told.append(Facet(name, _Counted(register, tree, own, shown[name]).top()))
    return tuple(told)


def _others(found: Mask, chosen: Mapping[str, Choice], facet: str) -> Mask:
    for choice in chosen.values():
        if choice.facet != facet:
            found = found & choice.holders
    return found


class Base:
    """The articles that facets are counted over. Where they are most, the others are counted."""

    def __init__(self, register: Register, found: Mask) -> None:
        self.found = found
        self._articles = register.articles
        self._forest = register.forest
        self._most = 2 * np.count_nonzero(found) > np.count_nonzero(register.articles)
        self._items = np.flatnonzero(register.articles & ~found if self._most else found)

    def counts(self, column: Column) -> Array:
        """How many of the articles stand under each value of a column, by its number."""
        counts = column.counts(self._items)
        return column.totals(self._articles) - counts if self._most else counts

    def all_counts(self) -> Array:
        """How many stand under each node of the forest."""
        counts = self._forest.counts(self._items)
        return self._forest.totals(self._articles) - counts if self._most else counts


class _Counted:
    """A tree with the count of each node, and which nodes are shown and chosen."""

    def __init__(
        self,
        register: Register,
        tree: Tree,
        counts: Array,
        shown: Shown,
        picked: Sequence[int] = (),
    ) -> None:
        self._tree, self._labels = tree, register.labels if tree.facet == "place" else {}
        self._counts, self._shown, self._picked = counts, shown, picked

    def top(self) -> Rows:
        """The topmost rows."""
        return self._rows(self._shown.tops, int(np.count_nonzero(self._shown.nodes)))

    def _below(self, parent: int) -> Rows:
        """The rows right below a node: so few mostly that plain lists are faster than arrays."""
        counts, before = self._lists
        kids = [n for n in self._tree.below(parent) if before[n + 1] > before[n]]
        numbers = self._tree.in_order(kids, counts)
        return self._rows(numbers, before[self._tree.ends[parent]] - before[parent + 1])

    @cached_property
    def _lists(self) -> tuple[list[int], list[int]]:
        """The counts, and how many nodes are shown before each."""
        return self._counts.tolist(), bounds(self._shown.nodes).tolist()

    def _rows(self, numbers: Sequence[int] | Array, total: int) -> Rows:
        ends = self._tree.ends
        chosen = [
            at
            for at, number in enumerate(numbers if self._picked else ())
            if any(number <= n < ends[number] for n in self._picked)
        ]
        return Rows(len(numbers), lambda at: self._row(int(numbers[at])), total, chosen)

    def _row(self, number: int) -> FacetValue:
        tree = self._tree
        value = tree.values[number]
        label = self._labels.get(value) or tree.label(number)
        leaf = tree.ends[number] == number + 1
        below = () if leaf else self._below(number)
        return FacetValue(value, label, int(self._counts[number]), number in self._picked, below)


def _chosen_rows(register: Register, choice: Choice, base: Base) -> Rows:
    """The rows of a facet in which something is chosen: it is shown though nobody stand there."""
    column, tree = register.column(choice.facet), register.tree(choice.facet)
    if unknown := [value for value in choice.values if value not in tree.numbers]:
        tree = tree.with_values(unknown, column.values)
    counts = np.zeros(len(tree.values), np.int64)
    counts[tree.nodes[: len(column.values)]] = base.counts(column)
    shown = counts > 0
    numbers = [tree.numbers[value] for value in choice.values]
    for number, holders in zip(numbers, choice.each, strict=True):
        counts[number] = np.count_nonzero(base.found & holders)
        shown[number] = True
    (of_tree,) = Tops([tree]).shown(counts, shown)
    return _Counted(register, tree, counts, of_tree, numbers).top()
