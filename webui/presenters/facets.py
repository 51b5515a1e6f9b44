"""Facets as rows of links: each row knows its count, its bar and where a click leads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from msgspec import Struct

from archive.dates import UNKNOWN
from archive.places import resolve_place
from archive.practices import core_of
from archive.results import Facet, FacetValue, row_total, rows_chosen
from webui.links import Links, PageLinks
from webui.presenters.labels import FACETS, value_label
from webui.state import INFERRED, State

SHOWN = 8  # rows of a list before 更多
LISTED = 40  # rows behind 更多
ROOM = 16  # rows up to which the first level of a tree stands open from the start
NODES = 120  # rows of a tree; a larger one shows only the levels below what is chosen
OPEN = ("place", "date", "topic")
DATES = ("date", "issue_date")


class Row(Struct):
    """One value. `bar` is its share of the longest row beside it, 0–100 (None: no bar)."""

    label: str
    count: int
    value: str
    selected: bool = False
    bar: int | None = None
    children: tuple[Row, ...] = ()
    open: bool = False


@dataclass(frozen=True, slots=True)
class FacetView:
    """A facet as the page shows it: `rows` first, `more` folded away, `rest` not listed at all;
    `links` lead where clicks on its rows do."""

    name: str
    label: str
    rows: tuple[Row, ...]
    more: tuple[Row, ...]
    rest: int
    open: bool
    ranged: bool
    links: Links


def facet_views(facets: Iterable[Facet], state: State, links: PageLinks) -> tuple[FacetView, ...]:
    """The facets worth showing, each row linked to the search that choosing it gives.

    A facet that holds nothing but 未知 is left out unless something is chosen in it, or the switch
    只看确定 has made it so.
    """
    return tuple(
        _view(facet, state, links.of(facet.name))
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


def _view(facet: Facet, state: State, links: Links) -> FacetView:
    values = facet.values
    dated = facet.name in DATES
    # A value that is chosen never hides behind 更多.
    first = len(values) if dated or len(values) <= SHOWN + 1 else SHOWN
    picked = rows_chosen(values)
    late = [n for n in picked if n >= first]
    shown = [*values[:first], *(values[n] for n in late)]
    more = [
        value
        for n, value in enumerate(values[first : first + LISTED + len(late)], first)
        if n not in late
    ][:LISTED]
    if len(values) == len(shown) + 1:
        shown, more = list(values), []
    rows = _Rows(facet.name, row_total(values) <= NODES, bool(picked))
    return FacetView(
        facet.name,
        FACETS[facet.name],
        rows.of(shown),
        rows.of(more),
        len(values) - len(shown) - len(more),
        facet.name in OPEN or bool(state.values(facet.name)),
        facet.name == "date",
        links,
    )


class _Rows:
    """Makes the rows of a facet. Where all would be too many to be `affordable`, only those on the
    way to a choice have any below them; `picked`: whether there can be such."""

    def __init__(self, name: str, affordable: bool, picked: bool) -> None:
        self._name, self._affordable, self._picked = name, affordable, picked

    def of(
        self, values: Sequence[FacetValue], depth: int = 0, affordable: bool = False
    ) -> tuple[Row, ...]:
        """The rows of values with those below them."""
        name, affordable = self._name, affordable or self._affordable
        most = max([v.count for v in values], default=0) if name in DATES else 0
        room = len(values)
        if not (affordable or self._picked or most):
            plain = [(_label(name, v.value, v.label, depth), v.count, v.value) for v in values]
            return tuple([Row(*row) for row in plain])
        rows = []
        for value in values:
            on_way = self._picked and _has_choice(value)
            below: tuple[Row, ...] = ()
            if (affordable or on_way) and (kids := value.children):
                room += len(kids)
                below = self.of(kids, depth + 1, affordable or row_total(kids) <= NODES)
            fits = room <= ROOM if depth == 0 else len(values) == 1 and depth < 2
            bar = max(1, round(100 * value.count / most)) if most and value.count else None
            label = _label(name, value.value, value.label, depth)
            rows.append(
                Row(label, value.count, value.value, value.selected, bar, below, fits or on_way)
            )
        return tuple(rows)


@lru_cache(maxsize=1 << 13)
def _label(name: str, value: str, label: str, depth: int) -> str:
    if depth and label == UNKNOWN:
        return f"{'年月日'[depth]}未知" if name in DATES else "下级未知"
    ready = label != value and ".." not in value
    return label if ready else value_label(name, value)


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
