"""Invented articles (tests/articles/*.txt): the text that damaged pages are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "articles"
HEADED = FOLDER / "headed"  # news with many headings: roles are learned from them, never measured
SUPPLEMENT = FOLDER / "supplement"  # verses, and the small boxes between them
ROLES = {
    "K": "kicker",
    "H": "headline",
    "D": "deck",
    "S": "subheading",
    "B": "byline",
    "C": "caption",
    "P": "paragraph",
}


@dataclass(frozen=True, slots=True)
class Invented:
    """An article: its register (the file's name), its kind, and (role letter, text) by line."""

    register: str
    kind: str
    parts: tuple[tuple[str, str], ...]


@cache
def invented(folder: Path = FOLDER) -> tuple[Invented, ...]:
    """All invented articles, by file and place in it."""
    found: list[Invented] = []
    for path in sorted(folder.glob("*.txt")):
        for block in re.split(r"\n(?==== )", path.read_text(encoding="utf-8")):
            head, *lines = [line for line in block.split("\n") if line and line[0] != "#"] or [""]
            if head.startswith("=== "):
                parts = tuple((line[0], line[2:]) for line in lines)
                found.append(Invented(path.stem, head.split()[1], parts))
    return tuple(found)


def held_out(folder: Path = FOLDER) -> tuple[Invented, ...]:
    """Every fifth article: what is measured on and never trained on."""
    return invented(folder)[::5]


def trained_on(folder: Path = FOLDER) -> tuple[Invented, ...]:
    """The others."""
    return tuple(article for i, article in enumerate(invented(folder)) if i % 5)
