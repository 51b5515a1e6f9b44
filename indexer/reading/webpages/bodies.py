"""Pages of unknown layout: which blocks are the text of the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from indexer.reading.people import is_byline
from indexer.reading.printed import is_source_line, masthead
from indexer.reading.webpages.blocks import BODY, Block
from indexer.reading.webpages.furniture import FURNITURE
from indexer.reading.webpages.values import squeezed

CAPTION = re.compile(r"\s*[▲△▼▽↑↓←→◀▶]|图[为①-⑩]|[上下左右]图|.*(?:摄|供图|资料图片)[)）。]?$")
# A caption that says so at both ends, wherever it stands: 图为……张三 摄.
SIGNED = re.compile(r"\s*(?:[▲△▼▽↑↓←→◀▶]|图[为①-⑩：:]|[上下左右]图).*(?:摄|供图|资料图片)[)）。]?$")
_LISTS = frozenset(("li", "dt", "dd", "pre", "tr", "td"))
_SENTENCE = re.compile(r"[。！？；，]|[.!?;,]\s")
_SENTENCE_END = re.compile(r"[。！？][”’）]?$")
_LEAST = 20  # characters of a block of prose
_LINKED = 0.5
_WIDEST_GAP = 6  # blocks between two of one article
LONGEST = 2_000_000  # characters of HTML that trafilatura is asked about; it is slow


def find_body(html: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with the article's body marked; unchanged when there is none.

    Prose is what reads like sentences and is no link, as far as trafilatura takes it for the
    article's; the body is the longest stretch of it.
    """
    prose = [i for i, block in enumerate(blocks) if _prose(block)]
    article = _extracted(html) if prose else ""
    prose = [i for i in prose if squeezed(blocks[i].text) in article] or prose
    stretches: list[list[int]] = []
    for i in prose:
        if stretches and not _parted(blocks, stretches[-1][-1], i):
            stretches[-1].append(i)
        else:
            stretches.append([i])
    if not stretches:
        return tuple(blocks)
    best = max(stretches, key=lambda stretch: sum(len(blocks[i].text) for i in stretch))
    body = _grown(blocks, best)
    return tuple(
        replace(block, region=1, mark=block.mark or BODY) if i in body else block
        for i, block in enumerate(blocks)
    )


def _prose(block: Block) -> bool:
    text = block.text
    long = len(text) >= _LEAST and _SENTENCE.search(text) is not None
    return long and block.linked < _LINKED and not block.apart and not FURNITURE.match(text)


def _grown(blocks: Sequence[Block], prose: Sequence[int]) -> range:
    """The stretch of prose with what belongs to it at both ends: in an element that holds nothing
    of the site, all of that; else as far as a sentence, a list, a caption or a name follows."""
    around = _element(blocks, prose)
    inside = [i for i, block in enumerate(blocks) if block.path[: len(around)] == around]
    start, end = prose[0], prose[-1] + 1
    if all(_could_go_with(blocks[i]) and not _of_the_page(blocks[i]) for i in inside):
        end = max(end, inside[-1] + 1)
        while start and _goes_with(blocks[start - 1]):
            start -= 1
        while end < len(blocks) and _credits(blocks[end]):
            end += 1
        return range(start, end)
    while start and _goes_with(blocks[start - 1]):
        start -= 1
    if not any(block.linked or block.apart or FURNITURE.match(block.text) for block in blocks):
        return range(start, len(blocks))  # a document that was saved as a page: all of it is text
    at = end
    while at < len(blocks) and at - end < _WIDEST_GAP and _could_go_with(blocks[at]):
        listed = blocks[at].tag in _LISTS and blocks[at].path[: len(around)] == around
        at += 1
        if _goes_with(blocks[at - 1]) or listed:
            end = at
    return range(start, end)


def _element(blocks: Sequence[Block], prose: Sequence[int]) -> tuple[int, ...]:
    """The innermost element around the prose; of a single paragraph the one that it stands in."""
    paths = [blocks[i].path for i in prose]
    shared = min(map(len, paths))
    while any(path[:shared] != paths[0][:shared] for path in paths):
        shared -= 1
    alone = len(prose) == 1 and sum(block.path == paths[0] for block in blocks) == 1
    return paths[0][: shared - alone]


def _could_go_with(block: Block) -> bool:
    return block.linked < _LINKED and not block.apart and not FURNITURE.match(block.text)


def _of_the_page(block: Block) -> bool:
    """Whether a line heads an article or a page: what stands around it is more than a text."""
    headed = block.mark in ("headline", "kicker", "deck") or block.tag == "h1"
    return headed or is_source_line(block.text) or bool(masthead(block.text))


def _goes_with(block: Block) -> bool:
    """Whether a block next to the text is of it: a short sentence, a caption, or who wrote it."""
    sentence = _SENTENCE_END.search(block.text) is not None
    return _credits(block) or (sentence and _could_go_with(block))


def _credits(block: Block) -> bool:
    """Whether a block is a caption, or says who wrote."""
    shape = CAPTION if block.pictured else SIGNED
    pictured = shape.match(block.text) is not None
    return _could_go_with(block) and (pictured or is_byline(block.text))


def _parted(blocks: Sequence[Block], before: int, after: int) -> bool:
    between = blocks[before + 1 : after]
    return len(between) > _WIDEST_GAP or any(FURNITURE.match(block.text) for block in between)


def _extracted(html: str) -> str:
    """What trafilatura takes for the text of the page, without blanks; "" when it finds none."""
    if len(html) > LONGEST:
        return ""
    import trafilatura

    found = trafilatura.extract(html, include_comments=False, include_tables=True)
    return squeezed(found or "")
