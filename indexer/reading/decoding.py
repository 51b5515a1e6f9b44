"""Bytes → text: a ladder of encodings, strict first, tolerant last."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace

from archive.texts import Doubt

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LOST = "\ufffd"
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\v\f\r\x1a\x1b") + b"\x7f"
_SAMPLE = 200_000


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without a byte order mark; None when the bytes are no text."""

    text: str | None
    encoding: str
    doubts: tuple[Doubt, ...] = ()


def decode(data: bytes) -> Decoded:
    """Bytes → text with the encoding used and what was lost on the way.

    Order: byte order mark; UTF-8; then the best reading of GB18030, UTF-8 and Big5, judged by
    how many everyday characters and how few unreadable bytes it gives.

    >>> decode("郑州日报".encode("gb18030"))
    Decoded(text='郑州日报', encoding='gb18030', doubts=())
    """
    if not data:
        return Decoded(None, "", (Doubt("empty-file", "文件是空的（0 字节）。"),))
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _tolerant(data[len(mark) :], encoding)
    if _binary(data):
        return Decoded(None, "", (Doubt("binary", "这不是文本文件，里面多是二进制内容。"),))
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _best(data)


def _binary(data: bytes) -> bool:
    head = data[:_SAMPLE]
    return len(head) - len(head.translate(None, _CONTROLS)) > len(head) // 20


def _best(data: bytes) -> Decoded:
    """GB18030 first when others read equally well: UTF-8 has failed once already, Big5 is rare."""
    readings = [_tolerant(data, encoding) for encoding in ("gb18030", "utf-8", "big5")]
    best = max(readings, key=lambda reading: _score(reading.text or ""))
    text = best.text or ""
    if text.count(_LOST) * 4 > len(text):
        message = "看不出文件用的是什么编码（试过 UTF-8、GB18030 和 Big5）。"
        return Decoded(None, "", (Doubt("unknown-encoding", message),))
    if (odd := len(_PRIVATE.findall(text))) * 200 > len(text):
        message = f"按 {best.encoding.upper()} 读出 {odd} 个没有字形的字，编码可能不对。"
        return replace(best, doubts=(*best.doubts, Doubt("odd-encoding", message)))
    return best


def _score(text: str) -> float:
    sample = text[:_SAMPLE]
    everyday = len(_EVERYDAY.findall(sample)) / (len(sample) or 1)
    bad = text.count(_LOST) + len(_PRIVATE.findall(sample))
    return everyday - 3 * bad / (len(text) or 1)


def _tolerant(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, "replace")
    lost = text.count(_LOST)
    if not lost or not _fails(data, encoding):
        return Decoded(text, encoding)
    at = text.index(_LOST)
    line = text.count("\n", 0, at) + 1
    message = (
        f"有 {lost} 处字节按 {encoding.upper()} 读不出来（最早在第 {line} 行），记作“{_LOST}”。"
    )
    return Decoded(text, encoding, (Doubt("lossy", message, line),))


def _fails(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return True
    return False


def _level_one() -> str:
    """The 3,755 everyday characters: level 1 of GB/T 2312, rows 16 to 55."""
    cells = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return "".join(cell.decode("gb2312", "ignore") for cell in cells)


_EVERYDAY = re.compile(f"[{_level_one()}]")
