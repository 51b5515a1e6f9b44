"""The text layer of a PDF, as pypdfium2 gives it → pieces of text with their places."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections.abc import Iterator
from contextlib import closing

import pypdfium2
import pypdfium2.raw as pdfium

from indexer.reading.pdf.boxes import Box
from indexer.reading.pdf.glyphs import pieces, turned

MOST_CHARACTERS = 100_000  # of one page; a full broadsheet has 15,000
_SURROGATE = range(0xD800, 0xE000)
_LOW_SURROGATE = 0xDC00


class BadPdf(Exception):
    """A document or page that cannot be read; the message says why, and what helps."""


def open_pdf(data: bytes) -> pypdfium2.PdfDocument:
    """The document. Raises BadPdf."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise BadPdf("PDF 加了密码，读不了。请先去掉密码，另存一份。") from error
        message = "PDF 损坏了，打不开。请重新下载，或用阅读器打开后另存一份。"
        raise BadPdf(message) from error


def text_boxes(document: pypdfium2.PdfDocument, number: int) -> list[Box]:
    """The pieces of text that a page, counted from 1, shows. Raises BadPdf."""
    try:
        page = document[number - 1]
        text = page.get_textpage()
    except pypdfium2.PdfiumError as error:
        raise BadPdf("损坏了，没有读出来。请用阅读器打开后另存一份") from error
    with closing(page), closing(text):
        if (count := text.count_chars()) > MOST_CHARACTERS:
            raise BadPdf(f"有 {count} 个字符，不像一个版面，没有收录。请拆开")
        return pieces(_glyphs(page, text))


def _glyphs(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> Iterator[Box]:
    """The characters that leave ink inside the page, in the order in which they are drawn."""
    left, bottom, right, top = page.get_bbox()
    width, height, turn = right - left, top - bottom, page.get_rotation()
    frame = pdfium.FS_RECTF()
    blank = ""
    for index, character in _characters(text):
        if character.isspace():
            supposed = pdfium.FPDFText_IsGenerated(text, index) == 1
            blank = "\t" if supposed and blank != " " else " "
        elif pdfium.FPDFText_GetLooseCharBox(text, index, ctypes.byref(frame)):
            size = _size(text, index) or abs(frame.top - frame.bottom)
            edges = (frame.left - left, top - frame.top, frame.right - left, top - frame.bottom)
            box = Box(*edges, size, blank + character)
            blank = ""
            if size and box.right > 0 and box.bottom > 0 and box.left < width and box.top < height:
                yield turned(box, turn, width, height)


def _size(text: pypdfium2.PdfTextPage, index: int) -> float:
    """The size of type of a character as it is printed."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFText_GetMatrix(text, index, ctypes.byref(matrix)):
        return 0.0
    return float(pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d))


def _characters(text: pypdfium2.PdfTextPage) -> Iterator[tuple[int, str]]:
    """Index and character; a blank for what controls, U+FFFD for what has no meaning."""
    high = 0
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in _SURROGATE and code < _LOW_SURROGATE:
            high = code
            continue
        if code in _SURROGATE and high:
            code = 0x10000 + ((high - _SURROGATE[0]) << 10) + code - _LOW_SURROGATE
        high = 0
        if code == 0 or pdfium.FPDFText_HasUnicodeMapError(text, index) == 1:
            yield index, "\ufffd"
        else:
            kind = unicodedata.category(chr(code))
            yield index, " " if kind in ("Cc", "Cf", "Cs", "Cn") else chr(code)
