"""All files of an archive through all stages, into the catalogue, in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from archive.catalogue import Writer
from archive.texts import Doubt
from indexer.corrections import Corrections
from indexer.pipeline.correcting import Marks, fingerprint
from indexer.pipeline.crew import outcomes
from indexer.pipeline.report import Step, Watch
from indexer.pipeline.tasks import Task, size_of
from indexer.reading import File, Known, file_fingerprint
from indexer.tagging import OwnTopics


@dataclass(slots=True)
class Read:
    """The names of the sources that were put, how many of them hold text, and doubts about files
    that cannot be read now: what was read of them before stays."""

    changed: list[str] = field(default_factory=list)
    texts: int = 0
    kept: list[Doubt] = field(default_factory=list)


def tasks(
    files: Mapping[str, File],
    known: Mapping[str, Known],
    corrections: Corrections,
    own: OwnTopics,
) -> list[Task]:
    """What is to be done for files under their source names, in their order."""
    return [
        Task(
            name,
            file,
            known[name],
            corrections.of(name),
            corrections.digest(name),
            size_of(file),
            own,
        )
        for name, file in files.items()
    ]


def read_into(
    writer: Writer, wanted: Sequence[Task], marks: Marks, watch: Watch, jobs: int
) -> Read:
    """Put every file whose fingerprint, with its corrections, is not the one in `marks`."""
    changed = [task for task in wanted if not marks or marks.get(task.name) != _mark(task)]
    read = Read()
    done, total = 0, sum(task.size for task in changed)
    with closing(outcomes(changed, jobs)) as made:
        for task, outcome in zip(changed, made, strict=True):
            watch(Step(f"阅读 {task.name}", done, total, "B"))
            if task.name in marks and outcome.unreadable:
                read.kept.append(Doubt("kept", _KEPT.format(task.name)))
            else:
                writer.put(outcome.reading)
                read.changed.append(task.name)
                read.texts += bool(outcome.reading.pages)
            done += task.size
    watch(Step("阅读完毕", total, total, "B"))
    return read


_KEPT = "“{}”现在打不开，保留以前读到的内容。"


def _mark(task: Task) -> str:
    read = file_fingerprint(task.file.path, task.known, task.file.member)
    return fingerprint(read, task.digest, task.own)
