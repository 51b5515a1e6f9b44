"""One file to be read, split and tagged, as a task that any process can do alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import msgspec

from archive.catalogue import Reading
from archive.texts import Doubt, Source
from indexer.corrections import Entry
from indexer.pipeline.correcting import fingerprint
from indexer.pipeline.process import process
from indexer.reading import File, Known, printable, read_file
from indexer.tagging import NO_OWN, OwnTopics

_MB = 1 << 20
SECONDS = 120.0  # that a file may take in a process of its own, and for each MB of it; a slow
SECONDS_PER_MB = 60.0  # machine needs a tenth of that


@dataclass(frozen=True, slots=True)
class Task:
    """A file with all that is known beside it: facts about it, corrections with their digest; its
    size in bytes, 0 where it cannot be told; and the topics of the user's own."""

    name: str
    file: File
    known: Known
    entries: Sequence[Entry] = ()
    digest: str = ""
    size: int = 0
    own: OwnTopics = NO_OWN

    @property
    def seconds(self) -> float:
        """How long it may take before it is given up."""
        return SECONDS + SECONDS_PER_MB * self.size / _MB


class Outcome(msgspec.Struct, frozen=True):
    """What became of a task. `failed`: the file itself could not be read to its end, and `reading`
    holds nothing but the doubt that says so."""

    reading: Reading
    failed: bool = False

    @property
    def unreadable(self) -> bool:
        """Whether nothing is known of the file's content: it could not be opened or read."""
        return self.failed or any(d.rule == "unreadable" for d in self.reading.source.doubts)


def size_of(file: File) -> int:
    """The bytes of a file; of one in an archive those of the archive."""
    try:
        return file.path.stat().st_size
    except OSError:
        return 0


def do(
    task: Task, skipped: Sequence[int] = (), tell: Callable[[int], None] = lambda number: None
) -> Outcome:
    """Read, split and tag a file. Whatever goes wrong becomes a doubt; pages as in `process`."""
    try:
        read = read_file(task.file.path, task.name, task.known, task.file.member)
        made = process(task.file.root, read, task.entries, skipped, tell, task.own)
        mark = fingerprint(read.fingerprint, task.digest, task.own)
        return Outcome(replace(made, fingerprint=mark))
    except Exception as error:
        return failure(task, f"程序出错：{type(error).__name__}")


def failure(task: Task, why: str) -> Outcome:
    """The outcome of a task that came to nothing; its mark makes the next `update` try again."""
    message = f"这个文件没有收录（{why}）。请检查它是否完好，或另存一份再试。"
    doubts = (Doubt("unreadable-content", message),)
    source = Source(task.name, printable(task.file.place), "", task.size, "", "", doubts)
    return Outcome(Reading(source, task.file.root, ""), failed=True)
