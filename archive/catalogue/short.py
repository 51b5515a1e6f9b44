"""Reading articles in short: of their bodies only what a list shows is taken apart."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

import msgspec

from archive.briefs import Brief
from archive.catalogue.writer import EVIDENCE
from archive.certain import Told, sure_date, unsure_level
from archive.tags import DATE_KEYS, PLACE_KEYS, NewsDate, Place
from archive.titles import opening_of

_MOST = 500  # names in one statement
_DECIDED = EVIDENCE.index("decided") - 1  # where the column without the tag holds it
_KEYS = ", ".join(f"'{key}'" for key in (*PLACE_KEYS, *DATE_KEYS))  # what certainty asks of


class _Metadata(msgspec.Struct):
    newspaper: str | None = None
    refused: tuple[tuple[str, str, str], ...] = ()


class _Tags(msgspec.Struct):
    place: Place | None = None
    place_candidates: tuple[Place, ...] = ()
    date: NewsDate = NewsDate()
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
        told: dict[int, list[tuple[str, str]]] = {}
        for number, tag, decided in db.execute(
            f"SELECT article, tag, json_extract(body, '$[{_DECIDED}]') FROM evidence"
            f" WHERE article IN ({marks}) AND substr(tag, 1, instr(tag, '=') - 1) IN ({_KEYS})",
            [*bodies],
        ):
            told.setdefault(number, []).append((tag, decided))
        for number, body in bodies.items():
            found[body.id] = _brief(body, firsts.get(number), told.get(number, ()))
    return found


def _brief(body: _Body, first: tuple[int, str] | None, told: Told) -> Brief:
    texts = [first[1]] if first else [caption.text for caption in body.captions]
    tags = body.tags
    return Brief(
        body.id,
        body.kind,
        body.metadata.newspaper,
        tags.date,
        sure_date(tags.date, told, body.metadata.refused) is not None,
        tags.place,
        unsure_level(tags.place, told),
        tags.place_candidates,
        tags.topics,
        opening_of(texts),
        first,
    )
