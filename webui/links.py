"""Links for the many rows and facts of a page: as `State` makes them, but what all have in common
is made once."""

from __future__ import annotations

from collections.abc import Iterable

from archive.filters import FACETS
from webui.state import State, quoted, related

_RANK = {"q": -1, **{facet: n for n, facet in enumerate(FACETS)}}  # the order of arguments
_LAST = len(FACETS)


class Links:
    """Links that choose or toggle values of one facet."""

    def __init__(self, state: State, facet: str) -> None:
        self._state, self._facet = state, facet
        rank = _RANK[facet]
        pairs = [(_RANK.get(name, _LAST), name, value) for name, value in state.on_page(1).pairs()]
        self._own = state.values(facet)
        self._head = "/?" + "".join(
            [f"{name}={quoted(value)}&" for n, name, value in pairs if n < rank]
        )
        self._name = f"{self._head}{facet}="
        self._tail = "".join([f"&{name}={quoted(value)}" for n, name, value in pairs if n > rank])

    @property
    def frame(self) -> tuple[str, str] | None:
        """What stands before and behind a quoted value, not blank, in the address that chooses it;
        None where something is chosen, which may make room for it."""
        return None if self._own else (self._name, self._tail)

    def toggle(self, value: str) -> str:
        """The address of the search with the value toggled."""
        if value in self._own:
            return self._state.drop(self._facet, value).url()
        return self.choose(value)

    def choose(self, value: str) -> str:
        """The address of the search with the value chosen."""
        if not value.strip():
            return self._state.choose(self._facet, value).url()
        if not self._own:
            return f"{self._name}{quoted(value)}{self._tail}"
        kept = [v for v in self._own if not related(self._facet, v, value)]
        own = "&".join([f"{self._facet}={quoted(v)}" for v in (*kept, value)])
        return f"{self._head}{own}{self._tail}"


class PageLinks:
    """The links of one page: `query` is what carries its search to another address."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._facets: dict[str, Links] = {}
        self.query = state.url("")
        self._inferred: PageLinks | None = None

    def of(self, facet: str) -> Links:
        """The links of a facet."""
        if facet not in self._facets:
            self._facets[facet] = Links(self._state, facet)
        return self._facets[facet]

    def frames(self, facets: Iterable[str]) -> list[str] | None:
        """The frames of facets, one behind the other; None where one has none, or where a value
        that is inferred has another address."""
        frames = [self.of(facet).frame for facet in facets]
        if self._state.certain or None in frames:
            return None
        return [part for frame in frames if frame for part in frame]

    def choose(self, facet: str, value: str) -> str:
        """The address of the search with a value chosen."""
        return self.of(facet).choose(value)

    def choose_inferred(self, facet: str, value: str) -> str:
        """The same of a place or a date that is inferred: 只看确定 would not find it."""
        if not self._state.certain:
            return self.choose(facet, value)
        if self._inferred is None:
            self._inferred = PageLinks(self._state.with_inferred())
        return self._inferred.choose(facet, value)
