"""What printed news looks like, in counts and weights: how paragraphs begin, where titles end, and
which characters and classes of words follow each other. The tables in `indexer/data` are made by
tools/learn_language.py; `Language` can also hold others, so that a text is never judged by
statistics that have seen it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log

from indexer.data import rows
from indexer.splitting import endings, openings
from indexer.splitting.contacts import Contacts
from indexer.splitting.features import Weights

_SEEN = 0.3  # added to both counts, so that what was never seen is not impossible
_DIGITS = "0123456789０１２３４５６７８９"
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_PLAIN = str.maketrans({**dict.fromkeys(_DIGITS, "0"), **dict.fromkeys(_LETTERS, "A")})


@dataclass(frozen=True, slots=True, eq=False)  # known by itself, so that judgements are kept
class Language:
    """`characters` counts characters and pairs of them, `contacts` words and their classes,
    `openings` and `endings` weigh the features of a line's first and last words."""

    characters: Mapping[str, int]
    characters_in_all: int
    contacts: Contacts
    openings: Mapping[str, float]
    endings: Mapping[str, float]

    def affinity(self, left: str, right: str) -> float:
        """The last character of `left` and the first of `right` → log ratio of how often they
        stand side by side to how often chance would have it; about -3 to +7."""
        pair = (left[-1:] + right[:1]).translate(_PLAIN)
        if pair[1:] == "0" != pair[:1]:
            return 0.0  # the printed text that was counted writes most numbers in words
        return _affinity(self, pair)

    def glance(self, look: str) -> float:
        """What its first two characters say of a line's beginning: cheap, and a part of `opening`."""
        weights = self.openings
        return weights.get(f"c1:{look[:1]}", 0.0) + weights.get(f"c2:{look[:2]}", 0.0)

    def opening(self, look: str) -> float:
        """How much a line looks like the beginning of a paragraph, in log odds."""
        return _opening(self, look)

    def ending(self, look: str) -> float:
        """How much a line without an end mark looks like a paragraph that was cut rather than
        like a title, in log odds."""
        return _ending(self, look)


@lru_cache(maxsize=1 << 13)
def _affinity(known: Language, pair: str) -> float:
    counts = known.characters
    chance = counts.get(pair[:1], 0) * counts.get(pair[1:], 0) / known.characters_in_all
    return log((counts.get(pair, 0) + _SEEN) / (chance + _SEEN))


@lru_cache(maxsize=1 << 13)
def _opening(known: Language, look: str) -> float:
    return _weights(known)[0].sum(openings.values_of(look))


@lru_cache(maxsize=1 << 13)
def _ending(known: Language, look: str) -> float:
    return _weights(known)[1].sum(endings.values_of(look))


@lru_cache(maxsize=8)
def _weights(known: Language) -> tuple[Weights, Weights]:
    """The weights of openings and of endings, to be looked up quickly."""
    return Weights(known.openings, openings.NAMES), Weights(known.endings, endings.NAMES)


@cache
def language() -> Language:
    """The tables of `indexer/data`."""
    counts = {key: int(n) for key, n in rows("character_pairs.tsv")}
    classes = {key: int(n) for key, n in rows("class_runs.tsv")}
    words = {key: int(n) for key, n in rows("word_pairs.tsv")}
    return Language(
        counts,
        sum(n for key, n in counts.items() if len(key) == 1),
        Contacts(classes, words, sum(n for key, n in classes.items() if " " not in key)),
        {key: float(weight) for key, weight in rows("openings.tsv")},
        {key: float(weight) for key, weight in rows("endings.tsv")},
    )


def plain(text: str) -> str:
    """Text as its characters are counted: every digit 0, every Latin letter A.

    >>> plain("12月GDP")
    '00月AAA'
    """
    return text.translate(_PLAIN)
