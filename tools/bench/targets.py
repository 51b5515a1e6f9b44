"""What the archive is meant to reach, held against one run's figures.

Bounds between engines are ratios of one run, since both sides ran on the same machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench.report import Report
from bench.rows import Row, Table

LARGE = (100_000, 1_000_000)
Found = Iterator[tuple[int, float]]  # paragraphs, value


@dataclass(frozen=True, slots=True)
class Target:
    """A bound, and how its figure is taken from a run. `sizes`: where it must hold; empty: anywhere.
    A figure of real pages has no size: 0."""

    what: str
    bound: float
    figures: Callable[[Report], Found]
    at_least: bool = False
    sizes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """One target at one size; `met` is None where the target does not ask for this size."""

    what: str
    paragraphs: int
    value: float
    bound: float
    at_least: bool
    met: bool | None


def verdicts(report: Report) -> list[Verdict]:
    """Every target for which the run has a figure."""
    return [
        Verdict(t.what, size, value, t.bound, t.at_least, _met(t, size, value))
        for t in TARGETS
        for size, value in t.figures(report)
    ]


def _met(target: Target, size: int, value: float) -> bool | None:
    if target.sizes and size not in target.sizes:
        return None
    return value >= target.bound if target.at_least else value <= target.bound


def _against(
    table: str, ours: str, peer: str, ratio: Callable[[Table, Row, Row], float]
) -> Callable[[Report], Found]:
    """A ratio of our row to a peer's, at each size where both stand."""

    def figures(report: Report) -> Found:
        for one, row in report.rows(table, ours):
            if other := one.row(peer):
                yield one.paragraphs, ratio(one, row, other)

    return figures


def _alone(value: Callable[[Row], float | None]) -> Callable[[Report], Found]:
    """A figure of our row in the archive's table."""

    def figures(report: Report) -> Found:
        for one, row in report.rows("archive", "ours"):
            if (found := value(row)) is not None:
                yield one.paragraphs, found

    return figures


def _p95(table: Table, ours: Row, peer: Row) -> float:
    return ours.latency.p95 / peer.latency.p95


def _built(table: Table, ours: Row, peer: Row) -> float:
    return table.speed(ours, cutting=True) / table.speed(peer, cutting=True)


def _bytes(table: Table, ours: Row, peer: Row) -> float:
    """Without the text itself."""
    return (ours.bytes - ours.text) / (peer.bytes - peer.text)


def _short(row: Row) -> float:
    return max(row.kinds[kind].p95 for kind in ("one character", "two characters"))


def _add(row: Row) -> float | None:
    return None if row.add is None else row.add / 1000


_BOTH = "ours, with characters"
TARGETS = (
    Target("words: p95, ours / tantivy", 0.7, _against("words", "ours", "tantivy", _p95), sizes=LARGE),
    Target("words: p95, ours / FTS5", 1 / 40, _against("words", "ours", "FTS5", _p95), sizes=LARGE),
    Target("words: p95, ours / Whoosh", 1 / 200, _against("words", "ours", "Whoosh", _p95), sizes=LARGE),
    Target("words: build speed, ours with characters / tantivy", 0.35,
           _against("words", _BOTH, "tantivy", _built), at_least=True),
    Target("words: build speed, ours with characters / Whoosh", 6,
           _against("words", _BOTH, "Whoosh", _built), at_least=True),
    Target("words: build speed, ours / tantivy", 0.8,
           _against("words", "ours", "tantivy", _built), at_least=True),
    Target("words: bytes without the text, ours with characters / tantivy", 3,
           _against("words", _BOTH, "tantivy", _bytes)),
    Target("archive: p95, ours / tantivy words", 1.5,
           _against("archive", "ours", "tantivy words", _p95), sizes=LARGE),
    Target("archive: recall of cuts", 1, _alone(lambda row: row.recall), at_least=True),
    Target("archive: p95 of one and two characters, ms", 60, _alone(_short), sizes=LARGE[1:]),
    Target("archive: peak memory of a build, GB", 1, _alone(lambda row: row.build_peak / 1e9)),
    Target("archive: a worker's own pages, MB", 300, _alone(lambda row: row.own / 1e6)),
    Target("archive: 100 articles added and found, s", 0.5, _alone(_add)),
    Target("archive: open and answer, s", 1, _alone(lambda row: row.open / 1000)),
    Target("raw text to searchable, MB/s a core", 0.35,
           lambda report: ((r.paragraphs, r.speed) for r in report.rebuilt if r.kind == "txt"),
           at_least=True),
    Target("tagging, MB/s a core", 1,
           lambda report: ((0, page.tagging) for page in report.pages), at_least=True),
    Target("tables of tagging loaded, s", 0.3,
           lambda report: ((0, page.tables) for page in report.pages)),
    Target("search page, requests/s", 400,
           lambda report: ((s.paragraphs, s.per_second) for s in report.served),
           at_least=True, sizes=(20_000,)),
    Target("search page, p99 ms", 60,
           lambda report: ((s.paragraphs, s.latency.p99) for s in report.served), sizes=(20_000,)),
)  # fmt: skip
