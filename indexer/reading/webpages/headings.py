"""Which blocks are the headline of an article and what belongs to it; what a page only tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.reading.people import is_byline, people, signs
from indexer.reading.printed import is_source_line
from indexer.reading.webpages.about import About
from indexer.reading.webpages.beside import (
    HEADING_TAGS,
    SITE,
    beside,
    could_be_headline,
    could_be_note,
)
from indexer.reading.webpages.blocks import Block
from indexer.reading.webpages.sources import AUTHOR
from indexer.reading.webpages.values import squeezed

Line = tuple[str, str]  # text and role

_MOST_LINES = 4  # of a headline
_INTO_BODY = 4  # blocks of a body in which its headings may be repeated
_OVER = 3  # blocks right above a body among which it is sought first
_NEAR = 6  # blocks before a body in which a headline is sought by its look
_SHORTEST, _LONGEST = 6, 50
_LITTLE = 0.1  # of a line that is a link
_SENTENCE_END = re.compile(r"[。；，：]$")
_DASHED = re.compile(r"[—－-]")
_BORDER = re.compile(r"[-_|—–·（(]")
_CUT = re.compile(r"\s*[|_]\s*|\s+[-–—]+\s+|(?<![-\w])-|(?<=[一-鿿”》！？])-(?!-)")
_PERSONS = re.compile(r"(?:[一-鿿]{2,4}|[一-鿿]+·[一-鿿·]+)(?:[、,，\s]+[一-鿿]{2,4})*")
_REPORTER = re.compile(r"记者|通讯员|摄")


def headings(
    blocks: Sequence[Block], region: int, about: About
) -> tuple[dict[int, str], list[tuple[int, Line]]]:
    """The roles of the blocks that head the article of a region, and lines that are told but not
    shown, with the index of the block before which they go."""
    body = [i for i, block in enumerate(blocks) if block.region == region]
    near = [*reversed(range(body[0])), *body[:_INTO_BODY]]
    found = _headline(blocks, near, about)
    roles = dict.fromkeys(found, "headline")
    headline = "".join(blocks[i].text for i in found) or _told_title(about)
    before: list[Line] = []
    after: list[Line] = []
    _marked(blocks, near, found[0] if found else body[0], roles)
    if found:
        roles = beside(blocks, found, body[0]) | roles
    for part, role in (("kicker", "kicker"), ("deck", "deck"), ("author", "byline")):
        text = about.text(part)
        if not text or role in roles.values() or squeezed(text) in squeezed(headline):
            continue
        if same := same_text(blocks, [*near, *body[-3:]], text):
            roles |= dict.fromkeys(same, role)
        elif _worth_adding(about, part, blocks, region):
            (before if role == "kicker" else after).append((text, role))
    if not found and headline:
        before.append((headline, "headline"))
    first = min([*roles, body[0]])
    last = max([i for i in roles if i < body[0]], default=first - 1) + 1
    return roles, [(first, line) for line in before] + [(last, line) for line in after]


def _marked(blocks: Sequence[Block], near: Sequence[int], at: int, roles: dict[int, str]) -> None:
    """Give the marked blocks around a headline their roles."""
    for i in near:
        mark = blocks[i].mark
        if mark == "beside":
            mark = "kicker" if i < at else "deck"
        elif mark == AUTHOR and signs(blocks[i].text):
            mark = "byline"
        if mark in ("kicker", "deck", "byline") and i not in roles:
            roles[i] = mark


def _headline(blocks: Sequence[Block], near: Sequence[int], about: About) -> list[int]:
    """The blocks of the headline: as the layout marks them; as the page tells its title; what the
    title of the window names; a heading by its tag. `near` has the likeliest first."""
    if marked := sorted(i for i in near if blocks[i].mark == "headline"):
        return _run(marked)
    title = about.text("title")
    if title and (same := same_text(blocks, near, title)):
        return same
    free = [i for i in near if blocks[i].linked < 0.5 and not blocks[i].apart]
    window = squeezed(about.window)
    named = [i for i in free if _names(window, squeezed(blocks[i].text))]
    if named:
        return named[:1]
    if first := [i for i in free if blocks[i].tag == "h1"]:
        return _run(sorted(first))
    outside = [i for i in free if not blocks[i].region]
    over_source = [
        i for i in outside if _says_who_or_when(blocks[i + 1].text) and _set_apart(blocks[i])
    ]
    if over_source:
        return _above_decks(over_source[0], outside, blocks)
    if could_be_headline(about.text("title")):
        return []
    if over := _right_over(outside[:_OVER], blocks):
        return over  # nearer to the text than the title of the window, which may be the site's
    if _told_title(about):
        return []
    set_off = [i for i in outside[:_NEAR] if _set_off(blocks[i])]
    return (
        set_off[:1]
        or _largest([i for i in outside if blocks[i].tag in HEADING_TAGS], blocks)
        or [i for i in near[:1] if not blocks[i].region and _stands_over(blocks[i])]
    )


def _largest(indices: Sequence[int], blocks: Sequence[Block]) -> list[int]:
    """Of the headings that stand together nearest to the body, the one of the highest rank."""
    together = [i for k, i in enumerate(indices) if i == indices[0] - k]
    return sorted(together, key=lambda i: (blocks[i].tag, i))[:1]


def _above_decks(at: int, outside: Sequence[int], blocks: Sequence[Block]) -> list[int]:
    """The headline, when the lowest line of several that head an article is known."""
    while blocks[at].text.startswith(("—", "－", "--")) and at - 1 in outside:
        at -= 1
    tags = [i for i in outside if i <= at and blocks[i].tag in HEADING_TAGS]
    return _largest(tags, blocks) if tags[:1] == [at] else [at]


def _says_who_or_when(text: str) -> bool:
    return is_source_line(text) or is_byline(text)


def _set_off(block: Block) -> bool:
    """Whether a line before a body looks like its headline: bold, and in the middle."""
    return block.bold > 0.9 and block.centred and _set_apart(block)


def _stands_over(block: Block) -> bool:
    """Whether the line right above a body could be its headline, though nothing but its place
    says so: as pages of the first years are, all lines of them alike."""
    text = block.text
    own = block.linked < _LITTLE and not block.apart and not could_be_note(text)
    return own and len(text) >= _SHORTEST and _set_apart(block)


def _right_over(near: Sequence[int], blocks: Sequence[Block]) -> list[int]:
    """The line right above a body that looks like its headline in any way, the plainest first."""
    own = [i for i in near if _stands_over(blocks[i]) and not is_byline(blocks[i].text)]
    set_off = [i for i in own if _set_off(blocks[i])]
    tagged = _largest([i for i in own if blocks[i].tag in HEADING_TAGS], blocks)
    plain = [i for i in own[:1] if blocks[i].bold > 0.9 or blocks[i].centred]
    return set_off[:1] or tagged or [i for i in plain if not _DASHED.match(blocks[i].text)]


def _set_apart(block: Block) -> bool:
    """Whether a line is as long as a headline, and no sentence."""
    text = block.text
    short = 4 <= len(text) <= _LONGEST and not _SENTENCE_END.search(text)
    return short and could_be_headline(text)


def _run(indices: Sequence[int]) -> list[int]:
    """The first indices that follow each other."""
    return [i for k, i in enumerate(indices) if i == indices[0] + k]


def same_text(blocks: Sequence[Block], near: Sequence[int], text: str) -> list[int]:
    """The first of `near` that is a text, alone or with the blocks after it."""
    text = squeezed(text)
    for i in near:
        joined = ""
        run: list[int] = []
        for j in range(i, min(i + _MOST_LINES, len(blocks))):
            joined, run = joined + squeezed(blocks[j].text), [*run, j]
            if joined == text:
                return run
            if not text.startswith(joined):
                break
    return []


def _names(window: str, text: str) -> bool:
    """Whether a text stands in the title of a window, alone or beside names of the site."""
    if len(text) < 4 or not could_be_headline(text):
        return False
    before, found, after = window.partition(text)
    starts = not before or _BORDER.match(before[-1]) is not None
    return bool(found) and starts and (not after or _BORDER.match(after) is not None)


def _told_title(about: About) -> str:
    """The title of an article whose headline is not shown, "" when only a site is named."""
    if could_be_headline(about.text("title")):
        return about.text("title")
    parts = [part.strip() for part in _CUT.split(about.window)]
    good = (part for part in parts if could_be_headline(part) and not SITE.search(part))
    return next(good, "")


def _worth_adding(about: About, part: str, blocks: Sequence[Block], region: int) -> bool:
    """Whether a heading that is not shown is one: told beside the text itself, not in the body;
    of authors only reporters and other persons, not who edited the page."""
    told, text = about.parts[part], squeezed(about.text(part))
    shown = [(block.region, squeezed(block.text)) for block in blocks]
    names = people(told.value) or (text,)
    body = [line for its, line in shown if its == region]
    if all(any(name in line for line in body) for name in names):
        return False
    commented = told.origin.startswith("网页注释")
    if part == "author":
        edited = any("编" in line and text in line for _, line in shown)
        by_hand = commented and bool(_PERSONS.fullmatch(text) or _REPORTER.search(text))
        return not edited and (by_hand or signs(told.value))
    return commented
