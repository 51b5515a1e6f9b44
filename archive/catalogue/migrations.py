"""Bringing a catalogue made by an older version to the tables of this one, with all it holds."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from importlib import resources

from archive.errors import StaleArchive

VERSION = 5
WITH_WEAK = 4  # the first version that records weak tags
# STEPS[n] brings a catalogue of version n to n + 1.
STEPS: dict[int, str] = {
    1: """
CREATE TABLE candidates (
    source   TEXT NOT NULL REFERENCES sources (name) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    body     TEXT NOT NULL,
    PRIMARY KEY (source, position)
) WITHOUT ROWID;
""",
    2: """
CREATE TABLE given (
    path  TEXT PRIMARY KEY,
    facts TEXT NOT NULL
) WITHOUT ROWID;
""",
    3: """
CREATE TABLE weak_tags (
    article  TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    why      TEXT NOT NULL,
    days     INTEGER NOT NULL,
    body     TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
CREATE INDEX weak_tags_by_why ON weak_tags (why);
""",
    # What hangs on an article is kept by a number of its own instead of its id, and long rows in
    # tables with rowids; nothing is kept twice.
    4: """
CREATE TABLE new_articles (
    number   INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    source   TEXT NOT NULL REFERENCES sources (name) ON DELETE CASCADE,
    page     INTEGER NOT NULL,
    position INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    body     TEXT NOT NULL
);
INSERT INTO new_articles (id, source, page, position, kind, body)
    SELECT id, source, page, position, kind, body FROM articles ORDER BY source, position;

CREATE TABLE new_paragraphs (
    article   INTEGER NOT NULL REFERENCES new_articles (number) ON DELETE CASCADE,
    n         INTEGER NOT NULL,
    text      TEXT NOT NULL,
    fragments TEXT NOT NULL,
    joins     TEXT NOT NULL
);
INSERT INTO new_paragraphs
    SELECT number, n, text, fragments, joins
    FROM new_articles CROSS JOIN paragraphs ON paragraphs.article = new_articles.id;

CREATE TABLE new_evidence (
    article  INTEGER NOT NULL REFERENCES new_articles (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    tag      TEXT NOT NULL,
    body     TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
INSERT INTO new_evidence
    SELECT number, evidence.position, tag, json_array(
        rule, quote, json_extract(evidence.body, '$.paragraph'),
        json_extract(evidence.body, '$.start'), json_extract(evidence.body, '$.end'),
        json_extract(evidence.body, '$.decided'), json_extract(evidence.body, '$.article'),
        json_extract(evidence.body, '$.origin')
    )
    FROM new_articles CROSS JOIN evidence ON evidence.article = new_articles.id;

CREATE TABLE new_pages (
    source     TEXT NOT NULL REFERENCES sources (name) ON DELETE CASCADE,
    number     INTEGER NOT NULL,
    first_line INTEGER NOT NULL,
    metadata   TEXT NOT NULL,
    lines      TEXT NOT NULL
);
INSERT INTO new_pages
    SELECT source, number, first_line, metadata, (
        SELECT json_group_array(text) FROM (
            SELECT text FROM lines
            WHERE lines.source = pages.source AND lines.number >= pages.first_line
                AND lines.number < coalesce((
                    SELECT first_line FROM pages AS later
                    WHERE later.source = pages.source AND later.number = pages.number + 1
                ), 1 << 62)
            ORDER BY lines.number
        )
    )
    FROM pages ORDER BY source, number;

CREATE TABLE new_weak_tags (
    article  INTEGER NOT NULL REFERENCES new_articles (number) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    why      TEXT NOT NULL,
    days     INTEGER NOT NULL,
    body     TEXT NOT NULL,
    PRIMARY KEY (article, position)
) WITHOUT ROWID;
INSERT INTO new_weak_tags
    SELECT number, weak_tags.position, why, days, weak_tags.body
    FROM new_articles CROSS JOIN weak_tags ON weak_tags.article = new_articles.id;

DROP TABLE lines;
DROP TABLE pages;
DROP TABLE weak_tags;
DROP TABLE evidence;
DROP TABLE paragraphs;
DROP TABLE articles;
ALTER TABLE new_pages RENAME TO pages;
ALTER TABLE new_articles RENAME TO articles;
ALTER TABLE new_paragraphs RENAME TO paragraphs;
ALTER TABLE new_evidence RENAME TO evidence;
ALTER TABLE new_weak_tags RENAME TO weak_tags;
CREATE UNIQUE INDEX pages_in_order ON pages (source, number, first_line);
CREATE INDEX articles_in_order ON articles (source, position, kind);
CREATE UNIQUE INDEX paragraphs_in_order ON paragraphs (article, n);
CREATE INDEX paragraphs_joined ON paragraphs (article) WHERE joins <> '[]';
CREATE INDEX evidence_of_practices ON evidence (tag) WHERE tag >= 'practice=' AND tag < 'practice>';
CREATE INDEX weak_tags_by_why ON weak_tags (why);
""",
}


def migrate(db: sqlite3.Connection, after: Callable[[int], None]) -> None:
    """Create the tables, or bring them to VERSION step by step; all or nothing, and once only
    where several programs open the file at the same time.

    `after` is called with the version found, before the end, when an older one was brought up.
    Raises StaleArchive for a version that is newer than this.
    """
    if _version(db) == VERSION:
        return
    if _version(db) < VERSION:
        db.execute("PRAGMA journal_mode = WAL")
    db.execute("BEGIN IMMEDIATE")
    try:
        found = _version(db)
        if found > VERSION:
            raise StaleArchive(
                f"这个档案库由更新的版本（目录 {found}）建立，本程序只认识 {VERSION}。",
                "请升级程序。",
            )
        for script in [STEPS[n] for n in range(found, VERSION)] if found else [_schema()]:
            for statement in _statements(script):
                db.execute(statement)
        if found:
            after(found)
        db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")
    finally:
        if db.in_transaction:
            db.execute("ROLLBACK")


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _schema() -> str:
    return resources.files("archive.catalogue").joinpath("schema.sql").read_text("utf-8")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script, each ending at the end of a line; `executescript` would end the
    transaction before it begins."""
    text = ""
    for line in script.splitlines(keepends=True):
        text += line
        if sqlite3.complete_statement(text):
            yield text
            text = ""
