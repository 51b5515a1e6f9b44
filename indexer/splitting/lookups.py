"""The word lists of this room, read once from `indexer/data`."""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def word_lines(name: str) -> tuple[frozenset[str], ...]:
    """The lines of a list without its header, each as a set of the entries on it."""
    text = resources.files("indexer").joinpath("data", name).read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return tuple(frozenset(line.split()) for line in lines)


@cache
def words_of(name: str) -> frozenset[str]:
    """All entries of a list."""
    return frozenset().union(*word_lines(name))


@cache
def surnames() -> frozenset[str]:
    """The characters that begin a personal name."""
    return frozenset("".join(words_of("surnames.txt")))
