"""Invented whole pages (tests/pages/*.txt), line by line with what an editor says of each line, and
such pages printed in a style of composed.py.

A page begins with === and its name. "# kind" begins an item (news, brief, photo, teaser, slogan); a
line is its role letter and its text: H headline, K kicker, D deck, S subheading, B byline, C caption,
P paragraph, T teaser, L page furniture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from composed import MadePage, new_page
from invented import Invented

FOLDER = Path(__file__).parent / "pages"
HELD = FOLDER / "held"  # pages that are measured on and never trained on
Item = tuple[str, tuple[tuple[str, str], ...]]  # kind, lines as (role letter, text)


@dataclass(frozen=True, slots=True)
class WholePage:
    """A page as it is printed, item by item."""

    name: str
    items: tuple[Item, ...]

    @property
    def articles(self) -> tuple[Invented, ...]:
        """Its articles, to be set on other pages."""
        kept = (
            Invented(self.name, kind, tuple(part for part in parts if part[0] != "L"))
            for kind, parts in self.items
            if kind not in ("slogan", "teaser")
        )
        return tuple(article for article in kept if article.parts)


@cache
def whole_pages(folder: Path = FOLDER) -> tuple[WholePage, ...]:
    """All pages of a folder, by file and place in it."""
    found = []
    for path in sorted(folder.glob("*.txt")):
        blocks = ("\n" + path.read_text(encoding="utf-8")).split("\n=== ")[1:]
        found += [_page(block.splitlines()) for block in blocks]
    return tuple(found)


def _page(block: Sequence[str]) -> WholePage:
    items: list[tuple[str, list[tuple[str, str]]]] = []
    for line in filter(None, block[1:]):
        mark, _, text = line.partition(" ")
        if mark == "#":
            items.append((text, []))
        else:
            if not items:
                items.append(("furniture", []))
            items[-1][1].append((mark, text))
    return WholePage(block[0], tuple((kind, tuple(parts)) for kind, parts in items))


def printed(page: WholePage, rng: Random, cut: float = 0.0, style: str = "") -> MadePage:
    """The page in a random style, a share of its long paragraphs broken, in some places empty lines
    where a picture stood; or in a given style and nothing else."""
    made = new_page(rng)
    slots = made.style == "blank" and rng.random() < 0.5
    if style:
        made.style, made.half, slots = style, False, False
    for kind, parts in page.items:
        furniture = [text for role, text in parts if role == "L"]
        if not furniture and not slots and kind not in ("slogan", "teaser"):
            made.article(parts, kind, cut)
            continue
        for n, (role, text) in enumerate(parts):
            if slots and n and rng.random() < {"S": 0.3, "P": 0.05, "C": 0.3}.get(role, 0.0):
                made.slot()
            if role == "L":
                made.furnish(text)
            elif kind == "slogan":
                made.banner(text)
            elif kind == "teaser":
                made.titles([text])
            else:
                if all(role == "L" for role, _ in parts[:n]):
                    made.begin(kind)
                made.place(text, role)
    return made
