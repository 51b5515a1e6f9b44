"""The facets of a result: counts by the facet law, as rows in display order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np

from archive.filters import FACETS
from archive.results import Facet, FacetValue, Rows
from indexer.fulltext.arrays import Array, Mask
from indexer.fulltext.choices import Choice
from indexer.fulltext.columns import Column
from indexer.fulltext.facet_trees import TOP, Tree
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
            told.append(Facet(name, _Level(_Counted(register, tree, own, shown[name]))))
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

    def below(self, parent: int) -> list[int]:
        """The shown nodes right below one, in the order of display."""
        if parent == TOP:
            tops: list[int] = self._shown.tops.tolist()
            return tops
        counts, shown = self._lists
        kids = [n for n in self._tree.below(parent) if shown[n]]
        return self._tree.in_order(kids, counts)

    def all_below(self, parent: int) -> int:
        """How many nodes are shown below one, on all levels."""
        nodes, ends = self._shown.nodes, self._tree.ends
        return int(np.count_nonzero(nodes if parent == TOP else nodes[parent + 1 : ends[parent]]))

    def chosen(self, nodes: Sequence[int]) -> tuple[int, ...]:
        """Which of the nodes, by their place, are chosen or have a chosen one below."""
        ends, picked = self._tree.ends, self._picked
        return tuple(
            at
            for at, node in enumerate(nodes if picked else ())
            if any(node <= n < ends[node] for n in picked)
        )

    def rows(self, nodes: Sequence[int]) -> list[FacetValue]:
        """Nodes as rows."""
        values, label, picked = self._tree.values, self._tree.label, self._picked
        counts = self._counts.take(nodes).tolist() if nodes else ()
        pairs = zip(nodes, counts, strict=True)
        if not (picked or self._labels or self._tree.nested):
            return [FacetValue(values[node], label(node), count) for node, count in pairs]
        named, ends = self._labels, self._tree.ends
        return [
            FacetValue(
                values[node],
                named.get(values[node]) or label(node),
                count,
                node in picked,
                () if ends[node] == node + 1 else _Level(self, node),
            )
            for node, count in pairs
        ]

    @cached_property
    def _lists(self) -> tuple[list[int], list[bool]]:
        """Counts and shown nodes: so few stand side by side that lists are faster than arrays."""
        return self._counts.tolist(), self._shown.nodes.tolist()


class _Level(Rows):
    """The rows right below a node; which ones is found out when they are looked at."""

    def __init__(self, counted: _Counted, parent: int = TOP) -> None:
        self._counted, self._parent = counted, parent

    @cached_property
    def _nodes(self) -> list[int]:
        return self._counted.below(self._parent)

    def __len__(self) -> int:
        return len(self._nodes)

    @property
    def total(self) -> int:
        """How many rows there are with all below them."""
        return self._counted.all_below(self._parent)

    @property
    def chosen(self) -> tuple[int, ...]:
        """The numbers of the rows that are selected or have a selected one below."""
        return self._counted.chosen(self._nodes)

    def made(self, numbers: range) -> list[FacetValue]:
        """The rows of these numbers."""
        return self._counted.rows([self._nodes[number] for number in numbers])


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
    return _Level(_Counted(register, tree, counts, of_tree, numbers))
