"""Where the lines of an entry stand in its source today: by number, and by the words quoted."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.fragments import visible_span
from archive.texts import Doubt, Page
from indexer.corrections.entries import Anchor, Entry, Orphaned, Refused
from indexer.corrections.missing import WHAT_TO_DO, missing
from indexer.corrections.quotes import Lines, bare_text, begins

_LEAST = 4  # characters of a quote that may be looked for on other lines
_SUGGESTED = 10

Spot = tuple[int, int]  # line and offset into it


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry with the spots of its anchors, all on one page."""

    entry: Entry
    spots: tuple[Spot, ...]


def place_entries(
    pages: Sequence[Page], entries: Iterable[Entry]
) -> tuple[dict[int, list[Placed]], tuple[Doubt, ...]]:
    """Entries about one source → number of the page → the entries about it; doubts about those
    whose lines are not there, or not quoted."""
    lines = {n: text for page in pages for n, text in enumerate(page.lines, page.first_line)}
    page_of = {page.first_line + i: page.number for page in pages for i in range(len(page.lines))}
    searched = Lines(lines)
    placed: dict[int, list[Placed]] = {}
    doubts: list[Doubt] = []
    for entry in entries:
        try:
            _ask_for_quotes(entry, lines)
            spots = tuple(locate(anchor, searched) for anchor in entry.anchors)
            numbers = {page_of[line] for line, _ in spots}
            if len(numbers) > 1:
                raise Refused("这几行不在同一版面。")
            placed.setdefault(numbers.pop(), []).append(Placed(entry, spots))
        except Refused as problem:
            doubts.append(entry.doubt(problem))
    return placed, tuple(doubts)


def _ask_for_quotes(entry: Entry, lines: Mapping[int, str]) -> None:
    """Refuse an entry without quotes with those that it could have."""
    if all(anchor.quote.strip() for anchor in entry.anchors):
        return
    begun = [lines.get(anchor.line, "") for anchor in entry.anchors]
    begun = [text[slice(*visible_span(text))][:_SUGGESTED].strip() for text in begun]
    gone = [a.line for a, text in zip(entry.anchors, begun, strict=True) if not text]
    if gone:
        raise Orphaned(
            f"第 {gone[0]} 行没有文字，或不在这个来源里（共 {max(lines, default=0)} 行）。{WHAT_TO_DO}"
        )
    words = ", ".join(json.dumps(text, ensure_ascii=False) for text in begun)  # as TOML has it
    words = words if len(begun) == 1 else f"[{words}]"
    raise Refused(f"没有引出行首的字。核对行号后，请写上 quote = {words}")


def locate(anchor: Anchor, lines: Lines) -> Spot:
    """The line that begins with the quote: that of the number, else the only one that does.

    A quote from inside the numbered line is the spot where it stands, if no other line begins so.
    Raises Refused.
    """
    raw = lines.texts.get(anchor.line, "")
    wanted, _ = bare_text(anchor.quote)
    if not wanted:  # blanks and invisible signs alone
        raise Refused(f"第 {anchor.line} 行的 quote 里没有看得见的字。")
    bare, offsets = bare_text(raw)
    if begins(bare, wanted):
        return anchor.line, visible_span(raw)[0]
    inside = [(anchor.line, offsets[bare.index(wanted)])] if bare.count(wanted) == 1 else []
    found = [*inside, *_elsewhere(wanted, lines)]
    if len(found) != 1:
        raise missing(anchor, [line for line, _ in found], lines)
    return found[0]


def _elsewhere(wanted: str, lines: Lines) -> Iterator[Spot]:
    for number, raw in lines.texts.items():
        bare = lines.bare(number)
        if begins(bare, wanted) and (len(wanted) >= _LEAST or bare == wanted):
            yield number, visible_span(raw)[0]
