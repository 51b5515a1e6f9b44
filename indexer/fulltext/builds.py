"""The builds in the index folder: one is in use, named by the file CURRENT; others are rubbish.

A build is a folder of its own with a stamp file. CURRENT is replaced in one step, so a reader sees
the old build or the new one, and a build that was killed is never seen.
"""

from __future__ import annotations

import os
import shutil
import zlib
from collections.abc import Collection
from pathlib import Path

import msgspec

from archive.errors import HomeError, NoArchive, StaleArchive
from indexer.fulltext.schema import VERSION
from indexer.fulltext.sums import Sums, is_sound, sums_of
from indexer.words import fingerprint

CURRENT = "CURRENT"
_NEXT = f"{CURRENT}.new"
_STAMP = "stamp.json"
_ENDS = 1 << 14  # bytes
REBUILD = "请运行 baodang rebuild 重建。"


class Stamp(msgspec.Struct, frozen=True):
    """What a build was made with, and of which state of the catalogue."""

    version: int
    words: str
    catalogue: str
    # Size and checksum of the files of the build, to see whether one is gone, cut or foreign.
    files: dict[str, tuple[int, int]] = msgspec.field(default_factory=dict)
    sums: Sums = msgspec.field(default_factory=dict)  # of all their bytes; an older build has none

    @classmethod
    def now(cls, catalogue: str, build: Path) -> Stamp:
        """The stamp of a build that this program made in the folder `build`, beside the one in use."""
        try:
            name, last = usable(build.parent)
            sums = sums_of(build, build.parent / name, last.sums)
        except HomeError:
            sums = sums_of(build, None, {})
        return cls(VERSION, fingerprint(), catalogue, _files(build), sums)


def current(folder: Path) -> str | None:
    """The name of the build in use, or None."""
    try:
        return (folder / CURRENT).read_text("ascii").strip() or None
    except (OSError, ValueError):
        return None


def usable(folder: Path) -> tuple[str, Stamp]:
    """Name and stamp of the build in use.

    NoArchive when there is none, StaleArchive when this program cannot read it.
    """
    name = current(folder)
    if name is None:
        raise NoArchive("这里还没有可检索的索引。", "请先运行 baodang rebuild 文件或文件夹。")
    return name, _readable(folder, name)


def _readable(folder: Path, name: str) -> Stamp:
    """The stamp of a build; StaleArchive when this program cannot read it."""
    try:
        stamp = msgspec.json.decode((folder / name / _STAMP).read_bytes(), type=Stamp)
        files = _files(folder / name)
    except (OSError, ValueError, msgspec.MsgspecError) as error:
        raise damaged() from error
    if (stamp.version, stamp.words) != (VERSION, fingerprint()):
        raise StaleArchive("检索索引是用另一版本的程序或词典建立的。", REBUILD)
    if stamp.files.items() - files.items():
        raise damaged()
    return stamp


def prove(folder: Path) -> None:
    """Read every byte of the build in use: raises as `usable` does, also where only the middle of
    a file is not what was written. Such a build loses its stamp, so that the next command makes
    the index anew. One whose place another took meanwhile is not judged."""
    name, stamp = usable(folder)
    if not is_sound(folder / name, stamp.sums) and current(folder) == name:
        (folder / name / _STAMP).unlink(missing_ok=True)
        raise damaged()


def check_files(build: Path, names: Collection[str]) -> None:
    """Raises StaleArchive where one of these files of a build is not what was written."""
    stamp = _readable(build.parent, build.name)
    if not is_sound(build, {name: told for name, told in stamp.sums.items() if name in names}):
        raise damaged()


def damaged() -> StaleArchive:
    """What is said when the files of the build in use are not those that were written."""
    return StaleArchive("检索索引已损坏。", REBUILD)


def _files(build: Path) -> dict[str, tuple[int, int]]:
    files = (path for path in build.iterdir() if path.is_file() and path.name != _STAMP)
    return {path.name: _sum(path) for path in files if path.suffix in (".arrays", ".toc")}


def _sum(path: Path) -> tuple[int, int]:
    """The size of a file and a checksum of its ends: all of it would take seconds to read, and at
    the end stands the directory, which tells what is in it."""
    size = path.stat().st_size
    with path.open("rb") as file:
        start = file.read(_ENDS)
        file.seek(max(size - _ENDS, 0))
        return size, zlib.crc32(file.read(_ENDS), zlib.crc32(start))


def finish(folder: Path, name: str, stamp: Stamp) -> None:
    """Write the stamp of a build in which all else is written, and all that takes space before it
    can be put in use."""
    (folder / name / _STAMP).write_bytes(msgspec.json.encode(stamp))
    with (folder / _NEXT).open("w", encoding="ascii") as file:
        file.write(name)
        file.flush()
        os.fsync(file.fileno())


def put_in_use(folder: Path) -> None:
    """Point CURRENT to the build that was finished last, in one step."""
    (folder / _NEXT).replace(folder / CURRENT)


def finished(folder: Path, catalogue: str) -> str | None:
    """The name of the build that was finished last, but never put in use, when it is of this
    state of the catalogue: its maker was killed."""
    try:
        name = (folder / _NEXT).read_text("ascii")
        return name if _readable(folder, name).catalogue == catalogue else None
    except (OSError, ValueError, StaleArchive):
        return None


def sweep(folder: Path) -> None:
    """Remove every build but the one in use; what is still held open is left to the next sweep."""
    keep = current(folder)
    (folder / _NEXT).unlink(missing_ok=True)
    for path in folder.iterdir():
        if path.is_dir() and path.name != keep:
            shutil.rmtree(path, ignore_errors=True)
