"""Opening, migrating and reading the catalogue file."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path
from random import Random
from typing import TypeVar

import msgspec

from archive.account import Doubtful
from archive.briefs import Brief
from archive.catalogue import overview, practising, short, weak
from archive.catalogue.connecting import PATIENCE, connect, refusal, state_of
from archive.catalogue.migrations import WITH_WEAK, migrate
from archive.catalogue.overview import Tally
from archive.catalogue.writer import EVIDENCE, Writer, filled
from archive.errors import HomeError, NoArchive, NotFound, StaleArchive
from archive.practices import Practising
from archive.texts import (
    Article,
    Candidate,
    Doubt,
    Fragment,
    Join,
    Leftover,
    Metadata,
    Page,
    Paragraph,
    Source,
)
from archive.weakness import WeakTag

T = TypeVar("T")
WRITING_CACHE = 256  # MB
_LARGE_LOG = 4 << 20  # bytes
# What reading a catalogue raises whose file was damaged in the middle.
DAMAGED = (sqlite3.DatabaseError,)


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the archive holds: files, articles (slogans aside), paragraphs, joins, doubts."""

    sources: int
    articles: int
    paragraphs: int
    joins: int
    doubts: int


class Catalogue:
    """Reads the catalogue in `path`; one connection a thread. Writing goes through `writing()`.

    A missing file raises NoArchive unless `create` is set; one made by a newer version, or
    damaged, raises StaleArchive; an unwritable folder raises HomeError.
    """

    def __init__(self, path: Path, create: bool = False) -> None:
        self._path = path
        self._local = threading.local()
        if not create and not (path.exists() and path.stat().st_size):
            raise NoArchive("这里还没有建好的档案库。", "请先运行 baodang rebuild 文件或文件夹。")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            migrate(self._db, self._reckon_weak)
        except (OSError, sqlite3.OperationalError) as error:
            raise HomeError(
                f"打不开目录文件 {path.name}：{refusal(error)}。",
                "请检查 --home 文件夹的权限和磁盘空间。",
            ) from error
        except sqlite3.DatabaseError as error:
            raise StaleArchive(
                f"目录文件 {path.name} 已损坏。",
                "请把它移走，再运行 baodang rebuild 文件或文件夹。",
            ) from error

    def close(self) -> None:
        """Close this thread's connection."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is not None:
            connection.close()
            del self._local.connection

    @contextmanager
    def writing(self, anew: bool = False) -> Iterator[Writer]:
        """A Writer whose changes are committed when the block ends, and dropped if it raises.

        With `anew` all sources are forgotten first: whole tables at once, which SQLite does only
        while it is not asked to follow references row by row.
        """
        self._db.execute(f"PRAGMA foreign_keys = {not anew:d}")
        try:
            with self.locked() as db:
                db.execute(f"PRAGMA cache_size = {-WRITING_CACHE << 10}")
                writer = Writer(db)
                if anew:
                    writer.clear()
                yield writer
                db.execute("COMMIT")
            self._cut_log()
        finally:
            self._db.execute("PRAGMA foreign_keys = ON")

    def _cut_log(self) -> None:
        """Give back the space of SQLite's log, which stays as long as a server has the file open,
        where a large write made it large. Who reads just now is not waited for: what is committed
        is safe in the log, and the next large write cuts it."""
        log = Path(f"{self._path}-wal")
        if not log.exists() or log.stat().st_size < _LARGE_LOG:
            return
        self._db.execute("PRAGMA busy_timeout = 0")
        with suppress(sqlite3.OperationalError):
            self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._db.execute(f"PRAGMA busy_timeout = {PATIENCE * 1000}")

    @contextmanager
    def locked(self) -> Iterator[sqlite3.Connection]:
        """Keeps other writers out; what the block writes is dropped unless it commits."""
        db = self._db
        try:
            db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_READONLY:
                raise _unwritable() from error
            raise HomeError("另一个程序正在写入这个档案库。", "请等它结束后再试。") from error
        try:
            yield db
        except sqlite3.OperationalError as error:
            raise _unwritable() from error
        finally:
            if db.in_transaction:
                db.execute("ROLLBACK")

    def stamp(self) -> str | None:
        """A mark that changes with every write; None when nothing was written yet."""
        row = self._db.execute("SELECT value FROM meta WHERE key = 'stamp'").fetchone()
        return row[0] if row else None

    def roots(self) -> tuple[str, ...]:
        """The PATH arguments recorded by the last rebuild or update, in order."""
        return tuple(r[0] for r in self._db.execute("SELECT path FROM roots ORDER BY position"))

    def given(self) -> dict[str, dict[str, str]]:
        """Path → the facts that options gave for all files at and below it."""
        rows = self._db.execute("SELECT path, facts FROM given ORDER BY path")
        return {path: _decode(facts, dict[str, str]) for path, facts in rows}

    def counts(self) -> Counts:
        """Totals for reports and the front page."""
        return Counts(*self._db.execute(overview.COUNTS).fetchone())

    def tally(self) -> Tally:
        """Counts by kind and rule, for the report of a build."""
        return overview.tally(self._db)

    def article_count(self) -> int:
        """How many articles there are, slogans aside."""
        return int(
            self._db.execute("SELECT count(*) FROM articles WHERE kind <> 'slogan'").fetchone()[0]
        )

    def some_texts(self, count: int, dice: Random) -> list[tuple[str, str]]:
        """Up to `count` paragraphs of different articles, slogans aside, as (article id, text)."""
        return overview.some_texts(self._db, count, dice)

    def doubt_counts(self) -> dict[str, int]:
        """Rule of a doubt → how many there are, the commonest first."""
        return overview.doubt_counts(self._db)

    def doubt_list(
        self, rule: str | None = None, limit: int = -1, offset: int = 0
    ) -> Iterator[Doubtful]:
        """Doubts with the articles they are about, of one rule or all; `limit` -1: no end."""
        return overview.doubt_list(self._db, rule, limit, offset)

    def weak_counts(self) -> dict[str, int]:
        """Why tags are weak (a key of `weakness.LADDER`) → how many there are, weakest first."""
        return weak.counts(self._db)

    def weak_list(
        self, why: str | None = None, limit: int = -1, offset: int = 0
    ) -> Iterator[WeakTag]:
        """Weak tags, weakest first, of one rung of the ladder or all; `limit` -1: no end."""
        return weak.listed(self._db, why, limit, offset)

    def fingerprints(self) -> dict[str, tuple[str, str, str]]:
        """Source name → (root, path on disk, fingerprint)."""
        rows = self._db.execute("SELECT name, root, path, fingerprint FROM sources")
        return {name: (root, path, mark) for name, root, path, mark in rows}

    def sources(self) -> tuple[Source, ...]:
        """All sources by name, without their doubts (see `doubts`)."""
        rows = self._db.execute("SELECT body FROM sources ORDER BY name")
        return tuple(_decode(row[0], Source) for row in rows)

    def source(self, name: str) -> Source:
        """One source; NotFound when there is none of that name."""
        row = self._db.execute("SELECT body FROM sources WHERE name = ?", (name,)).fetchone()
        if row is None:
            raise NotFound(
                f"没有名为“{name}”的来源。", "运行 baodang export --articles 可看到全部来源。"
            )
        return _decode(row[0], Source)

    def lines(self, source: str) -> tuple[tuple[int, str], ...]:
        """The raw lines of a source with their numbers."""
        rows = self._db.execute(
            "SELECT first_line, lines FROM pages WHERE source = ? ORDER BY number", (source,)
        )
        return tuple(
            line for first, lines in rows for line in enumerate(_decode(lines, list[str]), first)
        )

    def page(self, source: str, number: int) -> Page:
        """One page with its raw lines; NotFound when there is none."""
        row = self._db.execute(
            "SELECT first_line, metadata, lines FROM pages WHERE source = ? AND number = ?",
            (source, number),
        ).fetchone()
        if row is None:
            raise NotFound(f"来源“{source}”没有第 {number} 版面。")
        first_line, metadata, lines = row
        texts = _decode(lines, tuple[str, ...])
        return Page(source, number, texts, first_line, _decode(metadata, Metadata))

    def page_count(self, source: str) -> int:
        """How many pages a source has; they are numbered from 1."""
        row = self._db.execute("SELECT count(*) FROM pages WHERE source = ?", (source,)).fetchone()
        return int(row[0])

    def page_of_line(self, source: str, line: int) -> int | None:
        """The number of the page that holds a line of the source; None before the first."""
        row = self._db.execute(
            "SELECT max(number) FROM pages WHERE source = ? AND first_line <= ?", (source, line)
        ).fetchone()
        return None if row[0] is None else int(row[0])

    def article(self, article_id: str) -> Article:
        """One article with everything; NotFound when there is none of that id."""
        row = self._db.execute(
            "SELECT number, body FROM articles WHERE id = ?", (article_id,)
        ).fetchone()
        if row is None:
            raise NotFound("没有这篇文章，可能它所在的文件已改动。", "请重新检索。")
        return self._whole(*row)

    def briefs(self, ids: Collection[str]) -> dict[str, Brief]:
        """Id → what a list shows of the article; of ids that are not there nothing."""
        return short.briefs(self._db, ids)

    def articles(
        self, source: str | None = None, sources: str | None = None, page: int | None = None
    ) -> Iterator[Article]:
        """Articles in reading order by source: all, of one `source`, of one `page` of it, or of
        the sources whose names fit the glob `sources`.

        One is held at a time, all as they stood at the first: read to the end, or close it.
        """
        asked = {"source": source, "page": page}
        given = {column: value for column, value in asked.items() if value is not None}
        where = " AND ".join(f"{column} = :{column}" for column in given) or "1"
        sql = f"SELECT source, number, body FROM articles WHERE {where} ORDER BY source, position"
        for name, number, body in self._db.execute(sql, given):
            if sources is None or fnmatchcase(name, sources):
                yield self._whole(number, body)

    def tagged(self) -> Iterator[Article]:
        """All articles with their tags, by source and id; without paragraphs and doubts.

        One row is held at a time, however many there are: read to the end, or close it.
        """
        for row in self._db.execute("SELECT number, body FROM articles ORDER BY source, id"):
            yield self._with_evidence(*row)

    def practising(self, sources: str | None = None) -> Iterator[Practising]:
        """What the register asks of the articles that name a practice, by source and id; of those
        `sources` whose names fit the glob, or of all."""
        return practising.practising(self._db, sources)

    def leftovers(
        self, source: str | None = None, sources: str | None = None
    ) -> Iterator[Leftover]:
        """Text that belongs to no article, in the order of the lines; chosen as `articles`."""
        where, given = (" WHERE source = ?", (source,)) if source is not None else ("", ())
        sql = f"SELECT source, body FROM leftovers{where} ORDER BY source, position"
        for name, body in self._db.execute(sql, given):
            if sources is None or fnmatchcase(name, sources):
                yield _decode(body, Leftover)

    def candidates(self, source: str) -> tuple[Candidate, ...]:
        """The continuations weighed and not made in a source, in the order of its lines."""
        rows = self._db.execute(
            "SELECT body FROM candidates WHERE source = ? ORDER BY position", (source,)
        )
        return tuple(_decode(row[0], Candidate) for row in rows)

    def doubts(self, source: str | None = None) -> Iterator[tuple[str, str | None, Doubt]]:
        """(source, article id or None, doubt) for everything the program is unsure of."""
        where, given = (" WHERE source = ?", (source,)) if source is not None else ("", ())
        sql = f"SELECT source, article, body FROM doubts{where} ORDER BY source, position"
        for name, article, body in self._db.execute(sql, given):
            yield name, article, _decode(body, Doubt)

    def file_doubts(self) -> Iterator[tuple[str, Doubt]]:
        """(source, doubt) for those about files and pages themselves."""
        sql = "SELECT source, body FROM doubts WHERE article IS NULL ORDER BY source, position"
        for name, body in self._db.execute(sql):
            yield name, _decode(body, Doubt)

    def _number(self, article_id: str) -> int:
        row = self._db.execute("SELECT number FROM articles WHERE id = ?", (article_id,)).fetchone()
        return int(row[0])

    def _whole(self, number: int, body: str) -> Article:
        """The article of a stored row, with what has a table of its own."""
        article = self._with_evidence(number, body)
        paragraphs = self._db.execute(
            "SELECT n, text, fragments, joins FROM paragraphs WHERE article = ? ORDER BY n",
            (number,),
        )
        doubts = self._db.execute(
            "SELECT body FROM doubts WHERE article = ? ORDER BY position", (article.id,)
        )
        return replace(
            article,
            paragraphs=tuple(
                Paragraph(
                    n,
                    text,
                    filled(_decode(fragments, list[Fragment]), text),
                    _decode(joins, tuple[Join, ...]),
                )
                for n, text, fragments, joins in paragraphs
            ),
            doubts=tuple(_decode(row[0], Doubt) for row in doubts),
        )

    def _with_evidence(self, number: int, body: str) -> Article:
        told = msgspec.json.decode(body)
        evidence = self._db.execute(
            "SELECT tag, body FROM evidence WHERE article = ? ORDER BY position", (number,)
        )
        told["tags"]["evidence"] = [
            dict(zip(EVIDENCE, (tag, *msgspec.json.decode(rest)), strict=True))
            for tag, rest in evidence
        ]
        return msgspec.convert(told, Article)

    def _reckon_weak(self, found: int) -> None:
        """Fill the table of weak tags in a catalogue of the version `found`, which had none."""
        if found < WITH_WEAK:
            with suppress(msgspec.MsgspecError):  # what cannot be read needs a rebuild anyway
                for article in self.articles():
                    weak.put(self._db, self._number(article.id), article)

    @property
    def _db(self) -> sqlite3.Connection:
        here = self._local
        if getattr(here, "frozen", None) not in (None, state_of(self._path)):
            self.close()
        if not hasattr(here, "connection"):
            here.connection, here.frozen = connect(self._path)
        connection: sqlite3.Connection = here.connection
        return connection


def _unwritable() -> HomeError:
    return HomeError("档案库只读，或磁盘已满，没有改动。", "请检查 --home 文件夹。")


def _decode(text: str, kind: type[T]) -> T:
    return msgspec.json.decode(text, type=kind)
