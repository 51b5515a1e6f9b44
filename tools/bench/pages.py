"""How fast pages are read and split, and their articles tagged: megabytes of text a second of one core's own time, best of five.

The pages are made of invented reports (tests/prose, more than 2 MB), and of articles and pages of all
kinds with many short lines (tests/articles, tests/pages), clean and with cut columns. As in an archive, no
text is read twice: each article stands on one page, and every round is a new process that has only read
other articles before. Time is what the process itself takes, so that others on the machine count little;
speeds still differ from machine to machine, but their ratio to cutting the same text into words hardly does.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from typing import TypeVar

from damage import CLEAN, USUAL, DamagedPage, Mix, damaged_page
from invented import Invented, invented
from prose import prose
from whole_pages import whole_pages

from archive.texts import Article, Page
from indexer.reading import read_file
from indexer.splitting import split_page
from indexer.tagging import tag_page
from indexer.words import classed, words

T = TypeVar("T")
SplitPage = tuple[Page, Sequence[Article]]
ROUNDS = 5
WARM = 5  # one article in so many is read beforehand


@dataclass(frozen=True, slots=True)
class Pages:
    """How fast pages of one kind are read and split, and their text cut into words: MB/s; and the
    middle of the rounds' ratios. How fast their articles are tagged; and the seconds that the first
    article of a process takes, for which all tables of tagging are loaded."""

    name: str
    split: float
    words: float
    ratio: float
    tagging: float = 0.0
    tables: float = 0.0


@dataclass(frozen=True, slots=True)
class Round:
    """The seconds that one process took for each."""

    split: float
    words: float
    tagging: float
    tables: float


def pages(rounds: int = ROUNDS, every: int = 1) -> list[Pages]:
    """All rows; `every` takes one article in so many."""
    short = [*invented(), *(article for page in whole_pages() for article in page.articles)]
    return [
        measure(f"{what}, {name} pages", articles[::every], mix, rounds)
        for what, articles in (("reports", prose()), ("articles of all kinds", short))
        for name, mix in (("clean", CLEAN), ("cut", USUAL))
    ]


def measure(name: str, articles: Sequence[Invented], mix: Mix, rounds: int) -> Pages:
    """How fast pages of these articles are read and split."""
    with TemporaryDirectory() as folder:
        warm = written(dealt(articles[::WARM], mix), Path(folder) / "warm")
        rest = [article for i, article in enumerate(articles) if i % WARM]
        files = written(dealt(rest, mix), Path(folder) / "read")
        size = sum(file.stat().st_size for file in files) / 1e6
        took = [alone(warm, files) for _ in range(rounds)]
    return Pages(
        name,
        size / min(one.split for one in took),
        size / min(one.words for one in took),
        median(one.words / one.split for one in took),
        size / min(one.tagging for one in took),
        min(one.tables for one in took),
    )


def dealt(articles: Sequence[Invented], mix: Mix) -> list[DamagedPage]:
    """Pages of one to eight articles, each article on one of them."""
    rng = Random(5)
    left = rng.sample(articles, len(articles))
    pages = []
    while left:
        size = rng.randint(1, 8)
        pages.append(damaged_page(left[:size], rng, mix))
        left = left[size:]
    return pages


def written(pages: Sequence[DamagedPage], folder: Path) -> list[Path]:
    """Pages as text files."""
    folder.mkdir()
    files = []
    for n, page in enumerate(pages):
        files.append(folder / f"{n:03}.txt")
        files[-1].write_text("\n".join(page.lines), encoding="utf-8")
    return files


def alone(warm: Sequence[Path], files: Sequence[Path]) -> Round:
    """One round in a process of its own."""
    context = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(one_round, warm, files).result()


def one_round(warm: Sequence[Path], files: Sequence[Path]) -> Round:
    """The seconds for reading and splitting files, for cutting them into words, and for tagging;
    what the first files of a process need, its tables above all, is told apart."""
    texts = [file.read_text(encoding="utf-8") for file in files]
    classed(texts[0][:20])  # the segmenter's dictionaries are not tagging's
    for file in warm:
        words(file.read_text(encoding="utf-8"))
        _split(file)
    tables = seconds(_tag, _split(warm[0])[:1])
    for file in warm:
        seconds(_tag, _split(file))
    read: list[SplitPage] = []
    split = seconds(lambda file: read.extend(_split(file)), files)
    return Round(split, seconds(words, texts), seconds(_tag, read), tables)


def seconds(task: Callable[[T], object], over: Iterable[T]) -> float:
    """How long a task takes for all of them, of this process's own time."""
    started = time.process_time()
    for one in over:
        task(one)
    return time.process_time() - started


def _split(file: Path) -> list[SplitPage]:
    return [(page, split_page(page).articles) for page in read_file(file, file.name).pages]


def _tag(read: SplitPage) -> None:
    tag_page(*read)
