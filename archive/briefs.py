"""What a list shows of an article."""

from __future__ import annotations

from dataclasses import dataclass

from archive.certain import certain_date, told_by, unsure_level
from archive.tags import NewsDate, Place
from archive.texts import Article
from archive.titles import opening_of


@dataclass(frozen=True, slots=True)
class Brief:
    """An article in short: its facts, and its beginning for where nothing was searched for.

    `unsure_level` is the first level of its place that is inferred, `date_sure` whether its date is
    certain (see `archive.certain`); `candidates` are the places among which no choice was made.
    `opening` stands for a missing headline; `first` is the number and the text of its first
    paragraph.
    """

    id: str
    kind: str
    newspaper: str | None
    date: NewsDate
    date_sure: bool
    place: Place | None
    unsure_level: str | None
    candidates: tuple[Place, ...]
    topics: tuple[str, ...]
    opening: str
    first: tuple[int, str] | None


def brief_of(article: Article) -> Brief:
    """A whole article in short."""
    paragraph = article.paragraphs[0] if article.paragraphs else None
    first = (paragraph.n, paragraph.text) if paragraph else None
    texts = [first[1]] if first else [caption.text for caption in article.captions]
    tags = article.tags
    return Brief(
        article.id,
        article.kind,
        article.metadata.newspaper,
        tags.date,
        certain_date(article) is not None,
        tags.place,
        unsure_level(tags.place, told_by(tags)),
        tags.place_candidates,
        tags.topics,
        opening_of(texts),
        first,
    )
