"""Where strings stand in UTF-16 code units, of one text or of many with a 0 behind each.

A run of several pieces stands where they follow each other, each at most a gap (what a * may stand
for) behind the one before: up to MAX_GAP visible characters, and never the end of a sentence or
text. So what lies nearest decides: if a gap reaches from a place, it does so from any later one.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from indexer.fulltext.arrays import Array, Mask
from indexer.fulltext.runs import MAX_GAP, SENTENCE_ENDS

CODING = "utf-16-le"
LONG = 32  # units that are looked at one by one before the rest is compared as a whole
_ENDS = np.zeros(1 << 16, np.bool_)  # what a gap never crosses
_ENDS[[0, *map(ord, SENTENCE_ENDS)]] = True
_UNSEEN = np.zeros(1 << 16, np.bool_)  # what makes a gap no longer: spaces, second halves
_UNSEEN[[0x20, *range(0xDC00, 0xE000)]] = True

Units = npt.NDArray[np.uint16]


def units_of(folded: str) -> Units:
    """A folded text as UTF-16 code units."""
    return np.frombuffer(folded.encode(CODING), np.uint16)


def standing(string: Units, units: Units) -> Array:
    """Where a string starts in texts, rising.

    >>> standing(units_of("人人"), units_of("人人人\\0")).tolist()
    [0, 1]
    """
    return starting(string, units, np.flatnonzero(units == string[0]))


def starting(string: Units, units: Units, places: Array) -> Array:
    """Those of the places at which the string starts, given that its first unit stands there."""
    for n, unit in enumerate(string[1:LONG].tolist(), 1):
        places = places[units.take(places + n, mode="clip") == unit]
    if len(string) > LONG:
        size = len(string)
        same = [np.array_equal(units[at : at + size], string) for at in places.tolist()]
        places = places[np.array(same, np.bool_)]
    return places


def stretches_of(pieces: Sequence[Units], units: Units) -> tuple[Array, Array]:
    """Where pieces follow each other in texts: for each start, rising, the nearest end.

    >>> pieces, text = [*map(units_of, ("文明", "城"))], units_of("创文明卫生城,建文明。城\\0")
    >>> [ends.tolist() for ends in stretches_of(pieces, text)]
    [[1], [6]]
    """
    *others, last = pieces
    starts = standing(last, units)
    ends = starts + len(last)
    for piece in reversed(others):
        here = standing(piece, units)
        behind = here + len(piece)
        next_one = starts.searchsorted(behind)
        some = np.flatnonzero(next_one < len(starts))
        here, next_one = here[some], next_one[some]
        near = within_gap(behind[some], starts[next_one], units)
        starts, ends = here[near], ends[next_one[near]]
    return starts, ends


def within_gap(starts: Array, ends: Array, units: Units) -> Mask:
    """Which of the stretches [start, end), end ≥ start, are no more than a gap."""
    found = np.zeros(len(starts), np.bool_)
    numbers, at = np.arange(len(starts)), starts.copy()
    seen = np.zeros(len(starts), np.uint8)
    while len(numbers):
        on = at != ends[numbers]
        found[numbers[~on]] = True
        unit = units.take(at)
        seen += ~_UNSEEN[unit]
        on &= ~_ENDS[unit] & (seen <= MAX_GAP)
        numbers, at, seen = numbers[on], at[on] + 1, seen[on]
    return found
