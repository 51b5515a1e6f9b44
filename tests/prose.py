"""Invented prose (tests/prose/*.txt): reports from which language is learned, without roles.

Articles stand between empty lines: a headline, at times a deck, then a paragraph a line and, in
long ones, subheadings. A paragraph is a line with an end mark.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from invented import Invented

FOLDER = Path(__file__).parent / "prose"
_SHORTEST = 30  # characters of a paragraph
_ENDS = "。！？”…）"


@cache
def prose(folder: Path = FOLDER) -> tuple[Invented, ...]:
    """All articles of prose, by file and place in it."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            parts = _parts([line.strip() for line in block.splitlines() if line.strip()])
            if any(role == "P" for role, _ in parts):
                found.append(Invented(path.stem, "news", parts))
    return tuple(found)


def held_out() -> tuple[Invented, ...]:
    """Every tenth article: what is measured on and never learned from."""
    return prose()[::10]


def trained_on() -> tuple[Invented, ...]:
    """The others."""
    return tuple(article for i, article in enumerate(prose()) if i % 10)


def _parts(lines: list[str]) -> tuple[tuple[str, str], ...]:
    """Lines with their roles: headings over the first paragraph, subheadings below it."""
    parts: list[tuple[str, str]] = []
    for n, line in enumerate(lines):
        if n and len(line) >= _SHORTEST and line[-1] in _ENDS:
            parts.append(("P", line))
        elif any(role == "P" for role, _ in parts):
            parts.append(("P" if line[-1] in _ENDS else "S", line))
        else:
            parts.append(("D" if parts else "H", line))
    return tuple(parts)
