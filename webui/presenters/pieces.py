"""The fields of an article by id, and their text cut where something is to be drawn in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.addresses import anchor
from archive.results import Mark, Passage
from archive.tags import Evidence, Where
from archive.texts import Article, Fragment, Join, Paragraph
from webui.presenters.segments import tidy

Texts = Mapping[str, str]
Marks = Mapping[str, Sequence[Mark]]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text. `anchor` is set where an evidence begins, `seam` (1…) where a join lies."""

    text: str
    marked: bool = False
    evidence: bool = False
    anchor: str = ""
    seam: int | None = None


def field_texts(article: Article) -> dict[str, str]:
    """The id of every field on the article page with its text: headline, p1, caption, caption-2 …

    Evidence and passages point into these texts.
    """
    heads = ((name, getattr(article, name)) for name in ("kicker", "headline", "deck", "byline"))
    texts = {name: field.text for name, field in heads if field}
    texts |= {anchor("subheading", i): s.text for i, s in enumerate(article.subheadings)}
    texts |= {anchor("caption", i): c.text for i, c in enumerate(article.captions)}
    return texts | {anchor(p.n): p.text for p in article.paragraphs}


def evidence_anchor(texts: Texts, evidence: Evidence) -> str | None:
    """The id of the words an evidence quotes, or None when they are not in this article's text."""
    if evidence.article or evidence.start is None or evidence.end is None:
        return None
    for name in _candidates(texts, evidence.paragraph):
        if texts[name][evidence.start : evidence.end] == evidence.quote:
            return f"e-{name}-{evidence.start}"
    return None


def marks_of(texts: Texts, passages: Iterable[Passage]) -> dict[str, tuple[Mark, ...]]:
    """Marks of a hit by field id."""
    return {
        name: passage.marks
        for passage in passages
        for name in _candidates(texts, passage.paragraph)
        if texts[name] == passage.text
    }


def seams(paragraph: Paragraph) -> tuple[int, ...]:
    """Where in the paragraph's text what was repaired goes on."""
    starts = cuts(paragraph.text, paragraph.fragments, paragraph.joins)
    pairs = zip(starts, paragraph.joins, strict=False)
    return tuple(start for start, join in pairs if not join.wrap)


def cuts(text: str, fragments: Sequence[Fragment], joins: Sequence[Join] = ()) -> tuple[int, ...]:
    """Where in a field's text each fragment but the first begins.

    >>> two = (Fragment(1, 0, 4, "惠济区刘"), Fragment(5, 0, 4, "刘寨街道"))
    >>> cuts("惠济区刘寨街道", two, (Join(1, 5, 0.9, "同字", "刘"),))
    (4,)
    """
    at, starts = 0, []
    overlaps = ("", *(join.overlap for join in joins))
    for i, fragment in enumerate(fragments):
        overlap = overlaps[i] if i < len(overlaps) else ""
        piece = fragment.text.removeprefix(overlap).strip()
        found = text.find(piece, at)
        start = found if found >= 0 else min(at, len(text))
        starts.append(start)
        at = start + len(piece)
    return tuple(starts[1:])


def pieces(
    article: Article, name: str, texts: Texts, marks: Marks, paragraph: Paragraph | None = None
) -> tuple[Piece, ...]:
    """The text of field `name` cut at marks, evidence and seams."""
    text = texts[name]
    spans = [
        (e.start or 0, e.end or 0)
        for e in article.tags.evidence
        if (evidence_anchor(texts, e) or "").rpartition("-")[0] == f"e-{name}"
    ]
    joined = dict(zip(seams(paragraph), range(1, 1000), strict=False)) if paragraph else {}
    drawn = tidy(marks.get(name, ()), len(text))
    edges = {0, len(text), *joined, *(edge for span in (*spans, *drawn) for edge in span)}
    borders = sorted(edge for edge in edges if 0 <= edge <= len(text))
    return tuple(
        Piece(
            text[start:end],
            any(a <= start and end <= b for a, b in drawn),
            any(a <= start and end <= b for a, b in spans),
            f"e-{name}-{start}" if any(a == start for a, _ in spans) else "",
            joined.get(start),
        )
        for start, end in pairwise(borders)
    )


def _candidates(texts: Texts, where: Where) -> list[str]:
    base = anchor(where)
    return [name for name in texts if name == base or name.startswith(f"{base}-")]
