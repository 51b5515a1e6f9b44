"""Each engine in a process of its own: what it holds and how long it takes is its own doing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from archive.errors import BaodangError
from bench.corpus import MadeArticle, cut, read_corpus
from bench.engines import made
from bench.engines.contract import Answer, Document, paragraphs, whole
from bench.measures import cpu_seconds, own_memory, peak_memory
from bench.questions import Cut, Question

DOCUMENTS = {"words": paragraphs, "archive": whole}


@dataclass(frozen=True, slots=True)
class Place:
    """Which engine of which table, over how much of which corpus, and the folder it is built in."""

    table: str
    engine: str
    corpus: Path
    paragraphs: int
    folder: Path


@dataclass(frozen=True, slots=True)
class Built:
    """What a build took: CPU seconds, seconds by the clock, peak memory in bytes."""

    cpu: float
    wall: float
    peak: int


class EngineFailed(BaodangError):
    """An engine raised; the sentence names it and what it was doing."""


class Asked:
    """An open engine in another process; every method waits for it."""

    def __init__(self, line: Connection) -> None:
        self._line = line

    def opened(self, first: Question) -> float:
        """Seconds until the engine had opened and answered a first question."""
        return float(self._call("opened", first))

    def answers(self, questions: Sequence[Question]) -> list[Answer]:
        """The answers, untimed: also the round that warms up."""
        return list(self._call("answers", questions))

    def timed(self, questions: Sequence[Question]) -> list[float]:
        """Milliseconds for each question."""
        return list(self._call("timed", questions))

    def recall(self, cuts: Sequence[Cut]) -> float:
        """The share of the cuts by which the engine finds the article that holds them."""
        return float(self._call("recall", cuts))

    def added(self, articles: Sequence[MadeArticle], marked: Question) -> float | None:
        """Seconds until articles are added and found by a word of theirs; None: it cannot."""
        seconds: float | None = self._call("added", articles, marked)
        return seconds

    def memory(self) -> tuple[int, int]:
        """Bytes: held at most, and by the process alone now."""
        peak, own = self._call("memory")
        return peak, own

    def text_bytes(self) -> int:
        """Bytes on disk that are the text itself, where the engine tells them apart; else 0."""
        return int(self._call("text_bytes"))

    def _call(self, method: str, *values: object) -> Any:
        self._line.send((method, values))
        failed, answer = self._line.recv()
        if failed:
            raise EngineFailed(answer)
        return answer


def build(place: Place) -> Built:
    """Build an engine in a process of its own."""
    with _process(_build, place) as line:
        failed, answer = line.recv()
    if failed:
        raise EngineFailed(answer)
    built: Built = answer
    return built


@contextmanager
def asking(place: Place) -> Iterator[Asked]:
    """An engine that was built, in a process that ends with the block."""
    with _process(_ask, place) as line:
        yield Asked(line)


@contextmanager
def _process(task: Callable[[Connection, Place], None], place: Place) -> Iterator[Connection]:
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=task, args=(theirs, place), daemon=False)
    process.start()
    theirs.close()
    try:
        yield ours
    finally:
        ours.close()
        process.join()


def _build(line: Connection, place: Place) -> None:
    try:
        engine = made(place.table, place.engine)
        articles = read_corpus(place.corpus, place.paragraphs)
        cut("")  # the dictionary, which every engine needs
        cpu, wall = cpu_seconds(), time.perf_counter()
        engine.build(DOCUMENTS[place.table](articles), place.folder)
        built = Built(cpu_seconds() - cpu, time.perf_counter() - wall, peak_memory())
        line.send((False, built))
    except Exception as error:
        line.send((True, f"{place.engine}: {type(error).__name__}: {error}"))


def _ask(line: Connection, place: Place) -> None:
    session = _Session(place)
    while True:
        try:
            method, values = line.recv()
        except EOFError:
            return
        try:
            line.send((False, getattr(session, method)(*values)))
        except Exception as error:
            line.send((True, f"{place.engine}, {method}: {type(error).__name__}: {error}"))


class _Session:
    """The other end of Asked."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._engine = made(place.table, place.engine)
        cut("")  # the dictionary, which every engine needs

    def opened(self, first: Question) -> float:
        started = time.perf_counter()
        self._engine.open(self._place.folder)
        self._engine.ask(first)
        return time.perf_counter() - started

    def answers(self, questions: Sequence[Question]) -> list[Answer]:
        return [self._engine.ask(question) for question in questions]

    def timed(self, questions: Sequence[Question]) -> list[float]:
        ask, clock, times = self._engine.ask, time.perf_counter, []
        for question in questions:
            started = clock()
            ask(question)
            times.append((clock() - started) * 1000)
        return times

    def recall(self, cuts: Sequence[Cut]) -> float:
        finds = self._engine.finds
        return sum(finds(c.text, _stand_in(c.article)) for c in cuts) / len(cuts)

    def added(self, articles: Sequence[MadeArticle], marked: Question) -> float | None:
        documents = list(DOCUMENTS[self._place.table](articles))
        first = self._place.paragraphs  # no number below it is free
        fresh = [d._replace(id=first + n) for n, d in enumerate(documents)]
        started = time.perf_counter()
        try:
            self._engine.add(fresh)
        except NotImplementedError:
            return None
        found = self._engine.ask(marked).total
        seconds = time.perf_counter() - started
        if found != len(fresh):
            raise ValueError(f"{found} of {len(fresh)} added documents are found")
        return seconds

    def memory(self) -> tuple[int, int]:
        return peak_memory(), own_memory()

    def text_bytes(self) -> int:
        return getattr(self._engine, "text_bytes", 0)


def _stand_in(number: int) -> Document:
    return Document(number, "", "", 0, 0, 0, ())
