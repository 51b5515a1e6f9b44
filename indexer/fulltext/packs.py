"""The arrays of one segment in one file, mapped into memory: nothing is read before it is needed.

    arrays, each at a multiple of 64 bytes │ directory as JSON │ its place and length │ mark

The mark stands at the end, so a file that was cut short is seen at once.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import msgspec
import numpy as np
import numpy.typing as npt

T = TypeVar("T")
Array = npt.NDArray[Any]
_MARK = b"baodang1"
_END = struct.Struct("<QQ8s")
_ALIGN = 64


class _Entry(msgspec.Struct, array_like=True):
    dtype: str
    start: int  # in bytes
    size: int  # in elements


class PackWriter:
    """A context that writes arrays of one dimension, each under its own name."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._entries: dict[str, _Entry] = {}

    def __enter__(self) -> PackWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        with self._file:
            if kind is None:
                start = self._file.tell()
                directory = msgspec.json.encode(self._entries)
                self._file.write(directory)
                self._file.write(_END.pack(start, len(directory), _MARK))

    def put(self, name: str, array: Array) -> None:
        """Write one array."""
        self.put_pieces(name, array.dtype, [array])

    def put_json(self, name: str, value: object) -> None:
        """Write a value that `Pack.json` gives back."""
        self.put(name, np.frombuffer(msgspec.json.encode(value), np.uint8))

    def put_pieces(self, name: str, dtype: npt.DTypeLike, pieces: Iterable[Array]) -> None:
        """Write one array of which only a piece at a time is in memory."""
        self._file.write(b"\0" * (-self._file.tell() % _ALIGN))
        start, kind, size = self._file.tell(), np.dtype(dtype), 0
        for piece in pieces:
            self._file.write(np.ascontiguousarray(piece, kind).data)
            size += len(piece)
        self._entries[name] = _Entry(kind.str, start, size)


class Pack:
    """The arrays of a file that PackWriter wrote; ValueError when it is cut short or foreign."""

    def __init__(self, path: Path) -> None:
        self._path = path
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        size = len(self._map)
        if size < _END.size or self._map[-8:] != _MARK:
            raise ValueError(f"{path.name} is no pack of arrays, or is cut short")
        start, length, _ = _END.unpack_from(self._map, size - _END.size)
        directory = self._map[start : start + length]
        self._entries = msgspec.json.decode(directory, type=dict[str, _Entry])

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def is_whole(self) -> bool:
        """Whether the file still is as long as when it was opened: reading beyond its end would
        kill the process."""
        try:
            return self._path.stat().st_size == len(self._map)
        except OSError:
            return False

    def size_of(self, name: str) -> int:
        """How many elements an array has."""
        return self._entries[name].size

    def get(self, name: str) -> Array:
        """The array called `name`, of one dimension; it cannot be changed."""
        entry = self._entries[name]
        return np.frombuffer(self._map, entry.dtype, entry.size, entry.start)

    def json(self, name: str, kind: type[T]) -> T:
        """The value that `put_json` wrote."""
        return msgspec.json.decode(self.get(name).tobytes(), type=kind)
