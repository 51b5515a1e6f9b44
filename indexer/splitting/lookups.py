"""The word lists of this room, read once from `indexer/data`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def words_of(name: str) -> frozenset[str]:
    """All entries of a list with one entry a line."""
    return frozenset(lines_of(name))


def surnames() -> frozenset[str]:
    """The characters that begin a personal name."""
    return words_of("surnames.txt")


@cache
def start_ratios() -> Mapping[tuple[int, str], float]:
    """(position, word) → log ratio: paragraph start against the rest of a broken paragraph."""
    rows = (line.split("\t") for line in lines_of("paragraph_starts.tsv"))
    return {(int(position), word): float(ratio) for position, word, ratio in rows}


def lines_of(name: str) -> list[str]:
    """The lines of a data file, comments and empty ones left out."""
    text = resources.files("indexer").joinpath("data", name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
