"""The articles of a page as they were put together, each piece with the line it was printed in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.account import Part, first_line, parts
from archive.addresses import anchor, article_path
from archive.labels import KINDS, STATES, role_label
from archive.texts import Article, Correction, Fragment
from archive.titles import title
from webui.presenters.labels import TRUNCATED
from webui.presenters.pieces import cuts

HUES = 8
HEADS = ("kicker", "headline", "deck", "byline")


@dataclass(frozen=True, slots=True)
class Run:
    """The text of one piece of article `number` and where it was printed (line 0: unknown);
    `joined` to the one before."""

    number: int
    line: int
    start: int
    text: str
    joined: bool

    @property
    def id(self) -> str:
        """Where the piece stands on the page."""
        return piece_id(self.number, self.line, self.start)


@dataclass(frozen=True, slots=True)
class PartView:
    """A field of an article: its name on the article page, its role, its pieces, its gaps."""

    name: str
    kind: str
    label: str
    runs: tuple[Run, ...]
    gap_before: str = ""
    gap_after: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of the page; `line` is where it begins."""

    number: int
    hue: int
    title: str
    headless: bool
    url: str
    kind: str
    states: tuple[str, ...]
    line: int | None
    parts: tuple[PartView, ...]
    truncated: str
    corrections: tuple[Correction, ...]


def entries(articles: Sequence[Article]) -> tuple[Entry, ...]:
    """The articles of a page, numbered from 1."""
    return tuple(
        Entry(
            number,
            hue(number),
            title(article),
            article.headline is None,
            article_path(article.id),
            KINDS[article.kind],
            tuple(STATES[s] for s in article.state if s != "whole"),
            first_line(article),
            tuple(_part(number, article, part) for part in _in_reading_order(article)),
            TRUNCATED[article.truncated],
            article.corrections,
        )
        for number, article in enumerate(articles, 1)
    )


def hue(number: int) -> int:
    """The colour of an article of the page; its number is always said too."""
    return (number - 1) % HUES


def _in_reading_order(article: Article) -> Iterable[Part]:
    """Heads, then paragraphs with subheadings before theirs and captions where they were printed."""
    found = list(parts(article))
    yield from (part for part in found if part.where in HEADS)
    before = [s.before for s in article.subheadings]
    captions = [part for part in found if part.where == "caption"]
    subheadings = [part for part in found if part.where == "subheading"]
    for part in found:
        if not isinstance(part.where, int):
            continue
        yield from (c for c in captions if _line(c) < _line(part))
        captions = [c for c in captions if _line(c) >= _line(part)]
        yield from (s for s in subheadings if before[s.nth] == part.where)
        yield part
    yield from (s for s in subheadings if before[s.nth] is None)
    yield from captions


def _line(part: Part) -> int:
    return part.fragments[0].line if part.fragments else 0


def _part(number: int, article: Article, part: Part) -> PartView:
    n = part.where if isinstance(part.where, int) else None
    lines = {fragment.line for fragment in part.fragments}
    gaps = {gap.missing: gap.why for gap in article.gaps if n and gap.line in lines}
    repaired = {i for i, join in enumerate(part.joins, 1) if not join.wrap}
    edges = (0, *cuts(part.text, part.fragments, part.joins), len(part.text))
    pieces = part.fragments or (Fragment(0, 0, 0, part.text),)
    return PartView(
        anchor(part.where, part.nth),
        str(part.where) if n is None else "paragraph",
        role_label(part.role, n),
        tuple(
            Run(number, piece.line, piece.start, part.text[start:end], i in repaired)
            for i, (piece, (start, end)) in enumerate(zip(pieces, pairwise(edges), strict=False))
        ),
        gaps.get("start", ""),
        gaps.get("end", ""),
    )


def piece_id(number: int, line: int, start: int) -> str:
    """The id of a piece of text within article `number` of the page in the source view."""
    return f"F{line}-{number}-{start}"
