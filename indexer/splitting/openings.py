"""What can be seen of a line's beginning: the features that `Language.opening` weighs.

A paragraph opens with whole clauses: a subject or a time, a verb, marks in a common order. The rest
of a broken one begins with half a clause: no subject, an early mark, an odd first word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from indexer.splitting.features import Value, written
from indexer.words import tagged

_SAMPLE = 60  # characters of a line that show how it begins
_FIRST = 32  # of which so many are cut into words
_CLAUSE = re.compile("[，。；：！？、]")
_MARK = re.compile("([，。；：！？、“”‘’（）《》…—])")
_STOP = re.compile("[。！？]")
_CLOSING = frozenset("，。；：")
_ENDS = frozenset("。！？…；：”’）》!?;:")
_NOMINAL = frozenset("nrtmf")  # classes of words that can begin a sentence as its subject
Keyed = tuple[str, str]  # a word and its class, as they are counted
NONE: tuple[Keyed, ...] = (("", ""),) * 4
_TELLING = ("v", "r", "nr", "t", "ns", "p")


def features_of(look: str) -> list[str]:
    """The features of a line's beginning, as `name:value`.

    >>> features_of("据了解，")[:3], features_of("据了解。")[1]
    (['bias', 'len:cut', 'c1:据'], 'len:0')
    """
    return written(NAMES, values_of(look))


def values_of(look: str) -> list[Value]:
    """The same, as a value under each of NAMES."""
    # The length of a line that was cut tells nothing: a beginning may be cut as short as a rest.
    size = min(len(look) // 20, 8) if look[-1:] in _ENDS else "cut"
    look = look[:_SAMPLE]
    words = keyed(look[:_FIRST])
    first = [f"{size}", look[:1], look[:2], look[:3]]
    return [*first, *_words(words), *_first_clause(look, words), *_marks(look)]


_WORDS = ["w1", "w2", "w3", "w4", "w1+w2", "w2+w3", "w1+t2", "t1+w2", "w1+t2+t3", "t1+t2+w3"]
_CLASSES = ["t1", "t2", "t1+t2", "t2+t3", "t1+t2+t3", "t1+t2+t3+t4"]


def _words(words: Sequence[Keyed]) -> list[str]:
    """The first words and their classes, alone and together."""
    (w1, t1), (w2, t2), (w3, t3), (w4, t4) = (*words[:4], *NONE)[:4]
    return [
        w1,
        w2,
        w3,
        w4,
        f"{w1}+{w2}",
        f"{w2}+{w3}",
        f"{w1}+{t2}",
        f"{t1}+{w2}",
        f"{w1}+{t2}+{t3}",
        f"{t1}+{t2}+{w3}",
        *_classes(t1, t2, t3, t4),
    ]


@lru_cache(maxsize=1 << 13)
def _classes(t1: str, t2: str, t3: str, t4: str) -> tuple[str, ...]:
    pair = f"{t1}+{t2}"
    return t1, t2, pair, f"{t2}+{t3}", f"{pair}+{t3}", f"{pair}+{t3}+{t4}"


_CLAUSE_NAMES = ["mark", "size", "mark+size"]
_SHAPE_NAMES = ["verb", "nominal", "words", "shape", "holds"]
_END_NAMES = ["last", "last+mark", "next", "next+mark"]


def _first_clause(look: str, words: Sequence[Keyed]) -> list[Value]:
    """What stands before the first mark, and right behind it."""
    mark = _CLAUSE.search(look)
    size = min((mark.start() if mark else _SAMPLE) // 4, 8)
    sign = mark[0] if mark else "-"
    clause = []
    for _, name in words:
        if name in _CLOSING:
            break
        clause.append(name)
    end = len(clause)
    last = last_mark = behind = behind_mark = None
    if 0 < end < len(words):
        last, name = words[end - 1]
        last_mark = f"{name}{sign}"
    if end + 1 < len(words):
        behind, name = words[end + 1]
        behind_mark = f"{name}{sign}"
    shape = _shape(tuple(clause))
    return [sign, f"{size}", f"{sign}{size}", *shape, last, last_mark, behind, behind_mark]


@lru_cache(maxsize=1 << 12)
def _shape(clause: tuple[str, ...]) -> tuple[str, ...]:
    """What the classes of the words of a clause show; many clauses are alike."""
    verb = min(clause.index("v"), 5) if "v" in clause else "-"
    return (
        f"{verb}",
        f"{clause[:1] != () and clause[0][:1] in _NOMINAL}",
        f"{min(len(clause), 10)}",
        ".".join([name[:1] for name in clause[:7]]),
        ".".join([name for name in _TELLING if name in clause]),
    )


_MARK_NAMES = ["marks2", "marks3", "marks4", "marks5", "steps2", "steps3", "sentence"]


def _marks(look: str) -> list[str]:
    """The order of the marks, and how far they are from each other."""
    parts = _MARK.split(look)  # text and mark in turn
    signs = "".join(parts[1:11:2])
    steps, ahead = [], 0  # the mark itself is a part of the next step
    for text, sign in zip(parts[:6:2], parts[1:6:2], strict=False):
        steps.append(f"{sign}{min((len(text) + ahead) // 5, 4)}")
        ahead = 1
    stop = _STOP.search(look)
    end = stop.start() if stop else _SAMPLE
    return [
        signs[:2],
        signs[:3],
        signs[:4],
        signs,
        "".join(steps[:2]),
        "".join(steps),
        f"{min(end // 6, 10)}",
    ]


NAMES = (
    *("len", "c1", "c2", "c3"),
    *(*_WORDS, *_CLASSES),
    *(*_CLAUSE_NAMES, *_SHAPE_NAMES, *_END_NAMES),
    *_MARK_NAMES,
)


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
