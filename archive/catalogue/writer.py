"""Writing to the catalogue: whole sources, inside one transaction that its owner ends."""

from __future__ import annotations

import sqlite3
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from operator import attrgetter

import msgspec

from archive.catalogue import weak
from archive.tags import Evidence
from archive.texts import (
    Article,
    Candidate,
    Doubt,
    Fragment,
    Leftover,
    Page,
    Paragraph,
    Source,
)

# The fields of Evidence; each but the tag is kept in one column.
EVIDENCE = tuple(field.name for field in fields(Evidence))
rest_of = attrgetter(*EVIDENCE[1:])
# The tables that hold what was read, those that refer to others first.
_OF_SOURCES = (
    *("weak_tags", "evidence", "paragraphs", "articles"),
    *("doubts", "candidates", "leftovers", "pages", "sources"),
)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was made of one file. `fingerprint` changes when file, sidecar or given
    facts change."""

    source: Source
    root: str
    fingerprint: str
    pages: tuple[Page, ...] = ()
    articles: tuple[Article, ...] = ()
    leftovers: tuple[Leftover, ...] = ()
    candidates: tuple[Candidate, ...] = ()


class Writer:
    """Puts and removes whole sources; nothing is seen by readers before its owner commits."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def mark(self) -> str:
        """A new stamp for the catalogue; an index over what stands here now carries the same."""
        stamp = uuid.uuid4().hex
        self._db.execute("INSERT OR REPLACE INTO meta VALUES ('stamp', ?)", (stamp,))
        return stamp

    def set_roots(self, paths: Sequence[str]) -> None:
        """Record the PATH arguments that the archive is made from, in order."""
        self._db.execute("DELETE FROM roots")
        self._db.executemany(
            "INSERT INTO roots VALUES (?, ?)", [(p, i) for i, p in enumerate(dict.fromkeys(paths))]
        )

    def set_given(self, given: Mapping[str, Mapping[str, str]]) -> None:
        """Record what options gave: path → facts by key."""
        self._db.execute("DELETE FROM given")
        self._db.executemany(
            "INSERT INTO given VALUES (?, ?)",
            [(path, _json(facts)) for path, facts in given.items() if facts],
        )

    def remove(self, name: str) -> None:
        """Forget a source with all that hangs on it; an unknown name is no error."""
        self._db.execute("DELETE FROM sources WHERE name = ?", (name,))

    def clear(self) -> None:
        """Forget all sources, where references are not followed; see `Catalogue.writing`."""
        for table in _OF_SOURCES:
            self._db.execute(f"DELETE FROM {table}")

    def put(self, reading: Reading) -> None:
        """Add a source, or replace the one of that name."""
        source, name = reading.source, reading.source.name
        self.remove(name)
        self._db.execute(
            "INSERT INTO sources VALUES (?, ?, ?, ?, ?)",
            (name, reading.root, source.path, reading.fingerprint, _json(source)),
        )
        for page in reading.pages:
            self._db.execute(
                "INSERT INTO pages VALUES (?, ?, ?, ?, ?)",
                (name, page.number, page.first_line, _json(page.metadata), _json(page.lines)),
            )
        for position, article in enumerate(reading.articles):
            self._put_article(article, position)
        self._db.executemany(
            "INSERT INTO leftovers VALUES (?, ?, ?)",
            ((name, i, _json(leftover)) for i, leftover in enumerate(reading.leftovers)),
        )
        self._db.executemany(
            "INSERT INTO candidates VALUES (?, ?, ?)",
            ((name, i, _json(candidate)) for i, candidate in enumerate(reading.candidates)),
        )
        self._put_doubts(reading)

    def _put_article(self, article: Article, position: int) -> None:
        body = msgspec.to_builtins(replace(article, paragraphs=(), doubts=()))
        body["tags"]["evidence"] = ()  # it has a table of its own
        number = self._db.execute(
            "INSERT INTO articles VALUES (NULL, ?, ?, ?, ?, ?, ?)",
            (article.id, article.source, article.page_number, position, article.kind, _json(body)),
        ).lastrowid
        assert number is not None
        self._db.executemany(
            "INSERT INTO paragraphs VALUES (?, ?, ?, ?, ?)",
            ((number, p.n, p.text, _json(_lean(p)), _json(p.joins)) for p in article.paragraphs),
        )
        self._db.executemany(
            "INSERT INTO evidence VALUES (?, ?, ?, ?)",
            ((number, i, e.tag, _json(rest_of(e))) for i, e in enumerate(article.tags.evidence)),
        )
        weak.put(self._db, number, article)

    def _put_doubts(self, reading: Reading) -> None:
        doubts: list[tuple[str | None, Doubt]] = [(None, d) for d in reading.source.doubts]
        doubts += [(None, d) for page in reading.pages for d in page.doubts]
        doubts += [(a.id, d) for a in reading.articles for d in a.doubts]
        self._db.executemany(
            "INSERT INTO doubts VALUES (?, ?, ?, ?)",
            (
                (reading.source.name, article, i, _json(doubt))
                for i, (article, doubt) in enumerate(doubts)
            ),
        )


def _lean(paragraph: Paragraph) -> tuple[Fragment, ...]:
    """The fragments, without a text that is the paragraph's; `filled` gives it back."""
    return tuple(
        replace(f, text="") if f.text == paragraph.text else f for f in paragraph.fragments
    )


def filled(fragments: Iterable[Fragment], text: str) -> tuple[Fragment, ...]:
    """The fragments of a paragraph of this text, as they were before they were written."""
    return tuple(f if f.text else replace(f, text=text) for f in fragments)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
