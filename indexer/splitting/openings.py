"""What can be seen of a line's beginning: the features that `Language.opening` weighs.

A paragraph opens with whole clauses: a subject or a time, a verb, marks in a common order. The rest
of a broken one begins with half a clause: no subject, an early mark, an odd first word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from indexer.words import tagged

_SAMPLE = 60  # characters of a line that show how it begins
_FIRST = 32  # of which so many are cut into words
_CLAUSE = re.compile("[，。；：！？、]")
_MARK = re.compile("[，。；：！？、“”‘’（）《》…—]")
_CLOSING = frozenset("，。；：")
_NOMINAL = frozenset("nrtmf")  # classes of words that can begin a sentence as its subject
Keyed = tuple[str, str]  # a word and its class, as they are counted
NONE: tuple[Keyed, ...] = (("", ""),) * 4
_TELLING = ("v", "r", "nr", "t", "ns", "p")


def features_of(look: str) -> list[str]:
    """The features of a line's beginning, as `name:value`.

    >>> features_of("据了解，")[:3]
    ['bias', 'len:0', 'c1:据']
    """
    size = min(len(look) // 20, 8)
    look = look[:_SAMPLE]
    words = keyed(look[:_FIRST])
    return [
        "bias",
        f"len:{size}",
        f"c1:{look[:1]}",
        f"c2:{look[:2]}",
        f"c3:{look[:3]}",
        *_words(words),
        *_first_clause(look, words),
        *_marks(look),
    ]


def _words(words: Sequence[Keyed]) -> list[str]:
    """The first words and their classes, alone and together."""
    (w1, t1), (w2, t2), (w3, t3), (w4, t4) = (*words[:4], *NONE)[:4]
    return [
        f"w1:{w1}",
        f"w2:{w2}",
        f"w3:{w3}",
        f"w4:{w4}",
        f"w1+w2:{w1}+{w2}",
        f"w2+w3:{w2}+{w3}",
        f"w1+t2:{w1}+{t2}",
        f"t1+w2:{t1}+{w2}",
        f"w1+t2+t3:{w1}+{t2}+{t3}",
        f"t1+t2+w3:{t1}+{t2}+{w3}",
        *_classes(t1, t2, t3, t4),
    ]


@lru_cache(maxsize=1 << 13)
def _classes(t1: str, t2: str, t3: str, t4: str) -> tuple[str, ...]:
    return (
        f"t1:{t1}",
        f"t2:{t2}",
        f"t1+t2:{t1}+{t2}",
        f"t2+t3:{t2}+{t3}",
        f"t1+t2+t3:{t1}+{t2}+{t3}",
        f"t1+t2+t3+t4:{t1}+{t2}+{t3}+{t4}",
    )


def _first_clause(look: str, words: Sequence[Keyed]) -> list[str]:
    """What stands before the first mark, and right behind it."""
    mark = _CLAUSE.search(look)
    size = min((mark.start() if mark else _SAMPLE) // 4, 8)
    sign = mark[0] if mark else "-"
    end = next((i for i, (_, name) in enumerate(words) if name in _CLOSING), len(words))
    clause = [name for _, name in words[:end]]
    verb = min(clause.index("v"), 5) if "v" in clause else "-"
    found = [
        f"mark:{sign}",
        f"size:{size}",
        f"mark+size:{sign}{size}",
        f"verb:{verb}",
        f"nominal:{clause[:1] != [] and clause[0][:1] in _NOMINAL}",
        f"words:{min(end, 10)}",
        f"shape:{'.'.join([name[:1] for name in clause[:7]])}",
        f"holds:{'.'.join([name for name in _TELLING if name in clause])}",
    ]
    if 0 < end < len(words):
        last, name = words[end - 1]
        found += [f"last:{last}", f"last+mark:{name}{sign}"]
    if end + 1 < len(words):
        after, name = words[end + 1]
        found += [f"next:{after}", f"next+mark:{name}{sign}"]
    return found


def _marks(look: str) -> list[str]:
    """The order of the marks, and how far they are from each other."""
    found = [(mark[0], mark.start()) for mark in _MARK.finditer(look)]
    signs = "".join([sign for sign, _ in found[:5]])
    steps, before = [], 0
    for sign, at in found[:3]:
        steps.append(f"{sign}{min((at - before) // 5, 4)}")
        before = at
    end = next((at for sign, at in found if sign in "。！？"), _SAMPLE)
    return [
        f"marks2:{signs[:2]}",
        f"marks3:{signs[:3]}",
        f"marks4:{signs[:4]}",
        f"marks5:{signs}",
        f"steps2:{''.join(steps[:2])}",
        f"steps3:{''.join(steps)}",
        f"sentence:{min(end // 6, 10)}",
    ]


def keyed(text: str) -> list[Keyed]:
    """The words of a text and their classes, as they are counted.

    >>> keyed("12日，")
    [('0', 'm'), ('日', 'm'), ('，', '，')]
    """
    # Most are plain Chinese words, counted as they are.
    return [
        pair if pair[1] != "x" and "一" <= pair[0] < "龦" else key_of(pair) for pair in tagged(text)
    ]


@lru_cache(maxsize=1 << 15)
def key_of(word: tuple[str, str]) -> Keyed:
    """A word and its class, as they are counted.

    >>> key_of(("1998", "m"))
    ('0', 'm')
    """
    return "0" if word[0][:1].isdigit() else word[0], class_of(*word)


def class_of(text: str, kind: str) -> str:
    """A word's class as it is counted: marks stand for themselves, numbers are m."""
    if kind == "x" and len(text) == 1:
        return text
    return "m" if text[:1].isdigit() else kind
