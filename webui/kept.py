"""Pages that were just made, kept in memory while what they say is still so."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass

ROOM = 16 << 20  # bytes of all pages kept by a process


@dataclass(frozen=True, slots=True)
class Made:
    """A page as it was sent."""

    body: bytes
    content_type: str


class Kept:
    """The pages asked for last, by tag, in `room` bytes; several threads may use it at once.

    A tag stands for all that a page follows from, so a page of an older state is never found; it
    makes room as it is asked for no more.
    """

    def __init__(self, room: int = ROOM) -> None:
        self._room, self._size = room, 0
        self._pages: OrderedDict[str, Made] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, tag: str) -> Made | None:
        """The page of a tag, if it is kept."""
        with self._lock:
            if page := self._pages.get(tag):
                self._pages.move_to_end(tag)
            return page

    def put(self, tag: str, page: Made) -> None:
        """Keep a page, unless it alone would take a quarter of the room."""
        if len(page.body) * 4 > self._room:
            return
        with self._lock:
            if old := self._pages.pop(tag, None):
                self._size -= len(old.body)
            self._pages[tag] = page
            self._size += len(page.body)
            while self._size > self._room:
                _, oldest = self._pages.popitem(last=False)
                self._size -= len(oldest.body)
