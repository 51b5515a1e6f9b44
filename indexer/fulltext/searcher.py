"""The Searcher: finds the build in use, opens it once for all threads, and answers."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from archive.errors import HomeError
from archive.filters import Query
from archive.results import Results
from indexer.fulltext.answer import answer
from indexer.fulltext.builds import current, damaged, prove, usable
from indexer.fulltext.reader import Reader


@dataclass(frozen=True, slots=True)
class _Open:
    """A build that is open, by its name."""

    name: str
    reader: Reader


class WhooshSearcher:
    """Answers queries over the index in `folder`; safe to call from several threads at once.

    A new build is noticed at the next search. NoArchive when there is no index, StaleArchive when
    it was made by another version or is damaged. Whether a build is sound to the last byte is found
    out in the background when the searcher is `watchful`, and else not asked.
    """

    def __init__(self, folder: Path, watchful: bool = False) -> None:
        self._folder, self._watchful = folder, watchful
        self._harmed: str | None = None  # the name of a build in which harm was found
        self._loading = threading.Lock()
        self._open: _Open | None = None
        usable(folder)

    def search(self, query: Query) -> Results:
        """The results for `query`. Never raises on any query text or filter value."""
        return answer(query, self._reader())

    def generation(self) -> str:
        """The name of the build in use; empty where there is none that can be."""
        name = current(self._folder)
        return "" if name is None or name == self._harmed else name

    def close(self) -> None:
        """Let go of the files; the next search opens them again."""
        self._open = None

    def _reader(self) -> Reader:
        opened, name = self._open, current(self._folder)
        if name is not None and name == self._harmed:
            raise damaged()
        if opened and opened.name == name and opened.reader.is_whole():
            return opened.reader
        with self._loading:
            while True:
                before = current(self._folder)
                try:
                    return self._opened()
                except Exception as error:
                    # The files may have been removed under us by a newer build: then open that.
                    if current(self._folder) != before:
                        continue
                    if isinstance(error, HomeError):
                        raise
                    raise damaged() from error

    def _opened(self) -> Reader:
        name, _ = usable(self._folder)
        opened = self._open
        if opened is None or opened.name != name or not opened.reader.is_whole():
            opened = self._open = _Open(name, Reader(self._folder / name))
            if self._watchful:
                threading.Thread(target=self._prove, args=(name,), daemon=True).start()
        return opened.reader

    def _prove(self, name: str) -> None:
        try:
            prove(self._folder)
        except HomeError:
            self._harmed = name
