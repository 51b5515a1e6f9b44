"""PDF → pages of plain lines, one for each page of the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from archive.texts import Doubt, Metadata, Page
from indexer.reading.facts import with_facts
from indexer.reading.formats import Made
from indexer.reading.pdf.boxes import Box, blocks
from indexer.reading.pdf.layer import BadPdf, open_pdf, text_boxes
from indexer.reading.pdf.paragraphs import paragraphs
from indexer.reading.printed import edge_facts

MOST_PAGES = 1000
MOST_PIECES = 3000  # of a page that is taken apart into columns; a full broadsheet has 1,500
_PARTED = ("", "", "")  # blank lines before a headline, as in text dumps of pages
_OCR = "请先做文字识别（OCR），存成带文字层的 PDF 或文本再收录"
_GARBAGE = re.compile(r"[\ufffd\ue000-\uf8ff\x80-\xff]")  # no shape known, or GBK read as Latin
_MOST_GARBAGE = 0.3


def read_pdf(source: str, data: bytes, metadata: Metadata) -> Made:
    """The text layer of a PDF. Pages without one, or with one that means nothing, are empty and
    doubted."""
    try:
        document = open_pdf(data)
    except BadPdf as error:
        return Made((), (Doubt("unreadable-pdf", str(error)),))
    doubts: list[Doubt] = []
    pages: list[Page] = []
    problems: dict[str, list[int]] = {}
    first_line = 1
    with document:
        if (count := len(document)) > MOST_PAGES:
            message = f"PDF 有 {count} 页，只读前 {MOST_PAGES} 页；请拆开。"
            doubts.append(Doubt("too-large", message))
        for number in range(1, min(count, MOST_PAGES) + 1):
            texts: tuple[str, ...] = ("",)
            try:
                texts = _texts(text_boxes(document, number))
            except BadPdf as error:
                problems.setdefault(str(error), []).append(number)
            about = metadata
            for key, value in edge_facts(texts).items():
                about = with_facts(about, {key: value}, "版面上的文字")
            pages.append(Page(source, number, texts, first_line, about))
            first_line += len(texts)
    for problem, numbers in problems.items():
        doubts.append(Doubt("no-text-layer", f"PDF 第 {_listed(numbers)} 页{problem}。"))
    empty = all(not any(page.lines) for page in pages)
    return Made(() if empty else tuple(pages), tuple(doubts))


def _texts(boxes: Sequence[Box]) -> tuple[str, ...]:
    """The text of a page: paragraphs with a blank line between them, more before a headline.
    Raises BadPdf when there is none."""
    _check(boxes)
    body = _body_size(boxes)
    parts = blocks(boxes) if len(boxes) <= MOST_PIECES else [[box] for box in boxes]
    read = [text for part in parts for text in paragraphs(part, body)]
    texts = [read[0].text]
    for before, paragraph in pairwise(read):
        begins = paragraph.heading and not before.heading
        texts += (*(_PARTED if begins else ("",)), paragraph.text)
    return tuple(texts)


def _check(boxes: Iterable[Box]) -> None:
    text = "".join(box.text for box in boxes)
    if not text:
        raise BadPdf(f"没有文字层，可能是扫描的图。{_OCR}")
    if len(_GARBAGE.findall(text)) > _MOST_GARBAGE * len(text):
        raise BadPdf(f"的文字层读出来是乱码，没有收录。{_OCR}")


def _body_size(boxes: Iterable[Box]) -> float:
    """The size that most of the text is set in."""
    sizes: Counter[float] = Counter()
    for box in boxes:
        sizes[round(box.size, 1)] += len(box.text)
    return max(sizes, key=lambda size: (sizes[size], -size))


def _listed(numbers: Sequence[int]) -> str:
    """Page numbers as a reader would write them.

    >>> _listed([1, 2, 3, 7])
    '1—3、7'
    """
    runs = [list(run) for _, run in groupby(enumerate(numbers), lambda pair: pair[1] - pair[0])]
    ends = [(run[0][1], run[-1][1]) for run in runs]
    return "、".join(f"{first}—{last}" if last > first else f"{first}" for first, last in ends)
