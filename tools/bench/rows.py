"""The figures of one engine in one table, and the tables as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bench.measures import Latency


@dataclass(frozen=True, slots=True)
class Row:
    """Times in milliseconds where not said otherwise, memory in bytes; None: not measured.

    `text` are those of the `bytes` that are the text itself, as far as an engine tells them apart.
    """

    engine: str
    latency: Latency
    kinds: Mapping[str, Latency]
    build_cpu: float  # seconds
    build_wall: float
    build_peak: int
    bytes: int
    open: float
    add: float | None
    peak: int
    own: int
    recall: float | None = None
    text: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """One table at one size. `again` is the first row once more, measured last: the machine's noise.

    `absent` says why an engine has no row.
    """

    name: str
    paragraphs: int
    cut_cpu: float  # seconds that cutting its words takes, the same for every engine
    rows: tuple[Row, ...]
    again: Latency
    absent: Mapping[str, str]

    def row(self, engine: str) -> Row | None:
        """The row of an engine, or None."""
        return next((row for row in self.rows if row.engine == engine), None)

    def speed(self, row: Row, cutting: bool = False) -> float:
        """Paragraphs built in a CPU second; with `cutting`, from uncut text.

        What builds from uncut text itself is never charged for cutting.
        """
        cut = self.cut_cpu if cutting and row.engine not in CUTS_ITSELF[self.name] else 0
        return self.paragraphs / (row.build_cpu + cut)


# Engines that are given uncut text and cut it while they build.
CUTS_ITSELF: Mapping[str, frozenset[str]] = {
    "words": frozenset(),
    "archive": frozenset({"ours"}),
}
