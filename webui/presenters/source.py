"""The raw lines of a page, each with the articles it went into and the pieces that were moved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.texts import Article, Field, Fragment, Join, Leftover, Page, Paragraph, Subheading
from webui.presenters.article import first_line, title
from webui.presenters.labels import FIELDS, anchor, article_path
from webui.presenters.pieces import numbered

HUES = 8


@dataclass(frozen=True, slots=True)
class Jump:
    """Where a piece goes on, or comes from. `moved`: other text stands between."""

    label: str
    line: int
    moved: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """A slice of a line that became part of an article (`number` in the page's list, from 1),
    or a leftover (`number` None)."""

    start: int
    end: int
    role: str
    number: int | None
    hue: int
    url: str | None
    jumps: tuple[Jump, ...] = ()


@dataclass(frozen=True, slots=True)
class Slice:
    """A run of a raw line, with the hue of the article that has it (None: nobody)."""

    text: str
    hue: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """A raw line with its number in the source."""

    number: int
    slices: tuple[Slice, ...]
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """An article in the list of the page; `line` is where it begins."""

    id: str
    number: int
    hue: int
    title: str
    url: str
    line: int | None


@dataclass(frozen=True, slots=True)
class SourceView:
    """One page of a source."""

    lines: tuple[Line, ...]
    entries: tuple[Entry, ...]
    leftovers: int
    moved: int


def source_view(
    page: Page, articles: Sequence[Article], leftovers: Iterable[Leftover]
) -> SourceView:
    """A page with the articles made of it, in reading order, and what was left over."""
    filled = {page.first_line + i for i, text in enumerate(page.lines) if text.strip()}
    claims: dict[int, list[Claim]] = {}
    for number, article in enumerate(articles, 1):
        for line, claim in _claims(article, number, filled):
            claims.setdefault(line, []).append(claim)
    count = 0
    for leftover in leftovers:
        piece = leftover.fragment
        if page.first_line <= piece.line < page.first_line + len(page.lines):
            count += 1
            role = f"未归入文章：{leftover.reason}"
            claims.setdefault(piece.line, []).append(
                Claim(piece.start, piece.end, role, None, HUES, None)
            )
    return SourceView(
        tuple(
            _line(n, text, claims.get(n, [])) for n, text in enumerate(page.lines, page.first_line)
        ),
        tuple(_entry(number, article) for number, article in enumerate(articles, 1)),
        count,
        sum(j.moved for row in claims.values() for c in row for j in c.jumps) // 2,
    )


def _claims(article: Article, number: int, filled: set[int]) -> Iterable[tuple[int, Claim]]:
    url = article_path(article.id)
    for name, role, fragments, joins in _parts(article):
        for i, fragment in enumerate(fragments):
            jumps = []
            if 0 < i <= len(joins):
                jumps.append(_jump("上接", fragment.line, joins[i - 1].from_line, filled))
            if i < len(joins):
                jumps.append(_jump("下接", fragment.line, joins[i].to_line, filled))
            yield (
                fragment.line,
                Claim(
                    fragment.start,
                    fragment.end,
                    role,
                    number,
                    _hue(number),
                    f"{url}#{name}",
                    tuple(jumps),
                ),
            )


Part = tuple[str, str, tuple[Fragment, ...], tuple[Join, ...]]


def _parts(article: Article) -> Iterable[Part]:
    """Every field of the article: its id on the article page, its role, fragments and joins."""
    for name in ("kicker", "headline", "deck", "byline"):
        field: Field | None = getattr(article, name)
        if field:
            role = "口号" if article.kind == "slogan" else FIELDS[name]
            yield name, role, field.fragments, ()
    lists: tuple[tuple[str, Sequence[Subheading | Field]], ...] = (
        ("subheading", article.subheadings),
        ("caption", article.captions),
    )
    for name, items in lists:
        for i, item in enumerate(items):
            yield numbered(name, i), FIELDS[name], item.fragments, ()
    yield from map(_paragraph, article.paragraphs)


def _paragraph(paragraph: Paragraph) -> Part:
    role = f"第 {paragraph.n} 段"
    return anchor(paragraph.n), role, paragraph.fragments, paragraph.joins


def _jump(label: str, here: int, there: int, filled: set[int]) -> Jump:
    between = range(min(here, there) + 1, max(here, there))
    backwards = (there < here) == (label == "下接")
    return Jump(label, there, backwards or any(n in filled for n in between))


def _line(number: int, text: str, claims: list[Claim]) -> Line:
    claims = sorted(claims, key=lambda claim: (claim.start, claim.end))
    slices: list[Slice] = []
    at = 0
    for claim in claims:
        start, end = max(claim.start, at), min(claim.end, len(text))
        if start < end:
            slices += [Slice(text[at:start], None), Slice(text[start:end], claim.hue)]
            at = end
    slices.append(Slice(text[at:], None))
    return Line(number, tuple(s for s in slices if s.text), tuple(claims))


def _entry(number: int, article: Article) -> Entry:
    url, line = article_path(article.id), first_line(article)
    return Entry(article.id, number, _hue(number), title(article), url, line)


def _hue(number: int) -> int:
    return (number - 1) % HUES
