"""Zip archives: the files in one that can be read, under limits that no newspaper reaches."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import IO

from archive.texts import Doubt
from indexer.reading.formats import SUFFIXES, unread_kinds

MOST_ENTRIES = 200_000  # of any kind
MOST_FILES = 20_000  # that could be read
LARGEST_FILE = 256 << 20  # bytes, unpacked
LARGEST_ALL = 2 << 30
HIGHEST_RATIO = 300  # unpacked to packed; newspaper text stays below 20
_SMALL = 1 << 20  # below this a high ratio does no harm
_TAIL = 66_000  # bytes at the end that hold the count of entries
_DRIVE = re.compile(r"[A-Za-z]:")
_SWELLS = f"解开后会胀大 {HIGHEST_RATIO} 倍以上，没有读；确实要读，请先解开"
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError)


class BadArchive(OSError):
    """An archive, or a file in it, that cannot be opened; the message says why."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The names of the files of an archive that can be read, and why others are left out."""

    names: tuple[str, ...]
    doubts: tuple[Doubt, ...] = ()


def contents(archive: Path) -> Contents:
    """What an archive holds. Raises BadArchive when that cannot be told."""
    return _contents(_opened(*_stamp(archive))[0].infolist())


def member_bytes(archive: Path, name: str) -> bytes | None:
    """The bytes of a file in an archive; None when there is none of that name.

    Raises BadArchive for a damaged one.
    """
    bundle, by_name = _opened(*_stamp(archive))
    info = by_name.get(name)
    if info is None or _problem(info):
        return None
    try:
        with bundle.open(info) as stream:
            return stream.read(LARGEST_FILE)
    except NotImplementedError as error:
        raise BadArchive("压缩包用了读不了的压缩方法，请先解开") from error
    except (*_BROKEN, RuntimeError, OSError) as error:
        raise BadArchive("压缩包里的这个文件损坏了") from error


def doubts_about(data: bytes) -> tuple[Doubt, ...]:
    """What cannot be read of an archive, given as bytes."""
    try:
        with _open(io.BytesIO(data)) as bundle:
            return _contents(bundle.infolist()).doubts
    except BadArchive as error:
        return (Doubt("bad-archive", f"压缩包{error}。"),)


def swelling(info: zipfile.ZipInfo) -> int:
    """How many times its packed size a file of an archive has, where that is more than text can;
    else 0.

    >>> bomb = zipfile.ZipInfo("a.txt")
    >>> bomb.file_size, bomb.compress_size = 1 << 30, 1 << 20
    >>> swelling(bomb)
    1024
    """
    ratio = info.file_size // max(info.compress_size, 1)
    return ratio if info.file_size > _SMALL and ratio > HIGHEST_RATIO else 0


def harm(infos: Iterable[zipfile.ZipInfo]) -> str | None:
    """What shows that files of an archive are more than can be unpacked, or None."""
    files = list(infos)
    if len(files) > MOST_FILES:
        return f"里面有 {len(files)} 个文件，多于 {MOST_FILES} 个"
    size = sum(info.file_size for info in files)
    return f"解开后有 {size >> 20} MB，大于 {LARGEST_ALL >> 20} MB" if size > LARGEST_ALL else None


def _stamp(archive: Path) -> tuple[Path, int, int]:
    try:
        state = archive.stat()
    except OSError as error:
        raise BadArchive(f"打不开（{type(error).__name__}）") from error
    return archive, state.st_mtime_ns, state.st_size


@lru_cache(maxsize=1)  # the files of an archive are read one after the other
def _opened(
    archive: Path, _changed: int, _size: int
) -> tuple[zipfile.ZipFile, dict[str, zipfile.ZipInfo]]:
    bundle = _open(archive)
    return bundle, _by_name(bundle.infolist())


def _open(archive: Path | IO[bytes]) -> zipfile.ZipFile:
    try:
        if isinstance(archive, Path):
            with archive.open("rb") as stream:
                _check_count(stream)
        else:
            _check_count(archive)
        return zipfile.ZipFile(archive)
    except BadArchive:
        raise
    except OSError as error:
        raise BadArchive(f"打不开（{type(error).__name__}）") from error
    except _BROKEN as error:
        raise BadArchive("不是完好的 zip 压缩包，可能没有下载完整") from error


