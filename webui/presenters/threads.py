"""Threads in the margin: which lines a continuation passes on its way, and in which lane."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from archive.account import PageAccount, Tie
from webui.presenters.assembled import hue

LANES = 3  # what more continuations cross at one place is not drawn, only linked


@dataclass(frozen=True, slots=True)
class Thread:
    """A continuation as seen on one line: `part` is start, through or end."""

    lane: int
    part: str
    standing: str
    hue: int


def threads(page: PageAccount) -> dict[int, tuple[Thread, ...]]:
    """Line → the threads on it, for continuations made and suspected; the nearest lie innermost."""
    ties = [*page.ties("made"), *page.ties("suspected")]
    owner = {line.number: c.number for line in page.lines for c in line.claims if c.number}
    taken: list[list[tuple[int, int]]] = [[] for _ in range(LANES)]
    drawn: dict[int, list[Thread]] = defaultdict(list)
    for tie in sorted(ties, key=_length):
        top, bottom = sorted((tie.join.from_line, tie.join.to_line))
        free = (n for n, lane in enumerate(taken) if all(bottom <= a or b <= top for a, b in lane))
        lane = next(free, None)
        if lane is None or top == bottom:
            continue
        taken[lane].append((top, bottom))
        shade = hue(owner.get(tie.join.from_line, 1))
        for line in range(top, bottom + 1):
            part = "start" if line == top else "end" if line == bottom else "through"
            drawn[line].append(Thread(lane, part, tie.standing, shade))
    return {line: tuple(found) for line, found in drawn.items()}


def _length(tie: Tie) -> tuple[int, int]:
    return abs(tie.join.to_line - tie.join.from_line), tie.join.from_line
