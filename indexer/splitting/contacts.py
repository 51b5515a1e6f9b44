"""How well the words on both sides of a seam go together, by how often they do in printed text.

A word calls for some classes of words behind it (诞生于 for a place or time, not for 一般来说), a
class for others, two of them for others again. Each step is held against what the step before it
expects, so that every one tells only what is new, and rare words tell little.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from indexer.splitting.openings import Keyed

_CLASS, _WORD, _PAIR = 20.0, 8.0, 5.0  # times that what is expected counts for itself
_UNSEEN = 0.5
_MOST = 4.0
Seen = tuple[str, float]  # an observation, in log odds


@dataclass(frozen=True, slots=True, eq=False)
class Contacts:
    """`classes` counts word classes and runs of two and three of them ("n", "n v", "n v n");
    `words` counts words, words with the class of the next, and pairs ("建设", "建设 /n", "建设 项目").
    """

    classes: Mapping[str, int]
    words: Mapping[str, int]
    classes_in_all: int

    def across(self, above: Sequence[Keyed], below: Sequence[Keyed]) -> Iterator[Seen]:
        """The words before a seam and behind it, at least one each → the name of each
        observation, and its value in log odds against what was expected; 0 says nothing."""
        classes, words = self.classes.get, self.words.get
        (word, a), (right, b) = above[-1], below[0]
        before = above[-2][1] if len(above) > 1 else None
        behind = below[1][1] if len(below) > 1 else None
        pair, junction, further = _of_classes(self, before, a, b, behind)
        yield junction
        called = (words(f"{word} /{b}", 0) + _WORD * pair) / (words(word, 0) + _WORD)
        yield "calls", log(called / pair)
        just = called * (words(right, 0) + _UNSEEN) / (classes(b, 0) + _UNSEEN)
        both = (words(f"{word} {right}", 0) + _PAIR * just) / (words(word, 0) + _PAIR)
        yield "words", max(0.0, min(_MOST, log(both / just)))  # few of all pairs were ever seen
        yield from further

    def of_classes(
        self, before: str | None, a: str, b: str, behind: str | None
    ) -> tuple[float, Seen, Sequence[Seen]]:
        """The classes beside a seam (a|b) and next to them, if any → how often b follows a; what
        that says, and what the others add."""
        any_b = self._share(b)
        pair = self._after(f"{a} {b}", a, any_b)
        further = []
        if before is not None:
            run = f"{before} {a}"
            further.append(("junction before", log(self._after(f"{run} {b}", run, pair) / pair)))
        if behind is not None:
            alone = self._after(f"{b} {behind}", b, self._share(behind))
            after = self._after(f"{a} {b} {behind}", f"{a} {b}", alone)
            further.append(("junction after", log(after / alone)))
        return pair, ("junction", log(pair / any_b)), further

    def _share(self, name: str) -> float:
        return (self.classes.get(name, 0) + _UNSEEN) / self.classes_in_all

    def _after(self, run: str, start: str, expected: float) -> float:
        """How often a run of classes follows its start, where `expected` counts for itself."""
        counts = self.classes.get
        return (counts(run, 0) + _CLASS * expected) / (counts(start, 0) + _CLASS)


_of_classes = lru_cache(maxsize=1 << 14)(Contacts.of_classes)  # few classes, so most runs recur
