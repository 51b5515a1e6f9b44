"""Text cut at the borders of marks, so that a template can draw them without computing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archive.results import Mark

AROUND = 30  # characters shown on each side of a mark
LONGEST = 120  # a passage up to this length is shown whole
MOST = 150  # characters of one passage at most


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of text, marked or not."""

    text: str
    marked: bool = False


def segments(text: str, marks: Iterable[Mark]) -> tuple[Segment, ...]:
    """The whole text in order; the parts inside `marks` are marked.

    >>> [s.text for s in segments("疫情防控工作", [(2, 4)])]
    ['疫情', '防控', '工作']
    """
    out: list[Segment] = []
    at = 0
    for start, end in tidy(marks, len(text)):
        out += [Segment(text[at:start]), Segment(text[start:end], marked=True)]
        at = end
    out.append(Segment(text[at:]))
    return tuple(s for s in out if s.text)


def excerpt(text: str, marks: Sequence[Mark]) -> tuple[Segment, ...]:
    """A short piece of the text around its marks; … stands where something was left out.

    >>> "".join(s.text for s in excerpt("长" * 200 + "网" + "长" * 200, [(200, 201)])).count("长")
    60
    """
    if len(text) <= LONGEST:
        return segments(text, marks)
    windows = _windows(tidy(marks, len(text)), len(text)) or [(0, LONGEST - AROUND)]
    out: list[Segment] = []
    for start, end in windows:
        inside = [(max(a, start) - start, min(b, end) - start) for a, b in marks]
        out += [Segment("…")] if start else []
        out += segments(text[start:end], inside)
    return (*out, Segment("…")) if windows[-1][1] < len(text) else tuple(out)


def tidy(marks: Iterable[Mark], length: int) -> list[Mark]:
    """Marks sorted, inside the text, and merged where they touch or overlap."""
    out: list[Mark] = []
    for start, end in sorted((max(a, 0), min(b, length)) for a, b in marks):
        if start >= end:
            continue
        if out and start <= out[-1][1]:
            out[-1] = out[-1][0], max(out[-1][1], end)
        else:
            out.append((start, end))
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
