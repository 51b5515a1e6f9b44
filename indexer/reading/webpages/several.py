"""Several reports in one body of unknown layout, each under a heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from indexer.reading.people import is_byline
from indexer.reading.reports import is_report
from indexer.reading.webpages.blocks import Block
from indexer.reading.webpages.listings import of_the_site

_KINDS = ("h1", "h2", "h3", "h4", "bold")
_ABOVE = 3  # blocks above a body among which its first heading stands
_LONGEST = 40
_SENTENCE_END = re.compile(r"[。！？；，：…!?;,:][”’」』）]?$")


def with_reports_apart(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with a body for each report where two or more of them begin right below headings
    of one kind, as most of these do; else unchanged."""
    body = [i for i, block in enumerate(blocks) if block.region]
    if not body:
        return tuple(blocks)
    reach = range(max(0, body[0] - _ABOVE), body[-1] + 1)
    for kind in _KINDS:
        heads = [i for i in reach if _kind(blocks[i]) == kind]
        reports = sum(_begins_report(blocks, i, reach.stop) for i in heads)
        if reports > 1 and reports * (1 if kind == "bold" else 2) >= len(heads):
            return _parted(blocks, heads)
    return tuple(blocks)


def holds_plain_reports(blocks: Sequence[Block]) -> bool:
    """Whether a body holds several reports under titles that nothing sets off: only the words
    tell where they begin."""
    titled = 0
    for above, block in pairwise(blocks):
        titled += bool(block.region) and is_report(block.text) and _could_be_title(above)
    return titled > 1


def _parted(blocks: Sequence[Block], heads: Sequence[int]) -> tuple[Block, ...]:
    """The blocks, below each heading a region of its own."""
    found = list(blocks)
    for region, head in enumerate(heads, 2):
        found[head] = replace(blocks[head], mark="headline", region=0)
        for i in range(head + 1, len(blocks)):
            if blocks[i].region and i not in heads:
                found[i] = replace(blocks[i], region=region)
    for head in heads:
        for step in (-1, 1):
            i = head + step
            while 0 <= i < len(blocks) and i not in heads and _kind(blocks[i]) in _KINDS[:-1]:
                found[i] = replace(blocks[i], mark="beside", region=0)
                i += step
    return tuple(found)


def _kind(block: Block) -> str:
    """What kind of heading a line is, "" for none."""
    if not _could_be_title(block):
        return ""
    if block.tag in _KINDS:
        return block.tag
    return "bold" if block.bold > 0.9 else ""


def _could_be_title(block: Block) -> bool:
    text = block.text
    short = len(text) <= _LONGEST and not _SENTENCE_END.search(text)
    return short and not of_the_site(block) and not is_byline(text) and not is_report(text)


def _begins_report(blocks: Sequence[Block], head: int, end: int) -> bool:
    """Whether a report begins below a heading, maybe under a deck or a byline."""
    for block in blocks[head + 1 : end]:
        if is_report(block.text):
            return True
        if not (is_byline(block.text) or (_kind(block) and _kind(block) != _kind(blocks[head]))):
            return False
    return False
