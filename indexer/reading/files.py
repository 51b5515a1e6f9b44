"""Which files a list of PATH arguments means, and the name each is known by."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Literal

from archive.errors import InputError
from archive.texts import Doubt
from indexer.reading.archives import BadArchive, contents
from indexer.reading.formats import SUFFIXES, unread_kinds

SIDECAR = ".meta.json"
_ARCHIVE = ".zip"
_PARTS = re.compile(r"(.+)(?:_files|\.files)")  # beside 题.html a browser puts 题_files/
_READ = f"能读的是 {'、'.join(SUFFIXES)}。"
_REMEDIES = {".doc": "是旧的 Word 格式，读不了；请在 Word 里另存为 .docx"}


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: `root` is the absolute PATH argument it came from, `relative` its name;
    `member` is its name inside the archive at `path`, for a file that stands in one."""

    root: str
    path: Path
    relative: str
    member: str | None = None

    @property
    def place(self) -> Path:
        """Where it stands, an archive being taken for a folder."""
        return self.path / self.member if self.member else self.path

    @property
    def key(self) -> str:
        """The place as text that can be stored; it tells this file from all others."""
        return printable(self.place)


@dataclass(frozen=True, slots=True)
class Found:
    """The files in reading order, what else is to be said, and the paths of folders and archives
    that could not be looked into: what was read of them before has not vanished."""

    files: tuple[File, ...]
    doubts: tuple[Doubt, ...]
    closed: tuple[str, ...] = ()


def find_files(paths: Sequence[Path]) -> Found:
    """Files and folders → all files that can be read, each once, in a stable order.

    Folders are searched at every depth; hidden names and sidecars are left out, as are names of
    an unknown kind unless they were given themselves. Each file in an archive is one of its own;
    the archive itself is listed when it, or something in it, is not read. Raises InputError for a
    missing path.
    """
    doubts, closed = list[Doubt](), list[str]()
    files: dict[str, File] = {}
    for path in paths:
        if _kind(path) is None:
            raise InputError(f"找不到路径“{path}”。", "请检查路径是否写对，是否有权限打开。")
        for file in _below(path, doubts, closed):
            files.setdefault(f"{os.path.realpath(file.path)}/{file.member or ''}", file)
    return Found(_distinct(list(files.values()), doubts), tuple(doubts), tuple(closed))


def printable(path: Path | str) -> str:
    """A path as text: names in GB18030, as old archives hold them, are read as such; bytes that
    mean nothing and control characters become visible marks.

    >>> printable("a\\tb.txt"), printable("2022/一版.txt")
    ('a�b.txt', '2022/一版.txt')
    """
    data = os.fsencode(path)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError:
            text = data.decode("utf-8", "backslashreplace")
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def _below(path: Path, doubts: list[Doubt], closed: list[str]) -> Iterator[File]:
    root = printable(path.resolve())
    if _kind(path) == "file":
        suffix = path.suffix.lower()
        if suffix in SUFFIXES:
            yield from _files(File(root, path, printable(path.name)), closed)
        else:
            remedy = _REMEDIES.get(suffix, f"不是能读的文件类型（{'、'.join(SUFFIXES)}）")
            message = f"“{printable(path.name)}”{remedy}，已跳过。"
            doubts.append(Doubt("unknown-format", message))
        return
    others = []
    for child in _walk(path, path, doubts, closed, frozenset()):
        if child.name.lower().endswith(SIDECAR):
            continue
        if child.suffix.lower() in SUFFIXES:
            file = File(root, child, printable(child.relative_to(path).as_posix()))
            yield from _files(file, closed)
        else:
            others.append(child.suffix)
    if kinds := unread_kinds(others):
        message = f"“{printable(path.name)}”里有不是能读的类型的文件，没有读：{kinds}。{_READ}"
        doubts.append(Doubt("unknown-format", message))


