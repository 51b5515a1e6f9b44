"""What a process has used, and figures made of single measurements."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Latency:
    """Percentiles in milliseconds over questions."""

    p50: float
    p95: float
    p99: float


def percentile(values: Iterable[float], share: float) -> float:
    """The smallest of the values that is not below this share of them.

    >>> percentile([3, 1, 2, 4], 0.5), percentile([3, 1, 2, 4], 0.99)
    (2, 4)
    """
    ordered = sorted(values)
    return ordered[max(0, ceil(share * len(ordered)) - 1)]


def latency(rounds: Sequence[Sequence[float]]) -> Latency:
    """Percentiles of each question's median over the rounds.

    >>> latency([[1, 20], [3, 30], [2, 90]])
    Latency(p50=2, p95=30, p99=30)
    """
    medians = [median(times) for times in zip(*rounds, strict=True)]
    return Latency(*(percentile(medians, share) for share in (0.5, 0.95, 0.99)))


def cpu_seconds() -> float:
    """CPU seconds of this process, its threads, and its children that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def peak_memory() -> int:
    """Bytes that this process, or a child of it that has ended, held at most."""
    unit = 1 if sys.platform == "darwin" else 1024
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit
    # Linux hands the peak of the parent down in ru_maxrss, so it is asked otherwise.
    own = _status("VmHWM") or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
    return max(own, child)


def own_memory() -> int:
    """Bytes that this process alone holds now, mapped files left out; 0 where it cannot be told."""
    return _status("RssAnon")


def size_on_disk(folder: Path) -> int:
    """Bytes of all files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _status(key: str) -> int:
    try:
        text = Path("/proc/self/status").read_text("ascii")
    except OSError:
        return 0
    found = (line.split() for line in text.splitlines() if line.startswith(f"{key}:"))
    return next((int(words[1]) * 1024 for words in found), 0)
