"""How well the words on both sides of a seam go together, by how often they do in printed text.

A word calls for some classes of words behind it (诞生于 for a place or time, not for 一般来说), a
class for others, two of them for others again. Each step is held against what the step before it
expects, so that every one tells only what is new, and rare words tell little.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from indexer.splitting.openings import Keyed

_CLASS, _WORD, _PAIR = 20.0, 8.0, 5.0  # times that what is expected counts for itself
_UNSEEN = 0.5
_MOST = 4.0


@dataclass(frozen=True, slots=True, eq=False)
class Contacts:
    """`classes` counts word classes and runs of two and three of them ("n", "n v", "n v n");
    `words` counts words, words with the class of the next, and pairs ("建设", "建设 /n", "建设 项目").
    """

    classes: Mapping[str, int]
    words: Mapping[str, int]
    classes_in_all: int

    def across(self, above: Sequence[Keyed], below: Sequence[Keyed]) -> Iterator[tuple[str, float]]:
        """The words before a seam and behind it, at least one each → the name of each
        observation, and its value in log odds against what was expected; 0 says nothing."""
        classes, words = self.classes.get, self.words.get
        (word, a), (right, b) = above[-1], below[0]
        any_b = self._share(b)
        pair = self._after(f"{a} {b}", a, any_b)
        yield "junction", log(pair / any_b)
        called = (words(f"{word} /{b}", 0) + _WORD * pair) / (words(word, 0) + _WORD)
        yield "calls", log(called / pair)
        just = called * (words(right, 0) + _UNSEEN) / (classes(b, 0) + _UNSEEN)
        both = (words(f"{word} {right}", 0) + _PAIR * just) / (words(word, 0) + _PAIR)
        yield "words", max(0.0, min(_MOST, log(both / just)))  # few of all pairs were ever seen
        if len(above) > 1:
            before = f"{above[-2][1]} {a}"
            yield "junction before", log(self._after(f"{before} {b}", before, pair) / pair)
        if len(below) > 1:
            c = below[1][1]
            alone = self._after(f"{b} {c}", b, self._share(c))
            after = self._after(f"{a} {b} {c}", f"{a} {b}", alone)
            yield "junction after", log(after / alone)

    def _share(self, name: str) -> float:
        return (self.classes.get(name, 0) + _UNSEEN) / self.classes_in_all

    def _after(self, run: str, start: str, expected: float) -> float:
        """How often a run of classes follows its start, where `expected` counts for itself."""
        counts = self.classes.get
        return (counts(run, 0) + _CLASS * expected) / (counts(start, 0) + _CLASS)
