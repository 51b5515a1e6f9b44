"""What an engine of the comparison must do, and what it is given and gives back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol

from bench.corpus import MadeArticle, month_of
from bench.questions import Question

TOP = 20
FACETS = ("city", "month", "topic")
Counts = Mapping[int, int]  # value → documents


class Document(NamedTuple):
    """A document of either table: a paragraph, or an article, which `article` then is.

    `words` are parted by spaces; they and nothing else are what a question of table (a) asks for.
    """

    id: int
    text: str
    words: str
    city: int
    day: int
    month: int
    topics: tuple[int, ...]
    article: MadeArticle | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The best documents, best first, with their scores; how many there are; and three facets."""

    total: int
    top: tuple[tuple[int, float], ...]
    facets: Mapping[str, Counts]


class Engine(Protocol):
    """One engine, in a process of its own. It is built in one process and opened in another."""

    def build(self, documents: Iterable[Document], folder: Path) -> None:
        """Index all documents, in one pass, under an empty folder."""
        ...

    def open(self, folder: Path) -> None:
        """Get ready to answer from what was built."""
        ...

    def ask(self, question: Question) -> Answer:
        """The best TOP, the total and the FACETS, in table (b) with passages read and marked."""
        ...

    def add(self, documents: Iterable[Document]) -> None:
        """Add documents to an open index; when it returns they are found.

        NotImplementedError where the engine cannot.
        """
        ...

    def finds(self, text: str, document: Document) -> bool:
        """Whether a string, typed in the search box, finds this document (table (b) only)."""
        ...


def paragraphs(articles: Iterable[MadeArticle]) -> Iterator[Document]:
    """The documents of table (a): each paragraph with the facts of its article."""
    number = 0
    for a in articles:
        month = month_of(a.day)
        for text, words in zip(a.paragraphs, a.words[1:], strict=True):
            yield Document(number, text, words, a.city, a.day, month, a.topics)
            number += 1


def whole(articles: Iterable[MadeArticle]) -> Iterator[Document]:
    """The documents of table (b): each article with all its text."""
    for a in articles:
        text, words = "\n".join((a.headline, *a.paragraphs)), " ".join(a.words)
        yield Document(a.number, text, words, a.city, a.day, month_of(a.day), a.topics, a)


def passage(text: str, strings: Iterable[str], around: int = 40) -> str | None:
    """The surroundings of the first of the strings that the text holds, as the peers show them.

    >>> passage("他们走进社区网格", ["网格", "社区"], 2), passage("他们", ["社区"])
    ('走进社区', None)
    """
    at = min((at for string in strings if (at := text.find(string)) >= 0), default=-1)
    return text[max(0, at - around) : at + around] if at >= 0 else None
