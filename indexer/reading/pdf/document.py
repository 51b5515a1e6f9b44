"""PDF → pages of plain lines, one for each page of the document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from time import monotonic

from archive.texts import Doubt, Metadata, Page
from indexer.reading.facts import with_facts
from indexer.reading.formats import Made, seconds_for
from indexer.reading.pdf.boxes import Box, blocks
from indexer.reading.pdf.layer import BadPdf, open_pdf, text_boxes
from indexer.reading.pdf.paragraphs import Paragraph, paragraphs
from indexer.reading.pdf.ranks import HEADING, HEADS, ranked
from indexer.reading.people import is_byline
from indexer.reading.printed import edge_facts

MOST_PAGES = 1000
_SHARE = 0.7  # of the time that a file has
MOST_PIECES = 3000  # of a page that is taken apart into columns; a full broadsheet has 1,500
_BLANK = Paragraph("")
_PARTED = 2  # blank lines before a headline; three would mean a picture
_KICKER = 30  # characters
_SENTENCE_END = re.compile(r"[。！？；，…]$")
_OCR = "请先做文字识别（OCR），存成带文字层的 PDF 或文本再收录"
_GARBAGE = re.compile(r"[\ufffd\ue000-\uf8ff\x80-\xff]")  # no shape known, or GBK read as Latin
_MOST_GARBAGE = 0.3


def read_pdf(
    source: str,
    data: bytes,
    metadata: Metadata,
    seconds: float | None = None,
    clock: Callable[[], float] = monotonic,
) -> Made:
    """The text layer of a PDF. Pages without one, or with one that means nothing, are empty and
    doubted. Those that are not read in `seconds`, by default some time before a file of that size
    is given up, are missing, and that is said."""
    end = clock() + (_SHARE * seconds_for(data) if seconds is None else seconds)
    try:
        document = open_pdf(data)
    except BadPdf as error:
        return Made((), (Doubt("unreadable-pdf", str(error)),))
    doubts: list[Doubt] = []
    pages: list[Page] = []
    problems: dict[str, list[int]] = {}
    first_line = 1
    with document:
        if not (count := len(document)):
            doubts.append(Doubt("unreadable-pdf", "PDF 里一页也没有，可能损坏了。请重新下载。"))
        for number in range(1, count + 1):
            late = number > 1 and clock() >= end
            if number > MOST_PAGES or late:
                why = "读得太久" if late else f"多于 {MOST_PAGES} 页"
                missing = f"第 {_listed(range(number, count + 1))} 页没有收录；请拆开再读。"
                doubts.append(Doubt("too-large", f"PDF 有 {count} 页，{why}，{missing}"))
                break
            lines = [_BLANK]
            try:
                lines = _lines(text_boxes(document, number))
            except BadPdf as error:
                problems.setdefault(str(error), []).append(number)
            pages.append(_page(source, number, lines, first_line, metadata))
            first_line += len(lines)
    for problem, numbers in problems.items():
        doubts.append(Doubt("no-text-layer", f"PDF 第 {_listed(numbers)} 页{problem}。"))
    empty = all(not any(page.lines) for page in pages)
    return Made(() if empty else tuple(pages), tuple(doubts))


def _page(
    source: str, number: int, lines: Sequence[Paragraph], first_line: int, metadata: Metadata
) -> Page:
    texts = tuple(line.text for line in lines)
    told, edges = edge_facts(texts)
    for key, value in told.items():
        metadata = with_facts(metadata, {key: value}, "版面上的文字")
    hints = tuple("edge" if i in edges else _hint(line) for i, line in enumerate(lines))
    return Page(source, number, texts, first_line, metadata, hints=hints)


def _hint(line: Paragraph) -> str:
    """What the type says, unless the words say that it is a byline."""
    return "" if line.hint in HEADS and is_byline(line.text) else line.hint


def _lines(boxes: Sequence[Box]) -> list[Paragraph]:
    """The lines of a page: paragraphs with a blank one between them, more before a headline.
    Raises BadPdf when there is none."""
    _check(boxes)
    body = _body_size(boxes)
    parts = blocks(boxes) if len(boxes) <= MOST_PIECES else [[box] for box in boxes]
    below = [*parts[1:], []]
    made = [paragraphs(part, body, under) for part, under in zip(parts, below, strict=True)]
    read = ranked(_with_kickers(made))
    found = read[:1]
    for before, paragraph in pairwise(read):
        begins = paragraph.hint in HEADS and before.hint not in HEADS
        found += [*[_BLANK] * (_PARTED if begins else 1), paragraph]
    return found


def _with_kickers(parts: Iterable[Sequence[Paragraph]]) -> list[Paragraph]:
    """All paragraphs; a short line that begins a block, over a heading, is one too."""
    read = [(k == 0, paragraph) for part in parts for k, paragraph in enumerate(part)]
    found = [paragraph for _, paragraph in read]
    for i, (first, paragraph) in enumerate(read[:-1]):
        text = paragraph.text
        short = len(text) <= _KICKER and not _SENTENCE_END.search(text) and not is_byline(text)
        if first and not paragraph.hint and short and found[i + 1].hint == HEADING:
            found[i] = replace(paragraph, hint=HEADING)
    return found


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
