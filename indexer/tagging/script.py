"""Pages in traditional characters: tagged as if they were in simplified ones.

The characters are changed one for one, so every span holds in both; evidence, and the names, practices
and figures that are words of the page, get the words as they are printed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import ne

from archive.tags import Evidence, Tags, Where
from archive.texts import Article, Field
from indexer.tagging.fields import pieces
from indexer.words import simplified

_ONE_IN = 10  # a page is in traditional characters when one in so many is none of today's
_SEEN = 30  # characters of each field that are looked at, to be quick
# The kinds of tag whose values are words of the page.
_SPELLED = ("reporter", "correspondent", "author", "practice", "figure", "official")
_KEPT = "乾"  # names of today have it too: 乾县


def in_simplified(articles: Sequence[Article]) -> Sequence[Article]:
    """The articles of a page with their texts simplified; the same ones where they are so."""
    text = "".join(piece.text[:_SEEN] for article in articles for piece in pieces(article))
    if sum(map(ne, text, _plain(text))) * _ONE_IN < len(text) or not text:
        return articles
    return tuple(map(_simple, articles))


def as_printed(tags: Tags, printed: Sequence[Article]) -> Tags:
    """The tags of an article that was simplified, with the words of the printed one; evidence of no
    span, and what is not there, stays as it is. `printed` begins with the article itself, its
    page-mates follow. Places, dates and topics are called as everywhere."""
    mates = {article.id: article for article in printed}
    evidence = [_printed(e, mates.get(e.article or "", printed[0])) for e in tags.evidence]
    spelled = _Spelling(zip(tags.evidence, evidence, strict=True))
    return replace(
        tags,
        reporters=tuple(spelled("reporter", name) for name in tags.reporters),
        correspondents=tuple(spelled("correspondent", name) for name in tags.correspondents),
        authors=tuple(spelled("author", name) for name in tags.authors),
        practices=tuple(spelled("practice", name) for name in tags.practices),
        figures=tuple(replace(f, text=spelled("figure", f.text)) for f in tags.figures),
        officials=tuple(
            replace(
                o,
                name=spelled("official", o.name),
                post=spelled("official", o.name, o.post),
                unit=spelled("official", o.name, o.unit) if o.unit else None,
            )
            for o in tags.officials
        ),
        evidence=tuple(replace(e, tag=spelled.tag(e)) for e in evidence),
    )


class _Spelling:
    """How what was found in simplified words is printed, from pairs of simplified and printed
    evidence. A name is the same part of both quotes; blanks inside it do not count."""

    def __init__(self, pairs: Iterable[tuple[Evidence, Evidence]]) -> None:
        self._quotes: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for plain, printed in pairs:
            if plain.key in _SPELLED:
                self._quotes[plain.tag].append((_solid(plain.quote), _solid(printed.quote)))

    def __call__(self, key: str, name: str, part: str | None = None) -> str:
        """A name as its evidence has it; or a part of what is said of it there."""
        sought = name if part is None else part
        for plain, printed in self._quotes[f"{key}={name}"]:
            if (at := plain.find(sought)) >= 0:
                return printed[at : at + len(sought)]
        return sought

    def tag(self, evidence: Evidence) -> str:
        """What the tag of a piece of evidence is called; a `unit` bears its practice's name."""
        key, _, name = evidence.tag.partition("=")
        named = "practice" if key == "unit" else key
        return f"{key}={self(named, name)}" if named in _SPELLED else evidence.tag


def _solid(quote: str) -> str:
    return "".join(quote.split())


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
