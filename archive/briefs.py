"""What a list shows of an article."""

from __future__ import annotations

from dataclasses import dataclass

from archive.tags import Place
from archive.texts import Article
from archive.titles import opening_of


@dataclass(frozen=True, slots=True)
class Brief:
    """An article in short: its facts, and its beginning for where nothing was searched for.

    `date` is the value of its date; `opening` stands for a missing headline; `first` is the number
    and the text of its first paragraph.
    """

    id: str
    kind: str
    newspaper: str | None
    date: str | None
    place: Place | None
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
        tags.date.value,
        tags.place,
        tags.topics,
        opening_of(texts),
        first,
    )
