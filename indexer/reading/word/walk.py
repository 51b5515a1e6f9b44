"""The XML of a Word document → its lines of text, each with how it is set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.etree import _Element as Element

from indexer.reading.word.styles import Look, Styles

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{_W}txbxContent"
_BREAKS = frozenset((f"{_W}br", f"{_W}cr"))
_GONE = frozenset((f"{_W}del", f"{_W}moveFrom"))  # text that tracked changes have taken out
_BETWEEN_CELLS = "　"
LONGEST_CELL = 60  # characters; a row of a table with longer ones is several lines


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and how its paragraph looks; `table`: a row of a table, `boxed`: it stands
    in a text box."""

    text: str
    look: Look
    table: bool = False
    boxed: bool = False


def lines(parent: Element, styles: Styles) -> Iterator[Line]:
    """The lines below an element, in the order of the document; a text box comes after the
    paragraph that it is fixed to."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield from _paragraph(child, styles)
        elif child.tag == f"{_W}tbl":
            for row in child.iterchildren(f"{_W}tr"):
                yield from _row(row, styles)
        elif child.tag not in _GONE and isinstance(child.tag, str):
            yield from lines(child, styles)


def _paragraph(paragraph: Element, styles: Styles) -> Iterator[Line]:
    look = styles.look(paragraph)
    for text in _text(paragraph).split("\n"):
        if text.strip():
            yield Line(text.strip(), look)
    for box in paragraph.iter(_BOX):
        above = {element.tag for element in box.iterancestors()}
        if _FALLBACK not in above and _outermost(box, paragraph):
            for line in lines(box, styles):
                yield Line(line.text, line.look, line.table, boxed=True)


def _row(row: Element, styles: Styles) -> Iterator[Line]:
    """A row of a table: one line when all its cells are short, else the lines of each."""
    cells = [list(lines(cell, styles)) for cell in row.iterchildren(f"{_W}tc")]
    filled = [cell for cell in cells if cell]
    if len(filled) > 1 and all(len(c) == 1 and len(c[0].text) <= LONGEST_CELL for c in filled):
        text = _BETWEEN_CELLS.join(cell[0].text for cell in filled)
        yield Line(text, filled[0][0].look, table=True)
    else:
        yield from (line for cell in cells for line in cell)


def _text(paragraph: Element) -> str:
    return "".join(_pieces(paragraph))


def _pieces(parent: Element) -> Iterator[str]:
    for child in parent:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}tab":
            yield _BETWEEN_CELLS
        elif child.tag in _BREAKS:
            yield "\n"
        elif child.tag == f"{_W}noBreakHyphen":
            yield "-"
        elif child.tag not in _GONE and child.tag not in (_BOX, _FALLBACK):
            yield from _pieces(child)


def _outermost(box: Element, paragraph: Element) -> bool:
    """Whether a box stands in the paragraph itself, not in another box of it."""
    for element in box.iterancestors():
        if element is paragraph:
            return True
        if element.tag == _BOX:
            return False
    return False
