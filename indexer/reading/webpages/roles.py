"""Blocks of a page → its articles as lines with roles; what is of no article has the role aside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.reading.people import is_byline, signs
from indexer.reading.printed import is_source_line
from indexer.reading.webpages.about import About, about_each
from indexer.reading.webpages.beside import HEADING_TAGS
from indexer.reading.webpages.blocks import Block
from indexer.reading.webpages.bodies import CAPTION, SIGNED
from indexer.reading.webpages.furniture import FURNITURE
from indexer.reading.webpages.headings import headings, same_text
from indexer.reading.webpages.sources import AUTHOR
from indexer.reading.webpages.values import squeezed

ASIDE = "aside"  # the role of lines that are shown around an article
TEASER = "teaser"  # that of a title whose article stands elsewhere
Line = tuple[str, str]  # text and role

_HEADS = frozenset(("kicker", "headline", "deck", "beside", "byline", AUTHOR))
_BEGINNING = 5  # blocks of a body before which its headline may stand once more
_LONGEST_SUBHEADING = 30
_LONGEST_CAPTION = 120
_SENTENCE_END = re.compile(r"[。！？；，：…!?;,:]$")


def articles(blocks: Sequence[Block], about: About) -> list[tuple[list[Line], About]]:
    """The articles of a page, each with its lines and what is told of it; none when no body holds
    any text.

    Each block is in one of them, as a line of its own: what stands before an article and is not
    part of it goes with it, what stands after the last one with that.
    """
    regions = _distinct(blocks)
    begins = [0, *(_head_of(blocks, region) for region in regions[1:]), len(blocks)]
    told = about_each(about, len(regions))
    return [
        (_article(blocks[begins[k] : begins[k + 1]], region, told[k]), told[k])
        for k, region in enumerate(regions)
    ]


def _distinct(blocks: Sequence[Block]) -> list[int]:
    """The bodies that hold an article; some pages print one twice, for a printer or a script."""
    texts: dict[int, str] = {}
    for block in blocks:
        if block.region and not _of_the_site(block):
            texts[block.region] = texts.get(block.region, "") + squeezed(block.text)
    first: dict[str, int] = {}
    for region, text in texts.items():
        first.setdefault(text, region)
    return list(first.values())


def _head_of(blocks: Sequence[Block], region: int) -> int:
    """Where the headings of a body begin that is not the first one."""
    start = next(i for i, block in enumerate(blocks) if block.region == region)
    before = start
    while before and not blocks[before - 1].region:
        before -= 1
    heads = (i for i in range(before, start) if blocks[i].mark in _HEADS)
    named = (i for i in range(before, start) if blocks[i].tag in HEADING_TAGS)
    return next(heads, next(named, start))


def _article(blocks: Sequence[Block], region: int, about: About) -> list[Line]:
    roles = {i: _role(b) for i, b in enumerate(blocks) if b.region == region or _caption(b)}
    bold = sum(len(b.text) * b.bold for b in blocks if b.region == region)
    if bold * 2 > sum(len(b.text) for b in blocks if b.region == region):
        roles = {i: "paragraph" if role == "bold" else role for i, role in roles.items()}
    text = [i for i, role in roles.items() if role in ("paragraph", "bold")]
    for i in {*text[:2], *text[-2:]}:
        if is_byline(blocks[i].text):
            roles[i] = "byline"
    roles = {i: "subheading" if role == "bold" else role for i, role in roles.items()}
    heads, missing = headings(blocks, region, about)
    first = [i for i in roles if blocks[i].region == region][:_BEGINNING]
    roles |= {i: ASIDE for i in first if is_source_line(blocks[i].text)}
    roles |= dict.fromkeys(_repeated(blocks, first, heads), ASIDE)
    roles |= dict.fromkeys(_over(blocks, roles, heads), "kicker")
    roles |= heads
    lines = [(block.text, roles.get(i, ASIDE)) for i, block in enumerate(blocks)]
    for at, line in reversed(missing):
        lines.insert(at, line)
    return lines


def _over(blocks: Sequence[Block], roles: dict[int, str], heads: dict[int, str]) -> list[int]:
    """A few words of a body right above its headline, which are no text."""
    first = min((i for i, role in heads.items() if role in ("headline", "kicker")), default=0)
    text = blocks[first - 1].text if first else ""
    short = len(text) <= _LONGEST_SUBHEADING and not _SENTENCE_END.search(text)
    return [first - 1] if text and short and roles.get(first - 1) == "paragraph" else []


def _repeated(blocks: Sequence[Block], first: Sequence[int], heads: dict[int, str]) -> list[int]:
    """The blocks at the beginning of a body that say the headline again."""
    headline = "".join(blocks[i].text for i, role in heads.items() if role == "headline")
    free = [i for i in first if i not in heads]
    return same_text(blocks, free, headline) if headline else []


def _role(block: Block) -> str:
    """The role of a block of a body, `bold` for what is a subheading if the body is not bold."""
    text, short = block.text, len(block.text) <= _LONGEST_SUBHEADING
    if block.mark in ("caption", "subheading", "kicker", "deck", "byline"):
        return block.mark
    if block.mark == AUTHOR and signs(text):
        return "byline"
    if block.mark == "drop" or _of_the_site(block):
        return ASIDE
    if block.tag in ("h2", "h3", "h4", "h5", "h6"):
        return "subheading"
    if block.tag == "tr":
        return "paragraph"
    if SIGNED.match(text) or (block.pictured and _names_picture(block)):
        return "caption"
    if block.bold > 0.9 and short and not _SENTENCE_END.search(text):
        return "bold"
    return "paragraph"


def _names_picture(block: Block) -> bool:
    """Whether a line right below a picture is its caption: it says so, stands in the middle, or is
    a few words in a cell of their own."""
    text = block.text
    if len(text) > _LONGEST_CAPTION:
        return False
    words = len(text) <= _LONGEST_SUBHEADING and not _SENTENCE_END.search(text)
    cell = block.tag == "td" and words and block.bold < 0.9
    return block.centred or cell or CAPTION.match(text) is not None


def _caption(block: Block) -> bool:
    """A caption that stands outside of the body."""
    return block.mark == "caption" and not block.region


def _of_the_site(block: Block) -> bool:
    """A line that leads elsewhere, or says who made the page."""
    return block.linked > 0.8 or block.apart or bool(FURNITURE.match(block.text))
