"""The vendored table of traditional characters: one sorted fact a line, nothing idle in it."""

from __future__ import annotations

from importlib import resources

from indexer.words import fold, is_chinese

LINES = resources.files("indexer").joinpath("data", "traditional.tsv").read_text("utf-8")
HEADER = [line for line in LINES.splitlines() if line.startswith("#")]
ROWS = [line.split("\t") for line in LINES.splitlines() if not line.startswith("#")]


def test_the_header_says_whence() -> None:
    assert all(any(word in line for line in HEADER) for word in ("Source", "Licence", "Date"))
    assert LINES.startswith("#") and LINES.endswith("\n")


def test_each_row_is_two_different_chinese_characters() -> None:
    assert len(ROWS) > 3000
    assert [row for row in ROWS if len(row) != 2 or row[0] == row[1]] == []
    assert [row for row in ROWS if not all(len(c) == 1 and is_chinese(c) for c in row)] == []


def test_rows_are_sorted_and_each_character_stands_once() -> None:
    keys = [row[0] for row in ROWS]
    assert keys == sorted(set(keys))


def test_every_row_is_used() -> None:
    assert [row for row in ROWS if fold(row[0]).text == row[0]] == []
