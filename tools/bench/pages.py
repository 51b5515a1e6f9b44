"""How fast pages are read and split: megabytes of text a second of one core's own time, best of five.

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

from indexer.reading import read_file
from indexer.splitting import split_page
from indexer.words import words

T = TypeVar("T")
ROUNDS = 5
WARM = 5  # one article in so many is read beforehand


@dataclass(frozen=True, slots=True)
class Pages:
    """How fast pages of one kind are read and split, and their text cut into words: MB/s; and the
    middle of the rounds' ratios."""

    name: str
    split: float
    words: float
    ratio: float


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
        split, cut = zip(*(alone(warm, files) for _ in range(rounds)), strict=True)
    ratio = median(c / s for s, c in zip(split, cut, strict=True))
    return Pages(name, size / min(split), size / min(cut), ratio)


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


def alone(warm: Sequence[Path], files: Sequence[Path]) -> tuple[float, float]:
    """The seconds that one round takes in a process of its own: reading and splitting, words."""
    context = get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        return pool.submit(one_round, warm, files).result()


def one_round(warm: Sequence[Path], files: Sequence[Path]) -> tuple[float, float]:
    """The seconds for reading and splitting files, and for cutting them into words; what the first
    files of a process need, its tables above all, does not count."""
    texts = [file.read_text(encoding="utf-8") for file in files]
    for file in warm:
        words(file.read_text(encoding="utf-8"))
        _split(file)
    split = seconds(_split, files)
    return split, seconds(words, texts)


def seconds(task: Callable[[T], object], over: Iterable[T]) -> float:
    """How long a task takes for all of them, of this process's own time."""
    started = time.process_time()
    for one in over:
        task(one)
    return time.process_time() - started


def _split(file: Path) -> None:
    for page in read_file(file, file.name).pages:
        split_page(page)
