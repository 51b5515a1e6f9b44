"""How slices of lines are trimmed and put together, the same for machine and hand."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from archive.texts import Article, Fragment, Join

_UNSEEN = {"Cc", "Cf", "Zs", "Zl", "Zp"}


def is_visible(character: str) -> bool:
    """Whether a character leaves ink: no blank, no control or format character."""
    return unicodedata.category(character) not in _UNSEEN


def visible_span(text: str) -> tuple[int, int]:
    """Where the first visible character stands and where the last one ends."""
    start, end = 0, len(text)
    while start < end and not is_visible(text[start]):
        start += 1
    while end > start and not is_visible(text[end - 1]):
        end -= 1
    return start, end


def heading_text(fragments: Sequence[Fragment]) -> str:
    """The text of a heading, byline or caption of one or more lines."""
    return " ".join(fragment.text for fragment in fragments)


def paragraph_text(fragments: Sequence[Fragment], joins: Sequence[Join]) -> str:
    """The text of a paragraph whose fragments follow each other; `joins` lie between them.

    Nothing is put between the pieces but a blank where Latin words meet; what a join's overlap
    says was printed twice stands in the text once (the fragment keeps it).

    >>> two = Fragment(1, 0, 4, "惠济区刘"), Fragment(5, 0, 4, "刘寨街道")
    >>> paragraph_text(two, [Join(1, 5, 0.9, "同字", "刘")])
    '惠济区刘寨街道'
    """
    text = fragments[0].text
    for fragment, join in zip(fragments[1:], joins, strict=True):
        more = fragment.text[len(join.overlap) :]
        text += (" " if _latin(text[-1:]) and _latin(more[:1]) else "") + more
    return text


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def fragments_of(article: Article) -> Iterator[Fragment]:
    """All slices that an article is made of, field by field."""
    heads = (article.headline, article.kicker, article.deck, article.byline)
    yield from (fragment for head in heads if head for fragment in head.fragments)
    yield from (fragment for caption in article.captions for fragment in caption.fragments)
    yield from (fragment for sub in article.subheadings for fragment in sub.fragments)
    yield from (fragment for p in article.paragraphs for fragment in p.fragments)
