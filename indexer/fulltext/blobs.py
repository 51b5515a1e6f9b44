"""Many strings as two arrays: their UTF-8 bytes behind each other, and where each starts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

import numpy as np

from indexer.fulltext.arrays import bounds, narrow
from indexer.fulltext.packs import Pack, PackWriter

_STEP = 32


def put_strings(pack: PackWriter, name: str, strings: Iterable[bytes]) -> None:
    """Write strings so that `Strings(pack, name)` reads them."""
    kept = list(strings)
    pack.put(f"{name}.starts", narrow(bounds(map(len, kept))))
    pack.put(f"{name}.bytes", np.frombuffer(b"".join(kept), np.uint8))


class Strings:
    """The strings that `put_strings` wrote, by number."""

    def __init__(self, pack: Pack, name: str) -> None:
        self.starts = pack.get(f"{name}.starts")
        self.bytes = pack.get(f"{name}.bytes")
        self._view = memoryview(self.bytes.data)
        # One number of a memoryview is read several times as fast as one of NumPy.
        native = self.starts.dtype.newbyteorder("=")
        self._at = memoryview(self.starts.astype(native, copy=False).data)

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, number: int) -> bytes:
        return bytes(self._view[self._at[number] : self._at[number + 1]])

    def __iter__(self) -> Iterator[bytes]:
        return map(self.__getitem__, range(len(self)))

    def find(self, string: bytes) -> int:
        """The number of the first string that is not smaller, in strings that are sorted."""
        behind = bisect_left(self._signs, string) * _STEP
        first = max(0, behind - _STEP)
        return bisect_left(
            range(len(self)), string, first, min(behind, len(self)), key=self.__getitem__
        )

    @cached_property
    def _signs(self) -> list[bytes]:
        """One string in so many, to look first in what Python compares fast."""
        return [self[n] for n in range(0, len(self), _STEP)]
