"""The Searcher: finds the build in use, gives every thread its own reader, and answers."""

from __future__ import annotations

import os
import threading
from dataclasses import dataclass
from pathlib import Path

from archive.errors import StaleArchive
from archive.filters import Query
from archive.results import Results
from indexer.fulltext.answer import answer
from indexer.fulltext.builds import REBUILD, current, usable
from indexer.fulltext.facts import Register
from indexer.fulltext.reader import Reader


@dataclass(frozen=True, slots=True)
class _Open:
    """A build opened by one thread of one process."""

    name: str
    process: int
    reader: Reader
    register: Register


class WhooshSearcher:
    """Answers queries over the index in `folder`; safe to call from several threads at once.

    A new build is noticed at the next search. NoArchive when there is no index, StaleArchive when
    it was made by another version or is damaged.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._local = threading.local()
        self._loading = threading.Lock()
        self._register: tuple[str, Register] | None = None
        usable(folder)

    def search(self, query: Query) -> Results:
        """The results for `query`. Never raises on any query text or filter value."""
        while True:
            opened = self._opened()
            try:
                return answer(query, opened.register, opened.reader)
            except Exception:
                # The files may have been removed under us by a newer build: then ask that one.
                if current(self._folder) == opened.name:
                    raise
                self.close()

    def close(self) -> None:
        """Let go of this thread's files; the next search opens them again."""
        opened: _Open | None = getattr(self._local, "opened", None)
        if opened is not None:
            del self._local.opened
            opened.reader.close()

    def _opened(self) -> _Open:
        opened: _Open | None = getattr(self._local, "opened", None)
        if opened and (opened.name, opened.process) == (current(self._folder), os.getpid()):
            return opened
        self.close()
        opened = self._local.opened = self._open()
        return opened

    def _open(self) -> _Open:
        while True:
            name, _ = usable(self._folder)
            try:
                reader = Reader(self._folder / name)
                return _Open(name, os.getpid(), reader, self._shared(name, reader))
            except Exception as error:
                if current(self._folder) == name:
                    raise StaleArchive("检索索引已损坏。", REBUILD) from error

    def _shared(self, name: str, reader: Reader) -> Register:
        """The Register of a build, made once and shared by all threads."""
        with self._loading:
            if self._register is None or self._register[0] != name:
                self._register = name, Register(reader.facts())
            return self._register[1]
