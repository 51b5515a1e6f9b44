"""How much one text speaks of the same things as another."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from indexer.splitting.lookups import words_of
from indexer.words import pieces

_SAMPLE = 600
_CHINESE = re.compile("[㐀-鿿]{2,}")


def content_words(text: str) -> frozenset[str]:
    """The words of two and more Chinese characters in the first 600 characters of a text,
    without those that stand in any report.

    >>> sorted(content_words("开展湿地保护活动"))
    ['保护', '湿地']
    """
    return _content_words(text[:_SAMPLE])


@lru_cache(maxsize=4096)
def _content_words(text: str) -> frozenset[str]:
    found = set(pieces(text)) - words_of("report_words.txt")
    return frozenset(filter(_CHINESE.fullmatch, found))


def cohesion(text: str, context: str) -> float:
    """The share (0–1) of a text's content words that the context holds too, long words counting
    for more; 0.5 when the text has none. Two reports on one page rarely share 0.1.

    >>> cohesion("湿地公园的志愿者", "志愿者来到公园"), cohesion("湿地公园", "会议召开")
    (0.75, 0.0)
    """
    return shared(text, context.__contains__)


def shared(text: str, holds: Callable[[str], bool]) -> float:
    """The same for any context that can say whether it holds a word."""
    wanted = content_words(text)
    whole = sum(map(len, wanted)) - len(wanted)
    if not whole:
        return 0.5
    return sum([len(word) - 1 for word in wanted if holds(word)]) / whole
