"""Which engines are compared at which sizes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from bench.comparison import Plan
from bench.engines import TABLES

QUICK, FULL = (20_000,), (100_000, 1_000_000)
PARTS = ("words", "archive", "pipeline", "serving", "pages")
_NO_LIMIT = 10**9


@dataclass(frozen=True, slots=True)
class Limits:
    """The most paragraphs for what would take too long beyond."""

    whoosh: int
    archive: int  # our own engine in table (b)
    pipeline: int
    rounds: int = 5
    pages: tuple[int, int] = (5, 1)  # rounds, and one article in so many


# Whoosh alone is too slow for a large corpus; the pipeline reads real pages, which takes its time.
QUICKLY = Limits(whoosh=5_000, archive=20_000, pipeline=500, pages=(1, 8))
FULLY = Limits(whoosh=100_000, archive=1_000_000, pipeline=20_000)


def plans(
    sizes: Collection[int], tables: Collection[str], peers: Collection[str] | None, limits: Limits
) -> list[Plan]:
    """The tables to be made. `peers` are engines by the first word of their name, None: all.

    An engine that is too slow for a size is compared with all others at the largest it can do.
    """
    found = {}
    for table in tables:
        engines = [e for e in TABLES[table] if peers is None or family(e) in {*peers, "ours"}]
        for size in sizes:
            for step in sorted({min(size, _limit(table, engine, limits)) for engine in engines}):
                here = tuple(e for e in engines if _limit(table, e, limits) >= step)
                found[table, step] = Plan(table, step, here, limits.rounds)
    return list(found.values())


def families() -> list[str]:
    """What `peers` may hold."""
    return sorted({family(e) for engines in TABLES.values() for e in engines} - {"ours"})


def family(engine: str) -> str:
    """An engine's name without what tells its rows apart.

    >>> family("FTS5 words"), family("ours, with characters")
    ('fts5', 'ours')
    """
    return engine.split(" ")[0].rstrip(",").lower()


def _limit(table: str, engine: str, limits: Limits) -> int:
    if family(engine) == "whoosh":
        return limits.whoosh
    return limits.archive if (table, engine) == ("archive", "ours") else _NO_LIMIT
