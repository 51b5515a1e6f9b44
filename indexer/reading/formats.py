"""Bytes → pages, one function a file format."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from archive.texts import Doubt, Metadata, Page
from indexer.reading.decoding import decode
from indexer.reading.facts import with_facts
from indexer.reading.objects import read_objects
from indexer.reading.printed import text_facts
from indexer.reading.wrapped import wrapping


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a file's bytes; no pages where there is nothing to read, doubts say why."""

    pages: tuple[Page, ...]
    doubts: tuple[Doubt, ...] = ()
    encoding: str = ""


SECONDS = 60.0  # that the reading of one file may take, apart
SECONDS_PER_MB = 20.0  # and for each of its size


def seconds_for(data: bytes) -> float:
    """How long a file may be read before it is given up."""
    return SECONDS + SECONDS_PER_MB * len(data) / (1 << 20)


Reader = Callable[[str, bytes, Metadata], Made]
Pages = tuple[tuple[Page, ...], tuple[Doubt, ...]]


@dataclass(frozen=True, slots=True)
class Format:
    """How files of one kind become pages: (source name, bytes, facts known of it) → Made.

    `apart`: done by libraries that a hostile file may stop, hence in a process of its own.
    """

    name: str
    read: Reader
    apart: bool = False


def read_plain(source: str, text: str, metadata: Metadata) -> Pages:
    """A text file is one page; lines that only a fixed width parts are told as such."""
    lines = split_lines(text)
    wrapped = wrapping(lines)
    hints, doubts = (wrapped.hints, (wrapped.doubt,)) if wrapped else (None, ())
    metadata = with_facts(metadata, text_facts(lines), "版面上的文字")
    return (Page(source, 1, lines, metadata=metadata, hints=hints),), doubts


def split_lines(text: str) -> tuple[str, ...]:
    r"""Lines as they are counted: by `\n`; the `\r` of `\r\n` goes (and of `\r\r\n`, which programs
    make of it), a lone `\r` only counts where the text has no `\n` at all.

    >>> split_lines("a\r\nb\fc\n"), split_lines("a\rb")
    (('a', 'b\x0cc', ''), ('a', 'b'))
    """
    if "\n" not in text:
        return tuple(text.split("\r"))
    lines = text.split("\n")
    return tuple([line.rstrip("\r") for line in lines] if "\r" in text else lines)


def without_lines(doubts: Iterable[Doubt]) -> tuple[Doubt, ...]:
    """Doubts about a file whose lines are not those of its pages: the words say what is meant."""
    return tuple(replace(doubt, line=None) for doubt in doubts)


def _of_text(pages: Callable[[str, str, Metadata], Pages], own_lines: bool) -> Reader:
    """A reader of bytes that are text and nothing else; `own_lines`: its lines are the page's."""

    def read(source: str, data: bytes, metadata: Metadata) -> Made:
        decoded = decode(data)
        made: Pages = ((), ())
        if decoded.text is not None and not decoded.text.strip():
            made = (), (Doubt("blank-file", "文件里只有空白，没有文字。"),)
        elif decoded.text is not None:
            made = pages(source, decoded.text, metadata)
        about_bytes = decoded.doubts if own_lines else without_lines(decoded.doubts)
        return Made(made[0], (*about_bytes, *made[1]), decoded.encoding)

    return read


# The libraries of these formats are large: they are imported when the first such file is read.
def _web_page(source: str, data: bytes, metadata: Metadata) -> Made:
    from indexer.reading.webpages import read_html

    return read_html(source, data, metadata)


def _saved_whole(source: str, data: bytes, metadata: Metadata) -> Made:
    from indexer.reading.webpages import read_mhtml

    return read_mhtml(source, data, metadata)


def _pdf(source: str, data: bytes, metadata: Metadata) -> Made:
    from indexer.reading.pdf import read_pdf

    return read_pdf(source, data, metadata)


def _word(source: str, data: bytes, metadata: Metadata) -> Made:
    from indexer.reading.word import read_docx

    return read_docx(source, data, metadata)


def _refused(source: str, data: bytes, metadata: Metadata) -> Made:
    """An archive stands for itself only by what could not be read in it."""
    from indexer.reading.archives import doubts_about

    return Made((), doubts_about(data))


_HTML = Format("html", _web_page, apart=True)
_MHTML = Format("mhtml", _saved_whole, apart=True)
FORMATS = {
    ".txt": Format("txt", _of_text(read_plain, own_lines=True)),
    ".jsonl": Format("jsonl", _of_text(read_objects, own_lines=False)),
    ".html": _HTML,
    ".htm": _HTML,
    ".shtml": _HTML,
    ".mhtml": _MHTML,
    ".mht": _MHTML,
    ".pdf": Format("pdf", _pdf, apart=True),
    ".docx": Format("docx", _word, apart=True),
    ".zip": Format("zip", _refused),
}
SUFFIXES = tuple(FORMATS)
# What people keep texts in and we do not read; of pictures and the like nothing is said.
UNREAD = re.compile(
    r"\.(?:docm?|wps|rtf|odt|pages|xlsx?|et|pptx?|epub|mobi|caj|cebx?|djvu|xps|ofd"
    r"|rar|7z|tar|t?gz|bz2|xz)"
)


def unread_kinds(suffixes: Iterable[str]) -> str:
    """The kinds of files that could hold texts and are not read, each with how many there are.

    >>> unread_kinds([".doc", ".jpg", ".DOC", ".rar"]), unread_kinds([".jpg"])
    ('.doc 2 个、.rar 1 个', '')
    """
    counts = Counter(s for suffix in suffixes if UNREAD.fullmatch(s := suffix.lower()))
    return "、".join(f"{suffix} {n} 个" for suffix, n in counts.most_common())
