"""Bytes → text: a ladder of encodings, strict first, tolerant last, line by line where mixed."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from archive.texts import Doubt
from indexer.reading.likeness import likeness, readable
from indexer.reading.oddities import LOST, oddities

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-16-le", "utf-16-be")
_OLD = ("gb18030", "big5")  # Big5 is rare: it must read better
_NARROW = (_OLD[0], "utf-8", _OLD[1])
_PYTHON = {"big5": "cp950"}  # as Windows writes it; Hong Kong's additions see `_hong_kong`
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1a\x1b") + b"\x7f"
_SAMPLE = 50_000
_READABLE = 0.5  # the least share of ordinary characters in UTF-16 without a mark
_CLEARLY = 0.2  # how much more like Chinese a line must read in another encoding


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without a byte order mark; None when the bytes are no text.

    `encoding` is one of utf-8, gb18030, big5, utf-16-le …, or several joined by `+` when lines
    of the file differ.
    """

    text: str | None
    encoding: str
    doubts: tuple[Doubt, ...] = ()


def decode(data: bytes) -> Decoded:
    """Bytes → text with the encoding used, what was lost on the way, and odd characters in it.

    Order: byte order mark; UTF-8; UTF-16 without a mark; then whichever of GB18030, UTF-8 and
    Big5 reads most like Chinese. Lines that only another encoding can read are read in that.

    >>> decode("郑州日报".encode("gb18030"))
    Decoded(text='郑州日报', encoding='gb18030', doubts=())
    """
    if not data:
        return _no_text("empty-file", "文件是空的（0 字节）。")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _whole(data[len(mark) :], encoding)
    data = data.removeprefix(codecs.BOM_UTF8)
    text = _strictly(data, "utf-8")
    binary = _binary(data)
    if text is not None and not binary:
        return _done(text, "utf-8")
    if wide := _unmarked_wide(data[:_SAMPLE]):
        return _whole(data, wide)
    if binary:
        return _no_text("binary", "这不是文本文件，里面多是二进制内容。")
    return _line_by_line(data)


def _no_text(rule: str, message: str) -> Decoded:
    return Decoded(None, "", (Doubt(rule, message),))


def _done(text: str, encoding: str, lost: int = 0, mixed: Doubt | None = None) -> Decoded:
    doubts = oddities(text, encoding, lost)
    return Decoded(text, encoding, (*([mixed] if mixed else []), *doubts))


def _whole(data: bytes, encoding: str) -> Decoded:
    """The data in an encoding that is known; a sign that is damaged, or half missing, is lost."""
    text = data.decode(encoding, "replace")
    return _done(text, encoding, 0 if _strictly(data, encoding) == text else text.count(LOST))


def _line_by_line(data: bytes) -> Decoded:
    r"""The encoding that reads best, and for single lines the other kind, UTF-8 among GB18030 or
    Big5 and the reverse; `\n` is one byte in all of them and never a part of a character."""
    main = _best(_NARROW, data[:_SAMPLE])
    raw_lines = data.split(b"\n")
    doubtful = {n: raw for n, raw in enumerate(raw_lines) if _maybe_other(raw, main)}
    other = "utf-8" if main != "utf-8" else _best(_OLD, b"\n".join(doubtful.values())[:_SAMPLE])
    lines = [_tolerant(raw, main) for raw in raw_lines]
    mended = {}
    for n, raw in doubtful.items():
        line = _strictly(raw, other)
        if line is not None and likeness(line) > likeness(lines[n]) + _CLEARLY:
            lines[n] = mended[n] = line
    lost = sum(
        lines[n].count(LOST)
        for n, raw in enumerate(raw_lines)
        if LOST in lines[n] and n not in mended and _strictly(raw, main) is None
    )
    text = "\n".join(lines)
    if lost * 4 > len(text):
        tried = "UTF-8、UTF-16、GB18030 和 Big5"
        return _no_text("unknown-encoding", f"看不出文件用的是什么编码（试过 {tried}）。")
    encoding = f"{main}+{other}" if mended else main
    return _done(text, encoding, lost, _mixed(main, other, [n + 1 for n in mended]))


def _best(encodings: tuple[str, ...], data: bytes) -> str:
    return max(encodings, key=lambda encoding: likeness(_tolerant(data, encoding)))


def _maybe_other(raw: bytes, main: str) -> bool:
    """A line that UTF-8 cannot read, or in an older encoding one that UTF-8 can."""
    return not raw.isascii() and (_strictly(raw, "utf-8") is None) == (main == "utf-8")


def _mixed(main: str, other: str, lines: list[int]) -> Doubt | None:
    if not lines:
        return None
    message = (
        f"文件以 {main.upper()} 为主，有 {len(lines)} 行按 {other.upper()} 读出"
        f"（最早在第 {lines[0]} 行）。"
    )
    return Doubt("mixed-encoding", message, lines[0])


def _unmarked_wide(sample: bytes) -> str | None:
    """The UTF-16 that makes the sample a page, unless another encoding makes a better one."""
    texts = {wide: sample.decode(wide, "replace") for wide in _WIDE}
    best = max(_WIDE, key=lambda wide: readable(texts[wide]))
    if readable(texts[best]) <= _READABLE:
        return None
    narrow = likeness(_tolerant(sample, _best(_NARROW, sample)))
    return best if likeness(texts[best]) >= narrow else None


def _binary(data: bytes) -> bool:
    head = data[:_SAMPLE]
    return len(head) - len(head.translate(None, _CONTROLS)) > len(head) // 20


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(_PYTHON.get(encoding, encoding))
    except UnicodeDecodeError:
        text = _tolerant(data, encoding) if encoding == "big5" else LOST
        return None if LOST in text else text


def _tolerant(data: bytes, encoding: str) -> str:
    if encoding == "big5":
        return data.decode("cp950", "baodang-hkscs")
    return data.decode(encoding, "replace")


def _hong_kong(error: UnicodeError) -> tuple[str, int]:
    """What cp950 does not know may be a character of HKSCS; else one byte is lost."""
    assert isinstance(error, UnicodeDecodeError)
    pair = error.object[error.start : error.start + 2]
    try:
        return pair.decode("big5hkscs"), error.start + len(pair)
    except UnicodeDecodeError:
        return LOST, error.start + 1


codecs.register_error("baodang-hkscs", _hong_kong)
