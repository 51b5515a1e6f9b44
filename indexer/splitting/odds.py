"""How sure it is of each line that it is text or none: the best reading of the page in which it is,
against the best in which it is not."""

from __future__ import annotations

from collections.abc import Sequence

from indexer.splitting.decode import STATES, TEXT, Judged, Model, ahead

_NEVER = -(10**11)  # hundredths; worse than any way that may be taken
_MOST = 99.0  # log odds of what can only be text, or none


def text_odds(lines: Sequence[Judged], using: Model) -> list[float]:
    """The log odds (-99 to 99) that each line is text."""
    return [
        _odds(line.states, before, behind)
        for line, before, behind in zip(
            lines, ahead(lines, using), _behind(lines, using), strict=True
        )
    ]


def _odds(states: str, ahead: Sequence[int], behind: Sequence[int]) -> float:
    text = other = _NEVER
    for state, a, b in zip(states, ahead, behind, strict=True):
        if state in TEXT:
            text = max(text, a + b)
        else:
            other = max(other, a + b)
    return max(-_MOST, min(_MOST, (text - other) / 100))


def _behind(lines: Sequence[Judged], using: Model) -> list[list[int]]:
    """The worth of the best way from each state of each line to the page's end."""
    if not lines:
        return []
    below = [using.last[STATES.index(state)] for state in lines[-1].states]
    found = [below]
    for (_, passed, _), (_, states, own) in zip(lines[-2::-1], lines[:0:-1], strict=True):
        best = [_NEVER] * len(passed)
        for (state, before), worth in zip(using.plan(passed, states), below, strict=True):
            for k, weight in before:
                best[k] = max(best[k], worth + own[state] + weight)
        below = best
        found.append(below)
    return found[::-1]
