"""One file → its Source, its pages, and a fingerprint that changes with file or sidecar."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from archive.texts import Doubt, Metadata, Page, Source
from indexer.reading.decoding import decode
from indexer.reading.facts import sidecar
from indexer.reading.files import SIDECAR, printable
from indexer.reading.formats import FORMATS, Format, Made
from indexer.reading.known import NOTHING_KNOWN, Known, settle

LONGEST_LINE = 200_000  # characters


@dataclass(frozen=True, slots=True)
class ReadFile:
    """What one file holds; no pages when it could not be read (a doubt in `source` says why)."""

    source: Source
    pages: tuple[Page, ...]
    fingerprint: str


def read_file(path: Path, name: str, known: Known = NOTHING_KNOWN) -> ReadFile:
    """The file at `path`, to be known as `name`. Bad content becomes doubts, never an error.

    Facts about its pages come, the strongest first, from the options of the command, the sidecar,
    the file itself, its address, its name and folders.
    """
    kind = FORMATS.get(path.suffix.lower(), FORMATS[".txt"])
    beside = path.with_name(path.name + SIDECAR)
    data, problem = _bytes(path)
    extra, _ = _bytes(beside) if beside.is_file() else (None, None)
    marks = _digest(data) + _digest(extra) + known.mark
    fingerprint = hashlib.sha256(marks).hexdigest()
    if data is None:
        doubt = Doubt("unreadable", f"文件打不开（{problem}）。")
        source = Source(name, printable(path), "", 0, kind.name, "", (doubt,))
        return ReadFile(source, (), fingerprint)
    metadata, about_sidecar = sidecar(extra, beside.name, known.strongest())
    decoded = decode(data)
    pages, about_text = _pages(kind, name, decoded.text, metadata)
    pages, about_facts = settle(pages, known)
    doubts = (
        *_at_lines(kind, (*decoded.doubts, *_long_lines(decoded.text))),
        *about_sidecar,
        *about_text,
        *about_facts,
    )
    sha256 = hashlib.sha256(data).hexdigest()
    source = Source(name, printable(path), sha256, len(data), kind.name, decoded.encoding, doubts)
    return ReadFile(source, pages, fingerprint)


def _pages(kind: Format, name: str, text: str | None, metadata: Metadata) -> Made:
    if text is None:
        return (), ()
    if not text.strip():
        return (), (Doubt("blank-file", "文件里只有空白，没有文字。"),)
    return kind.pages(name, text, metadata)


def _at_lines(kind: Format, doubts: tuple[Doubt, ...]) -> tuple[Doubt, ...]:
    """Only a text file's own lines are lines of its page; elsewhere the words say which is meant."""
    return doubts if kind.name == "txt" else tuple(replace(d, line=None) for d in doubts)


def _long_lines(text: str | None) -> tuple[Doubt, ...]:
    """No paragraph of a newspaper is that long; it is kept, but slow to show."""
    longest = max(((len(line), -n) for n, line in enumerate((text or "").split("\n"), 1)))
    if longest[0] <= LONGEST_LINE:
        return ()
    number = -longest[1]
    return (Doubt("long-line", f"第 {number} 行有 {longest[0]} 个字，可能不是报纸文字。", number),)


def _bytes(path: Path) -> tuple[bytes | None, str | None]:
    try:
        return path.read_bytes(), None
    except OSError as error:
        return None, type(error).__name__


def _digest(data: bytes | None) -> bytes:
    return b"" if data is None else hashlib.sha256(data).digest()
