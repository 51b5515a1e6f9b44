"""The weak tags of the archive: reckoned when an article is written, listed without reading any."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from archive.texts import Article
from archive.weakness import LADDER, WeakTag, weak_of

TABLE = """
CREATE TABLE weak_tags (           -- the tags that stand farthest from printed words
    article  TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    why      TEXT NOT NULL,        -- a key of archive.weakness.LADDER
    days     INTEGER NOT NULL,     -- how many days a date may be off
    body     TEXT NOT NULL,        -- JSON WeakTag
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE INDEX weak_tags_by_why ON weak_tags (why);
"""
_RUNG = "".join(["CASE why", *(f" WHEN '{w}' THEN {n}" for n, w in enumerate(LADDER)), " END"])


def put(db: sqlite3.Connection, articles: Iterable[Article]) -> None:
    """Record the weak tags of articles that stand in the catalogue."""
    db.executemany(
        "INSERT INTO weak_tags VALUES (?, ?, ?, ?, ?)",
        (
            (a.id, i, found.weak.why, found.weak.days, msgspec.json.encode(found).decode())
            for a in articles
            for i, found in enumerate(weak_of(a))
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
        "SELECT weak_tags.body FROM weak_tags JOIN articles ON articles.id = weak_tags.article"
        f" {where} ORDER BY {_RUNG}, days DESC, articles.source, articles.position,"
        " weak_tags.position LIMIT :limit OFFSET :offset",
        {"why": why, "limit": limit, "offset": offset},
    )
    for (body,) in rows.fetchall():
        yield msgspec.json.decode(body, type=WeakTag)
