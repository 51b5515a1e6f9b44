"""What a search gives back. Engines return offsets into the original text, never markup."""

from __future__ import annotations

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One row of a facet: choosing `value` alone in its facet gives `count` articles."""

    value: str
    label: str
    count: int
    selected: bool = False
    children: tuple[FacetValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with its rows in display order (trees nest)."""

    name: str
    values: tuple[FacetValue, ...]


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
