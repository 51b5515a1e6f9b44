"""What can be seen of a line's beginning: the features that `Language.opening` weighs.

A paragraph opens with whole clauses: a subject or a time, a verb, marks in a common order. The rest
of a broken one begins with half a clause: no subject, an early mark, an odd first word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from indexer.words import tagged

_SAMPLE = 60  # characters of a line that show how it begins
_FIRST = 32  # of which so many are cut into words
_CLAUSE = re.compile("[，。；：！？、]")
_MARK = re.compile("[，。；：！？、“”‘’（）《》…—]")
_CLOSING = frozenset("，。；：")
_NOMINAL = frozenset("nrtmf")  # classes of words that can begin a sentence as its subject
Keyed = tuple[str, str]  # a word and its class, as they are counted
NONE: tuple[Keyed, ...] = (("", ""),) * 4
Names = tuple[str, ...]
Group = tuple[Any, ...]  # what puts the features of a group into words, and what they hang on
_TELLING = ("v", "r", "nr", "t", "ns", "p")


def features_of(look: str) -> list[str]:
    """The features of a line's beginning, as `name:value`.

    >>> features_of("据了解，")[:3]
    ['bias', 'len:0', 'c1:据']
    """
    return [name for group in groups_of(look) for name in group[0](*group[1:])]


def groups_of(look: str) -> list[Group]:
    """The same, not yet put into words: features that hang on the same few things are a group, so
    that what a group weighs can be kept."""
    size = min(len(look) // 20, 8)
    look = look[:_SAMPLE]
    words = keyed(look[:_FIRST])
    (w1, t1), (w2, t2), (w3, t3), (w4, t4) = (*words[:4], *NONE)[:4]
    return [
        (_length, size),
        (_characters, look[:3]),
        (words_named, "w1", w1),
        (words_named, "w2", w2),
        (words_named, "w3", w3),
        (words_named, "w4", w4),
        (words_named, "w1+w2", w1, w2),
        (words_named, "w2+w3", w2, w3),
        (words_named, "w1+t2", w1, t2),
        (words_named, "t1+w2", t1, w2),
        (words_named, "w1+t2+t3", w1, t2, t3),
        (words_named, "t1+t2+w3", t1, t2, w3),
        (_classes, t1, t2, t3, t4),
        *_first_clause(look, words),
        *_marks(look),
    ]


def _length(size: int) -> Names:
    return ("bias", f"len:{size}")


def _characters(first: str) -> Names:
    return (f"c1:{first[:1]}", f"c2:{first[:2]}", f"c3:{first}")


def words_named(name: str, *words: str) -> Names:
    """One feature of words and classes together."""
    return (f"{name}:{'+'.join(words)}",)


def _classes(t1: str, t2: str, t3: str, t4: str) -> Names:
    return (
        f"t1:{t1}",
        f"t2:{t2}",
        f"t1+t2:{t1}+{t2}",
        f"t2+t3:{t2}+{t3}",
        f"t1+t2+t3:{t1}+{t2}+{t3}",
        f"t1+t2+t3+t4:{t1}+{t2}+{t3}+{t4}",
    )


def _first_clause(look: str, words: Sequence[Keyed]) -> list[Group]:
    """What stands before the first mark, and right behind it."""
    mark = _CLAUSE.search(look)
    size = min((mark.start() if mark else _SAMPLE) // 4, 8)
    sign = mark[0] if mark else "-"
    classes = [name for _, name in words]
    end = next((i for i, name in enumerate(classes) if name in _CLOSING), len(words))
    found: list[Group] = [(_mark, sign, size), (_clause, *classes[:end])]
    if 0 < end < len(words):
        found.append((_beside, "last", *words[end - 1], sign))
    if end + 1 < len(words):
        found.append((_beside, "next", *words[end + 1], sign))
    return found


def _mark(sign: str, size: int) -> Names:
    return (f"mark:{sign}", f"size:{size}", f"mark+size:{sign}{size}")


def _clause(*classes: str) -> Names:
    verb = min(classes.index("v"), 5) if "v" in classes else "-"
    return (
        f"verb:{verb}",
        f"nominal:{classes[:1] != () and classes[0][:1] in _NOMINAL}",
        f"words:{min(len(classes), 10)}",
        f"shape:{'.'.join([name[:1] for name in classes[:7]])}",
        f"holds:{'.'.join([name for name in _TELLING if name in classes])}",
    )


def _beside(place: str, word: str, name: str, sign: str) -> Names:
    return (f"{place}:{word}", f"{place}+mark:{name}{sign}")


def _marks(look: str) -> list[Group]:
    """The order of the marks, and how far they are from each other."""
    found = [(mark[0], mark.start()) for mark in _MARK.finditer(look)]
    steps, before = [], 0
    for sign, at in found[:3]:
        steps.append(f"{sign}{min((at - before) // 5, 4)}")
        before = at
    end = next((at for sign, at in found if sign in "。！？"), _SAMPLE)
    signs = "".join([sign for sign, _ in found[:5]])
    return [(_signs, signs), (_steps, *steps), (_sentence, min(end // 6, 10))]


def _signs(signs: str) -> Names:
    return (
        f"marks2:{signs[:2]}",
        f"marks3:{signs[:3]}",
        f"marks4:{signs[:4]}",
        f"marks5:{signs}",
    )


def _steps(*steps: str) -> Names:
    return (f"steps2:{''.join(steps[:2])}", f"steps3:{''.join(steps)}")


def _sentence(sixths: int) -> Names:
    return (f"sentence:{sixths}",)


def keyed(text: str) -> list[Keyed]:
    """The words of a text and their classes, as they are counted.

    >>> keyed("12日，")
    [('0', 'm'), ('日', 'm'), ('，', '，')]
    """
    # Most are plain Chinese words, counted as they are.
    return [
        pair if pair[1] != "x" and "一" <= pair[0] < "龦" else _keyed(pair) for pair in tagged(text)
    ]


@lru_cache(maxsize=1 << 15)
def _keyed(word: tuple[str, str]) -> Keyed:
    return "0" if word[0][:1].isdigit() else word[0], class_of(*word)


def class_of(text: str, kind: str) -> str:
    """A word's class as it is counted: marks stand for themselves, numbers are m."""
    if kind == "x" and len(text) == 1:
        return text
    return "m" if text[:1].isdigit() else kind