def _check_count(stream: IO[bytes]) -> None:
    """Look at how many entries the archive says it has, before they are all read."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - _TAIL))
    tail = stream.read()
    stream.seek(0)
    count = 0
    for mark, at, form in ((b"PK\5\6", 10, "<H"), (b"PK\6\6", 32, "<Q")):
        if (start := tail.rfind(mark)) >= 0 and len(tail) >= start + at + struct.calcsize(form):
            count = max(count, struct.unpack_from(form, tail, start + at)[0])
    if count > MOST_ENTRIES:
        raise BadArchive(f"里有 {count} 个文件，多于 {MOST_ENTRIES} 个；请先解开")


def _contents(infos: Sequence[zipfile.ZipInfo]) -> Contents:
    files = [info for info in infos if _readable(info)]
    others = [path for info in infos if not info.is_dir() and (path := _shown(info))]
    kinds = unread_kinds(p.suffix for p in others if not p.name.lower().endswith(".meta.json"))
    if why := harm(info for info in files if not _problem(info)):
        return Contents((), (Doubt("bomb", f"没有读这个压缩包：{why}。确实要读，请先解开。"),))
    problems: dict[str, list[str]] = {}
    for name, info in _by_name(files).items():
        problems.setdefault(_problem(info) or "", []).append(name)
    names = problems.pop("", [])
    if twice := [name for name, n in Counter(map(_name, files)).items() if n > 1]:
        problems["不止一个，只读第一个"] = twice
    doubts = [
        Doubt("bomb" if why == _SWELLS else "not-unpacked", _sentence(why, them))
        for why, them in problems.items()
    ]
    doubts += _unread(kinds, bool(files))
    return Contents(tuple(sorted(names)), tuple(doubts))


def _unread(kinds: str, some: bool) -> Iterator[Doubt]:
    if kinds:
        yield Doubt("not-unpacked", f"压缩包里有不是能读的类型的文件，没有读：{kinds}。")
    elif not some:
        readable = "、".join(SUFFIXES)
        yield Doubt("not-unpacked", f"压缩包里没有能读的文件（能读的是 {readable}）。")


def _by_name(infos: Iterable[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    named: dict[str, zipfile.ZipInfo] = {}
    for info in infos:
        named.setdefault(_name(info), info)
    return named


def _name(info: zipfile.ZipInfo) -> str:
    """The name as it was written: archives made in China spell it in GB18030 and do not say so."""
    name = info.orig_filename
    if not info.flag_bits & 0x800:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    name = PurePosixPath(name.replace("\\", "/")).as_posix()
    return "".join(char if char.isprintable() else "\ufffd" for char in name)


def _readable(info: zipfile.ZipInfo) -> bool:
    """A file of a kind we know, not one that a system hides."""
    path = _shown(info)
    return not info.is_dir() and path is not None and path.suffix.lower() in SUFFIXES


def _shown(info: zipfile.ZipInfo) -> PurePosixPath | None:
    """The name of what no system hides."""
    path = PurePosixPath(_name(info))
    hidden = any(part.startswith((".", "~$", "__MACOSX")) and part != ".." for part in path.parts)
    return None if hidden else path


def _problem(info: zipfile.ZipInfo) -> str | None:
    path = PurePosixPath(_name(info))
    if path.is_absolute() or ".." in path.parts or _DRIVE.match(path.parts[0]):
        return "的名称指向压缩包以外，没有读"
    if info.flag_bits & 0x1:
        return "加了密码，没有读；请先解开"
    if info.file_size > LARGEST_FILE:
        return f"大于 {LARGEST_FILE >> 20} MB，没有读；请先解开"
    if path.suffix.lower() == ".zip":
        return "是压缩包里的压缩包，没有读；请先解开"
    if swelling(info):
        return _SWELLS
    return None


def _sentence(why: str, names: Sequence[str]) -> str:
    shown = "、".join(f"“{PurePosixPath(name).name[:40]}”" for name in names[:3])
    more = f"等 {len(names)} 个文件" if len(names) > 3 else ""
    return f"压缩包里的{shown}{more}{why}。"
