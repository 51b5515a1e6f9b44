"""The clause that a seam would cut: it is seldom long, and what its beginning opens its end closes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from indexer.splitting.openings import Keyed, keyed

_MARKS = "，。；：！？"
_MARK = re.compile(f"[{_MARKS}]")
_SAMPLE = 60
_WORDS = 32  # characters that are cut into words
_LONG = 18  # characters of a clause that are nothing unusual
_OPENS = frozenset("在当自于")
_CLOSES = re.compile("(?:时|中|上|下|后|前|里|内|外|间|之际|以来|起|来|处|旁|边|方面)$")
_INSIDE, _AHEAD = 5, 6  # words of a frame above the seam, and of those below that may close it


def excess(head: str, tail: str) -> float:
    """How much longer than usual the clause across a seam is, in tens of characters.

    >>> excess("会议要求，各单位要加强", "领导，落实责任。"), excess("昨日，", "会议召开。")
    (0.0, 0.0)
    """
    last = _size_of_last(head)
    return max(0, last + _size_of_first(tail) - _LONG) / 10 if last >= 0 else 0.0


def frame(head: str, tail: str) -> tuple[str, str] | None:
    """The word above the seam that opens 在…时 or its like, and the word below that closes it, if
    one clause holds both.

    >>> frame("火车在离开车站", "十分钟后停下。")
    ('在', '后')
    >>> frame("火车在离开车站", "司机说，后来停下了。"), frame("火车离开车站", "十分钟后停下。")
    (None, None)
    >>> frame("火车在路上，", "十分钟后停下。"), frame("火车在路上", "十分钟后停下。")
    (None, None)
    """
    opener = _opener(head)
    closer = opener and _closing(tail)
    return (opener, closer) if closer else None


@lru_cache(maxsize=1 << 12)
def _size_of_last(head: str) -> int:
    """Characters of the last clause of a line, -1 when it is finished."""
    return -1 if head[-1] in "，、" else len(_last(head))


@lru_cache(maxsize=1 << 12)
def _size_of_first(tail: str) -> int:
    """Characters of the first clause of a line."""
    mark = _clause_mark(tail)
    return _SAMPLE if mark is None else mark


@lru_cache(maxsize=1 << 12)
def _opener(head: str) -> str:
    """The word that opens a frame in the last clause of a line, if none closes it there."""
    last = _last(head)
    if head[-1] in "，、" or _OPENS.isdisjoint(last):
        return ""
    words = keyed(last[-_WORDS:])
    at = max(
        (i for i, (word, name) in enumerate(words) if word in _OPENS and name != "f"), default=-1
    )
    inside = words[at + 1 :]
    return words[at][0] if at >= 0 and len(inside) <= _INSIDE and not _closer(inside) else ""


@lru_cache(maxsize=1 << 12)
def _closing(tail: str) -> str:
    """The word that closes a frame in the first clause of a line."""
    clause = tail[: _clause_mark(tail)][:_SAMPLE]
    return _closer(keyed(clause[:_WORDS])[:_AHEAD])


def _closer(words: Sequence[Keyed]) -> str:
    return next((word for word, name in words if name == "f" or _CLOSES.search(word)), "")


def _clause_mark(look: str) -> int | None:
    found = (look.find(mark, 0, _SAMPLE) for mark in _MARKS)
    return min((at for at in found if at >= 0), default=None)


def _last(look: str) -> str:
    """What stands behind the last mark."""
    return _MARK.split(look[-_SAMPLE:])[-1]
