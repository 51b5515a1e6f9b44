"""From raw files to a searchable archive, as `baodang rebuild` does it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from bench.commands import Ran, ran
from bench.corpus import made_articles
from bench.measures import size_on_disk
from bench.sources import Kind, write_sources


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """One `rebuild`: text in bytes, CPU seconds of all its processes without those that starting
    takes, peak memory of the largest process, bytes of the archive."""

    kind: Kind
    paragraphs: int
    text_bytes: int
    cpu: float
    peak: int
    archive_bytes: int

    @property
    def speed(self) -> float:
        """MB of text in a CPU second: MB/s a core."""
        return self.text_bytes / 1e6 / self.cpu


def rebuilt(kind: Kind, paragraphs: int, home: Path, scratch: Path) -> Rebuilt:
    """Write a folder of files and build the archive `home` of it, anew."""
    _, start = _rebuild(kind, 1, home, scratch)
    size, took = _rebuild(kind, paragraphs, home, scratch)
    cpu = max(took.cpu - start.cpu, 1e-9)
    return Rebuilt(kind, paragraphs, size, cpu, took.peak, size_on_disk(home))


def _rebuild(kind: Kind, paragraphs: int, home: Path, scratch: Path) -> tuple[int, Ran]:
    folder = scratch / f"pages-{kind}"
    size = write_sources(made_articles(paragraphs), folder, kind)
    took = ran("rebuild", str(folder), "--home", str(home), "--quiet")
    shutil.rmtree(folder)
    return size, took
