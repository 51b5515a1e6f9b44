"""What can be seen of a line without an end mark: the features that `Language.ending` weighs.

A title, a verse or an item of a list ends with a whole phrase, though no mark says so; a paragraph
that was cut stops anywhere: at a preposition, at half a word, at a verb that wants its object.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.splitting.features import Value, written
from indexer.splitting.openings import NONE, Keyed, keyed

LONGEST = 46  # characters of a line that may be a title
_MARK = re.compile("[。；：！？、“”‘’（）《》…—]")
_PAUSES = frozenset("，。；：！？、")


def features_of(look: str) -> list[str]:
    """The features of a line as `name:value`.

    >>> features_of("该机制将在未")[:4]
    ['bias', 'len:2', 'e1:未', 'e2:在未']
    """
    return written(NAMES, values_of(look))


def values_of(look: str) -> list[Value]:
    """The same, as a value under each of NAMES."""
    words = keyed(look[-LONGEST:])
    clause = _last_clause([name for _, name in words])
    last = [f"{min(len(look) // 3, 14)}", look[-1:], look[-2:], look[-3:]]
    return [*last, *_last_words(words), *clause, *_marks(look), *_beginning(look, words)]


_WORDS = [
    "w1",
    "w2",
    "w3",
    "w2+w1",
    "w2+t1",
    "t2+w1",
    "t3+t2+w1",
    "t1",
    "t2+t1",
    "t3+t2+t1",
    "t4+t3+t2+t1",
]


def _last_words(words: Sequence[Keyed]) -> list[str]:
    """The last words and their classes, alone and together, counted from the end."""
    (w1, t1), (w2, t2), (w3, t3), (_, t4) = (*words[:-5:-1], *NONE)[:4]
    return [
        w1,
        w2,
        w3,
        f"{w2}+{w1}",
        f"{w2}+{t1}",
        f"{t2}+{w1}",
        f"{t3}+{t2}+{w1}",
        t1,
        f"{t2}+{t1}",
        f"{t3}+{t2}+{t1}",
        f"{t4}+{t3}+{t2}+{t1}",
    ]


def _last_clause(classes: Sequence[str]) -> list[str]:
    """The shape of what stands behind the last pause, and where its verb is."""
    pause = next((i for i, name in enumerate(reversed(classes)) if name in _PAUSES), len(classes))
    clause = classes[len(classes) - pause :]
    verb = next((i for i, name in enumerate(clause) if name[:1] == "v"), -1)
    shape = ".".join([name[:1] for name in clause[-6:]])
    return [shape, f"{min(len(clause), 10)}", f"{min(verb, 6)}"]


def _marks(look: str) -> list[str]:
    marks = "".join(_MARK.findall(look))
    return [marks[-1:], marks[-2:], f"{'。' in look}"]


def _beginning(look: str, words: Sequence[Keyed]) -> list[str]:
    """How the line begins: as a paragraph, or as a title."""
    (w1, t1), (_, t2), (_, t3) = (*words[:3], *NONE)[:3]
    return [look[:1], look[:2], w1, f"{t1}+{t2}", f"{t1}+{t2}+{t3}"]


NAMES = (
    *("len", "e1", "e2", "e3"),
    *_WORDS,
    *("shape", "words", "verb"),
    *("last", "last2", "stop"),
    *("b1", "b2", "bw1", "bt2", "bt3"),
)
