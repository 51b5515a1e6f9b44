"""Reading articles in short: of their bodies only what a list shows is taken apart."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

import msgspec

from archive.briefs import Brief
from archive.tags import Place
from archive.titles import opening_of

_MOST = 500  # names in one statement


class _Metadata(msgspec.Struct):
    newspaper: str | None = None


class _Date(msgspec.Struct):
    value: str | None = None


class _Tags(msgspec.Struct):
    place: Place | None = None
    date: _Date = msgspec.field(default_factory=_Date)
    topics: tuple[str, ...] = ()


class _Caption(msgspec.Struct):
    text: str


class _Body(msgspec.Struct):
    id: str
    kind: str
    metadata: _Metadata = msgspec.field(default_factory=_Metadata)
    tags: _Tags = msgspec.field(default_factory=_Tags)
    captions: tuple[_Caption, ...] = ()


_BODY = msgspec.json.Decoder(_Body)


def briefs(db: sqlite3.Connection, ids: Collection[str]) -> dict[str, Brief]:
    """Id → the article in short; of ids that are not there nothing."""
    names = [*dict.fromkeys(ids)]
    found: dict[str, Brief] = {}
    for at in range(0, len(names), _MOST):
        part = names[at : at + _MOST]
        marks = ",".join("?" * len(part))
        rows = db.execute(f"SELECT number, body FROM articles WHERE id IN ({marks})", part)
        bodies = {number: _BODY.decode(body) for number, body in rows}
        marks = ",".join("?" * len(bodies))
        firsts = {
            number: (n, text)
            for number, n, text in db.execute(
                # SQLite takes the other columns from the row of the minimum.
                f"SELECT article, min(n), text FROM paragraphs WHERE article IN ({marks})"
                " GROUP BY article",
                [*bodies],
            )
        }
        for number, body in bodies.items():
            found[body.id] = _brief(body, firsts.get(number))
    return found


def _brief(body: _Body, first: tuple[int, str] | None) -> Brief:
    texts = [first[1]] if first else [caption.text for caption in body.captions]
    tags = body.tags
    return Brief(
        body.id,
        body.kind,
        body.metadata.newspaper,
        tags.date.value,
        tags.place,
        tags.topics,
        opening_of(texts),
        first,
    )
