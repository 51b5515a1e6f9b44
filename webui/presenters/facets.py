"""Facets as rows of links: each row knows its count, its bar and where a click leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from archive.dates import UNKNOWN
from archive.places import resolve_place
from archive.practices import core_of
from archive.results import Facet, FacetValue, row_total, rows_chosen
from webui.presenters.labels import FACETS, value_label
from webui.state import INFERRED, Links, State

SHOWN = 8  # rows of a list before 更多
LISTED = 40  # rows behind 更多
ROOM = 16  # rows up to which the first level of a tree stands open from the start
NODES = 120  # rows of a tree; a larger one shows only the levels below what is chosen
OPEN = ("place", "date", "topic")
DATES = ("date", "issue_date")


@dataclass(slots=True)  # frozen ones take thrice as long to make, and a page has a thousand
class Row:
    """One value. `bar` is its share of the longest row beside it, 0–100 (None: no bar)."""

    label: str
    count: int
    url: str
    selected: bool
    bar: int | None
    children: tuple[Row, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet as the page shows it: `rows` first, `more` folded away, `rest` not listed at all."""

    name: str
    label: str
    rows: tuple[Row, ...]
    more: tuple[Row, ...]
    rest: int
    open: bool
    ranged: bool


def facet_views(facets: Iterable[Facet], state: State) -> tuple[FacetView, ...]:
    """The facets worth showing, each row linked to the search that choosing it gives.

    A facet that holds nothing but 未知 is left out unless something is chosen in it, or the switch
    只看确定 has made it so.
    """
    return tuple(
        _view(facet, state)
        for facet in facets
        if facet.name in FACETS
        and (_known(facet.values) or state.values(facet.name) or _emptied(facet, state))
    )


def resolved(state: State, facets: Iterable[Facet]) -> State:
    """The state with each chosen place and practice written as the searcher took it.

    郑州 in a URL counts for 河南省/郑州市, a variant for the name in use; only so can a click on a
    child replace it and a click on the row drop it.
    """
    for facet in facets:
        chosen = state.values(facet.name)
        if facet.name in _TAKEN_AS and chosen:
            known = list(_selected(facet.values))
            taken = [as_taken for v in chosen for as_taken in _TAKEN_AS[facet.name](v, known)]
            page = state.page
            state = state.put(facet.name, dict.fromkeys(taken)).on_page(page)
    return state


def _practice_in_use(wanted: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known name of which `wanted` is a variant, else `wanted`."""
    core = core_of(wanted)
    return tuple(name for name in known if core_of(name) == core) or (wanted,)


_TAKEN_AS = {"place": resolve_place, "practice": _practice_in_use}


def _view(facet: Facet, state: State) -> FacetView:
    values = facet.values
    dated = facet.name in DATES
    # A value that is chosen never hides behind 更多.
    first = len(values) if dated or len(values) <= SHOWN + 1 else SHOWN
    chosen = [n for n in rows_chosen(values) if n >= first]
    more = [
        n for n in range(first, min(len(values), first + LISTED + len(chosen))) if n not in chosen
    ]
    more = more[:LISTED]
    shown = [*values[:first], *(values[n] for n in chosen)]
    if len(values) == len(shown) + 1:
        shown, more = list(values), []
    affordable = row_total(values) <= NODES
    links = state.links(facet.name)
    picked = bool(rows_chosen(values))
    rows = _rows(links, shown, facet.name, 0, affordable, picked)
    return FacetView(
        facet.name,
        FACETS[facet.name],
        rows,
        _rows(links, (values[n] for n in more), facet.name, 0, affordable, picked),
        len(values) - len(shown) - len(more),
        facet.name in OPEN or bool(state.values(facet.name)),
        facet.name == "date",
    )


def _rows(
    links: Links,
    values: Iterable[FacetValue],
    name: str,
    depth: int,
    affordable: bool,
    picked: bool,
) -> tuple[Row, ...]:
    """The rows of values with those below them; where all would be too many, only those on the
    way to a choice have any. `picked`: whether there can be such."""
    values = tuple(values)  # an engine makes each of them when it is looked at
    most = max((v.count for v in values), default=0) if name in DATES else 0
    chosen = [picked and _has_choice(v) for v in values]
    below = [
        v.children if affordable or on_way else () for v, on_way in zip(values, chosen, strict=True)
    ]
    room = accumulate(map(len, below), initial=len(values)) if depth == 0 else ()
    fits = [rows <= ROOM for rows in room][1:] or [len(values) == 1 and depth < 2] * len(values)
    return tuple(
        Row(
            _label(name, v, depth),
            v.count,
            links.toggle(v.value),
            v.selected,
            max(1, round(100 * v.count / most)) if most and v.count else None,
            _rows(links, kids, name, depth + 1, affordable or row_total(kids) <= NODES, picked)
            if kids
            else (),
            fit or on_way,
        )
        for v, kids, fit, on_way in zip(values, below, fits, chosen, strict=True)
    )


def _label(name: str, value: FacetValue, depth: int) -> str:
    if depth and value.label == UNKNOWN:
        return f"{'年月日'[depth]}未知" if name in DATES else "下级未知"
    ready = value.label != value.value and ".." not in value.value
    return value.label if ready else value_label(name, value.value)


def _has_choice(value: FacetValue) -> bool:
    return value.selected or bool(rows_chosen(value.children))


def _emptied(facet: Facet, state: State) -> bool:
    return state.certain and facet.name in INFERRED and bool(facet.values)


def _known(values: Sequence[FacetValue]) -> bool:
    return any(v.value != UNKNOWN for v in values[:2])


def _selected(values: Sequence[FacetValue]) -> Iterator[str]:
    for number in rows_chosen(values):
        if values[number].selected:
            yield values[number].value
        yield from _selected(values[number].children)
