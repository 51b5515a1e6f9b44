"""How many processes and how much memory a build may take."""

from __future__ import annotations

import os
from dataclasses import dataclass

from archive.home import Home
from indexer.fulltext import WhooshEngine

_BASE = 80  # MB of a process that writes the index, before it holds any text
_LETTERS = 16_700  # characters of text that can be held and sorted in a MB more, as measured


@dataclass(frozen=True, slots=True)
class Force:
    """`jobs` processes read and index at once; each takes `memory` MB when it writes the index,
    at most. With less memory the index has more segments, and is searched more slowly."""

    jobs: int = 1
    memory: int = 800

    def engine(self, home: Home) -> WhooshEngine:
        """The engine that builds so."""
        letters = max(self.memory - _BASE, 20) * _LETTERS
        return WhooshEngine(home.index, self.jobs, letters)


ALONE = Force()


def usable_cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
