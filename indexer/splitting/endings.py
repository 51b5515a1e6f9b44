"""What can be seen of a line without an end mark: the features that `Language.ending` weighs.

A title, a verse or an item of a list ends with a whole phrase, though no mark says so; a paragraph
that was cut stops anywhere: at a preposition, at half a word, at a verb that wants its object.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.splitting.openings import NONE, Group, Names, keyed, words_named

LONGEST = 46  # characters of a line that may be a title
_MARK = re.compile("[。；：！？、“”‘’（）《》…—]")
_PAUSES = frozenset("，。；：！？、")


def features_of(look: str) -> list[str]:
    """The features of a line as `name:value`.

    >>> features_of("该机制将在未")[:4]
    ['bias', 'len:2', 'e1:未', 'e2:在未']
    """
    return [name for group in groups_of(look) for name in group[0](*group[1:])]


def groups_of(look: str) -> list[Group]:
    """The same, not yet put into words (see `openings`)."""
    words = keyed(look[-LONGEST:])
    (w1, t1), (w2, t2), (w3, t3), (_, t4) = (*words[:-5:-1], *NONE)[:4]
    (first, c1), (_, c2), (_, c3) = (*words[:3], *NONE)[:3]
    return [
        (_length, min(len(look) // 3, 14)),
        (_characters, look[-3:]),
        (words_named, "w1", w1),
        (words_named, "w2", w2),
        (words_named, "w3", w3),
        (words_named, "w2+w1", w2, w1),
        (words_named, "w2+t1", w2, t1),
        (words_named, "t2+w1", t2, w1),
        (words_named, "t3+t2+w1", t3, t2, w1),
        (_classes, t1, t2, t3, t4),
        (_clause, *_last_clause([name for _, name in words])),
        (_marks, "".join(_MARK.findall(look))[-2:], "。" in look),
        (_beginning, look[:2]),
        (_first_words, first, c1, c2, c3),
    ]


def _length(size: int) -> Names:
    return ("bias", f"len:{size}")


def _characters(last: str) -> Names:
    return (f"e1:{last[-1:]}", f"e2:{last[-2:]}", f"e3:{last}")


def _classes(t1: str, t2: str, t3: str, t4: str) -> Names:
    """The last classes, counted from the end."""
    return (
        f"t1:{t1}",
        f"t2+t1:{t2}+{t1}",
        f"t3+t2+t1:{t3}+{t2}+{t1}",
        f"t4+t3+t2+t1:{t4}+{t3}+{t2}+{t1}",
    )


def _last_clause(classes: Sequence[str]) -> Sequence[str]:
    """The classes behind the last pause."""
    pause = next((i for i, name in enumerate(reversed(classes)) if name in _PAUSES), len(classes))
    return classes[len(classes) - pause :]


def _clause(*classes: str) -> Names:
    """The shape of a clause, and where its verb is."""
    verb = next((i for i, name in enumerate(classes) if name[:1] == "v"), -1)
    return (
        f"shape:{'.'.join([name[:1] for name in classes[-6:]])}",
        f"words:{min(len(classes), 10)}",
        f"verb:{min(verb, 6)}",
    )


def _marks(last: str, stop: bool) -> Names:
    return (f"last:{last[-1:]}", f"last2:{last}", f"stop:{stop}")


def _beginning(first: str) -> Names:
    """How the line begins: as a paragraph, or as a title."""
    return (f"b1:{first[:1]}", f"b2:{first}")


def _first_words(word: str, t1: str, t2: str, t3: str) -> Names:
    return (f"bw1:{word}", f"bt2:{t1}+{t2}", f"bt3:{t1}+{t2}+{t3}")
