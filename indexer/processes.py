"""Processes of our own for work that may crash, run without end or swallow all memory: one that
does costs only itself.

A helper is started at its first request, serves all later ones, and is started again after it had
to be ended. It is a fresh Python that imports nothing but its entry, on every system alike (not
`multiprocessing`, whose processes import the caller's main module again). Messages stand behind
their length:

    we  → helper   request
    we  ← helper   an empty note: taken; any number of notes (NOTE, what it is about to do);
                   then one answer (ANSWER)

When we die, however suddenly, its input ends and so does the helper.
"""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from threading import Timer
from typing import IO

NOTE, ANSWER = b".", b"="
START = 120.0  # seconds that a process may take to start, before those for its work are counted
Tell = Callable[[bytes], None]
_SIZE = struct.Struct("<Q")
_START = "import sys; sys.path[:] = sys.argv[1:]; import {0}; {0}.{1}()"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back: `data` None when the helper died or was ended, `late` when that was because
    it took too long; `note` is the last one before that."""

    data: bytes | None
    note: bytes = b""
    late: bool = False


class Helper:
    """A process that answers one request at a time; `entry` is `module:function`, a function that
    calls `serve`."""

    def __init__(self, entry: str) -> None:
        self._start_code = _START.format(*entry.split(":"))
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, request: bytes, seconds: float) -> Answer:
        """The answer; without data when it did not come in `seconds` after the request was taken,
        or never will: then the process is ended."""
        process = self._process or self._start()
        clock = _Clock(process)
        answer = Answer(None)
        try:
            clock.wind(START)
            answer = _exchange(process, request, lambda: clock.wind(seconds))
        finally:  # also when the user stops the program
            clock.stop()
            if answer.data is None or clock.late:
                self.end()
        return Answer(answer.data, answer.note, clock.late)

    def end(self) -> None:
        """End the process, whatever it does."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                _close(pipe)

    def _start(self) -> subprocess.Popen[bytes]:
        self._process = subprocess.Popen(
            [sys.executable, "-c", self._start_code, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return self._process


class _Clock:
    """Kills a process that takes too long."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._timer: Timer | None = None
        self.late = False

    def wind(self, seconds: float) -> None:
        """Count from now on."""
        self.stop()
        self._timer = Timer(seconds, self._ring)
        self._timer.daemon = True
        self._timer.start()

    def stop(self) -> None:
        """Count no more."""
        if self._timer:
            self._timer.cancel()
            self._timer.join()

    def _ring(self) -> None:
        self.late = True
        self._process.kill()


def serve(handle: Callable[[bytes, Tell], bytes], memory: int | None = None) -> None:
    """The other side: answer requests from standard input until it ends. `handle` is given a
    request and a way to send notes; `memory` limits the bytes it may use, where the system can."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    if memory is not None:
        _limit(memory)
    while (request := _take(sys.stdin.buffer)) is not None:
        _put(answers, NOTE)
        answer = handle(request, lambda note: _put(answers, NOTE + note))
        _put(answers, ANSWER + answer)


def _exchange(
    process: subprocess.Popen[bytes], request: bytes, taken: Callable[[], None]
) -> Answer:
    assert process.stdin and process.stdout
    note = b""
    try:
        _put(process.stdin, request)
        while (message := _take(process.stdout)) is not None:
            if message[:1] == ANSWER:
                return Answer(message[1:], note)
            note = message[1:]
            if not note:
                taken()
    except (OSError, ValueError):  # the pipe broke, or was closed under us
        pass
    return Answer(None, note)


def _limit(memory: int) -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    except (ImportError, OSError, ValueError):  # not every system can
        pass


def _put(stream: IO[bytes], message: bytes) -> None:
    stream.write(_SIZE.pack(len(message)))
    stream.write(message)
    stream.flush()


def _take(stream: IO[bytes]) -> bytes | None:
    head = stream.read(_SIZE.size)
    if len(head) < _SIZE.size:
        return None
    (size,) = _SIZE.unpack(head)
    message = stream.read(size)
    return message if len(message) == size else None


def _close(pipe: IO[bytes] | None) -> None:
    try:
        if pipe:
            pipe.close()
    except OSError:
        pass
