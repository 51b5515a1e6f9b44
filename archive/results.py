"""What a search gives back. Engines return offsets into the original text, never markup."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from msgspec import Struct

from archive.tags import Where

Mark = tuple[int, int]  # [start, end) in code points of the passage's text


@dataclass(frozen=True, slots=True)
class Passage:
    """A whole field of an article that holds a match, with the marks in it.

    `paragraph` is a paragraph's n, or headline, kicker, deck, byline, caption, subheading.
    """

    paragraph: Where
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found. `exact` is False for articles that only hold the words apart."""

    article: str
    headline: str | None
    source: str
    score: float
    exact: bool
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class OtherText:
    """A slogan or leftover found; outside totals and facets."""

    source: str
    line: int | None
    kind: str  # slogan or leftover
    text: str
    marks: tuple[Mark, ...]


class FacetValue(Struct, frozen=True):
    """One row of a facet: choosing `value` alone in its facet gives `count` articles.

    Answers hold thousands of them, and a Struct is made several times as fast as a dataclass.
    """

    value: str
    label: str
    count: int
    selected: bool = False
    children: Sequence[FacetValue] = ()


class Rows(Sequence[FacetValue]):
    """Rows of a facet that are made when they are looked at: large archives have very many."""

    @property
    @abstractmethod
    def total(self) -> int:
        """How many rows there are with all below them."""

    @property
    @abstractmethod
    def chosen(self) -> tuple[int, ...]:
        """The numbers of the rows that are selected or have a selected one below."""

    @abstractmethod
    def made(self, numbers: range) -> list[FacetValue]:
        """The rows of these numbers, each below the length."""

    @overload
    def __getitem__(self, index: int) -> FacetValue: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[FacetValue]: ...
    def __getitem__(self, index: int | slice) -> FacetValue | Sequence[FacetValue]:
        if isinstance(index, slice):
            return self.made(range(len(self))[index])
        number = range(len(self))[index]
        return self.made(range(number, number + 1))[0]

    def __iter__(self) -> Iterator[FacetValue]:
        return iter(self.made(range(len(self))))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


def row_total(values: Sequence[FacetValue]) -> int:
    """How many rows there are with all below them."""
    if isinstance(values, Rows):
        return values.total
    return sum(1 + row_total(value.children) for value in values)


def rows_chosen(values: Sequence[FacetValue]) -> tuple[int, ...]:
    """The numbers of the rows that are selected or have a selected one below."""
    if isinstance(values, Rows):
        return values.chosen
    return tuple(n for n, v in enumerate(values) if v.selected or rows_chosen(v.children))


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its rows in display order (trees nest)."""

    name: str
    values: Sequence[FacetValue]


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to one Query. Totals are of the whole result; `hits` is the asked-for slice."""

    query: str
    notes: tuple[str, ...]
    total_articles: int
    total_exact: int
    total_paragraphs: int
    hits: tuple[Hit, ...]
    other_text: tuple[OtherText, ...]
    facets: tuple[Facet, ...]
    complete: bool = True
