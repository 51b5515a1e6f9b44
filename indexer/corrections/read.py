"""The folder of correction files → entries by source, and what of it could not be understood."""

from __future__ import annotations

import hashlib
import re
import tomllib
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import pairwise
from pathlib import Path
from typing import Any

from archive.texts import Doubt
from indexer.corrections.entries import BAD, FOLDER, Entry, Orphaned, Refused, label
from indexer.corrections.parse import SHARED, parse_entry

_HEAD = re.compile(r"^[ \t]*\[\[?[ \t]*correction[ \t]*\]\]?", re.M)
_AT = re.compile(r"at line (\d+)")
_ENCODINGS = ("utf-8-sig", "gb18030")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Corrections:
    """All that the correction files of a home say; `doubts` are about the files themselves."""

    entries: tuple[Entry, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    def of(self, source: str) -> tuple[Entry, ...]:
        """The entries about one source, in the order of files and entries."""
        name = unicodedata.normalize("NFC", source)
        return tuple(entry for entry in self.entries if entry.source == name)

    def digest(self, source: str) -> str:
        """What changes when anything about this source changes; "" when nothing is said of it."""
        said = self.of(source)
        return hashlib.sha256(repr(said).encode()).hexdigest()[:16] if said else ""

    def strangers(self, sources: Collection[str]) -> tuple[Doubt, ...]:
        """Doubts about entries whose source is none of those that the archive holds."""
        names = {unicodedata.normalize("NFC", name) for name in sources}
        return tuple(
            entry.doubt(_stranger(entry.source, names))
            for entry in self.entries
            if entry.source not in names
        )


def read_corrections(folder: Path) -> Corrections:
    """Every `*.toml` of the folder, by name; a folder that is not there says nothing."""
    entries: list[Entry] = []
    doubts: list[Doubt] = []
    try:
        files = sorted(folder.iterdir()) if folder.is_dir() else []
    except OSError as error:
        return Corrections((), (Doubt(BAD, f"更正文件夹打不开（{type(error).__name__}）。"),))
    for file in files:
        if file.name.startswith(".") or not file.name.lower().endswith((".toml", ".toml.txt")):
            continue
        for found in _read_file(file):
            if isinstance(found, Doubt):
                doubts.append(found)
            else:
                entries.append(found)
    return Corrections(tuple(entries), tuple(doubts))


def _read_file(file: Path) -> Iterator[Entry | Doubt]:
    name = file.name if file.name.isprintable() else ascii(file.name)[1:-1]
    if file.suffix.lower() != ".toml":
        yield _about(f"{name} ", "文件名要以 .toml 结尾，请把 .txt 去掉。")
        return
    try:
        text = _decode(file.read_bytes())
    except OSError as error:
        yield _about(f"{name} ", f"打不开（{type(error).__name__}）。")
        return
    if text is None:
        yield _about(f"{name} ", "不是文本文件，请另存为 UTF-8。")
        return
    shared: dict[str, Any] = {}
    chunks = [*_chunks(text)]
    begun = _begun(text, len(chunks) - 1)
    for number, chunk in enumerate(chunks):
        at = begun[number - 1] if number else None
        if isinstance(chunk, str):
            yield _about(label(name, number, at) if number else f"{name} ", chunk)
        elif number == 0:
            shared = {key: chunk[key] for key in SHARED if key in chunk}
            strange = "、".join(key for key in chunk if key not in SHARED)
            if strange:
                yield _about(
                    name,
                    f"第一个 [[correction]] 之前只能写 {'、'.join(SHARED)}，不认识 {strange}。",
                )
        else:
            try:
                yield parse_entry(name, number, {**shared, **chunk}, at)
            except Refused as problem:
                yield _about(label(name, number, at), str(problem))


def _begun(text: str, entries: int) -> list[int | None]:
    """The lines in which the entries begin, where each has a head of its own."""
    heads = [text.count("\n", 0, match.end()) + 1 for match in _HEAD.finditer(text)]
    return [*heads] if len(heads) == entries else [None] * entries


def _chunks(text: str) -> Iterator[dict[str, Any] | str]:
    """What stands before the first entry, then each entry: a table, or what is wrong with it.

    Entries are read one by one when the file as a whole cannot be, so that a slip in one of them
    costs only that one.
    """
    try:
        whole = tomllib.loads(text)
        entries = whole.pop("correction", [])
        yield whole
        yield from (
            entry if isinstance(entry, dict) else "要写在 [[correction]] 之下。"
            for entry in (entries if isinstance(entries, list) else [entries])
        )
        return
    except (tomllib.TOMLDecodeError, RecursionError):
        starts = [0, *(match.start() for match in _HEAD.finditer(text)), len(text)]
    for number, (start, end) in enumerate(pairwise(starts)):
        above = text.count("\n", 0, start)
        try:
            part = tomllib.loads(_HEAD.sub("[correction]", text[start:end]))
            yield part["correction"] if number else part
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            yield _slip(error, above, text.count("\n", 0, end))


def _slip(error: Exception, above: int, last: int) -> str:
    at = _AT.search(str(error))
    line = above + int(at[1]) if at else last
    return f'第 {line} 行不合 TOML 的写法；键和值之间用 =，文字放在英文双引号 " 里。'


def _decode(data: bytes) -> str | None:
    for encoding in ("utf-16",) if data.startswith(_UTF_16) else _ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        return None if "\0" in text else text.replace("\r\n", "\n").replace("\r", "\n")
    return None


def _stranger(source: str, names: Collection[str]) -> Orphaned:
    near = get_close_matches(source, names, 1, 0.5)
    meant = f"是不是“{near[0]}”？" if near else "来源名要同 baodang export 输出的 source 一样。"
    return Orphaned(
        f"档案库里没有来源“{source}”；{meant}文件改了名，就照新名改写 source；不再收它，就删去这一条。"
    )


def _about(entry: str, sentence: str) -> Doubt:
    return Doubt(BAD, f"更正 {FOLDER}/{entry}没有执行：{sentence}")
