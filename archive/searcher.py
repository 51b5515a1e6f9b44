"""The doors between the rooms: whoever answers queries, and whoever builds what they read."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Protocol

from archive.filters import Query
from archive.results import Results
from archive.texts import Article, Leftover


class Searcher(Protocol):
    """Answers queries over one archive; safe to call from several threads at once."""

    def search(self, query: Query) -> Results:
        """The results for `query`. Never raises on any query text or filter value."""
        ...

    def generation(self) -> str:
        """A mark that changes when another index is put in use."""
        ...


class Engine(Protocol):
    """Builds an index beside the one in use, then puts it in its place in one step."""

    def build(self, articles: Iterable[Article], leftovers: Iterable[Leftover], stamp: str) -> None:
        """Replace the index by one over the given texts, marked with the catalogue's `stamp`."""
        ...

    def update(
        self,
        sources: Collection[str],
        articles: Iterable[Article],
        leftovers: Iterable[Leftover],
        stamp: str,
    ) -> None:
        """The same where only some sources changed: the given texts are all there is of them now.

        NoArchive or StaleArchive when there is no index that can be changed.
        """
        ...

    def tidy(self) -> None:
        """Put right what many small updates left; answers are the same before and after."""
        ...

    def stamp(self) -> str | None:
        """The mark of the index in use, or None when there is none that can be read."""
        ...
