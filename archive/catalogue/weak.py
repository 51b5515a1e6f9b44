"""The weak tags of the archive: reckoned when an article is written, listed without reading any."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec

from archive.texts import Article
from archive.weakness import LADDER, WeakTag, weak_of

_RUNG = "".join(["CASE why", *(f" WHEN '{w}' THEN {n}" for n, w in enumerate(LADDER)), " END"])


def put(db: sqlite3.Connection, number: int, article: Article) -> None:
    """Record the weak tags of an article that stands in the catalogue under `number`."""
    db.executemany(
        "INSERT INTO weak_tags VALUES (?, ?, ?, ?, ?)",
        (
            (number, i, found.weak.why, found.weak.days, msgspec.json.encode(found).decode())
            for i, found in enumerate(weak_of(article))
        ),
    )


def counts(db: sqlite3.Connection) -> dict[str, int]:
    """Why tags are weak → how many there are, the weakest first."""
    return dict(db.execute(f"SELECT why, count(*) FROM weak_tags GROUP BY 1 ORDER BY {_RUNG}"))


def listed(
    db: sqlite3.Connection, why: str | None = None, limit: int = -1, offset: int = 0
) -> Iterator[WeakTag]:
    """Weak tags of one rung or all, weakest first: by the ladder, wide spans of time before narrow
    ones, then in reading order; `limit` -1: no end."""
    where = "WHERE why = :why" if why is not None else ""
    rows = db.execute(
        "SELECT weak_tags.body FROM weak_tags JOIN articles ON articles.number = weak_tags.article"
        f" {where} ORDER BY {_RUNG}, days DESC, articles.source, articles.position,"
        " weak_tags.position LIMIT :limit OFFSET :offset",
        {"why": why, "limit": limit, "offset": offset},
    )
    for (body,) in rows.fetchall():
        yield msgspec.json.decode(body, type=WeakTag)
