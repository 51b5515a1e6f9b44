"""What is known of the items of a build beside their text, as arrays over all its segments.

Items are numbered on and on through the segments, and so are their texts (documents). The arrays
are never changed, so threads share them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from archive.dates import date_buckets, date_range, interval
from archive.filters import FACETS
from archive.practices import core_of, names_in_use
from archive.tags import Where
from indexer.fulltext.arrays import Array, Mask, bounds, joined, place_in
from indexer.fulltext.blobs import Strings
from indexer.fulltext.columns import Column, Values, get_column, one_column
from indexer.fulltext.facet_trees import Tree
from indexer.fulltext.forest import Forest
from indexer.fulltext.items import (
    DATES,
    NAMES,
    OTHERS,
    SURE_DATE,
    SURE_PLACE,
    TITLES,
    TODAY,
    where_of,
)
from indexer.fulltext.packs import Pack
from indexer.fulltext.segments import Head, Pair
from indexer.words import fold

_NEVER = (-1, -1)
_HEAD = msgspec.json.Decoder(Head)
_TITLE_CODES = [-1 - NAMES.index(name) for name in TITLES]


@dataclass(frozen=True, slots=True)
class Opened:
    """A pair of segments with their arrays."""

    pair: Pair
    texts: Pack
    items: Pack

    @classmethod
    def of(cls, pair: Pair, folder: Path) -> Opened:
        """The pair in the folder of its indexes."""
        return cls(pair, pair.texts.pack(folder), pair.items.pack(folder))


class Register:
    """All items of a build, and the ways to look them up. Nothing that it holds refers back to it, so
    that a build is let go of as soon as it is out of use, and its mapped files with it."""

    def __init__(self, opened: Sequence[Opened]) -> None:
        self._packs = [one.items for one in opened]
        self._ids = [Strings(pack, "stored.id") for pack in self._packs]
        self._heads = [Strings(pack, "stored.head") for pack in self._packs]
        self._bases = bounds(one.pair.items.size for one in opened).tolist()
        self.size: int = self._bases[-1]
        sizes = joined((np.diff(pack.get("first")) for pack in self._packs), np.int64)
        self.first = bounds(sizes)
        self.owner = np.repeat(np.arange(self.size), sizes)
        self._where = joined((one.texts.get("where") for one in opened), np.int32)
        self.titles: Mask = np.isin(self._where, _TITLE_CODES)
        self.title_documents: Array = np.flatnonzero(self.titles)
        self._other = joined((pack.get("other") for pack in self._packs), np.uint8)
        self.live: Mask = joined((one.pair.items.live() for one in opened), np.bool_)
        self.articles: Mask = self.live & (self._other == 0)
        self._columns: dict[str, Column] = {}
        self._folded: dict[str, Mapping[str, str]] = {}
        self._trees: dict[str, Tree] = {}
        self._spans: dict[str, tuple[Array, ...]] = {}
        self._forest: Forest | None = None

    def id(self, number: int) -> str:
        """The id of an article; "" for other texts."""
        return self._string(self._ids, number).decode()

    def head(self, number: int) -> Head:
        """What is shown of an item."""
        return _HEAD.decode(self._string(self._heads, number))

    def other(self, number: int) -> str:
        """Which kind of other text an item is; "" for articles."""
        return OTHERS[int(self._other[number])]

    def source(self, number: int) -> str:
        """The source of an item."""
        column = self.column("source")
        return str(column.stored[column.codes[number]][0])

    def wheres(self, documents: Array) -> list[Where]:
        """Where texts stand in their articles."""
        return [*map(where_of, self._where.take(documents).tolist())]

    @cached_property
    def certain(self) -> Register:
        """The same build, in which inferred places and dates are 未知; made when first asked for.

        All places stay known, though nobody may stand there: so a chosen one keeps its meaning.
        """
        view = copy(self)
        places, codes = self._stored(SURE_PLACE)
        view._columns = {
            **{facet: self.column(facet) for facet in FACETS},
            "place": Column([*places, tuple(self.column("place").values)], codes, tuple),
            "date": Column(*self._stored(SURE_DATE), _buckets),
        }
        view._folded, view._trees, view._spans, view._forest = {}, {}, {}, None
        view._folded["place"] = {**self.known("place"), **view.known("place")}
        view.labels = self.labels
        return view

    def column(self, facet: str) -> Column:
        """The values of all items in a facet."""
        if facet not in self._columns:
            spread: Callable[[Values], Values] = _buckets if facet in DATES else tuple
            if facet == "practice":
                spread = partial(_as_in_use, self._practices)
            self._columns[facet] = Column(*self._stored(facet), spread)
        return self._columns[facet]

    def practice(self, name: str) -> str:
        """The facet value that a practice stands under, whichever of its variants is given."""
        return _in_use(self._practices, name)

    @cached_property
    def _practices(self) -> Mapping[str, str]:
        """Core of a practice → its name in use over the archive."""
        sets, codes = self._stored("practice")
        times = np.bincount(codes[self.articles], minlength=len(sets)).tolist()
        told = (names for names, n in zip(sets, times, strict=True) for _ in range(n))
        return names_in_use(told)

    def _stored(self, facet: str) -> tuple[list[Values], Array]:
        return one_column([get_column(pack, facet) for pack in self._packs])

    def tree(self, facet: str) -> Tree:
        """The values of a facet as a tree."""
        if facet not in self._trees:
            values = self.column(facet).values
            self._trees[facet] = Tree(facet, values, values)
        return self._trees[facet]

    @property
    def forest(self) -> Forest:
        """The trees of all facets, to count them together."""
        if self._forest is None:
            columns = {facet: self.column(facet) for facet in FACETS}
            self._forest = Forest(columns, {facet: self.tree(facet) for facet in FACETS})
        return self._forest

    def holding(self, facet: str, values: Iterable[str]) -> Mask:
        """The items that stand under any of the values of a facet."""
        return self.live & self.column(facet).under(values)

    def dated(self, facet: str, wanted: str) -> Mask:
        """The articles whose `date` or `issue_date` stands under a bucket or inside a range."""
        column = self.column(facet)
        found = column.under([wanted])
        if span := date_range(wanted):
            first, last = self._days(facet)
            found |= column.where((first >= span[0].toordinal()) & (last <= span[1].toordinal()))
        return self.live & found

    def _days(self, facet: str) -> tuple[Array, ...]:
        """First and last day of each set of a column of dates; what is no date is never inside."""
        if facet not in self._spans:
            spans = [interval(held[0]) if held else None for held in self.column(facet).stored]
            days = [(s[0].toordinal(), s[1].toordinal()) if s else _NEVER for s in spans]
            self._spans[facet] = tuple(np.array(days, np.int64).reshape(-1, 2).T)
        return self._spans[facet]

    def known(self, facet: str) -> Mapping[str, str]:
        """The values of a facet under which anything stands, each with its folded text."""
        if facet not in self._folded:
            column = self.column(facet)
            counts = column.counts(np.flatnonzero(self.live))
            self._folded[facet] = {
                value: fold(value).text for value, n in column.values.items() if counts[n]
            }
        return self._folded[facet]

    @cached_property
    def labels(self) -> Mapping[str, str]:
        """Place → label, where all that stand there agree: else another has the name today."""
        live = np.flatnonzero(self.live)
        places, today = self.column("place"), self.column(TODAY)
        there, so = places.counts(live), today.counts(live)
        pairs = (value.split("\t") for value, n in today.values.items() if so[n])
        return {
            place: label
            for place, label in pairs
            if there[places.values[place]] == so[today.values[f"{place}\t{label}"]]
        }

    @cached_property
    def id_ranks(self) -> npt.NDArray[np.int64]:
        """The rank of each item by its id."""
        ids = [string for strings in self._ids for string in strings]
        ranks = np.empty(self.size, np.int64)
        ranks[sorted(range(self.size), key=ids.__getitem__)] = np.arange(self.size)
        return ranks

    def _string(self, strings: Sequence[Strings], number: int) -> bytes:
        segment, own = place_in(self._bases, number)
        return strings[segment][own]


def _buckets(stored: Values) -> Values:
    return date_buckets(stored[0] or None) if stored else ()


def _in_use(practices: Mapping[str, str], name: str) -> str:
    return practices.get(core_of(name), name)


def _as_in_use(practices: Mapping[str, str], names: Values) -> Values:
    return tuple(dict.fromkeys(_in_use(practices, name) for name in names))
