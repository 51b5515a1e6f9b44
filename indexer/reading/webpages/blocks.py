"""A web page → the lines of text that it shows, in the order of its source."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from selectolax.lexbor import LexborNode

BODY = "body"  # the mark of an element that holds the text of an article
LONGEST_CELL = 60  # characters; a row of a table with longer ones is several lines


def _tags(names: str) -> frozenset[str]:
    return frozenset(names.split())


_UNSEEN = _tags(
    "head script style noscript template iframe object embed svg math audio video canvas"
)
_INLINE = _tags(
    "a abbr acronym b bdi bdo big cite code del dfn em font i img input ins kbd label mark nobr q "
    "rb rp rt ruby s samp small span strike strong sub sup time tt u var wbr"
)
_BOLD = _tags("b strong h1 h2 h3 h4 h5 h6")
_APART = _tags("nav aside footer button select textarea")
_CELL = _tags("td th")
_LINES_IN_CELL = "div, br, table, ul, ol, h1, h2, h3, h4, h5, h6, section, article"
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)", re.I)
_CENTRED = re.compile(r"text-align\s*:\s*center", re.I)
_BLANKS = re.compile(r"(.?)([ \t\r\n\f]+)(?=(.?))")
_BETWEEN_CELLS = "　"
_WIDE = 0x2E80  # from here on, characters that are written without blanks


@dataclass(frozen=True, slots=True)
class Block:
    """A line of visible text. `mark` is that of the innermost marked element around it, "" for
    none; `region` counts the bodies, 0 outside of all; `tag` is the element it stands in, tr for a
    row of a table; `path` names that and those around it, the outermost first.

    `linked` and `bold` are shares of its characters; `pictured`: an image stands just above;
    `apart`: it stands in navigation, a footer or a part of a form.
    """

    text: str
    mark: str = ""
    region: int = 0
    tag: str = ""
    path: tuple[int, ...] = ()
    linked: float = 0.0
    bold: float = 0.0
    centred: bool = False
    pictured: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class _Inside:
    """What holds for text at some place of the page."""

    tag: str = ""
    path: tuple[int, ...] = ()
    mark: str = ""
    region: int = 0
    linked: bool = False
    bold: bool = False
    centred: bool = False
    apart: bool = False
    in_row: bool = False  # directly in a row of a table that is one line
    in_cell: bool = False  # deeper in such a row
    preformatted: bool = False


def visible_blocks(root: LexborNode, marks: Mapping[int, str]) -> tuple[Block, ...]:
    """The blocks below `root`; `marks` says of elements, by their `mem_id`, what they hold.

    What is shown is not left out; scripts and styles are not shown, nor is what a style hides,
    unless a body stands in it: some pages hide that until a script has run.
    """
    writer = _Writer(marks)
    bodies = _above_bodies(root, marks)
    for event, node in _walk(root, lambda node: _unseen(node) and node.mem_id not in bodies):
        match event:
            case "text":
                writer.text(node.text(deep=False) or "")
            case "comment":
                writer.comment(node.comment_content or "")
            case "open":
                writer.open(node)
            case "close":
                writer.close(node)
    writer.flush()
    return tuple(writer.blocks)


class _Writer:
    """Collects text until an element ends the line."""

    def __init__(self, marks: Mapping[int, str]) -> None:
        self.blocks: list[Block] = []
        self._marks = marks
        self._stack = [_Inside()]
        self._pieces: list[tuple[str, _Inside]] = []
        self._regions = 0
        self._commented = 0  # the region between the comments that e-papers put around a text
        self._picture = self._pictured = False

    def text(self, text: str) -> None:
        """Text at the present place."""
        inside = self._stack[-1]
        if self._commented and not inside.region:
            inside = replace(inside, mark=inside.mark or BODY, region=self._commented)
        if text.strip() and not any(piece.strip() for piece, _ in self._pieces):
            self._pictured, self._picture = self._picture, False
        first, *rest = text.split("\n") if inside.preformatted else [text]
        self._pieces.append((first, inside))
        for line in rest:
            self.flush()
            self._pieces.append((line, inside))

    def comment(self, content: str) -> None:
        """A comment; those of 方正's e-papers begin and end the text of an article."""
        name = content.strip().lower()
        if name in ("enpcontent", "/enpcontent"):
            self.flush()
            self._commented = self._new_region() if name == "enpcontent" else 0

    def open(self, node: LexborNode) -> None:
        """The beginning of an element."""
        tag, outer = node.tag or "", self._stack[-1]
        mark = self._marks.get(node.mem_id or 0, "")
        if tag in _CELL and outer.in_row and not mark:
            self._pieces.append((_BETWEEN_CELLS, outer))
        elif (tag not in _INLINE and not outer.in_cell) or mark:
            self.flush()
        self._picture = self._picture or tag == "img"
        self._stack.append(self._inner(node, tag, mark, outer))

    def close(self, node: LexborNode) -> None:
        """The end of an element."""
        tag = node.tag or ""
        self._stack.pop()
        mark = self._marks.get(node.mem_id or 0, "")
        outer = self._stack[-1]
        within = outer.in_cell or (tag in _CELL and outer.in_row)
        if mark or (tag not in _INLINE and not within):
            self.flush()

    def flush(self) -> None:
        """End the line."""
        pieces, self._pieces = self._pieces, []
        text = _BLANKS.sub(_blank, "".join(piece for piece, _ in pieces)).strip()
        if not text:
            return
        seen = [(len("".join(piece.split())), inside) for piece, inside in pieces]
        total = sum(n for n, _ in seen) or 1
        at = next(inside for n, inside in seen if n)
        block = Block(
            text=text,
            mark=at.mark,
            region=at.region,
            tag="tr" if any(inside.in_row for _, inside in seen) else at.tag,
            path=at.path,
            linked=sum(n for n, inside in seen if inside.linked) / total,
            bold=sum(n for n, inside in seen if inside.bold) / total,
            centred=at.centred,
            pictured=self._pictured,
            apart=at.apart,
        )
        self.blocks.append(block)

    def _inner(self, node: LexborNode, tag: str, mark: str, outer: _Inside) -> _Inside:
        attributes = node.attributes
        style = attributes.get("style") or ""
        region = outer.region
        if mark == BODY and not region:
            region = self._new_region()
        return _Inside(
            tag=outer.tag if tag in _INLINE else tag,
            path=outer.path if tag in _INLINE else (*outer.path, node.mem_id or 0),
            mark=mark or outer.mark,
            region=region,
            linked=outer.linked or tag == "a",
            bold=outer.bold or tag in _BOLD or bool(_BOLD_STYLE.search(style)),
            centred=_centred(tag, attributes, style, outer.centred),
            apart=outer.apart or tag in _APART,
            in_row=tag == "tr" and _one_line(node),
            in_cell=outer.in_cell or (tag in _CELL and outer.in_row),
            preformatted=outer.preformatted or tag == "pre",
        )

    def _new_region(self) -> int:
        self._regions += 1
        return self._regions


