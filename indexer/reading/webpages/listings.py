"""Pages that only list links: the front of an issue, a page of an e-paper, a channel of a portal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.reading.printed import is_source_line, masthead
from indexer.reading.webpages.blocks import Block
from indexer.reading.webpages.furniture import FURNITURE

_LINKS = 3  # of a list, at least
_TITLE = 7  # Chinese characters of the titles of news on average; names of sites are shorter
_SHORTEST = 4  # of any title
_SENTENCE = re.compile(r"[。！？]")
_HAN = re.compile(r"[㐀-鿿]")
_BETWEEN = re.compile(r"[\s|｜·/]+")
_CELL, _CELLS = 5, 3  # characters of a link in a row of links, and how many make a row


def lists_links(blocks: Sequence[Block]) -> bool:
    """Whether a page holds little but links, and no sentence beside them."""
    links = [block for block in blocks if block.linked > 0.5]
    rest = [block for block in blocks if block.linked <= 0.5 and not of_the_site(block)]
    linked = sum(len(block.text) for block in links)
    told = any(_SENTENCE.search(block.text) for block in rest)
    return len(links) >= _LINKS and linked > sum(len(block.text) for block in rest) and not told


def of_the_site(block: Block) -> bool:
    """Whether a line leads elsewhere, or tells of the site or the page."""
    return block.linked > 0.5 or block.apart or _tells_of_page(block)


def listed_titles(blocks: Sequence[Block]) -> frozenset[int]:
    """Which lines of such a page are titles of news that stand elsewhere: links below each other as
    long as titles are. Navigation and the names of other sites are shorter."""
    titles = [i for run in _runs(blocks) if _length(blocks, run) >= _TITLE for i in run]
    return frozenset(titles if len(titles) >= _LINKS else ())


def _runs(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """Lines that are links, one below the other and nested alike; days may stand between."""
    run: list[int] = []
    for i, block in enumerate(blocks):
        if is_source_line(block.text) and block.linked <= 0.5:
            continue
        may_be = block.linked > 0.5 and not block.apart and _could_be_title(block)
        if run and not (may_be and len(block.path) == len(blocks[run[-1]].path)):
            yield run
            run = []
        if may_be:
            run.append(i)
    if run:
        yield run


def _could_be_title(block: Block) -> bool:
    cells = _BETWEEN.split(block.text)
    row = len(cells) >= _CELLS and max(map(len, cells)) <= _CELL
    return not row and len(_HAN.findall(block.text)) >= _SHORTEST and not _tells_of_page(block)


def _tells_of_page(block: Block) -> bool:
    text = block.text
    return bool(FURNITURE.match(text) or masthead(text) or is_source_line(text))


def _length(blocks: Sequence[Block], run: Sequence[int]) -> float:
    return sum(len(_HAN.findall(blocks[i].text)) for i in run) / len(run)
