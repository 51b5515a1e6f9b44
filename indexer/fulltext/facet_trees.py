"""The values of a facet as a tree that does not change while a build is open."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy

import numpy as np

from archive.dates import UNKNOWN, interval
from archive.filters import TREES
from archive.labels import KINDS, STATES
from indexer.fulltext.arrays import Array, Mask
from indexer.fulltext.items import DATES

_LABELS = {"kind": KINDS, "state": STATES}
TOP = -1  # what the topmost nodes stand below
Path = tuple[str, ...]


class Tree:
    """Values as nodes, numbered so that a node is followed by all nodes below it.

    `ends[n]` is the first node that is not below n; `nodes` are those of the given values. Siblings
    stand in the order of their values, dates in the order of the calendar, years newest first,
    未知 last.
    """

    def __init__(self, facet: str, values: Iterable[str], known: Collection[str]) -> None:
        self.facet = facet
        given = list(values)
        paths = {_path(facet, value, known): value for value in given}
        if facet in TREES:
            above = {path[:n] for path in paths for n in range(1, len(path))}
            paths |= {path: ("/" if facet == "place" else "-").join(path) for path in above}
        below: dict[Path, list[Path]] = defaultdict(list)
        for path in paths:
            below[path[:-1]].append(path)
        self._paths: list[Path] = []
        self._above: list[int] = []
        self.ends: list[int] = []
        self._below: dict[int, Array] = {}
        self._lists: dict[int, list[int]] = {}  # the same as lists, where they were asked for
        self._labels: dict[int, str] = {}
        self._walk(below, (), TOP)
        self.values = [paths[path] for path in self._paths]
        self.numbers: dict[str, int] = {value: n for n, value in enumerate(self.values)}
        self.parents = np.array(self._above, np.int64)
        self.nested = bool((self.parents != TOP).any())
        self.nodes = np.array([self.numbers[value] for value in given], np.int64)
        self._late = np.array([path[-1] == UNKNOWN for path in self._paths], np.bool_)

    def with_values(self, more: Iterable[str], known: Collection[str]) -> Tree:
        """The same tree with values that are not in it."""
        paths = {value: _path(self.facet, value, known) for value in sorted(more)}
        if any(len(path) > 1 for path in paths.values()):
            return Tree(self.facet, [*known, *paths], known)
        tree = copy(self)
        tree._labels = {}
        first = len(self.values)
        tree.values = [*self.values, *paths]
        tree.numbers = {**self.numbers, **{v: n for n, v in enumerate(paths, first)}}
        tree._paths = [*self._paths, *paths.values()]
        tree.parents = np.append(self.parents, [TOP] * len(paths))
        tree.ends = [*self.ends, *range(first + 1, len(tree.values) + 1)]
        tree._late = np.append(self._late, [path[-1] == UNKNOWN for path in paths.values()])
        tops = self._below[TOP].tolist()
        for number in range(first, len(tree.values)):
            insort(tops, number, key=lambda n: self._order(tree._paths[n]))
        tree._below = {**self._below, TOP: np.array(tops, np.int64)}
        return tree

    def _walk(self, below: Mapping[Path, list[Path]], path: Path, parent: int) -> None:
        kids = []
        for child in sorted(below.get(path, ()), key=self._order):
            number = len(self._paths)
            kids.append(number)
            self._paths.append(child)
            self._above.append(parent)
            self.ends.append(0)
            self._walk(below, child, number)
            self.ends[number] = len(self._paths)
        self._below[parent] = np.array(kids, np.int64)

    def _order(self, path: Path) -> tuple[object, ...]:
        if path[-1] == UNKNOWN:
            return (2,)
        return date_order(path) if self.facet in DATES else (0, path[-1])

    @property
    def tops(self) -> Array:
        """The topmost nodes, in the order of their values."""
        return self._below[TOP]

    def late(self, nodes: Array) -> Mask:
        """Which of the nodes stand behind their siblings, however many there are of them."""
        late: Mask = self._late[nodes]
        return late

    def below(self, parent: int) -> list[int]:
        """The nodes right below a node, in the order of their values."""
        if parent not in self._lists:
            self._lists[parent] = self._below[parent].tolist()
        return self._lists[parent]

    def in_order(self, nodes: list[int], counts: Sequence[int]) -> list[int]:
        """Nodes that stand side by side, in the order of display."""
        if self.facet in DATES or len(nodes) < 2:
            return nodes
        return sorted(nodes, key=lambda n: (self._paths[n][-1] == UNKNOWN, -counts[n], n))

    def label(self, number: int) -> str:
        """What a node is called beside its siblings."""
        known = self._labels.get(number)
        if known is None:
            known = self._labels[number] = label(self.facet, self._paths[number])
        return known


def date_order(path: Path) -> tuple[object, ...]:
    """Years newest first, months and days as in a calendar, then ranges."""
    if not interval("-".join(path)):
        return (1, path[-1])
    return (0, -int(path[-1]) if len(path) == 1 else int(path[-1]))


def label(facet: str, path: Path) -> str:
    """What the value with this path is called."""
    last = path[-1]
    if facet in DATES and interval("-".join(path)):
        return f"{int(last)}{'年月日'[len(path) - 1]}"
    if facet in DATES and ".." in last:
        first, _, end = last.partition("..")
        return f"{first}至{end}" if end else f"{first}以来"
    return _LABELS.get(facet, {}).get(last, last)


def _path(facet: str, value: str, known: Collection[str]) -> Path:
    """Where a value stands in its facet's tree; what is not known there stands at the top."""
    if facet == "place" and value in known:
        return tuple(value.split("/"))
    if facet in DATES and is_bucket(value):
        return tuple(value.split("-"))
    return (value,)


def is_bucket(value: str) -> bool:
    """Whether a value is one that a date can stand under.

    >>> is_bucket("2022-03"), is_bucket("2022-未知"), is_bucket("2022-03..")
    (True, True, False)
    """
    return value == UNKNOWN or interval(value.removesuffix(f"-{UNKNOWN}")) is not None
