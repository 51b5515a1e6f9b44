"""Known layouts: which elements of a page hold the body, the headline, the captions …"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from selectolax.lexbor import LexborHTMLParser, LexborNode

from indexer.data import rows
from indexer.reading.webpages.blocks import BODY

ALL = "*"
SINGLE = ("headline", "kicker", "deck", "byline", "author", "newspaper", "date", "page")
_LEAST_ARTICLE = 40  # characters of an <article> that is more than a teaser
_HEADINGS = "h1, h2, h3"


@dataclass(frozen=True, slots=True)
class Layout:
    """`selectors` holds (part, CSS selector), in the order in which they are tried."""

    name: str
    selectors: tuple[tuple[str, str], ...]

    def of(self, *parts: str) -> Iterator[tuple[str, str]]:
        """The selectors of some parts (all when none is named)."""
        return (pair for pair in self.selectors if not parts or pair[0] in parts)


@cache
def layouts() -> tuple[Layout, ...]:
    """The table of `indexer/data`."""
    return tuple(
        Layout(name, tuple((part, selector) for _, part, selector in group))
        for name, group in groupby(rows("web_layouts.tsv"), lambda row: row[0])
    )


def find_marks(tree: LexborHTMLParser) -> dict[int, str]:
    """What the elements of a page hold, by `mem_id`; one that two parts claim is of the first."""
    *known, common = layouts()
    marks: dict[int, str] = {}
    fits = next((layout for layout in known if _has_body(tree, layout)), None)
    if fits:
        _mark(tree, fits, marks)
    else:
        marks |= _articles(tree)
    _mark(tree, common, marks)
    return marks


def _has_body(tree: LexborHTMLParser, layout: Layout) -> bool:
    return any(_shows(node) for _, selector in layout.of(BODY) for node in tree.css(selector))


def _mark(tree: LexborHTMLParser, layout: Layout, marks: dict[int, str]) -> None:
    found = set(marks.values())
    for part, selector in layout.of():
        if part in SINGLE and part in found:
            continue
        for node in tree.css(selector):
            if _shows(node):
                marks.setdefault(node.mem_id or 0, part)
                found.add(part)


def _articles(tree: LexborHTMLParser) -> dict[int, str]:
    """Elements of HTML's own that hold whole articles; of several, each has its heading."""
    marks: dict[int, str] = {}
    whole = [
        node
        for node in tree.css("article")
        if len(node.text(strip=True)) >= _LEAST_ARTICLE and not node.css_first("article article")
    ]
    for node in whole:
        marks[node.mem_id or 0] = BODY
        heading = node.css_first(_HEADINGS)
        if heading is not None and (len(whole) > 1 or heading.tag == "h1"):
            marks[heading.mem_id or 0] = "headline"
    return marks


def _shows(node: LexborNode) -> bool:
    """Whether any text or image stands in an element."""
    return bool(node.text(strip=True)) or node.css_first("img") is not None
