"""Names for articles that stay the same over rebuilds and when their neighbours change."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archive.texts import Article

_SOURCE, _TEXT, _START = 10, 8, 40


def name_articles(source: str, articles: Sequence[Article]) -> tuple[Article, ...]:
    """All articles of one source with their final ids; `applies_to` is renamed with them.

    An id is made of the source's name and of the article's headline and first sentence; articles that
    are alike in both are told apart by more of their own text, at last by their order.
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
    counts = Counter(keys)
    keys = [
        key if counts[key] == 1 else f"{key}\0{next(texts)}"
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
    """What tells an article from others: headline and first sentence, then the whole text.

    Headlines alone would not do: 简讯 comes again and again, and an id must never pass to
    another text when its namesake appears or goes.
    """
    body = [p.text for p in article.paragraphs] + [c.text for c in article.captions]
    headline = article.headline.text if article.headline else ""
    start = re.split("[。！？]", body[0] if body else "")[0][:_START]
    yield f"{headline}\0{start}"
    yield "\n".join(body)


def _hash(text: str, size: int) -> str:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
    return base64.b32encode(digest).decode("ascii").lower()[:size]
