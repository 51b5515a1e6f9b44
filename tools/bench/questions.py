"""A hundred questions drawn from the corpus itself, and random cuts to test recall with.

Table (a) asks for words; table (b) for what one types in the box, strings, whatever their words
are. Both are drawn from the first paragraphs alone, so they are the same at every larger size.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from random import Random
from typing import Literal

from bench.corpus import DAYS, MadeArticle
from indexer.words import is_chinese

SAMPLE = 20_000  # paragraphs that questions are drawn from
# How often a word may be, as shares of the paragraphs that hold it.
SHARES = {"rare": (0.0002, 0.0006), "medium": (0.004, 0.03), "common": (0.07, 1.0)}
WORD_KINDS = {
    "rare": 12, "medium": 12, "common": 12, "and": 12, "or": 12, "phrase": 12,
    "with dates": 10, "with city": 10, "one character": 8,
}  # fmt: skip
STRING_KINDS = {
    "rare": 8, "medium": 8, "common": 8, "run": 8, "and": 8, "or": 8, "phrase": 8,
    "with dates": 9, "with city": 9, "one character": 8, "two characters": 8, "across words": 10,
}  # fmt: skip
How = Literal["all", "any", "phrase"]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: `all` or `any` of the strings, or `phrase`: one after the other.

    In table (a) a string is a word. `days` are the first and the last day wanted.
    """

    kind: str
    strings: tuple[str, ...]
    how: How = "all"
    days: tuple[int, int] | None = None
    city: int | None = None

    @property
    def typed(self) -> str:
        """As it is typed in the search box.

        >>> Question("or", ("党建", "网格"), "any").typed, Question("p", ("党建",), "phrase").typed
        ('党建 OR 网格', '"党建"')
        """
        if self.how == "phrase":
            return f'"{"".join(self.strings)}"'
        return (" OR " if self.how == "any" else " ").join(self.strings)


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of a paragraph, and the article that must be found by it."""

    article: int
    text: str


class Drawer:
    """Draws questions from the first paragraphs of a corpus."""

    def __init__(self, articles: Iterable[MadeArticle]) -> None:
        self._articles = [article for article in articles if len(article.words) > 1]
        self._texts = [(a, n) for a in self._articles for n in range(len(a.paragraphs))]
        held = Counter(
            word for a, n in self._texts for word in set(a.words[n + 1].split(" ")) if word
        )
        self._by_kind = {
            kind: sorted(w for w, n in held.items() if _chinese(w) and _between(n, share, self))
            for kind, share in SHARES.items()
        }
        self._by_kind["one character"] = sorted(
            w for w, n in held.items() if len(w) == 1 and _chinese(w) and n > 2
        )

    @property
    def size(self) -> int:
        """The paragraphs drawn from."""
        return len(self._texts)

    def words(self) -> list[Question]:
        """The questions of table (a)."""
        dice = Random("words")
        return [self._word_question(k, dice) for k, n in WORD_KINDS.items() for _ in range(n)]

    def strings(self) -> list[Question]:
        """The questions of table (b)."""
        dice = Random("strings")
        return [self._string_question(k, dice) for k, n in STRING_KINDS.items() for _ in range(n)]

    def cuts(self, count: int) -> list[Cut]:
        """Pieces of one to eight characters from anywhere, spaces and marks not avoided."""
        dice = Random("cuts")
        found = []
        for _ in range(count):
            article, n = dice.choice(self._texts)
            text = article.paragraphs[n]
            size = dice.randint(1, 8)
            at = dice.randrange(max(1, len(text) - size))
            found.append(Cut(article.number, text[at : at + size]))
        return found

    def _word_question(self, kind: str, dice: Random) -> Question:
        if kind in self._by_kind:
            return Question(kind, (self._word(kind, dice),))
        if kind == "phrase":
            return Question(kind, tuple(self._neighbours(dice)), "phrase")
        return self._mixed(kind, dice)

    def _string_question(self, kind: str, dice: Random) -> Question:
        if kind in ("rare", "medium", "common"):
            return Question(kind, (self._word(kind, dice),))
        if kind in ("run", "phrase"):
            how: How = "all" if kind == "run" else "phrase"
            return Question(kind, ("".join(self._neighbours(dice)),), how)
        if kind == "across words":
            first, second, *_ = self._neighbours(dice, lambda word: len(word) > 1)
            return Question(kind, (first[-1] + second[:-1],))
        if kind in ("one character", "two characters"):
            return Question(kind, (self._piece(dice, 1 if kind == "one character" else 2),))
        return self._mixed(kind, dice)

    def _mixed(self, kind: str, dice: Random) -> Question:
        if kind == "and":
            article, n = dice.choice(self._texts)
            known = {w for k in ("medium", "common") for w in self._by_kind[k]}
            here = sorted(known & set(article.words[n + 1].split(" ")))
            return Question(kind, tuple(dice.sample(here, min(len(here), dice.choice((2, 2, 3))))))
        any_kind = (self._word(dice.choice(("medium", "common")), dice) for _ in range(3))
        strings = tuple(dict.fromkeys(islice(any_kind, dice.choice((2, 2, 3)))))
        if kind == "or":
            return Question(kind, strings, "any")
        question = Question(kind, strings[:1])
        if kind == "with city":
            question = replace(question, city=dice.randrange(40))
            return question if dice.random() < 0.5 else replace(question, days=_days(dice))
        return replace(question, days=_days(dice))

    def _word(self, kind: str, dice: Random) -> str:
        listed = self._by_kind[kind] or self._by_kind["common"]
        return dice.choice(listed)

    def _neighbours(self, dice: Random, fits: Callable[[str], bool] = bool) -> Sequence[str]:
        """Two or three words that stand side by side in a paragraph, no mark between them."""
        while True:
            article, n = dice.choice(self._texts)
            words = article.words[n + 1].split(" ")
            at = dice.randrange(len(words))
            found = words[at : at + dice.choice((2, 2, 3))]
            chinese = len(found) > 1 and all(map(_chinese, found))
            if chinese and all(map(fits, found)) and "".join(found) in article.paragraphs[n]:
                return found

    def _piece(self, dice: Random, size: int) -> str:
        """Characters that stand side by side, whatever their words are."""
        while True:
            article, n = dice.choice(self._texts)
            text = article.paragraphs[n]
            at = dice.randrange(len(text))
            if len(text[at : at + size]) == size and _chinese(text[at : at + size]):
                return text[at : at + size]


def _between(count: int, share: tuple[float, float], drawer: Drawer) -> bool:
    low, high = share
    return max(2, low * drawer.size) <= count <= max(3, high * drawer.size)


def _days(dice: Random) -> tuple[int, int]:
    """A stretch of a month to two years."""
    length = dice.randint(30, 730)
    first = dice.randrange(DAYS - length)
    return first, first + length


def _chinese(word: str) -> bool:
    return all(char.isalnum() and is_chinese(char) for char in word)
