"""The text of an article as blocks in reading order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from archive.addresses import anchor, source_path
from archive.texts import Article, Field, Fragment, Join, Subheading
from webui.presenters.loose import LooseEnd
from webui.presenters.pieces import Marks, Piece, field_texts, pieces


@dataclass(frozen=True, slots=True)
class JoinView:
    """A join in words, with the addresses of both lines in the source."""

    number: int
    from_line: int
    to_line: int
    from_url: str
    to_url: str
    percent: int
    reason: str
    overlap: str


@dataclass(frozen=True, slots=True)
class Block:
    """One part of the body: kind is paragraph, subheading or caption; gaps say what is missing."""

    kind: str
    id: str
    pieces: tuple[Piece, ...]
    n: int | None = None
    joins: tuple[JoinView, ...] = ()
    topics: tuple[str, ...] = ()
    gap_before: str = ""
    gap_after: str = ""
    loose: tuple[LooseEnd, ...] = ()


def head(article: Article, marks: Marks) -> dict[str, tuple[Piece, ...]]:
    """Kicker, headline, deck and byline, those that are there."""
    texts = field_texts(article)
    return {
        name: pieces(article, name, texts, marks)
        for name in ("kicker", "headline", "deck", "byline")
        if name in texts
    }


def body(
    article: Article, marks: Marks, loose: Mapping[int, tuple[LooseEnd, ...]]
) -> tuple[Block, ...]:
    """Paragraphs with subheadings before theirs and captions where their lines stand; `loose`
    holds the suspected continuations by paragraph."""
    texts = field_texts(article)
    subheadings = list(enumerate(article.subheadings))
    captions = list(enumerate(article.captions))
    blocks: list[Block] = []

    def put(kind: str, items: list[tuple[int, Field]] | list[tuple[int, Subheading]]) -> None:
        for i, _ in items:
            name = anchor(kind, i)
            blocks.append(Block(kind, name, pieces(article, name, texts, marks)))

    for i, paragraph in enumerate(article.paragraphs):
        here = [(k, c) for k, c in captions if _line(c.fragments) < _line(paragraph.fragments)]
        captions = [pair for pair in captions if pair not in here]
        put("caption", here)
        put("subheading", [(k, s) for k, s in subheadings if s.before == paragraph.n])
        cut = pieces(article, anchor(paragraph.n), texts, marks, paragraph)
        blocks.append(replace(_paragraph(article, i, cut), loose=loose.get(paragraph.n, ())))
    put("subheading", [(k, s) for k, s in subheadings if s.before is None])
    put("caption", captions)
    return tuple(blocks)


def _paragraph(article: Article, i: int, cut: tuple[Piece, ...]) -> Block:
    paragraph = article.paragraphs[i]
    lines = {fragment.line for fragment in paragraph.fragments}
    topics = article.tags.paragraph_topics
    gaps = {gap.missing: gap.why for gap in article.gaps if gap.line in lines}
    return Block(
        "paragraph",
        anchor(paragraph.n),
        cut,
        paragraph.n,
        tuple(_join(article.source, k, join) for k, join in enumerate(paragraph.repairs, 1)),
        topics[i] if i < len(topics) else (),
        gaps.get("start", ""),
        gaps.get("end", ""),
    )


def _join(source: str, number: int, join: Join) -> JoinView:
    return JoinView(
        number,
        join.from_line,
        join.to_line,
        source_path(source, join.from_line),
        source_path(source, join.to_line),
        round(100 * join.score),
        join.reason.rstrip("。"),
        join.overlap,
    )


def _line(fragments: Sequence[Fragment]) -> int:
    return fragments[0].line if fragments else 0
