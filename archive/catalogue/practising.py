"""Reading what the register of practices asks of articles: of their bodies and evidence nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from fnmatch import fnmatchcase

import msgspec

from archive.catalogue.writer import EVIDENCE
from archive.practices import UNIT, Practising
from archive.tags import NewsDate, Place

_NAMED = "SELECT article FROM evidence WHERE tag >= 'practice=' AND tag < 'practice>'"
_QUOTE = EVIDENCE.index("quote") - 1  # where the column without the tag holds it


class _Tags(msgspec.Struct):
    practices: tuple[str, ...] = ()
    place: Place | None = None
    date: NewsDate = NewsDate()


class _Body(msgspec.Struct):
    id: str
    tags: _Tags = msgspec.field(default_factory=_Tags)


_BODY = msgspec.json.Decoder(_Body)


def practising(db: sqlite3.Connection, sources: str | None) -> Iterator[Practising]:
    """The articles that name a practice, by source and id; of those sources whose names fit the
    glob, or of all."""
    units: dict[int, list[tuple[str, str]]] = {}
    for number, tag, quote in db.execute(
        f"SELECT article, tag, json_extract(body, '$[{_QUOTE}]') FROM evidence"
        f" WHERE article IN ({_NAMED}) AND tag >= '{UNIT}=' AND tag < '{UNIT}>'"
        " ORDER BY article, position"
    ):
        units.setdefault(number, []).append((tag.removeprefix(f"{UNIT}="), quote))
    rows = db.execute(
        f"SELECT source, number, body FROM articles WHERE number IN ({_NAMED}) ORDER BY source, id"
    ).fetchall()
    for source, number, text in rows:
        if sources is None or fnmatchcase(source, sources):
            body = _BODY.decode(text)
            tags = body.tags
            yield Practising(
                body.id,
                tags.practices,
                tags.place.path if tags.place else None,
                tags.date.value,
                tuple(units.get(number, ())),
            )
