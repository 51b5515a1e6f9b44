"""Bytes → text: a ladder of encodings, strict first, tolerant last, line by line where mixed."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, replace

from archive.texts import Doubt
from indexer.reading.likeness import likeness, out_of_step, readable
from indexer.reading.oddities import LOST, oddities
from indexer.reading.realign import Realigner
from indexer.reading.wide import WIDE, decode_wide

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OLD = ("gb18030", "big5")  # Big5 is rare: it must read better
_NARROW = (_OLD[0], "utf-8", _OLD[1])
_PYTHON = {
    "big5": "cp950"
}  # as Windows writes it; Hong Kong's additions see `realign.lost_in_big5`
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1a\x1b") + b"\x7f"
_FEW_CONTROLS = 8  # so many do not make a short text binary
_SAMPLE = 50_000
_READABLE = 0.5  # the least share of ordinary characters in UTF-16 without a mark
_PARTS, _LEAST = 8, 32  # parts, and bytes of one, that are looked at for getting out of step
_PLAINLY = 0.5  # as much like Chinese as text is that lost nothing
_ZEROS = 20  # one in so many signs of UTF-16 without a mark
_LATIN = 0.7  # the share of letters in what is still a page of Chinese
_SHORT_SAMPLE = 5_000
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
    binary = _binary(data.strip(b"\0"))
    if text is not None and not binary and "\0" not in text:
        return _done(text, "utf-8")
    if binary and _chinese_with_nulls(data):
        return _without_nulls(data)
    if wide := _unmarked_wide(data[:_SAMPLE]):
        return _whole(data, wide)
    nulls = b"\0" in data
    if binary or (nulls and text is None and not _chinese_with_nulls(data)):
        return _no_text("binary", "这不是文本文件，里面多是二进制内容。")
    if nulls:
        return _without_nulls(data)
    return _line_by_line(data)


def _no_text(rule: str, message: str) -> Decoded:
    return Decoded(None, "", (Doubt(rule, message),))


def _chinese_with_nulls(data: bytes) -> bool:
    """Whether nothing but zero bytes makes the data look binary: what is left reads as Chinese."""
    bare = data[:_SAMPLE].replace(b"\0", b"")
    if len(bare) == len(data[:_SAMPLE]) or _binary(bare):
        return False
    text = max((_tolerant(bare, encoding) for encoding in _NARROW), key=likeness)
    return likeness(text) > _PLAINLY and sum(map(str.isascii, text)) < _LATIN * len(text)


def _without_nulls(data: bytes) -> Decoded:
    """Text with zero bytes in it, as a disk that failed leaves them."""
    if not data.strip(b"\0 \t\r\n"):
        return _no_text("blank-file", "文件里只有空字节，没有文字。")
    count, line = data.count(b"\0"), data.count(b"\n", 0, data.index(b"\0")) + 1
    decoded = decode(data.replace(b"\0", b""))
    if decoded.text is None:
        return decoded
    message = f"夹有 {count} 个空字节（最早在第 {line} 行），没有收录；那里可能缺了文字。"
    return replace(decoded, doubts=(Doubt("null-bytes", message, line), *decoded.doubts))


def _done(text: str, encoding: str, lost: int = 0, mixed: Doubt | None = None) -> Decoded:
    doubts = oddities(text, encoding, lost)
    return Decoded(text, encoding, (*([mixed] if mixed else []), *doubts))


def _whole(data: bytes, encoding: str) -> Decoded:
    """The data in an encoding that is known; a sign that is damaged, or half missing, is lost."""
    if encoding in WIDE:
        text, lost = decode_wide(data, encoding)
        return _done(text, encoding, lost)
    text = data.decode(encoding, "replace")
    return _done(text, encoding, 0 if _strictly(data, encoding) == text else text.count(LOST))


def _line_by_line(data: bytes) -> Decoded:
    r"""The encoding that reads best, and for single lines the other kind, UTF-8 among GB18030 or
    Big5 and the reverse; `\n` is one byte in all of them and never a part of a character."""
    main = _best(_NARROW, data[:_SAMPLE])
    raw_lines = data.split(b"\n")
    doubtful = {n: raw for n, raw in enumerate(raw_lines) if _maybe_other(raw, main)}
    other = "utf-8" if main != "utf-8" else _best(_OLD, b"\n".join(doubtful.values())[:_SAMPLE])
    strict = [_strictly(raw, main) for raw in raw_lines]
    lines = [
        _tolerant(raw, main) if line is None else line
        for raw, line in zip(raw_lines, strict, strict=True)
    ]
    mended = {}
    for n, raw in doubtful.items():
        line = _strictly(raw, other)
        if line is not None and likeness(line) > likeness(lines[n]) + _CLEARLY:
            lines[n] = mended[n] = line
    realigner = Realigner(main)
    lost = 0
    for n, raw in enumerate(raw_lines):
        printed = strict[n]
        if n in mended or (
            printed is not None and (main == "utf-8" or not out_of_step(printed, main))
        ):
            continue
        if main != "utf-8":
            lines[n] = realigner.line(raw)
        if lines[n] != printed:
            lost += lines[n].count(LOST)
    text = "\n".join(lines)
    if lost * 4 > len(text):
        tried = "UTF-8、UTF-16、GB18030 和 Big5"
        return _no_text("unknown-encoding", f"看不出文件用的是什么编码（试过 {tried}）。")
    encoding = f"{main}+{other}" if mended else main
    return _done(text, encoding, lost, _mixed(main, other, [n + 1 for n in mended]))


def _best(encodings: tuple[str, ...], data: bytes) -> str:
    """The encoding in which the data read most like Chinese. A lost byte makes short texts look
    like nothing in the right one: then it is asked how they read when that byte is left out."""
    looks = {encoding: likeness(_tolerant(data, encoding)) for encoding in encodings}
    if max(looks.values()) < _PLAINLY:
        sample = data[:_SHORT_SAMPLE]
        for encoding in set(encodings) & set(_OLD):
            if _strictly(data, encoding) is None:
                looks[encoding] = likeness(Realigner(encoding).line(sample))
    return max(encodings, key=looks.__getitem__)


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
    looks = {wide: _readable_wide(sample, wide) for wide in WIDE}
    best = max(WIDE, key=looks.__getitem__)
    if looks[best] <= _READABLE:
        return None
    narrow = max(likeness(_tolerant(sample, encoding)) for encoding in _NARROW)
    text = decode_wide(sample, best)[0]
    zeros = text.strip("\0").count("\0")  # they are signs of their own nowhere in a page
    return best if likeness(text) >= narrow and zeros * _ZEROS <= len(text) else None


def _readable_wide(sample: bytes, wide: str) -> float:
    """The share of readable characters; of a part that is out of step, when it is put back."""
    if (whole := readable(sample.decode(wide, "replace"))) > _READABLE or len(sample) < _LEAST:
        return whole
    size = max(_LEAST, len(sample) // _PARTS // 2 * 2)
    parts = [sample[at : at + size + 1] for at in range(0, len(sample), size)]
    looks = [[readable(p[step:].decode(wide, "replace")) for step in (0, 1)] for p in parts]
    return sum(map(max, looks)) / len(looks)


def _binary(data: bytes) -> bool:
    head = data[:_SAMPLE]
    controls = len(head) - len(head.translate(None, _CONTROLS))
    few = controls <= _FEW_CONTROLS and controls * 4 <= len(head)
    return controls > len(head) // 20 and not few


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(_PYTHON.get(encoding, encoding))
    except UnicodeDecodeError:
        text = _tolerant(data, encoding) if encoding == "big5" else LOST
        return None if LOST in text else text


def _tolerant(data: bytes, encoding: str) -> str:
    if encoding == "big5":
        return data.decode("cp950", "baodang-hkscs")
    return data.decode(encoding, "baodang-utf8" if encoding == "utf-8" else "replace")


def _one_sign(error: UnicodeError) -> tuple[str, int]:
    """The rest of a character whose first byte is gone is one lost sign, not two."""
    assert isinstance(error, UnicodeDecodeError)
    end = error.end
    while end < min(error.start + 3, len(error.object)) and 0x80 <= error.object[end] < 0xC0:
        end += 1
    return LOST, end


codecs.register_error("baodang-utf8", _one_sign)
