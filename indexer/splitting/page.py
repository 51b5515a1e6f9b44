"""One page → its articles, and what belongs to none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.texts import Article, Candidate, Leftover, Page
from indexer.splitting.assemble import assemble
from indexer.splitting.candidates import Seams
from indexer.splitting.drafts import Draft
from indexer.splitting.given import given_drafts
from indexer.splitting.lines import Line, visible_lines
from indexer.splitting.outline import outline
from indexer.splitting.pictures import place_captions
from indexer.splitting.repair import Repairs, find_repairs
from indexer.splitting.states import decide, doubted, judge, ways_of
from indexer.splitting.swaps import with_misplaced
from indexer.splitting.teasers import split_teasers


@dataclass(frozen=True, slots=True)
class SplitPage:
    """The articles of a page in reading order, ids provisional, its leftovers, and the
    continuations that were weighed and not made."""

    articles: tuple[Article, ...]
    leftovers: tuple[Leftover, ...]
    candidates: tuple[Candidate, ...] = ()


def split_page(page: Page) -> SplitPage:
    """Lines → states → drafts → repairs → articles. Every visible character of the page ends in
    exactly one field or leftover; no input raises."""
    lines = visible_lines(page)
    if page.roles is not None:
        given, left = given_drafts(page, lines)
        return SplitPage(assemble(page, lines, given, Repairs(())), left)
    states, drafts, repairs = _repaired(lines)
    repairs = with_misplaced(lines, drafts, repairs)
    articles = assemble(page, lines, drafts, repairs)
    noise = (line for line, state in zip(lines, states, strict=True) if state == "N")
    reason = "报头、版面信息或编辑署名，不属于任何文章"
    leftovers = tuple(Leftover(page.source, x, reason) for line in noise for x in line.fragments)
    return SplitPage(articles, leftovers, repairs.candidates(lines))


def drafts_of(lines: Sequence[Line], states: str) -> list[Draft]:
    """Where articles begin and end, with captions and teasers in their places."""
    return split_teasers(lines, place_captions(lines, states, outline(lines, states)))


def _repaired(lines: Sequence[Line]) -> tuple[str, list[Draft], Repairs]:
    """States, drafts and joins; a heading that goes on in another line was none, and the page is
    read anew."""
    judged = judge(lines)
    ways = ways_of(judged)
    states = decide(lines, judged, ways)
    drafts = drafts_of(lines, states)
    headings = doubted(states, judged, ways)
    seams: Seams = {}
    repairs = find_repairs(lines, drafts, headings, seams)
    torn = headings.keys() & {i for link in repairs.links for i in (link.head, link.tail)}
    if not torn:
        return states, drafts, repairs
    states = decide(lines, judged, text=torn)
    drafts = drafts_of(lines, states)
    return states, drafts, find_repairs(lines, drafts, seams=seams)
