"""The made newspaper: articles without end, the same on every machine, written once and read by all.

Article n depends on n alone, so a smaller corpus is the beginning of a larger one, and the memory
taken does not depend on the size. Words are cut when the corpus is written: every engine gets the
same ones, and what cutting takes is told apart.
"""

from __future__ import annotations

import time
from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, count
from pathlib import Path
from random import Random

import msgspec

from bench.language import language
from indexer.data import pairs, rows
from indexer.words import fold, pieces

CITIES = 300
TOPICS = 25
FIRST_DAY = date(2015, 1, 1)
DAYS = (date(2023, 1, 1) - FIRST_DAY).days
PAGE = 8  # articles of a source
_CITY_SUMS = [*accumulate((n + 1) ** -0.9 for n in range(CITIES))]
_TOPIC_SUMS = [*accumulate((n + 1) ** -0.5 for n in range(TOPICS))]


class MadeArticle(msgspec.Struct, frozen=True, array_like=True):
    """An invented article. `city` and `topics` are numbers, `day` counts from FIRST_DAY; `words` are
    those of the headline and of each paragraph, parted by spaces."""

    number: int
    headline: str
    paragraphs: tuple[str, ...]
    city: int
    day: int
    topics: tuple[int, ...]
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A corpus on disk: paragraphs, bytes of their text, and the CPU seconds that each step took."""

    path: Path
    paragraphs: int
    text_bytes: int
    making: float
    cutting: float


def made_article(number: int) -> MadeArticle:
    """The article with this number, its words not yet cut."""
    dice = Random(f"article {number}")
    tongue = language()
    headline = tongue.heading(dice)
    paragraphs = tuple(_paragraph(dice) for _ in range(dice.randint(1, 10)))
    topics = {_pick(dice, _TOPIC_SUMS) for _ in range(dice.randint(1, 3))}
    city, day = _pick(dice, _CITY_SUMS), dice.randrange(DAYS)
    return MadeArticle(number, headline, paragraphs, city, day, tuple(sorted(topics)))


def made_articles(paragraphs: int) -> Iterator[MadeArticle]:
    """As many articles as give this many paragraphs; the last one is cut short if it must be."""
    return trimmed(map(made_article, count()), paragraphs)


def trimmed(articles: Iterable[MadeArticle], paragraphs: int) -> Iterator[MadeArticle]:
    """The first articles, with this many paragraphs."""
    left = paragraphs
    for article in articles:
        if left < len(article.paragraphs):
            words = article.words[: left + 1]
            article = msgspec.structs.replace(
                article, paragraphs=article.paragraphs[:left], words=words
            )
        if left:
            yield article
        left -= len(article.paragraphs)
        if left <= 0:
            return


def cut(text: str) -> list[str]:
    """The words that all engines are given: what stands between marks inside a word parts it too,
    since not every engine can keep 1.5% whole.

    >>> cut("管城区，共１.5%")
    ['管', '城区', '共', '1', '5']
    """
    found: list[str] = []
    for piece in pieces(fold(text).text):
        if piece.isalnum():
            found.append(piece)
        elif len(piece) > 1:
            found += "".join(c if c.isalnum() else " " for c in piece).split()
    return found


def with_words(article: MadeArticle) -> MadeArticle:
    """The article with its words cut."""
    words = tuple(" ".join(cut(text)) for text in (article.headline, *article.paragraphs))
    return msgspec.structs.replace(article, words=words)


def write_corpus(path: Path, paragraphs: int) -> Written:
    """Make a corpus and write it to a file, an article a line."""
    encode = msgspec.json.encode
    language(), cut("")  # what is loaded once does not count
    cutting, size, started = 0.0, 0, time.process_time()
    with path.open("wb") as file:
        for article in made_articles(paragraphs):
            begun = time.process_time()
            article = with_words(article)
            cutting += time.process_time() - begun
            size += sum(len(text.encode()) for text in article.paragraphs)
            file.write(encode(article) + b"\n")
    return Written(path, paragraphs, size, time.process_time() - started - cutting, cutting)


def read_corpus(path: Path, paragraphs: int) -> Iterator[MadeArticle]:
    """The first articles of a written corpus, with this many paragraphs."""
    decode = msgspec.json.Decoder(MadeArticle).decode
    with path.open("rb") as file:
        yield from trimmed(map(decode, file), paragraphs)


def day_of(day: int) -> date:
    """The date that a day's number stands for."""
    return FIRST_DAY + timedelta(days=day)


@cache
def month_of(day: int) -> int:
    """The months from the first month to that of a day."""
    when = day_of(day)
    return (when.year - FIRST_DAY.year) * 12 + when.month - 1


@cache
def cities() -> tuple[tuple[str, str, str], ...]:
    """Province, city and code for each city number: the first cities of the gazetteer."""
    names = pairs("gazetteer.tsv")
    found = [
        (names[code[:2]], name, code)
        for code, name in names.items()
        if len(code) == 4 and name.endswith(("市", "州", "盟", "地区"))
    ]
    return tuple(found[:CITIES])


@cache
def topics() -> tuple[str, ...]:
    """The name of each topic number."""
    return tuple(label for label, _, _ in rows("topics.tsv"))[:TOPICS]


def _paragraph(dice: Random) -> str:
    """Sentences up to a length of 40 to 600 characters, about 200 on average."""
    wanted = min(600, max(40, int(dice.lognormvariate(5.1, 0.55))))
    tongue, found, size = language(), [], 0
    while size < wanted:
        found.append(tongue.sentence(dice))
        size += len(found[-1])
    return "".join(found)


def _pick(dice: Random, sums: list[float]) -> int:
    return bisect(sums, dice.random() * sums[-1])
