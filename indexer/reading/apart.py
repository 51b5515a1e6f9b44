"""Files for other people's parsers are read in a process of its own: one that makes a parser crash,
run without end or swallow all memory costs only itself.
"""

from __future__ import annotations

import atexit

import msgspec

from archive.texts import Doubt, Metadata
from indexer.processes import Helper, Tell
from indexer.processes import serve as answer_requests
from indexer.reading.formats import FORMATS, Made, seconds_for

MEMORY = 4 << 30  # bytes


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
    if answer.data is not None:
        return msgspec.msgpack.decode(answer.data, type=Made)
    what = f"这个文件读不下去（读了 {seconds:.0f} 秒没有读完，或让程序出错），没有收录。"
    remedy = "请检查它是否完好，或另存一份再试。"
    return Made((), (Doubt("unreadable-content", what + remedy),))


_reader = Helper("indexer.reading.apart:serve")
atexit.register(_reader.end)


def serve() -> None:
    """The process itself."""
    answer_requests(_answer, MEMORY)


def _answer(request: bytes, tell: Tell) -> bytes:
    asked = msgspec.msgpack.decode(request, type=_Request)
    made = FORMATS[asked.suffix].read(asked.source, asked.data, asked.metadata)
    return msgspec.msgpack.encode(made)
