"""How sure it is of each line that it is text or none: the best reading of the page in which it is,
against the best in which it is not."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from operator import add

from indexer.splitting.decode import RUNNING, STATES, TEXT, Judged, Model, Ways, Worth, ahead

_NEVER = -(10**11)  # hundredths; worse than any way that may be taken
_MOST = 99.0  # log odds of what can only be text, or none


def text_odds(lines: Sequence[Judged], using: Model, ways: Ways | None = None) -> list[float]:
    """The log odds (-99 to 99) that each line is text; `ways`: what `ahead` says of the lines, if it
    is known."""
    return [
        _odds(line.states, before, behind)
        for line, before, behind in zip(
            lines,
            ahead(lines, using) if ways is None else ways,
            _behind(lines, using),
            strict=True,
        )
    ]


def _odds(states: str, ahead: Sequence[int], behind: Sequence[int]) -> float:
    if states in RUNNING:
        return _MOST
    text = other = _NEVER
    for state, a, b in zip(states, ahead, behind, strict=True):
        if state in TEXT:
            text = max(text, a + b)
        else:
            other = max(other, a + b)
    return max(-_MOST, min(_MOST, (text - other) / 100))


def _behind(lines: Sequence[Judged], using: Model) -> Ways:
    """The worth of the best way from each state of each line to the page's end."""
    if not lines:
        return []
    below = [using.last[STATES.index(state)] for state in lines[-1].states]
    found = [below]
    for above, line in zip(lines[-2::-1], lines[:0:-1], strict=True):
        if above.states in RUNNING and line.states in RUNNING:
            end = below[0]
            apart = tuple([worth - end for worth in below])
            on = _text_above(using, apart, above.states, line.states, line.worth)
            below = [end + worth for worth in on]
        else:
            below = _above(using, below, above.states, line.states, line.worth)
        found.append(below)
    return found[::-1]


def _above(using: Model, below: Sequence[int], passed: str, states: str, own: Worth) -> list[int]:
    """The worth of the best way from each state of the line above (`passed`) to the page's end, from
    that of the ways from each state of a line."""
    rows = using.rows(passed, states)
    on = [worth + own[state] for (state, _), worth in zip(rows, below, strict=True)]
    columns = zip(*[weights for _, weights in rows], strict=True)
    return [max(_NEVER, *map(add, on, weights)) for weights in columns]


_text_above = lru_cache(maxsize=1 << 14)(_above)  # as `ahead` does it
