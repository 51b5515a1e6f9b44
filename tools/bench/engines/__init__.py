"""The engines of the comparison: one module an engine, each the only one to import it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from bench.engines.contract import Engine

Made = tuple[str, str, tuple[Any, ...]]

# Name in the tables → module, class, and what it is made with.
WORDS: dict[str, Made] = {
    "ours": ("ours_words", "OursWords", ()),
    "ours, with characters": ("ours_words", "OursWords", ("characters",)),
    "tantivy": ("tantivy", "Tantivy", ("words",)),
    "FTS5": ("fts5", "Fts5", ("words",)),
    "Whoosh": ("whoosh", "Whoosh", ()),
}
ARCHIVE: dict[str, Made] = {
    "ours": ("ours_archive", "OursArchive", ()),
    "tantivy words": ("tantivy", "Tantivy", ("words", True)),
    "tantivy characters": ("tantivy", "Tantivy", ("characters", True)),
    "FTS5 words": ("fts5", "Fts5", ("words", True)),
    "FTS5 trigrams": ("fts5", "Fts5", ("trigrams", True)),
}
TABLES = {"words": WORDS, "archive": ARCHIVE}


def made(table: str, name: str) -> Engine:
    """The engine of this name in a table. ImportError when it, or what it needs, is not here."""
    module, kind, options = TABLES[table][name]
    engine: Engine = getattr(import_module(f"bench.engines.{module}"), kind)(*options)
    return engine


def missing(table: str, name: str) -> str | None:
    """Why there will be no row for an engine, or None when there will."""
    try:
        made(table, name)
    except ImportError as error:
        return f"{error.name} is not here"
    return None
