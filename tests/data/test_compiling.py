"""What is made of tables is kept, and made anew when anything it rests on differs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from indexer.data import compiled, compiling
from indexer.tagging import topic_words
from indexer.tagging.places import gazetteer as gazetteer_module
from indexer.tagging.places.gazetteer import gazetteer
from indexer.tagging.topic_words import lexicon

TOPIC_FILES = [topic_words.FOLDER / name for name in topic_words._TABLES[:2]]

Made = tuple[dict[str, tuple[str, ...]], frozenset[str], float]
VALUE: Made = ({"郑州": ("4101",), "鼓楼区": ("3201", "3501")}, frozenset({"东区"}), 2.5)
Make = Callable[..., tuple[Made, bool]]


@pytest.fixture
def make(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """Asks for the value, whose table says `text`: gives it, and whether it was made anew."""
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(compiling, "files", lambda _: tmp_path)
    monkeypatch.setattr(sys, "pycache_prefix", None)

    def ask(text: str = "甲\n", code: tuple[str, ...] = ("textwrap",)) -> tuple[Made, bool]:
        (tmp_path / "data" / "a.tsv").write_text(text, "utf-8")
        made: list[Made] = []
        value = compiled("a", ["a.tsv"], code, lambda: made.append(VALUE) or VALUE)
        return value, bool(made)

    return ask


def kept(folder: Path) -> Path:
    (file,) = (folder / "data" / "__pycache__").iterdir()
    return file


def test_it_is_made_once_and_is_the_same_when_read(make: Make) -> None:
    assert make() == (VALUE, True)
    assert make() == (VALUE, False)


def test_it_is_made_anew_for_another_table_or_other_code(make: Make, tmp_path: Path) -> None:
    make()
    assert make("乙\n") == (VALUE, True)
    assert make("乙\n", ("string",)) == (VALUE, True)
    assert make("乙\n", ("string",)) == (VALUE, False)
    assert kept(tmp_path).suffix == ".tables"  # and no second file


@pytest.mark.parametrize("at", [0, 15, 16, 31, 32, 40, -1])
def test_a_damaged_file_is_not_read(make: Make, tmp_path: Path, at: int) -> None:
    make()
    held = bytearray(kept(tmp_path).read_bytes())
    held[at] ^= 0x55
    kept(tmp_path).write_bytes(held)
    assert make() == (VALUE, True)
    assert make() == (VALUE, False)


@pytest.mark.parametrize("size", [0, 1, 31, 32, 50])
def test_half_a_file_is_not_read(make: Make, tmp_path: Path, size: int) -> None:
    make()
    kept(tmp_path).write_bytes(kept(tmp_path).read_bytes()[:size])
    assert make() == (VALUE, True)


def test_where_nothing_can_be_written_it_is_made_each_time(make: Make, tmp_path: Path) -> None:
    (tmp_path / "data" / "__pycache__").write_text("a file stands where the folder would")
    assert make() == (VALUE, True)
    assert make() == (VALUE, True)


def test_code_without_a_file_is_not_trusted_to_be_the_same(make: Make) -> None:
    assert make(code=("no_such_module",)) == (VALUE, True)
    assert make(code=("no_such_module",)) == (VALUE, True)


def test_what_make_raises_is_raised_and_nothing_is_kept(make: Make, tmp_path: Path) -> None:
    make()
    held = kept(tmp_path).read_bytes()

    def bad() -> Made:
        raise ValueError("第 3 行")

    with pytest.raises(ValueError, match="第 3 行"):
        compiled("a", ["a.tsv"], ("string",), bad)
    assert kept(tmp_path).read_bytes() == held


def test_the_gazetteer_and_the_words_are_those_that_are_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    fresh = gazetteer_module._made()
    for _ in range(2):  # made and kept, then read
        known = gazetteer.__wrapped__()
        parts = (known.official, known.names, known.short, known.starts, known.ordinary)
        assert (*parts, known.newspapers) == fresh
    first, second = lexicon.__wrapped__(), lexicon.__wrapped__()
    assert (first.topics, first.words, first.index) == (second.topics, second.words, second.index)
    assert (first.before, first.after) == (second.before, second.after)
    assert len(list(tmp_path.rglob("*.tables"))) == 2


@pytest.mark.parametrize(
    ("tables", "make"),
    [
        (gazetteer_module._TABLES, gazetteer_module._made),
        (topic_words._TABLES, lambda: topic_words.load_lexicon(*TOPIC_FILES)),
    ],
)
def test_what_is_kept_hangs_on_every_table_that_was_read(
    tables: tuple[str, ...], make: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else a table that is put right would change nothing."""
    read: set[str] = set()
    really = Path.read_bytes

    def noted(path: Path) -> bytes:
        read.add(path.name)
        return really(path)

    gazetteer_module.former_rows.cache_clear()
    monkeypatch.setattr(Path, "read_bytes", noted)
    make()
    assert {name for name in read if name.endswith((".tsv", ".txt"))} <= set(tables)
