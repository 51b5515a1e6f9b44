"""What is known of the names of practices: endings, verbs that introduce them, words that are none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from archive.errors import InputError
from indexer.tagging.tables import rows

_WHERE = frozenset(("behind", "inside", "bare"))


@cache
def ending_pattern(where: str) -> str:
    """A pattern of the endings that may stand `behind`, `inside` or `bare`, the longest first."""
    found: dict[str, str] = {}
    for ending, places, excluded in rows("practice_endings.tsv", 3):
        if not set(places.split()) <= _WHERE:
            raise InputError(
                f"数据文件 practice_endings.tsv：“{ending}”的位置写错了（{places}）。",
                "请改正该行后重试。",
            )
        if where in places.split():
            found[ending] = "" if excluded == "-" else f"(?![{excluded}])"
    ordered = sorted(found, key=lambda ending: (-len(ending), ending))
    return "(?:" + "|".join(ending + found[ending] for ending in ordered) + ")"


@cache
def verb_pattern(*kinds: str) -> str:
    """A pattern of the verbs of some kinds (`alone`, `ending`), the longest first."""
    return _any(verb for verb, kind in rows("practice_verbs.tsv", 2) if kind in kinds)


@cache
def no_practices() -> frozenset[str]:
    """Quoted words that begin like a formula and are none."""
    return frozenset(word for (word,) in rows("practice_not.tsv", 1))


@cache
def generic_words() -> frozenset[str]:
    """Words that name nothing of their own."""
    return frozenset(word for (word,) in rows("practice_generic.tsv", 1))


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w)))) + ")"
