"""What an article is called where only one line is to be had."""

from __future__ import annotations

from collections.abc import Iterable

from archive.texts import Article

OPENING = 28  # characters that stand for a missing headline
NONE = "（无标题）"


def title(article: Article) -> str:
    """The headline, or the first words of an article without one."""
    return article.headline.text if article.headline else opening(article)


def opening(article: Article | None) -> str:
    """The first words of an article's text."""
    texts = [p.text for p in article.paragraphs] if article else []
    texts += [c.text for c in article.captions] if article else []
    return opening_of(texts)


def opening_of(texts: Iterable[str]) -> str:
    """The first words of the first of an article's texts."""
    text = next(iter(texts), NONE)
    return text if len(text) <= OPENING else text[:OPENING] + "…"
