"""Searches to begin with, taken from what the archive itself holds most of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.dates import UNKNOWN
from archive.results import Facet, FacetValue
from webui.state import State

TOPICS, PLACES = 5, 3


@dataclass(frozen=True, slots=True)
class Example:
    """A search worth trying and how many articles it gives."""

    label: str
    url: str
    count: int


def examples(facets: Iterable[Facet], state: State) -> tuple[Example, ...]:
    """The most frequent topics and cities of the archive; empty when nothing is known of them.

    `state` is one without words or choices in which `facets` were counted.
    """
    values = {facet.name: facet.values for facet in facets}
    topics = _most(values.get("topic", ()))[:TOPICS]
    below = [child for province in _most(values.get("place", ())) for child in province.children]
    places = _most(below)[:PLACES]
    return (
        *(_example(state, "topic", value) for value in topics),
        *(_example(state, "place", value) for value in places),
    )


def _example(state: State, facet: str, value: FacetValue) -> Example:
    return Example(value.label, state.choose(facet, value.value).url(), value.count)


def _most(values: Sequence[FacetValue]) -> list[FacetValue]:
    known = [v for v in values if not v.value.endswith(UNKNOWN) and v.count]
    return sorted(known, key=lambda v: -v.count)