def _files(file: File, closed: list[str]) -> Iterator[File]:
    """The file itself; for an archive those in it, and itself when it says why others are not."""
    if file.path.suffix.lower() != _ARCHIVE:
        yield file
        return
    try:
        found = contents(file.path)
    except BadArchive:
        closed.append(printable(file.path.absolute()))
        yield file
        return
    for name in found.names:
        folders = (folder.as_posix() for folder in PurePosixPath(name).parents)
        if not any(_of_saved_page(folder, found.names) for folder in folders):
            yield replace(file, relative=f"{file.relative}/{name}", member=name)
    if found.doubts:
        yield file


def _walk(
    root: Path, folder: Path, doubts: list[Doubt], closed: list[str], above: frozenset[str]
) -> Iterator[Path]:
    """Visible regular files below a folder, sorted by name; a link back up, or out of `root`, is not
    followed: a folder that others filled would otherwise put any file of this machine on the site."""
    real = os.path.realpath(folder)
    name = printable(folder.relative_to(root).as_posix())
    if real in above:
        doubts.append(Doubt("folder-loop", f"文件夹“{name}”指回上层文件夹，已跳过。"))
        return
    try:
        children = sorted(folder.iterdir(), key=lambda child: child.name)
    except OSError:
        where = printable(folder.absolute())
        doubts.append(Doubt("unreadable-folder", f"文件夹“{name}”打不开，已跳过。", quote=where))
        closed.append(where)
        return
    names = {child.name for child in children}
    for child in children:
        if child.name.startswith((".", "~$")):  # ~$题.docx: Word has 题.docx open
            continue
        kind = _kind(child)
        if kind and _leads_out(child, root):
            if kind == "folder" or child.suffix.lower() in SUFFIXES:
                doubts.append(_outside(printable(child.relative_to(root).as_posix())))
            continue
        if kind == "folder" and _of_saved_page(child.name, names):
            continue
        if kind == "folder":
            yield from _walk(root, child, doubts, closed, above | {real})
        elif kind == "file":
            yield child
        elif child.suffix.lower() in SUFFIXES:
            odd = printable(child.relative_to(root).as_posix())
            doubts.append(Doubt("no-file", f"“{odd}”不是普通文件，或指向的文件已不在，已跳过。"))


def _leads_out(child: Path, root: Path) -> bool:
    """Whether a name is a link to what does not stand below the root."""
    if not child.is_symlink():
        return False
    top = os.path.realpath(root)
    return os.path.commonpath((top, os.path.realpath(child))) != top


def _outside(name: str) -> Doubt:
    return Doubt(
        "outside-link",
        f"“{name}”是指向收录文件夹以外的链接，没有读；要收录，请把它指向的路径也写上。",
    )


def _of_saved_page(folder: str, beside: Collection[str]) -> bool:
    """Whether a folder holds the parts of a web page that stands beside it."""
    match = _PARTS.fullmatch(folder)
    return match is not None and any(match[1] + suffix in beside for suffix in (".html", ".htm"))


def _kind(path: Path) -> Literal["file", "folder"] | None:
    """What stands at a path; None for nothing, a device, or what may not be looked at."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return None
    if stat.S_ISDIR(mode):
        return "folder"
    return "file" if stat.S_ISREG(mode) else None


def _distinct(files: list[File], doubts: list[Doubt]) -> tuple[File, ...]:
    """Two roots may hold the same relative name: the later one gets its root's name in front."""
    taken: set[str] = set()
    result = []
    for file in files:
        name, n = file.relative, 1
        while name in taken:
            prefix = Path(file.root).name + ("" if n == 1 else f"~{n}")
            name, n = f"{prefix}/{file.relative}", n + 1
        if name != file.relative:
            message = f"有两个文件都叫“{file.relative}”，后一个记为“{name}”。"
            doubts.append(Doubt("same-name", message))
        taken.add(name)
        result.append(replace(file, relative=name))
    return tuple(result)
