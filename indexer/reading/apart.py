"""Files for other people's parsers are read in a process of its own: one that makes a parser crash,
run without end or swallow all memory costs only itself.

The process is started at the first such file, serves all later ones, and is started again after it
had to be ended.
"""

from __future__ import annotations

import atexit
import os
import struct
import subprocess
import sys
from collections.abc import Callable
from threading import Thread
from typing import IO

import msgspec

from archive.texts import Doubt, Metadata
from indexer.reading.formats import FORMATS, Made, seconds_for

MEMORY = 4 << 30  # bytes of address space, where the system can limit it
_SIZE = struct.Struct("<Q")
_START = "import sys; sys.path[:] = sys.argv[1:]; from indexer.reading.apart import serve; serve()"


class _Request(msgspec.Struct):
    suffix: str
    source: str
    data: bytes
    metadata: Metadata


def read_apart(
    suffix: str, source: str, data: bytes, metadata: Metadata, seconds: float | None = None
) -> Made:
    """What the format of `suffix` makes of a file; a doubt when that does not come to an end in
    `seconds`, by default in what a file of its size may take."""
    if seconds is None:
        seconds = seconds_for(data)
    request = _Request(suffix, source, data, metadata)
    answer = _reader.ask(msgspec.msgpack.encode(request), seconds)
    if answer is not None:
        return msgspec.msgpack.decode(answer, type=Made)
    what = f"这个文件读不下去（读了 {seconds:.0f} 秒没有读完，或让程序出错），没有收录。"
    remedy = "请检查它是否完好，或另存一份再试。"
    return Made((), (Doubt("unreadable-content", what + remedy),))


class _Reader:
    """The process, while there is one."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, request: bytes, seconds: float) -> bytes | None:
        """The answer; None when it did not come in time, or never will: then the process is
        ended."""
        answers: list[bytes] = []
        process = self._process or self._start()
        asking = Thread(target=_exchange, args=(process, request, answers.append), daemon=True)
        asking.start()
        try:
            asking.join(seconds)
        finally:  # also when the user stops the program
            if not answers:
                self.end()
        return answers[0] if answers else None

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
            [sys.executable, "-c", _START, *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        return self._process


_reader = _Reader()
atexit.register(_reader.end)


def serve() -> None:
    """The other side: answer requests from standard input until it ends."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    _limit_memory()
    while (request := _take(sys.stdin.buffer)) is not None:
        asked = msgspec.msgpack.decode(request, type=_Request)
        made = FORMATS[asked.suffix].read(asked.source, asked.data, asked.metadata)
        _put(answers, msgspec.msgpack.encode(made))


def _limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    except (ImportError, OSError, ValueError):  # not every system can
        pass


def _exchange(
    process: subprocess.Popen[bytes], request: bytes, tell: Callable[[bytes], None]
) -> None:
    assert process.stdin and process.stdout
    try:
        _put(process.stdin, request)
        answer = _take(process.stdout)
    except (OSError, ValueError):  # the pipe broke, or was closed under us
        return
    if answer is not None:
        tell(answer)


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
