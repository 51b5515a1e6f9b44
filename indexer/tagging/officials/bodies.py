"""Where the name of a public body begins that ends a run of text: 陪同市教育局 → 市教育局."""

from __future__ import annotations

import re

from indexer.tagging.officials.tables import context_pattern, context_words
from indexer.words import classed

Span = tuple[int, int]

_SHORTEST = 2
# First letters of the classes of words that names of bodies are made of.
_PARTS = ("n", "j", "b", "z", "an", "v", "m", "s", "l", "i", "eng", "a", "tg", "ng", "ag", "k", "h")
_SIDES = frozenset("东西南北中")
_GONE = frozenset(("原", "前", "时任", "历任", "曾任", "已故", "候任"))
_FORMER = re.compile("原(?![阳平州])")
_GLUED = re.compile("[据由经从与向对在][省市县区州镇乡村]$")  # 据市|公安局
# 和 that belongs to the name of a body: 国家发展和改革委员会.
_JOINED = re.compile(
    "(?:发展|住房|资源|卫生|文化|农业|经济|信息|人口|环境|市场|出版|工业|规划|教育|海洋|健康|民族)[和与]$"
)


def body_span(name: str, stop: int, shortest: int = _SHORTEST) -> Span | None:
    """The span of the public body that a run of text ends in; `stop` is where the run ends.

    None where no body of the public's stands there, or where it is one gone by.
    """
    cut = _begin(name)
    if cut is None or len(name) - cut < shortest:
        return None
    body = name[cut:]
    if _FORMER.match(body) or context_pattern("private").search(body):
        return None
    return stop - len(body), stop


def _begin(name: str) -> int | None:
    at = len(name)
    for word in reversed(classed(name)):
        if word.text in _GONE:
            return None
        if _GLUED.match(word.text):
            return at - len(word.text) + 1
        fits = word.kind.startswith(_PARTS) or word.text in _SIDES or _JOINED.search(name, 0, at)
        if word.text in context_words("outside") or not fits:
            break
        at -= len(word.text)
    return at
