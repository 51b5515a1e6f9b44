"""Writes items as pairs of segments, in this process or in several at once.

Items are dealt out in batches in turn, so each process gets the same ones whenever it is done
again, and of small archives each writes one segment of its own. Which segment an item stands in
changes no answer.
"""

from __future__ import annotations

import pickle
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from queue import Queue
from threading import Thread

from archive.errors import HomeError
from indexer.fulltext.items import Item
from indexer.fulltext.segments import LETTERS, Pair, SegmentWriter
from indexer.processes import Helper, Tell
from indexer.processes import serve as answer_requests

_SAMPLE = 100
_BATCH = 100  # items that are handed over at once
_SECONDS = 900.0  # that a batch may take, a segment being written
_ENTRY = "indexer.fulltext.parts:serve"
_NO_ANSWER = "建立索引的进程意外退出，可能是内存不足；仍使用原来的索引。"


@dataclass(frozen=True, slots=True)
class Part:
    """What one process wrote: its pairs of segments, and a sample of (document, text), documents
    being numbered through its pairs."""

    pairs: tuple[Pair, ...]
    sample: tuple[tuple[int, str], ...]

    @property
    def texts(self) -> int:
        """How many documents there are."""
        return sum(pair.texts.size for pair in self.pairs)


class PartWriter:
    """Collects items, and writes them into `folder`, a pair of segments for every `letters`."""

    def __init__(self, folder: Path, letters: int = LETTERS) -> None:
        self._folder, self._letters = folder, letters
        self._writer = SegmentWriter(letters)
        self._pairs: list[Pair] = []
        self._sample = _Sample()
        self._texts = 0

    def add(self, item: Item) -> None:
        """Collect an item."""
        added = self._writer.add(item) or ()
        for document, text in enumerate(added, self._texts):
            self._sample.add(document, text)
        self._texts += len(added)
        if self._writer.full:
            self._write()

    def close(self) -> Part:
        """Write what is left."""
        if self._writer.size:
            self._write()
        return Part(tuple(self._pairs), tuple(self._sample.kept))

    def _write(self) -> None:
        self._pairs.append(self._writer.write(self._folder))
        self._writer = SegmentWriter(self._letters)


def write_part(folder: Path, items: Iterable[Item], letters: int = LETTERS) -> Part:
    """Write items in this process."""
    writer = PartWriter(folder, letters)
    for item in items:
        writer.add(item)
    return writer.close()


def write_together(folder: Path, items: Iterable[Item], jobs: int, letters: int) -> list[Part]:
    """Write items in so many processes. OSError as it happened in one of them; HomeError when one
    dies."""
    hands = [_Hand(folder, letters) for _ in range(jobs)]
    try:
        for n, batch in enumerate(_batches(items)):
            hands[n % jobs].give(batch)
        for hand in hands:
            hand.give([])
        return [hand.part() for hand in hands]
    finally:
        for hand in hands:
            hand.close()


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    rest = iter(items)
    while batch := [*islice(rest, _BATCH)]:
        yield batch


class _Hand:
    """One process, fed by a thread of its own, so that the others need not wait for it."""

    def __init__(self, folder: Path, letters: int) -> None:
        self._start = folder, letters
        self._helper = Helper(_ENTRY)
        self._queue: Queue[list[Item] | None] = Queue(maxsize=4)
        self._result: Part | Exception | None = None
        self._thread = Thread(target=self._work, daemon=True)
        self._thread.start()

    def give(self, batch: list[Item]) -> None:
        """Hand over items; none: there are no more. Raises what went wrong before."""
        if isinstance(self._result, Exception):
            raise self._result
        self._queue.put(batch)

    def part(self) -> Part:
        """What was written, when all is."""
        self._thread.join()
        if isinstance(self._result, Part):
            return self._result
        raise self._result or HomeError(_NO_ANSWER)

    def close(self) -> None:
        """End the process, done or not."""
        self._helper.end()
        if self._thread.is_alive():
            self._queue.put(None)
            self._thread.join()
            self._helper.end()  # it may have been started again for what was still waiting

    def _work(self) -> None:
        while (batch := self._queue.get()) is not None:
            if self._result is None:
                self._result = self._told(batch)
            if not batch:
                return

    def _told(self, batch: list[Item]) -> Part | Exception | None:
        try:
            answer = self._helper.ask(pickle.dumps((*self._start, batch)), _SECONDS)
        except Exception as error:  # such as too many processes; a thread cannot raise it
            return error
        if answer.data is None:
            return HomeError(_NO_ANSWER, "请用 --jobs 1 再运行一次。")
        # Our own code wrote this from texts alone; nothing else's parser runs there.
        result: Part | Exception | None = pickle.loads(answer.data)
        return result


_open: list[PartWriter] = []


def serve() -> None:
    """One of the processes."""
    answer_requests(_answer)


def _answer(request: bytes, tell: Tell) -> bytes:
    folder, letters, batch = pickle.loads(request)
    try:
        if not _open:
            _open.append(PartWriter(folder, letters))
        for item in batch:
            _open[0].add(item)
        return pickle.dumps(None if batch else _open.pop().close())
    except OSError as error:
        return pickle.dumps(error)


class _Sample:
    """Keeps some of the texts it is shown, each with the same chance."""

    def __init__(self) -> None:
        self.kept: list[tuple[int, str]] = []
        self._seen = 0
        self._dice = random.Random(0)

    def add(self, document: int, text: str) -> None:
        """Show the text of the next document."""
        at = self._seen if self._seen < _SAMPLE else self._dice.randint(0, self._seen)
        self._seen += 1
        if at < _SAMPLE:
            self.kept[at : at + 1] = [(document, text)]
