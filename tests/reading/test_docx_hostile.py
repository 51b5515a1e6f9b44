"""Word files that cannot be read, and those that were made to do harm."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from word_files import saved

from archive.texts import Metadata
from indexer.reading.word import read_docx


def repacked(change: Callable[[str, bytes], bytes], document: Any = None) -> bytes:
    """A document with its parts changed."""
    source = zipfile.ZipFile(io.BytesIO(saved(document or docx.Document())))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
    return buffer.getvalue()


def with_entity(name: str, data: bytes) -> bytes:
    if name != "word/document.xml":
        return data
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    kinds = f'<!DOCTYPE w [<!ENTITY l0 "哈">{laughs}<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    text = data.decode().split("?>", 1)[1]
    paragraph = "<w:p><w:r><w:t>甲&l11;&x;乙</w:t></w:r></w:p><w:sectPr"
    return (kinds + text.replace("<w:sectPr", paragraph, 1)).encode()


def huge(name: str, data: bytes) -> bytes:
    return b" " * (80 << 20) if name == "word/document.xml" else data


def deep(name: str, data: bytes) -> bytes:
    if name != "word/document.xml":
        return data
    table = "<w:tbl><w:tr><w:tc>" * 3000 + "</w:tc></w:tr></w:tbl>" * 3000
    return data.replace(b"<w:sectPr", table.encode() + b"<w:sectPr", 1)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "损坏"),
        (b"PK\x03\x04" + b"\0" * 99, "损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 999, "另存为 .docx"),
        (b"{\\rtf1\\ansi }", "RTF"),
        (saved(docx.Document())[:2000], "损坏"),
        (repacked(huge), "胀大"),
        (repacked(deep), "损坏"),
        (repacked(lambda name, data: b"<" if name == "word/document.xml" else data), "损坏"),
        (saved(docx.Document()), "没有文字"),
    ],
    ids=["empty", "no zip", "old", "rtf", "cut", "bomb", "deep", "broken part", "blank"],
)
def test_what_cannot_be_read_is_a_doubt(data: bytes, words: str) -> None:
    made = read_docx("a.docx", data, Metadata())
    assert made.pages == ()
    [doubt] = made.doubts
    assert words in doubt.message


def test_a_blank_picture_is_no_bomb() -> None:
    document = docx.Document()
    document.add_paragraph("本报讯 3月2日，图书角向学生开放。")
    data = io.BytesIO(saved(document))
    with zipfile.ZipFile(data, "a", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/media/image1.bmp", b"\xff" * (8 << 20))
    made = read_docx("a.docx", data.getvalue(), Metadata())
    assert [line for page in made.pages for line in page.lines] and not made.doubts


def test_entities_are_not_followed() -> None:
    made = read_docx("a.docx", repacked(with_entity), Metadata())
    lines = [line for page in made.pages for line in page.lines]
    assert all(len(line) < 100 for line in lines)
    assert made.pages or made.doubts
