"""Text cut at the borders of marks, so that a template can draw them without computing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from archive.results import Mark

AROUND = 30  # characters shown on each side of a mark
LONGEST = 120  # a passage up to this length is shown whole
MOST = 150  # characters of one passage at most


class Segment(Struct, frozen=True):
    """A run of text, marked or not."""

    text: str
    marked: bool = False


def segments(text: str, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """The whole text in order; the parts inside `marks` are marked.

    >>> [s.text for s in segments("疫情防控工作", [(2, 4)])]
    ['疫情', '防控', '工作']
    """
    return tuple(_cut(text, tidy(marks, len(text)), 0, len(text)))


def excerpt(text: str, marks: Sequence[Mark]) -> tuple[Segment, ...]:
    """A short piece of the text around its marks; … stands where something was left out.

    >>> "".join(s.text for s in excerpt("长" * 200 + "网" + "长" * 200, [(200, 201)])).count("长")
    60
    """
    if len(text) <= LONGEST:
        return segments(text, marks)
    tidied = tidy(marks, len(text))
    windows = _windows(tidied, len(text)) or [(0, LONGEST - AROUND)]
    out: list[Segment] = []
    for start, end in windows:
        if start:
            out.append(Segment("…"))
        out += _cut(text, tidied, start, end)
    if windows[-1][1] < len(text):
        out.append(Segment("…"))
    return tuple(out)


def tidy(marks: Iterable[Mark], length: int) -> list[Mark]:
    """Marks sorted, inside the text, and merged where they touch or overlap."""
    out: list[Mark] = []
    for start, end in sorted(marks):
        start, end = max(start, 0), min(end, length)
        if start >= end:
            continue
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], max(out[-1][1], end)
        else:
            out.append((start, end))
    return out


def _cut(text: str, marks: Iterable[Mark], first: int, last: int) -> list[Segment]:
    """The characters [first, last) of a text, cut at the borders of tidy marks."""
    out: list[Segment] = []
    at = first
    for start, end in marks:
        if end <= first or start >= last:
            continue
        start, end = max(start, first), min(end, last)
        if at < start:
            out.append(Segment(text[at:start]))
        out.append(Segment(text[start:end], marked=True))
        at = end
    if at < last:
        out.append(Segment(text[at:last]))
    return out


def _windows(marks: Sequence[Mark], length: int) -> list[Mark]:
    """Stretches around the marks, near ones merged, until MOST characters are shown."""
    wide = tidy(((a - AROUND, b + AROUND) for a, b in marks), length)
    out: list[Mark] = []
    room = MOST
    for start, end in wide:
        if room <= 0:
            break
        last = min(end, start + room)
        cut = [a for a, b in marks if start < a < last < b]  # a mark is shown whole or not at all
        out.append((start, cut[0] if cut else last))
        room -= end - start
    return out
