"""Pages with cut columns, made of whole articles, and what a perfect repair would make of them.

Printed pages lose their columns in a few ways: a paragraph stops in mid-sentence and goes on in
the next line, or behind a picture's caption or a heading; its rest stands one to three paragraphs
further down, or behind a whole other article; or it is lost. Each way is made here on purpose,
by a seeded generator, so that repair can be trained and measured by kind of damage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random
from typing import Literal

from invented import Invented

Damage = Literal["next", "over", "near", "far", "lost", "headless"]
_SHORTEST = 30  # characters of a paragraph that is cut
_EDGE = 8  # characters that stay on either side of a cut
_SAID = re.compile("(?<=[一-鿿]{3})(?:告诉记者|(?:表示|介绍|坦言|回忆|认为|透露|说)，)")
_CLOSING = "。！？…：；”’）》!?;:"


@dataclass(frozen=True, slots=True)
class Mix:
    """How often what happens: shares of the cuts, and of the paragraphs that are cut."""

    cut: float = 0.25
    near: float = 0.09  # displaced by one to three paragraphs
    far: float = 0.06  # displaced by a whole article
    lost: float = 0.10
    over: float = 0.15  # of the adjacent ones: a heading, caption or byline stands between
    twice: float = 0.02  # of the adjacent ones: some characters are printed on both sides
    again: float = 0.2  # of the adjacent ones: the rest is cut once more
    spoken: float = 0.0  # of the cuts: right before what somebody says, where there is such a place


USUAL, CLEAN = Mix(), Mix(cut=0.0)
ONCE = Mix(over=0.0, twice=0.0, again=0.0)  # three quarters next, one piece a cut


@dataclass(slots=True)
class Row:
    """A line in the making: its text, role letter, article, paragraph within it, piece of it."""

    text: str
    role: str
    article: int
    paragraph: int = -1
    piece: int = 0
    damage: Damage | None = None  # what happened behind this piece
    overlap: int = 0


@dataclass(frozen=True, slots=True)
class DamagedPage:
    """Lines, and the truth: joins as (line, line) → kind; open ends are the lines of heads whose
    tail is lost; `rows` says of each visible line what it is."""

    lines: tuple[str, ...]
    rows: dict[int, Row]
    joins: dict[tuple[int, int], Damage] = field(default_factory=dict)
    open_ends: frozenset[int] = frozenset()


def damaged_page(articles: Sequence[Invented], rng: Random, mix: Mix = USUAL) -> DamagedPage:
    """Articles → one page on which some paragraphs are cut, as `mix` says."""
    rows = [row for k, article in enumerate(articles) for row in _rows(article, k)]
    rows = [piece for row in rows for piece in _pieces(row, rng, mix, mix.cut)]
    rows = _displace(rows, rng)
    return _printed(rows, rng.choice(("tight", "spaced", "spaced", "groups")), rng)


def _rows(article: Invented, k: int) -> list[Row]:
    return [Row(text, role, k, n) for n, (role, text) in enumerate(article.parts)]


def _pieces(row: Row, rng: Random, mix: Mix, share: float) -> Iterator[Row]:
    """A row, cut or not; what happens to the rest of a cut one is noted on the piece before it."""
    cut = row.role == "P" and rng.random() < share
    at = _place(row.text, rng, mix.spoken) if cut else None
    if at is None:
        yield row
        return
    kind = _kind(rng, mix)
    if kind == "headless" and row.piece:
        kind = "lost"
    twice = kind == "next" and rng.random() < mix.twice and row.text[at - 2 : at].isalpha()
    overlap = 2 if twice else 0
    rest = replace(row, text=row.text[at - overlap :], piece=row.piece + 1, overlap=overlap)
    if kind != "headless":
        yield replace(row, text=row.text[:at], damage=kind)
    if kind != "lost":
        yield from _pieces(rest, rng, mix, mix.again if kind == "next" else 0.0)


def _place(text: str, rng: Random, spoken: float) -> int | None:
    """Where to cut: anywhere in mid-sentence, as the width of a column has it."""
    places = [
        at for at in range(_EDGE, len(text) - _EDGE + 1) if text[at - 1] not in _CLOSING + " \u3000"
    ]
    if spoken and rng.random() < spoken:
        said = {match.start() for match in _SAID.finditer(text)}
        places = [at for at in places if at in said] or places
    return rng.choice(places) if len(text) >= _SHORTEST and places else None


def _kind(rng: Random, mix: Mix) -> Damage:
    share = rng.random()
    for kind, part in (("near", mix.near), ("far", mix.far), ("lost", mix.lost)):
        if share < part:
            if kind == "lost" and rng.random() < 0.2:
                return "headless"
            return kind  # type: ignore[return-value]
        share -= part
    return "over" if rng.random() < mix.over else "next"


def _displace(rows: list[Row], rng: Random) -> list[Row]:
    """Move the tails of displaced pieces down the page."""
    moves = []
    for row in [r for r in rows if r.damage in ("near", "far", "over")]:
        at = next(i for i, r in enumerate(rows) if r is row) + 1
        tail = rows.pop(at)
        to = _target(rows, at, row, rng)
        if to == at:
            row.damage = "next"
        moves.append((row, tail))
        rows.insert(to, tail)
    return rows


def _target(rows: list[Row], at: int, head: Row, rng: Random) -> int:
    """The index at which a tail goes back in; `at` itself where there is no room further down."""
    if head.damage == "over":
        return at + 1 if at < len(rows) - 1 and rows[at].role in "SCBH" else at
    wanted = rng.randint(1, 3) if head.damage == "near" else None
    if wanted is None:
        ends = [
            i for i in range(at, len(rows) + 1) if i == len(rows) or rows[i].article > head.article
        ]
        if not ends or ends[0] == len(rows):
            return at
        later = [
            i
            for i in range(ends[0] + 1, len(rows) + 1)
            if rows[i - 1].role == "P" and rows[i - 1].article == head.article + 1
        ]
        return rng.choice(later) if later else at
    to, passed = at, 0
    while to < len(rows) and passed < wanted:
        passed += rows[to].role == "P"
        to += 1
    return to if passed else at


def _printed(rows: Sequence[Row], style: str, rng: Random) -> DamagedPage:
    lines: list[str] = []
    at: dict[int, Row] = {}
    for i, row in enumerate(rows):
        border = i > 0 and row.article != rows[i - 1].article and row.role in "KH"
        if i and style != "tight":
            lines += [""] * (style == "spaced") + [""] * (2 * border)
        lines.append(row.text)
        at[len(lines)] = row
    place = {(r.article, r.paragraph, r.piece): n for n, r in at.items() if r.role == "P"}
    joins = {
        (n, place[r.article, r.paragraph, r.piece + 1]): r.damage
        for n, r in at.items()
        if r.damage and r.damage != "lost"
    }
    lost = frozenset(n for n, r in at.items() if r.damage == "lost")
    return DamagedPage(tuple(lines), at, joins, lost)
