"""What is known of posts: the table of them, and the words that speak against an official."""

from __future__ import annotations

import re
from functools import cache

from indexer.data import rows


@cache
def posts_and_ends() -> dict[str, tuple[str, ...]]:
    """Post → what its body's name ends in; empty where the post names its own level (县长)."""
    table = rows("official_posts.tsv")
    return {post: tuple(ends.replace("-", "").split()) for post, ends in table}


@cache
def post_words() -> tuple[str, ...]:
    """The posts, the longest first."""
    return tuple(sorted(posts_and_ends(), key=lambda post: (-len(post), post)))


@cache
def context_words(kind: str) -> frozenset[str]:
    """The words of one kind of official_context.tsv."""
    return frozenset(word for word, of in rows("official_context.tsv") if of == kind)


@cache
def context_pattern(kind: str) -> re.Pattern[str]:
    """A pattern of the words of one kind."""
    return re.compile("|".join(map(re.escape, sorted(context_words(kind)))))
