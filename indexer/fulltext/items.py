"""What is put into the index: articles, and beside them other texts (slogans, leftovers).

An item is an article with all its fields, or one other text, which stands under no facet but its
source. Its texts become documents of the index TEXTS, in their order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from archive.certain import certain_date, certain_place
from archive.filters import facet_values
from archive.places import place_values, today_labels
from archive.tags import Where
from archive.texts import Article, Field, Leftover, Paragraph, Subheading

Piece = Field | Subheading | Paragraph
NAMES = ("kicker", "headline", "deck", "byline", "subheading", "caption")
TITLES = frozenset(("headline", "kicker", "deck"))
OTHERS = ("", "slogan", "leftover")
DATES = ("date", "issue_date")
TODAY = "today"  # a hidden facet: what a place of another year is called now
# Hidden too: place and date as far as the article itself decides them.
SURE_PLACE, SURE_DATE = "sure_place", "sure_date"


@dataclass(frozen=True, slots=True)
class Item:
    """One article, or one other text: `other` is then slogan or leftover, and `id` is empty.

    `facets` holds the values of each facet; of a date the value itself, "" where there is none.
    """

    id: str
    source: str
    texts: tuple[tuple[Where, str], ...]
    headline: str | None = None
    other: str = ""
    line: int | None = None
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)


def items(articles: Iterable[Article], leftovers: Iterable[Leftover]) -> Iterator[Item]:
    """Articles in their order, then the fields of slogans, then leftovers."""
    slogans = []
    for article in articles:
        if article.kind == "slogan":
            slogans.append(article)
        else:
            yield article_item(article)
    for slogan in slogans:
        for where, piece in article_fields(slogan):
            line = piece.fragments[0].line if piece.fragments else None
            yield _other("slogan", slogan.source, where, piece.text, line)
    for leftover in leftovers:
        fragment = leftover.fragment
        yield _other("leftover", leftover.source, None, fragment.text, fragment.line)


def article_item(article: Article) -> Item:
    """An article with every field of it that can be found."""
    dates = {
        "date": article.tags.date.value,
        "issue_date": article.metadata.issue_date,
        SURE_DATE: certain_date(article),
    }
    today = today_labels(article.tags.place)
    return Item(
        id=article.id,
        source=article.source,
        texts=tuple((where, piece.text) for where, piece in article_fields(article)),
        headline=article.headline.text if article.headline else None,
        facets={
            **facet_values(article),
            **{name: (value or "",) for name, value in dates.items()},
            SURE_PLACE: place_values(certain_place(article.tags)),
            TODAY: tuple(f"{place}\t{label}" for place, label in today.items()),
        },
    )


def article_fields(article: Article) -> Iterator[tuple[Where, Piece]]:
    """Every field of an article that can be found, titles first."""
    for where in ("kicker", "headline", "deck", "byline"):
        if piece := getattr(article, where):
            yield where, piece
    yield from (("subheading", subheading) for subheading in article.subheadings)
    yield from ((paragraph.n, paragraph) for paragraph in article.paragraphs)
    yield from (("caption", caption) for caption in article.captions)


def where_code(where: Where) -> int:
    """Where a text stands in its article, as a number: paragraphs by n, other fields below 0.

    >>> where_code(3), where_code("kicker"), where_code(None)
    (3, -1, 0)
    """
    return where if isinstance(where, int) else -1 - NAMES.index(where) if where else 0


def where_of(code: int) -> Where:
    """The Where of a code."""
    return code if code > 0 else NAMES[-1 - code] if code else None


def _other(kind: str, source: str, where: Where, text: str, line: int | None) -> Item:
    return Item("", source, ((where, text),), None, kind, line, {"source": (source,)})
