"""The pieces of a block → its paragraphs and headings, as the printer set them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from indexer.reading.pdf.boxes import Box, around, lines, same_heading
from indexer.reading.people import is_byline

LARGER = 1.15  # how much larger than the text a heading is set
_LEAST_LINES = 4  # of a block that is certainly no heading
_INDENT = 0.7  # ems
_SHORT = 1.3  # ems that a full line leaves free at most
_LEADING = 1.6  # times the usual distance of lines: a blank line
_FILLED = 0.65  # of the width of a column, by a line that is not as wide but goes on
_SENTENCE_END = re.compile(r"[。！？：!?:][”’）」』]*$|[）】]$")
_TAB = "　"
_TABBED = 0.6  # ems between the columns of a table
_FREE = 0.9  # ems that a full line of a heading leaves free at most
_MOST_LINES, _LONGEST = 4, 50  # of a heading: lines, and characters of them all
# What ends a heading, or shows a list of titles: （3版）, A05, ■.
_ENDS = re.compile(r"[。；：，]$|(?:\d版|[A-Z]\d{1,2})[)）]?$")
_BEGINS = re.compile(r"[●■◆▲▶★○□◇△·①-⑳]|—|-|（|\d{1,2}[.、．]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text of one or more lines, its type of that size. `hint` is what the type says: a `heading`
    is set larger, several lines of it are `text`, of one line it says nothing; `ranks.py` knows
    more of headings."""

    text: str
    hint: str = ""
    size: float = field(default=0.0, compare=False)


def paragraphs(block: Sequence[Box], body: float, below: Sequence[Box] = ()) -> list[Paragraph]:
    """The paragraphs of a block of text; `body` is the size of the text of the page, `below` the
    block that is read next.

    A paragraph begins with an indented line, after a short line or after a blank one; larger type
    stands alone, a heading of several lines as one. What the end of a column cuts stays cut.
    """
    rows = list(_headings_joined([_row(row) for row in lines(block)], body, below))
    if len(rows) >= _LEAST_LINES:  # so long a block is text, whatever its type
        body = max(body, median(row.size for row in rows))
    text = [row for row in rows if row.size < LARGER * body]
    left = min((row.left for row in text), default=0.0)
    right = max((row.right for row in text), default=0.0)
    step = median([b.top - a.top for a, b in pairwise(text)] or [0.0])
    indented = any(row.left > left + _INDENT * row.size for row in text)
    found: list[Paragraph] = []
    for k, row in enumerate(rows):
        above = rows[k - 1] if k else None
        heading = row.size >= LARGER * body
        if (
            above is None
            or heading
            or above.size >= LARGER * body
            or row.left > left + _INDENT * row.size
            or (
                above.right < right - _SHORT * row.size
                and not _ragged(above, left, right, indented)
            )
            or row.top - above.top > _LEADING * step
        ):
            found.append(Paragraph(row.text, "heading" if heading else "", row.size))
        else:
            found[-1] = Paragraph(_joined(found[-1].text, row.text), "text", row.size)
    return found


def _ragged(row: Box, left: float, right: float, indented: bool) -> bool:
    """Whether a line that is too short for a full one ends no paragraph all the same: lines are as
    long as their characters make them, and paragraphs begin with indented ones."""
    filled = row.right - left > _FILLED * (right - left)
    return indented and filled and not _SENTENCE_END.search(row.text)


def _headings_joined(rows: Sequence[Box], body: float, below: Sequence[Box]) -> Iterator[Box]:
    """The lines of a block, those of one heading as one: with nothing between where the width of
    the column ends a line, with a blank where the printer chose to."""
    own = [row for row in rows if row.size < LARGER * body]
    text = own or [box for box in below if box.size < LARGER * body]
    right = max((box.right for box in text), default=0.0)
    if any(row.left > right or row.right > right + row.size for row in rows):
        right = 0.0  # the text stands in columns of its own
    start = 0
    while start < len(rows):
        end = start + 1
        while (
            end < len(rows) and rows[end].size >= LARGER * body and _one(*rows[end - 1 : end + 1])
        ):
            end += 1
        run = rows[start:end]
        start = end
        if len(run) > _MOST_LINES or sum(len(row.text) for row in run) > _LONGEST:
            yield from run
            continue
        whole = run[0].text
        for above, row in pairwise(run):
            full = _full(above, row, right)
            whole = _joined(whole, row.text) if full else f"{whole} {row.text}"
        yield around(run, whole)


def _one(above: Box, row: Box) -> bool:
    """Whether two lines are of one heading."""
    apart = _ENDS.search(above.text) or _ENDS.search(row.text) or _BEGINS.match(row.text)
    signed = is_byline(above.text) or is_byline(row.text)
    return same_heading(above, row) and not apart and not signed


def _full(above: Box, row: Box, right: float) -> bool:
    """Whether a line of a heading ends where its column does, as far as text or a shorter line
    below shows."""
    em = above.size
    if right:
        return above.right + _FREE * em > right
    return abs(above.left - row.left) < _INDENT * em and row.right < above.right - _FREE * em


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
