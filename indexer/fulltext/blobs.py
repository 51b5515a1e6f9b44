"""Many strings as two arrays: their UTF-8 bytes behind each other, and where each starts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

import numpy as np

from indexer.fulltext.arrays import bounds, narrow
from indexer.fulltext.packs import Pack, PackWriter


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
        return bisect_left(range(len(self)), string, key=self.__getitem__)
