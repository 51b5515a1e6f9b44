"""A language to write endless text in: word pairs of real prose mixed with a dictionary's words.

A chain of word pairs alone would never leave the vocabulary of its text, and a dictionary alone has
no grammar: mixed, characters, words and pairs are about as frequent as in print. Names and numbers
are made anew each time, so the vocabulary grows with the text as in a newspaper.
"""

from __future__ import annotations

from array import array
from bisect import bisect
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from itertools import accumulate
from random import Random

from invented import invented
from prose import prose

from indexer.words import pieces

STRAY = 0.05  # share of words that come from the dictionary
NAMED = 0.25  # share of sentences that name somebody
LONGEST = 60  # words of a sentence
_ENDS = frozenset("。！？")
_START = "。"
_NUMBER, _END = 1, 2


class Language:
    """Writes sentences; what it writes depends on the dice alone.

    Words are numbers and all tables flat arrays, since the time goes into looking up, not reckoning:
    the words that follow word n are `followers[starts[n] : starts[n + 1]]`.
    """

    def __init__(self, texts: Iterable[str], dictionary: Iterable[tuple[str, int, str]]) -> None:
        """`texts` are paragraphs of prose; the dictionary gives words, frequencies and classes."""
        after = _followers(texts)
        self._words = list(after)  # _START is the first
        self._numbers = {word: n for n, word in enumerate(self._words)}
        self._starts = array("I", accumulate(map(len, after.values()), initial=0))
        self._followers = array(
            "I", (self._numbers[word] for words in after.values() for word in words)
        )
        self._kinds = bytes(map(_kind, self._words))
        listed = [(word, count, kind) for word, count, kind in dictionary if word.isalpha()]
        self._strays = [word for word, _, _ in listed]
        self._sums = array("Q", accumulate(count for _, count, _ in listed))
        self._names = [word for word, _, kind in listed if kind == "nr" and len(word) == 3]

    def sentence(self, dice: Random) -> str:
        """One sentence with its end mark."""
        return "".join(self._written(dice))

    def heading(self, dice: Random) -> str:
        """Some words of a sentence without marks."""
        words = [word for word in self._written(dice) if word.isalnum()]
        return "".join(words[: dice.randint(4, 9)]) or self.name(dice)

    def name(self, dice: Random) -> str:
        """A person's name: its characters are those of three names of the dictionary."""
        size = 2 if dice.random() < 0.2 else 3
        return "".join(dice.choice(self._names)[n] for n in range(size))

    def _written(self, dice: Random) -> list[str]:
        """The words and marks of a sentence."""
        random, words, kinds = dice.random, self._words, self._kinds
        starts, followers = self._starts, self._followers
        found = [self.name(dice)] if random() < NAMED else []
        add, last = found.append, 0
        for _ in range(LONGEST):
            if random() < STRAY:
                stray = self._strays[bisect(self._sums, int(random() * self._sums[-1]))]
                add(stray)
                last = self._numbers.get(stray, last)
            start = starts[last]
            last = followers[start + int(random() * (starts[last + 1] - start))]
            add(_number(dice) if kinds[last] == _NUMBER else words[last])
            if kinds[last] == _END:
                return found
        add(_START)
        return found


@cache
def language() -> Language:
    """The language of the prose that the project ships and of jieba's dictionary."""
    return Language(_texts(), _dictionary())


def _texts() -> Iterator[str]:
    for article in (*prose(), *invented()):
        yield from (text for role, text in article.parts if role == "P")


def _dictionary() -> Iterator[tuple[str, int, str]]:
    file = resources.files("jieba").joinpath("dict.txt")
    for line in file.read_text("utf-8").splitlines():
        word, count, kind = line.split(" ")
        yield word, int(count), kind


def _followers(texts: Iterable[str]) -> dict[str, list[str]]:
    """Word → the words that follow it, each as often as it does; none follows an end mark but
    _START, which stands for all of them."""
    after: dict[str, list[str]] = {_START: []}
    for text in texts:
        last = _START
        for word in pieces(text):
            if word.strip():
                after.setdefault(last, []).append(word)
                last = _START if word in _ENDS else word
        if last != _START:
            after.setdefault(last, []).append(_START)
    return after | {mark: [_START] for mark in _ENDS - {_START}}


def _kind(word: str) -> int:
    return _NUMBER if word.isdecimal() else _END if word in _ENDS else 0


def _number(dice: Random) -> str:
    """A number of one to seven digits, short ones and round ones more often."""
    digits = min(dice.randint(1, 7), dice.randint(1, 7))
    number = dice.randint(10 ** (digits - 1), 10**digits - 1)
    return str(round(number, -1) if digits > 2 and dice.random() < 0.5 else number)
