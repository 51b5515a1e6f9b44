"""Words with their classes (noun, verb …), as jieba's dictionary tags them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from typing import NamedTuple


class Classed(NamedTuple):
    """A word and its class in the notation of ICTCLAS: n noun, v verb, nr person, x none."""

    text: str
    kind: str


def classed(text: str) -> list[Classed]:
    """A short text cut into words with their classes; together they are the whole text.

    >>> [(w.text, w.kind) for w in classed("项目建成，")]
    [('项目', 'n'), ('建成', 'v'), ('，', 'x')]
    """
    return [Classed(word, kind) for word, kind in tagged(text)]


def tagged(text: str) -> list[tuple[str, str]]:
    """The same as plain pairs."""
    try:
        return _tagger()(text)
    except UnicodeEncodeError:  # half a surrogate pair
        return _tagger()(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))


@cache
def _tagger() -> Callable[[str], list[tuple[str, str]]]:
    if find_spec("rjieba"):
        import rjieba

        tag: Callable[[str], list[tuple[str, str]]] = rjieba.Jieba().tag
        return tag
    import jieba.posseg

    return lambda text: [(pair.word, pair.flag) for pair in jieba.posseg.cut(text)]
