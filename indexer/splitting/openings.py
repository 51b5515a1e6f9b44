"""What can be seen of a line's beginning: the features that `Language.opening` weighs.

A paragraph opens with whole clauses: a subject or a time, a verb, marks in a common order. The rest
of a broken one begins with half a clause: no subject, an early mark, an odd first word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.words import Classed, classed

_SAMPLE = 60  # characters of a line that show how it begins
_CLAUSE = re.compile("[，。；：！？、]")
_MARK = re.compile("[，。；：！？、“”‘’（）《》…—]")
_CLOSING = frozenset("，。；：")
_NOMINAL = frozenset("nrtmf")  # classes of words that can begin a sentence as its subject
_TELLING = ("v", "r", "nr", "t", "ns", "p")


def features_of(look: str) -> Iterator[str]:
    """The features of a line's beginning, as `name:value`.

    >>> list(features_of("据了解，"))[:3]
    ['bias', 'len:0', 'c1:据']
    """
    yield "bias"
    yield f"len:{min(len(look) // 20, 8)}"
    look = look[:_SAMPLE]
    words = classed(look)
    yield from _characters(look)
    yield from _words([key_of(w.text) for w in words[:6]], [class_of(w) for w in words[:6]])
    yield from _first_clause(look, words)
    yield from _marks(look)


def _characters(look: str) -> Iterator[str]:
    yield f"c1:{look[:1]}"
    yield f"c2:{look[:2]}"
    yield f"c3:{look[:3]}"


def _words(words: Sequence[str], classes: Sequence[str]) -> Iterator[str]:
    """The first words and their classes, alone and together."""
    w1, w2, w3, w4 = (*words, "", "", "", "")[:4]
    t1, t2, t3, t4 = (*classes, "", "", "", "")[:4]
    yield f"w1:{w1}"
    yield f"w2:{w2}"
    yield f"w3:{w3}"
    yield f"w4:{w4}"
    yield f"w1+w2:{w1}+{w2}"
    yield f"w2+w3:{w2}+{w3}"
    yield f"w1+t2:{w1}+{t2}"
    yield f"t1+w2:{t1}+{w2}"
    yield f"w1+t2+t3:{w1}+{t2}+{t3}"
    yield f"t1+t2+w3:{t1}+{t2}+{w3}"
    yield f"t1:{t1}"
    yield f"t2:{t2}"
    yield f"t1+t2:{t1}+{t2}"
    yield f"t2+t3:{t2}+{t3}"
    yield f"t1+t2+t3:{t1}+{t2}+{t3}"
    yield f"t1+t2+t3+t4:{t1}+{t2}+{t3}+{t4}"


def _first_clause(look: str, words: Sequence[Classed]) -> Iterator[str]:
    """What stands before the first mark, and right behind it."""
    mark = _CLAUSE.search(look)
    size = mark.start() if mark else _SAMPLE
    sign = mark[0] if mark else "-"
    yield f"mark:{sign}"
    yield f"size:{min(size // 4, 8)}"
    yield f"mark+size:{sign}{min(size // 4, 8)}"
    classes = [class_of(word) for word in words]
    end = next((i for i, name in enumerate(classes) if name in _CLOSING), len(classes))
    clause = classes[:end]
    verb = next((i for i, name in enumerate(clause) if name == "v"), None)
    yield f"verb:{'-' if verb is None else min(verb, 5)}"
    yield f"nominal:{clause[:1] != [] and clause[0][:1] in _NOMINAL}"
    yield f"words:{min(end, 10)}"
    yield f"shape:{'.'.join(name[:1] for name in clause[:7])}"
    yield f"holds:{'.'.join(name for name in _TELLING if name in clause)}"
    if 0 < end < len(words):
        yield f"last:{key_of(words[end - 1].text)}"
        yield f"last+mark:{classes[end - 1]}{sign}"
    if end + 1 < len(words):
        yield f"next:{key_of(words[end + 1].text)}"
        yield f"next+mark:{classes[end + 1]}{sign}"


def _marks(look: str) -> Iterator[str]:
    """The order of the marks, and how far they are from each other."""
    found = [(mark[0], mark.start()) for mark in _MARK.finditer(look)]
    signs = "".join(sign for sign, _ in found[:5])
    for k in (2, 3, 4, 5):
        yield f"marks{k}:{signs[:k]}"
    steps, before = [], 0
    for sign, at in found[:3]:
        steps.append(f"{sign}{min((at - before) // 5, 4)}")
        before = at
    yield f"steps2:{''.join(steps[:2])}"
    yield f"steps3:{''.join(steps)}"
    end = next((at for sign, at in found if sign in "。！？"), _SAMPLE)
    yield f"sentence:{min(end // 6, 10)}"


def key_of(word: str) -> str:
    """A word as it is counted: every number is 0."""
    return "0" if word[:1].isdigit() else word


def class_of(word: Classed) -> str:
    """A word's class as it is counted: marks stand for themselves, numbers are m."""
    if word.kind == "x" and len(word.text) == 1:
        return word.text
    return "m" if word.text[:1].isdigit() else word.kind
