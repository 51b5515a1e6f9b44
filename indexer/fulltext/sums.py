"""Checksums of whole files of a build: they tell harm that size and ends of a file do not show.

They are taken when a build is finished, while its files are still in memory, and looked at by whoever
has the time: `baodang check`, and the site after it opened a build.
"""

from __future__ import annotations

import os
import zlib
from collections.abc import Mapping
from pathlib import Path

_AT_ONCE = 1 << 22  # bytes

Sums = dict[str, int]  # name of a file → CRC-32 of all its bytes


def sums_of(build: Path, before: Path | None, known: Mapping[str, int]) -> Sums:
    """The checksums of the `.arrays` of a build; of files that are the same as in the build
    `before`, those `known` of it. New files are on the disk when this returns."""
    found = {}
    for path in build.glob("*.arrays"):
        old = before / path.name if before else None
        if old and path.name in known and old.exists() and old.samefile(path):
            found[path.name] = known[path.name]
        else:
            found[path.name] = _sum(path)
            _settle(path)
    _settle(build)
    return found


def is_sound(build: Path, sums: Mapping[str, int]) -> bool:
    """Whether these files are all as they were written."""
    try:
        return all(_sum(build / name) == told for name, told in sums.items())
    except OSError:  # one is gone, or the disk cannot read it
        return False


def _sum(path: Path) -> int:
    found = 0
    with path.open("rb") as file:
        while part := file.read(_AT_ONCE):
            found = zlib.crc32(part, found)
    return found


def _settle(path: Path) -> None:
    """Wait until a file, or the names in a folder, are on the disk; a system that cannot tell is
    not asked."""
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
