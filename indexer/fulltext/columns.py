"""Facets as arrays: an item's values in a facet are a set; the column holds the number of that set.

Few sets occur however many items there are, so a choice is a small table looked up for each item,
and a count is one pass over the items and a second one over the sets.

    NAME.sets    JSON      every set that occurs, each a list of values
    NAME.codes   uint8…32  the set of each item
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np

from indexer.fulltext.arrays import Array, Mask, joined, mask_of, narrow
from indexer.fulltext.packs import Pack, PackWriter

Values = tuple[str, ...]


def put_column(pack: PackWriter, name: str, sets: Iterable[Values], codes: Array) -> None:
    """Write a column so that `get_column` reads it."""
    pack.put_json(f"{name}.sets", list(sets))
    pack.put(f"{name}.codes", narrow(codes))


def get_column(pack: Pack, name: str) -> tuple[list[Values], Array]:
    """The sets and codes of a column of one segment."""
    return pack.json(f"{name}.sets", list[Values]), pack.get(f"{name}.codes")


def one_column(parts: Sequence[tuple[Sequence[Values], Array]]) -> tuple[list[Values], Array]:
    """The columns of several segments as one, the items numbered on and on."""
    numbers: dict[Values, int] = {}
    codes = []
    for sets, part in parts:
        known = [numbers.setdefault(values, len(numbers)) for values in sets]
        codes.append(np.array(known, np.uint32)[part] if known else part.astype(np.uint32))
    return list(numbers), narrow(joined(codes, np.uint32))


class Column:
    """One facet over all items. `spread` makes of a stored set the values that the facet shows."""

    def __init__(
        self, stored: Sequence[Values], codes: Array, spread: Callable[[Values], Values]
    ) -> None:
        self.stored = stored
        self.codes = codes.astype(np.intp)  # the type that NumPy looks up by without converting
        self._spread = spread
        self._totals: Array | None = None

    @cached_property
    def sets(self) -> Sequence[Values]:
        """The values of each set."""
        return list(map(self._spread, self.stored))

    @cached_property
    def values(self) -> Mapping[str, int]:
        """Every value with its number."""
        flat = dict.fromkeys(value for values in self.sets for value in values)
        return {value: number for number, value in enumerate(flat)}

    def under(self, values: Iterable[str]) -> Mask:
        """The items that stand under any of the values."""
        wanted = [self.values[value] for value in values if value in self.values]
        if not wanted:
            return np.zeros(len(self.codes), np.bool_)
        numbers, _ = self.flat
        chosen = mask_of(np.array(wanted), len(self.values)).take(numbers)
        return self.where(mask_of(self._owners[chosen], len(self.sets)))

    def where(self, sets: Mask) -> Mask:
        """The items whose set is one of the given ones."""
        held: Mask = sets.take(self.codes)
        return held

    def counts(self, items: Array) -> Array:
        """How many of the items (their numbers) stand under each value, by its number."""
        sizes = np.bincount(self.codes.take(items), minlength=len(self.sets))
        numbers, lengths = self.flat
        return np.bincount(numbers, np.repeat(sizes, lengths), len(self.values)).astype(np.int64)

    def totals(self, items: Mask) -> Array:
        """The same for the items that are always meant: counted once."""
        if self._totals is None:
            self._totals = self.counts(np.flatnonzero(items))
        return self._totals

    @cached_property
    def _owners(self) -> Array:
        """The set that each of the numbers of `flat` belongs to."""
        return np.repeat(np.arange(len(self.sets)), self.flat[1])

    @cached_property
    def flat(self) -> tuple[Array, Array]:
        """The numbers of the values of all sets behind each other, and how many each has."""
        lengths = np.fromiter(map(len, self.sets), np.int64, len(self.sets))
        known = self.values
        numbers = (known[value] for values in self.sets for value in values)
        return np.fromiter(numbers, np.intp, lengths.sum()), lengths
