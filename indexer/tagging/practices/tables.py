"""What is known of the names of practices: endings, verbs that introduce them, words that are none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from indexer.data import rows, words_in


@cache
def ending_pattern(where: str) -> str:
    """A pattern of the endings that may stand `behind`, `inside` or `bare`, the longest first."""
    found: dict[str, str] = {}
    for ending, places, excluded in rows("practice_endings.tsv"):
        if where in places.split():
            found[ending] = "" if excluded == "-" else f"(?![{excluded}])"
    ordered = sorted(found, key=lambda ending: (-len(ending), ending))
    return "(?:" + "|".join(ending + found[ending] for ending in ordered) + ")"


@cache
def verb_pattern(*kinds: str) -> str:
    """A pattern of the verbs of some kinds (`alone`, `ending`), the longest first."""
    return _any(verb for verb, kind in rows("practice_verbs.tsv") if kind in kinds)


@cache
def no_practices() -> frozenset[str]:
    """Quoted words that begin like a formula and are none."""
    return words_in("practice_not.tsv")


@cache
def generic_words() -> frozenset[str]:
    """Words that name nothing of their own."""
    return words_in("practice_generic.tsv")


def _any(words: Iterable[str]) -> str:
    return "(?:" + "|".join(map(re.escape, sorted(words, key=lambda w: (-len(w), w)))) + ")"
