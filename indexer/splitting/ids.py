"""Names for articles that stay the same over rebuilds and when their neighbours change."""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.texts import Article

_SOURCE, _TEXT, _START = 10, 8, 40


def name_articles(source: str, articles: Sequence[Article]) -> tuple[Article, ...]:
    """All articles of one source with their final ids; `applies_to` is renamed with them.

    An id is made of the source's name and of the article's headline, else of its first words;
    articles that are alike are told apart by more of their own text, at last by their order.
    """
    names = _names(source, articles)
    renamed = {(a.page_number, a.id): name for a, name in zip(articles, names, strict=True)}
    return tuple(
        replace(
            article,
            id=name,
            applies_to=tuple(renamed[article.page_number, old] for old in article.applies_to),
        )
        for article, name in zip(articles, names, strict=True)
    )


def _names(source: str, articles: Sequence[Article]) -> list[str]:
    prefix = _hash(source, _SOURCE)
    own = [_own_texts(article) for article in articles]
    keys = [next(texts) for texts in own]
    for _ in range(2):
        counts = Counter(keys)
        keys = [
            key if counts[key] == 1 else f"{key}\0{next(texts, '')}"
            for key, texts in zip(keys, own, strict=True)
        ]
    seen: Counter[str] = Counter()
    names = []
    for key in keys:
        seen[key] += 1
        repeated = f"\0{seen[key]}" if seen[key] > 1 else ""
        names.append(f"{prefix}-{_hash(key + repeated, _TEXT)}")
    return names


def _own_texts(article: Article) -> Iterator[str]:
    """What tells an article from others: headline, first words, then the whole text."""
    body = [p.text for p in article.paragraphs] + [c.text for c in article.captions]
    if article.headline:
        yield article.headline.text
    if body or not article.headline:
        yield (body[0] if body else "")[:_START]
    yield "\n".join(body)


def _hash(text: str, size: int) -> str:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest).decode("ascii").lower()[:size]
