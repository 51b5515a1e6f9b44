"""What was just made, kept in memory while what it says is still so."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic, TypeVar

ROOM = 16 << 20  # bytes of all pages kept by a process

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Made:
    """A page as it was sent."""

    body: bytes
    content_type: str


class Kept(Generic[T]):
    """What was asked for last, by tag, in `room` bytes; several threads may use it at once.

    A tag stands for all that a thing follows from, so one of an older state is never found; it
    makes room as it is asked for no more. `weight` tells the bytes of a thing.
    """

    def __init__(self, weight: Callable[[T], int], room: int = ROOM) -> None:
        self._weight, self._room, self._size = weight, room, 0
        self._things: OrderedDict[Hashable, T] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, tag: Hashable) -> T | None:
        """The thing of a tag, if it is kept."""
        with self._lock:
            if (thing := self._things.get(tag)) is not None:
                self._things.move_to_end(tag)
            return thing

    def put(self, tag: Hashable, thing: T) -> None:
        """Keep a thing, unless it alone would take a quarter of the room."""
        weight = self._weight(thing)
        if weight * 4 > self._room:
            return
        with self._lock:
            if (old := self._things.pop(tag, None)) is not None:
                self._size -= self._weight(old)
            self._things[tag] = thing
            self._size += weight
            while self._size > self._room:
                _, oldest = self._things.popitem(last=False)
                self._size -= self._weight(oldest)


def kept_pages(room: int = ROOM) -> Kept[Made]:
    """Room for pages."""
    return Kept(lambda page: len(page.body), room)
