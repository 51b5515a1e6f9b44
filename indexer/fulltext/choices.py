"""The filters of a query: what each chosen value means, and which articles stand under it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce

import numpy as np

from archive.certain import NOTE
from archive.dates import date_range, partial_date
from archive.filters import FACETS, Query
from archive.places import resolve_place
from indexer.fulltext.arrays import Mask
from indexer.fulltext.facet_trees import is_bucket
from indexer.fulltext.items import DATES
from indexer.fulltext.register import Register


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen in one facet: the values as the facet shows them, who holds each of them,
    and who any."""

    facet: str
    values: tuple[str, ...]
    each: tuple[Mask, ...]
    holders: Mask


def choices(query: Query, register: Register) -> dict[str, Choice]:
    """Facet → Choice, for each facet in which something is chosen."""
    return {f: _choice(f, query.chosen(f), register) for f in FACETS if query.chosen(f)}


def filter_notes(query: Query) -> Iterator[str]:
    """What the reader should know about filters that cannot be understood, and about `certain`."""
    if query.certain:
        yield NOTE
    for one in query.filters:
        if one.facet not in FACETS:
            yield f"没有名为“{one.facet}”的筛选，已忽略"
        for value in one.values if one.facet in DATES else ():
            if not is_bucket(canonical_date(value)) and date_range(value) is None:
                yield f"筛选的日期“{value}”看不懂，没有文章符合"


def canonical_date(value: str) -> str:
    """A date as a person may write it → the facet value; ranges and nonsense stay as they are.

    >>> canonical_date("2022年3月"), canonical_date("2022-03..")
    ('2022-03', '2022-03..')
    """
    return partial_date(value) or value


def holders(register: Register, facet: str, value: str) -> Mask:
    """The articles that choosing `value` alone in `facet` gives."""
    return register.dated(facet, value) if facet in DATES else register.holding(facet, [value])


def _choice(facet: str, chosen: tuple[str, ...], register: Register) -> Choice:
    if facet == "place":
        chosen = tuple(
            path for value in chosen for path in resolve_place(value, register.known("place"))
        )
    elif facet in DATES:
        chosen = tuple(map(canonical_date, chosen))
    elif facet == "practice":
        chosen = tuple(map(register.practice, chosen))
    values = tuple(dict.fromkeys(chosen))
    each = tuple(holders(register, facet, value) for value in values)
    return Choice(facet, values, each, reduce(np.logical_or, each))
