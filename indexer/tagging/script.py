"""Pages in traditional characters: read for places and dates as if they were in simplified ones.

The characters are changed one for one, so every span holds in both; evidence gets the words as they
are printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import ne

from archive.tags import Evidence, Where
from archive.texts import Article, Field
from indexer.tagging.fields import pieces
from indexer.words import simplified

_ONE_IN = 10  # a page is in traditional characters when one in so many is none of today's
_SEEN = 30  # characters of each field that are looked at, to be quick
_KEPT = "乾"  # names of today have it too: 乾县


def in_simplified(articles: Sequence[Article]) -> Sequence[Article]:
    """The articles of a page with their texts simplified; the same ones where they are so."""
    text = "".join(piece.text[:_SEEN] for article in articles for piece in pieces(article))
    if sum(map(ne, text, _plain(text))) * _ONE_IN < len(text) or not text:
        return articles
    return tuple(map(_simple, articles))


def as_printed(evidence: Iterable[Evidence], printed: Sequence[Article]) -> tuple[Evidence, ...]:
    """Evidence of articles that were simplified, with the words of the printed ones; those of no
    span, and those whose words are not there, stay as they are. `printed` begins with the article
    itself, its page-mates follow."""
    mates = {article.id: article for article in printed}
    return tuple(_printed(e, mates.get(e.article or "", printed[0])) for e in evidence)


def _printed(evidence: Evidence, article: Article) -> Evidence:
    start, end = evidence.start, evidence.end
    if start is None or end is None:
        return evidence
    quotes = (text[start:end] for text in _texts(article, evidence.paragraph))
    alike = (quote for quote in quotes if _plain(quote) == evidence.quote)
    return replace(evidence, quote=next(alike, evidence.quote))


def _texts(article: Article, where: Where) -> Iterator[str]:
    yield from (piece.text for piece in pieces(article) if piece.where == where)
    if where == "subheading":
        yield from (subheading.text for subheading in article.subheadings)


def _plain(text: str) -> str:
    plain = simplified(text)
    if _KEPT in text:
        plain = "".join(old if old == _KEPT else new for old, new in zip(text, plain, strict=True))
    return plain


def _simple(article: Article) -> Article:
    return replace(
        article,
        kicker=_field(article.kicker),
        headline=_field(article.headline),
        deck=_field(article.deck),
        byline=_field(article.byline),
        captions=tuple(replace(c, text=_plain(c.text)) for c in article.captions),
        subheadings=tuple(replace(s, text=_plain(s.text)) for s in article.subheadings),
        paragraphs=tuple(replace(p, text=_plain(p.text)) for p in article.paragraphs),
    )


def _field(field: Field | None) -> Field | None:
    return replace(field, text=_plain(field.text)) if field else None
