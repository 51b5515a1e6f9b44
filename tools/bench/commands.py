"""The product's own commands, run as a user runs them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

_RUN = "from webui.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command took, in CPU seconds of all its processes and in bytes of the largest."""

    cpu: float
    peak: int


def ran(*words: str) -> Ran:
    """Run `baodang` to its end. CalledProcessError when it fails."""
    process = subprocess.Popen(_command(words), stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, words)
    unit = 1 if sys.platform == "darwin" else 1024
    return Ran(used.ru_utime + used.ru_stime, used.ru_maxrss * unit)


@contextmanager
def running(*words: str, **settings: str) -> Iterator[None]:
    """Run `baodang` with settings in the environment for as long as the block lasts."""
    environ = {**os.environ, **settings}
    process = subprocess.Popen(_command(words), env=environ, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def _command(words: tuple[str, ...]) -> list[str]:
    return [sys.executable, "-c", _RUN, *words]