def _walk(
    root: LexborNode, skip: Callable[[LexborNode], bool]
) -> Iterator[tuple[Literal["open", "close", "text", "comment"], LexborNode]]:
    """The nodes of a document in order, however deep they stand."""
    node: LexborNode | None = root.parent or root  # the document: comments may stand before it all
    while node is not None:
        if node.is_text_node:
            yield "text", node
        elif node.is_comment_node:
            yield "comment", node
        elif node.is_document_node or (node.is_element_node and not skip(node)):
            if node.is_element_node:
                yield "open", node
            if node.child is not None:
                node = node.child
                continue
            if node.is_element_node:
                yield "close", node
        while node is not None and node.next is None:
            node = node.parent
            if node is not None and node.is_element_node:
                yield "close", node
        node = node.next if node is not None else None


def _above_bodies(root: LexborNode, marks: Mapping[int, str]) -> frozenset[int]:
    """The elements that a marked body stands in."""
    found: set[int] = set()
    for node in root.traverse():
        if marks.get(node.mem_id or 0) == BODY:
            above: LexborNode | None = node
            while above is not None and above.mem_id not in found:
                found.add(above.mem_id or 0)
                above = above.parent
    return frozenset(found)


def _unseen(node: LexborNode) -> bool:
    attributes = node.attributes
    style = attributes.get("style")
    hidden = "hidden" in attributes or (style is not None and bool(_HIDDEN.search(style)))
    return node.tag in _UNSEEN or hidden


def _centred(tag: str, attributes: Mapping[str, str | None], style: str, outer: bool) -> bool:
    """Whether text stands in the middle; a cell does not take that from what is around it."""
    align = (attributes.get("align") or "").lower()
    if align == "center" or tag == "center" or _CENTRED.search(style):
        return True
    return outer and not align and tag not in _CELL


def _one_line(row: LexborNode) -> bool:
    """Whether a row of a table is to be read as one line: several short cells."""
    cells = [cell for cell in row.iter() if cell.tag in _CELL]
    if row.css_first(_LINES_IN_CELL) or any(len(cell.css("p")) > 1 for cell in cells):
        return False
    texts = [len(cell.text(strip=True)) for cell in cells]
    return sum(map(bool, texts)) > 1 and max(texts) <= LONGEST_CELL


def _blank(match: re.Match[str]) -> str:
    """Blanks in the source are one blank; a line end between Chinese characters is none."""
    before, blanks, after = match.groups()
    if _BETWEEN_CELLS in (before, after):
        return before
    wide = before and after and ord(before) >= _WIDE and ord(after) >= _WIDE
    return before + ("" if wide and "\n" in blanks else " ")
