"""Files whose name says another format than their bytes are of: what they are is what counts."""

from __future__ import annotations

import re

from archive.texts import Doubt
from indexer.reading.decoding import decode
from indexer.reading.likeness import likeness

_HEAD = 2048  # bytes in which a file shows what it is
_HTML = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head)\b",
    re.I | re.S,
)
_WHOLE = re.compile(rb"(?:From:|MIME-Version:).*\bmultipart/related\b", re.I | re.S)
_WORD = b"word/document.xml"
_TEXT = 0.3  # as much like Chinese as no binary file looks
_NAMES = {
    ".txt": "纯文本",
    ".html": "网页",
    ".mhtml": "整页存下的网页",
    ".pdf": " PDF ",
    ".docx": " Word 文件",
}


def true_suffix(data: bytes, suffix: str) -> str:
    """The ending that fits the bytes of a file named with `suffix`; that one where nothing shows
    another.

    >>> true_suffix(b"%PDF-1.4 ...", ".txt"), true_suffix("管城区".encode(), ".html")
    ('.pdf', '.txt')
    """
    if suffix == ".zip" or not data:
        return suffix
    head = data[:_HEAD]
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(b"PK\3\4"):
        return ".docx" if _WORD in data else suffix
    if suffix == ".pdf" and b"%PDF-" in head:
        return suffix
    if _HTML.match(head):
        return suffix if suffix in (".htm", ".shtml") else ".html"
    if _WHOLE.match(head):
        return suffix if suffix == ".mht" else ".mhtml"
    marked = b"<" in data if suffix in (".html", ".htm", ".shtml") else suffix in (".txt", ".jsonl")
    return suffix if marked or not _is_text(data) else ".txt"


def misnamed(suffix: str, true: str) -> Doubt:
    """That a file was read as what it is, not as what it is called."""
    what = _NAMES[true]
    message = (
        f"文件名以 {suffix} 结尾，内容却是{what.rstrip()}，按{what}来读；最好把后缀改为 {true}。"
    )
    return Doubt("misnamed", message)


def _is_text(data: bytes) -> bool:
    text = decode(data).text
    return text is not None and likeness(text) > _TEXT
