"""Text → pages, one function a file format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from archive.texts import Doubt, Metadata, Page
from indexer.reading.objects import read_objects

Made = tuple[tuple[Page, ...], tuple[Doubt, ...]]


@dataclass(frozen=True, slots=True)
class Format:
    """How files of one kind become pages: (source name, text, sidecar facts) → pages, doubts."""

    name: str
    pages: Callable[[str, str, Metadata], Made]


def read_plain(source: str, text: str, metadata: Metadata) -> Made:
    """A text file is one page."""
    return (Page(source, 1, split_lines(text), metadata=metadata),), ()


def split_lines(text: str) -> tuple[str, ...]:
    r"""Lines as they are counted: by `\n`; the `\r` of `\r\n` goes, a lone `\r` only counts
    where the text has no `\n` at all.

    >>> split_lines("a\r\nb\fc\n"), split_lines("a\rb")
    (('a', 'b\x0cc', ''), ('a', 'b'))
    """
    if "\n" not in text:
        return tuple(text.split("\r"))
    return tuple(line.removesuffix("\r") for line in text.split("\n"))


FORMATS = {
    ".txt": Format("txt", read_plain),
    ".jsonl": Format("jsonl", read_objects),
}
SUFFIXES = tuple(FORMATS)
