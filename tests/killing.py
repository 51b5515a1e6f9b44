"""Running something in a process of its own that is killed (SIGKILL) at a chosen moment."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

EVENTS = {"open", "os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.link", "shutil.rmtree"}
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def killed_after(seconds: float, work: Callable[[], object]) -> bool:
    """Fork, start the work there and kill it; whether that came before its end."""
    child = _fork(work)
    time.sleep(seconds)
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    return _ended(child)


def killed_before(event: int, folder: Path, work: Callable[[], object]) -> bool:
    """The same, killed just before it changes something below the folder for the n-th time."""
    seen = 0

    def hook(name: str, args: tuple[object, ...]) -> None:
        nonlocal seen
        if name in EVENTS and _changes(name, args, str(folder)):
            if seen == event:
                os.kill(os.getpid(), signal.SIGKILL)
            seen += 1

    def watched() -> None:
        sys.addaudithook(hook)
        work()

    return _ended(_fork(watched))


def _changes(name: str, args: tuple[object, ...], folder: str) -> bool:
    if folder not in str(args[0]):
        return False
    flags = args[2] if name == "open" else _WRITES
    return isinstance(flags, int) and bool(flags & _WRITES)


def _fork(work: Callable[[], object]) -> int:
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        work()
        code = 0
    finally:
        os._exit(code)


def _ended(child: int) -> bool:
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return True
    assert os.waitstatus_to_exitcode(status) == 0, "the work failed by itself"
    return False


def said(work: Callable[[], object], setup: Callable[[], object]) -> str:
    """What the work says when it fails in a process of its own, after `setup` there; "" when it
    does not fail."""
    out, into = os.pipe()

    def watched() -> None:
        setup()
        try:
            work()
        except Exception as error:
            os.write(into, f"{type(error).__name__}: {error}".encode())

    child = _fork(watched)
    os.close(into)
    with os.fdopen(out, "rb") as answer:
        told = answer.read().decode()
    assert not _ended(child)
    return told
