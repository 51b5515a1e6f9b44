"""The house keeps its shape: arrows, sizes, words of explanation."""

from __future__ import annotations

from statistics import median

import pytest
from arrows import functions, modules, prints, strays, undocumented

MODULES = modules()

PLANTED = [
    ("archive.texts", "import indexer"),
    ("archive.texts", "import sqlite3"),
    ("archive.catalogue.store", "import whoosh"),
    ("archive.grammar", "from whoosh.qparser import QueryParser"),
    ("archive.settings", "import click"),
    ("indexer.reading.text", "from indexer.splitting import split_page"),
    ("indexer.reading.text", "from indexer.words import words"),
    ("indexer.splitting.cues", "from indexer import tagging"),
    ("indexer.splitting.cues", "import indexer"),
    ("indexer.splitting.cues", "from . import repair"),
    ("indexer.splitting", "def f():\n    import jieba"),
    ("indexer.corrections.sheet", "from indexer.splitting import split_page"),
    ("indexer.corrections.tags", "from indexer.tagging import find_named"),
    ("indexer.tagging.places", "if TYPE_CHECKING:\n    from indexer.splitting import cues"),
    ("indexer.tagging.places", "from jieba import posseg"),
    ("indexer.words.segment", "from indexer.fulltext import analyzer"),
    ("indexer.words.segment", "import whoosh"),
    ("indexer.fulltext.search", "from indexer.tagging.dates import dates"),
    ("indexer.fulltext.search", "import jieba.analyse"),
    ("indexer.fulltext.search", "import archives"),
    ("indexer.pipeline.rebuild", "import flask"),
    ("indexer.pipeline.rebuild", "from webui import create_app"),
    ("indexer.cli.ask", "import sqlite3"),
    ("indexer.somewhere", "from indexer.fulltext import WhooshSearcher"),
    ("webui.app", "import indexer.pipeline"),
    ("webui.views.search", "import importlib\nimportlib.import_module('whoosh.index')"),
    ("webui.views.search", "from importlib import import_module\nimport_module(name)"),
    ("webui.server", "from indexer.fulltext import WhooshSearcher"),
    ("webui.cli", "import sqlite3"),
    ("webui.cli", "import whoosh"),
]
ALLOWED = [
    ("archive.texts", "import json, re, dataclasses\nfrom pathlib import Path"),
    ("archive.export", "from archive.texts import Article\nimport msgspec"),
    ("archive.catalogue.store", "import sqlite3\nfrom archive.errors import HomeError"),
    ("indexer.reading", "from indexer.reading.text import read\nfrom archive.texts import Page"),
    ("indexer.splitting.cues", "from indexer.words import words"),
    ("indexer.splitting.cues", "from indexer import words"),
    ("indexer.tagging.places", "from indexer.words.folding import fold"),
    ("indexer.tagging.places", "from importlib import resources"),
    ("indexer.words.segment", "import jieba, rjieba\nfrom jieba import Tokenizer"),
    ("indexer.fulltext.search", "from whoosh import query\nfrom indexer.words import fold"),
    ("indexer.fulltext.search", "'import sqlite3'  # only text"),
    ("indexer.pipeline.rebuild", "from indexer.fulltext import WhooshEngine"),
    ("indexer.cli.ask", "import click\nfrom rich.console import Console"),
    ("webui.app", "from flask import Flask\nfrom archive.searcher import Searcher"),
    ("webui.server", "import waitress\nfrom gunicorn.app.base import BaseApplication"),
    ("webui.cli", "from indexer.cli import baodang\nfrom webui.app import create_app"),
]


@pytest.mark.parametrize(("module", "source"), PLANTED)
def test_a_wrong_import_is_noticed(module: str, source: str) -> None:
    assert len(strays(module, source)) == 1


@pytest.mark.parametrize(("module", "source"), ALLOWED)
def test_a_right_import_is_left_alone(module: str, source: str) -> None:
    assert strays(module, source) == []


def test_every_room_was_read() -> None:
    rooms = ("archive.catalogue", "indexer.words", "indexer.reading", "indexer.splitting")
    rooms += ("indexer.corrections", "indexer.tagging", "indexer.fulltext")
    rooms += ("indexer.pipeline", "indexer.cli", "webui.cli")
    assert not {room for room in rooms if not MODULES.get(room)}


def test_no_arrow_points_the_wrong_way() -> None:
    assert [
        f"{name}:{stray}" for name, text in MODULES.items() for stray in strays(name, text)
    ] == []


def test_public_names_say_what_they_are_for() -> None:
    assert [f"{name}:{gap}" for name, text in MODULES.items() for gap in undocumented(text)] == []


def test_only_commands_print() -> None:
    speakers = ("indexer.cli", "webui.cli")
    quiet = {name: text for name, text in MODULES.items() if not name.startswith(speakers)}
    assert [f"{name}:{line}" for name, text in quiet.items() for line in prints(text)] == []


def test_modules_are_small() -> None:
    lines = {name: len(text.splitlines()) for name, text in MODULES.items() if text.strip()}
    assert {name: n for name, n in lines.items() if n > 400} == {}
    assert median(lines.values()) <= 120


def test_functions_are_small() -> None:
    assert median(n for text in MODULES.values() for _, n in functions(text)) <= 12
