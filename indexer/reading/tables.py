"""The tables of this room, read from `indexer/data`."""

from __future__ import annotations

from importlib import resources


def lines_of(name: str) -> list[str]:
    """The lines of a data file, comments and empty ones left out."""
    text = resources.files("indexer").joinpath("data", name).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
