"""The pieces of a block → its paragraphs and headings, as the printer set them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from indexer.reading.pdf.boxes import Box, around, lines

LARGER = 1.15  # how much larger than the text a heading is set
_LEAST_LINES = 4  # of a block that is certainly no heading
_INDENT = 0.7  # ems
_SHORT = 1.3  # ems that a full line leaves free at most
_LEADING = 1.6  # times the usual distance of lines: a blank line
_TAB = "　"
_TABBED = 0.6  # ems between the columns of a table


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text of one or more lines, its type of that size. `hint` is what the type says: a `heading`
    is set larger, several lines of it are `text`, of one line it says nothing; `ranks.py` knows
    more of headings."""

    text: str
    hint: str = ""
    size: float = field(default=0.0, compare=False)


def paragraphs(block: Sequence[Box], body: float) -> list[Paragraph]:
    """The paragraphs of a block of text; `body` is the size of the text of the page.

    A paragraph begins with an indented line, after a short line or after a blank one; larger type
    stands alone, line by line. One that the end of a column cuts stays cut.
    """
    rows = [_row(row) for row in lines(block)]
    if len(rows) >= _LEAST_LINES:  # so long a block is text, whatever its type
        body = max(body, median(row.size for row in rows))
    text = [row for row in rows if row.size < LARGER * body]
    left = min((row.left for row in text), default=0.0)
    right = max((row.right for row in text), default=0.0)
    step = median([b.top - a.top for a, b in pairwise(text)] or [0.0])
    found: list[Paragraph] = []
    for k, row in enumerate(rows):
        above = rows[k - 1] if k else None
        heading = row.size >= LARGER * body
        if (
            above is None
            or heading
            or above.size >= LARGER * body
            or row.left > left + _INDENT * row.size
            or above.right < right - _SHORT * row.size
            or row.top - above.top > _LEADING * step
        ):
            found.append(Paragraph(row.text, "heading" if heading else "", row.size))
        else:
            found[-1] = Paragraph(_joined(found[-1].text, row.text), "text", row.size)
    return found


def _row(row: Sequence[Box]) -> Box:
    """The pieces of a line as one; far apart, as in a table, they keep a blank between them."""
    text = row[0].text
    for one, other in pairwise(row):
        far = other.left - one.right > _TABBED * max(one.size, other.size)
        text = f"{text}{_TAB}{other.text}" if far else _joined(text, other.text)
    return around(row, text)


def _joined(one: str, other: str) -> str:
    """Two lines as one text: Chinese needs nothing between them, a word at least a blank."""
    if not (one[-1:].isascii() and other[:1].isascii()):
        return one + other
    if one[-1:].isalnum() and other[:1].isalnum():
        return f"{one} {other}"
    return one + other
