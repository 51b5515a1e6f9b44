"""Files whose ending says another format than they are of are read as what they are."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from printed import Printer

from indexer.reading import read_file
from indexer.reading.sniffing import true_suffix

TEXT = "水厂改造完工\n\n本报讯 7月9日，清溪区水厂改造工程完工，三万居民用上新水。\n"
PAGE = f"<!DOCTYPE html><html><body><h1>水厂改造完工</h1><p>{TEXT[8:]}</p></body></html>"


def word_file() -> bytes:
    document, buffer = docx.Document(), io.BytesIO()
    document.add_paragraph(TEXT[8:].strip())
    document.save(buffer)
    return buffer.getvalue()


def printed() -> bytes:
    printer = Printer()
    printer.text(60, 60, 12, "三万居民用上新水")
    return printer.data()


WHOLE = (
    "From: <Saved by a browser>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;"
    ' boundary="B"\r\n\r\n--B\r\nContent-Type: text/html; charset=utf-8\r\n\r\n'
    + PAGE
    + "\r\n--B--"
).encode()
READ = [  # the ending of the name, the bytes, what they are read as
    (".txt", word_file(), "docx"),
    (".txt", printed(), "pdf"),
    (".txt", PAGE.encode(), "html"),
    (".txt", b"\xef\xbb\xbf\n<!-- saved -->\n" + PAGE.encode("gb18030"), "html"),
    (".txt", WHOLE, "mhtml"),
    (".html", WHOLE, "mhtml"),
    (".html", TEXT.encode("gb18030"), "txt"),
    (".html", word_file(), "docx"),
    (".pdf", TEXT.encode(), "txt"),
    (".pdf", PAGE.encode(), "html"),
    (".docx", PAGE.encode(), "html"),
    (".docx", TEXT.encode("utf-16"), "txt"),
    (".jsonl", PAGE.encode(), "html"),
]
AS_NAMED = [
    (".txt", TEXT.encode()),
    (".txt", b"<p>" + TEXT.encode()),  # a tag alone may be quoted
    (".txt", f"{TEXT}<html>".encode()),
    (".html", b"<p>" + TEXT.encode()),
    (".html", PAGE.encode("utf-16")),
    (".htm", PAGE.encode()),
    (".pdf", b"\n\n garbage %PDF-1.4"),
    (".pdf", b"garbage"),
    (".docx", b"PK\3\4 no document"),
    (".docx", b"\xd0\xcf\x11\xe0" + b"\0" * 99),
    (".zip", TEXT.encode()),
    (".txt", b""),
    (".jsonl", b'{"headline": "\xe6\xb0\xb4"}'),
]


@pytest.mark.parametrize(("suffix", "data", "format"), READ)
def test_it_is_read_as_what_it_is(tmp_path: Path, suffix: str, data: bytes, format: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    read = read_file(path, path.name)
    assert read.source.format == format
    assert any("三万居民用上新水" in line for page in read.pages for line in page.lines)
    doubt = read.source.doubts[0]
    assert doubt.rule == "misnamed" and f"文件名以 {suffix} 结尾" in doubt.message


@pytest.mark.parametrize(("suffix", "data"), AS_NAMED)
def test_it_is_what_it_is_called(suffix: str, data: bytes) -> None:
    assert true_suffix(data, suffix) == suffix
