"""The fields of an article in reading order, each with the name that evidence uses for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from archive.tags import Evidence, Where
from archive.texts import Article
from indexer.words import Folded, fold

T = TypeVar("T")
_NEAR = 40
LEAD = 140  # characters of body that count as its lead, unless its first paragraph ends it
SENTENCE_ENDS = "。！？；"
_OPENING = 60  # characters that make a paragraph a lead of its own


@dataclass(frozen=True, slots=True)
class Piece:
    """One field's text. `before` counts the characters of body above it; None outside the body.
    Below a first paragraph that is a lead of its own it is at least LEAD."""

    where: Where
    text: str
    before: int | None = None

    def in_lead(self, position: int) -> bool:
        """Whether a position of this field belongs to the article's first LEAD characters."""
        return self.before is not None and self.before + position < LEAD


@lru_cache(maxsize=1 << 8)
def folded(text: str) -> Folded:
    """A field's text folded; every kind of tag asks, the work is done once an article."""
    return fold(text)


def mates(items: Sequence[T], i: int) -> list[T]:
    """The other items of a page around the i-th: all of them unless the page is endless.

    >>> mates("abc", 1)
    ['a', 'c']
    """
    return [*items[max(0, i - _NEAR) : i], *items[i + 1 : i + 1 + _NEAR]]


def pieces(article: Article) -> tuple[Piece, ...]:
    """Headings, byline, body and captions of an article; several captions share one name."""
    latest = _latest.get(id(article))
    if latest and latest[0] is article:  # each kind of tag asks for those of the same page
        return latest[1]
    if len(_latest) >= _NEAR:
        _latest.clear()
    _latest[id(article)] = article, (found := tuple(_pieces(article)))
    return found


_latest: dict[int, tuple[Article, tuple[Piece, ...]]] = {}


def _pieces(article: Article) -> Iterator[Piece]:
    for where in ("kicker", "headline", "deck", "byline"):
        if field := getattr(article, where):
            yield Piece(where, field.text)
    before = 0
    for paragraph in article.paragraphs:
        yield Piece(paragraph.n, paragraph.text, before)
        before += len(paragraph.text)
        if len(paragraph.text) >= _OPENING:
            before = max(before, LEAD)
    for caption in article.captions:
        yield Piece("caption", caption.text, None if article.paragraphs else 0)


def sentence_start(text: str, position: int) -> int:
    """Where the sentence begins in which a position stands.

    >>> sentence_start("天冷了。路通了", 5)
    4
    """
    return max(text.rfind(mark, 0, position) for mark in SENTENCE_ENDS) + 1


def quoted(tag: str, rule: str, piece: Piece, start: int, end: int) -> Evidence:
    """Evidence whose quote is the text between two positions of a field."""
    return Evidence(tag, rule, piece.text[start:end], piece.where, start, end)
