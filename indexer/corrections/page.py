"""All corrections of one page, applied to what the program made of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.texts import Article, Candidate, Doubt, Leftover, Page
from indexer.corrections.actions import ORDER, Edit, follow
from indexer.corrections.aftermath import candidates_after
from indexer.corrections.anchors import Placed, Spot
from indexer.corrections.assemble import articles_of, leftovers_of
from indexer.corrections.conflicts import without_conflicts
from indexer.corrections.entries import (
    AS_IT_WAS,
    JoinLines,
    Refused,
    SetHeadline,
    SetRole,
    StartArticle,
)
from indexer.corrections.sheet import Sheet, alike, take_apart


@dataclass(frozen=True, slots=True)
class Corrected:
    """A page after its corrections; `doubts` are about corrections that were not followed.

    Articles that a correction made have ids that begin with `+`: the caller names them.
    """

    articles: tuple[Article, ...]
    leftovers: tuple[Leftover, ...]
    candidates: tuple[Candidate, ...]
    doubts: tuple[Doubt, ...] = ()


def correct_page(
    page: Page,
    articles: Sequence[Article],
    leftovers: Sequence[Leftover],
    candidates: Sequence[Candidate],
    placed: Sequence[Placed],
) -> Corrected:
    """The articles, leftovers and candidates of a page with its corrections followed.

    Every slice of text stands in exactly one place, as before; articles that nothing is said of
    are the same objects. Corrections of tags are left to `correct_tags`.
    """
    about_text = [one for one in placed if isinstance(one.entry.action, ORDER)]
    if not about_text:
        return Corrected(tuple(articles), tuple(leftovers), tuple(candidates))
    try:
        before = take_apart(page, articles, leftovers)
    except ValueError:
        problem = Refused("这一版面没有拆分完整，不能更正。")
        doubts = tuple(one.entry.doubt(problem, one.spots[0][0]) for one in about_text)
        return Corrected(tuple(articles), tuple(leftovers), tuple(candidates), doubts)
    good, bad = without_conflicts(about_text, before)
    refused = [one.entry.doubt(problem, one.spots[0][0]) for one, problem in bad]
    edit = Edit(before, frozenset(spot for one in good for spot in _borders(one)), candidates)
    for one in sorted(good, key=lambda one: (ORDER.index(type(one.entry.action)), one.spots)):
        try:
            after = follow(edit, one)
            if len(after.notes) > len(edit.notes) and _was_so(before, one, candidates):
                after = after.remarked(AS_IT_WAS)
            edit = after
        except Refused as problem:
            refused.append(one.entry.doubt(problem, one.spots[0][0]))
    return Corrected(
        articles_of(before, edit),
        leftovers_of(edit.sheet, page.source),
        candidates_after(before, edit),
        tuple(refused),
    )


def _was_so(before: Sheet, one: Placed, candidates: Sequence[Candidate]) -> bool:
    """Whether the page was as the correction asks, before any was followed. To decide what the
    program left open is something done."""
    try:
        edit = follow(Edit(before, frozenset(_borders(one)), candidates), one)
    except Refused:  # it needs what another correction does
        return False
    return not edit.parted and alike(before, edit.sheet)


def _borders(placed: Placed) -> tuple[Spot, ...]:
    """Where a correction says that something begins: a line may be cut there."""
    match placed.entry.action:
        case JoinLines():
            return placed.spots[1:]
        case SetHeadline(lines):
            return placed.spots[:lines]
        case SetRole() | StartArticle():
            return placed.spots[:1]
    return ()
