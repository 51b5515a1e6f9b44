"""Boxes on a printed page, and in which order their text is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

GUTTER = 0.6  # the least blank between columns, in ems
_APART = 2.0  # between two texts on one line
_LEAST_LINES = 3  # of a region with columns
_PARTED = 1.3  # the least blank that parts two blocks, in ems
_BORDER = 0.8  # and two articles, above larger type
_WIDE = 1.5  # and two articles without it
_LARGER = 1.15  # type of a heading to that of the text
_CENTRAL = 0.03  # of the width: how far from the middle a heading in the middle may stand
_ALIKE = 0.85  # blanks that are cut at together: the narrower to the widest
_NEARLY = 0.9
_MOST_TRIED = 50  # blanks across a region, the widest first
_LONGEST_HEADING = 6  # lines
_SAME_TYPE = 0.97  # the smaller size of two lines of one heading to the larger
_HEADING_STEP = 1.7  # from one line of a heading to the next, in its size
_FLUSH = 0.5  # ems: how far from the edge of a column what begins there may stand
_INDENT = 0.7  # ems
_LONGEST_CELL = 6.0  # ems; the columns of a table are narrower than those of a text


@dataclass(frozen=True, slots=True)
class Box:
    """A piece of text on one line: edges from the left and from the top, size of type, text."""

    left: float
    top: float
    right: float
    bottom: float
    size: float
    text: str = ""

    @property
    def middle(self) -> float:
        """How far down its middle is."""
        return (self.top + self.bottom) / 2


def around(boxes: Sequence[Box], text: str) -> Box:
    """The box of a text that is made of several."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
        boxes[0].size,
        text,
    )


Region = list[Box]


def blocks(boxes: Sequence[Box]) -> list[list[Box]]:
    """Boxes in reading order, those of one block together: a recursive XY-cut.

    A region is cut across where a wide blank, or a blank above larger type, runs through it from
    side to side; else where a blank runs from top to bottom; what spans columns hides such a one,
    so else it is cut across where that lays one open. A heading over the columns comes off first.
    """
    found: list[list[Box]] = []
    regions = [list(boxes)] if boxes else []
    while regions:
        region = regions.pop()
        columns = _columns(region)
        parts = _headed(region) or _articles(region, columns) or columns or _rows(region)
        if parts and not _is_table(region):
            regions += reversed(parts)
        else:
            found.append(region)
    return found


def lines(region: Sequence[Box]) -> list[list[Box]]:
    """The boxes of a region line by line, each from left to right."""
    rows: list[list[Box]] = []
    for box in sorted(region, key=lambda box: (box.middle, box.left)):
        if rows and _on_one_line(rows[-1][-1], box):
            rows[-1].append(box)
        else:
            rows.append([box])
    return [sorted(row, key=lambda box: box.left) for row in rows]


def _on_one_line(one: Box, other: Box) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    low, high = sorted((one.bottom - one.top, other.bottom - other.top))
    return shared > 0.5 * low and high < 2.5 * low


def _em(region: Sequence[Box]) -> float:
    return median(box.size for box in region)


def _columns(region: Region, alike: float = _ALIKE) -> list[Region]:
    """The parts of a region between blanks that run through it from top to bottom, the widest
    ones and those `alike` in width; [] when it has no columns."""
    rows = lines(region)
    em = _em(region)
    several = len(rows) >= _LEAST_LINES
    edges = [(box.left, box.right) for box in region]
    gaps = list(_gaps(edges, (GUTTER if several else _APART) * em))
    widest = max((width for _, width in gaps), default=0)
    parts = _cut(region, edges, [at for at, width in gaps if width > alike * widest])
    if len(parts) < 2:
        return []
    odd = several and (_is_table(region) or any(_is_scrap(part, em) for part in parts))
    return [] if odd else parts


def _headed(region: Region) -> list[Region]:
    """The heading above the columns of a region, and the rest of it; [] if there is none. Its
    lines begin over the first column, or stand in the middle of them all."""
    rows = lines(region)
    best, most = list[Region](), 1
    for n in range(1, min(_LONGEST_HEADING, len(rows) - 1) + 1):
        head, rest = ([box for row in part for box in row] for part in (rows[:n], rows[n:]))
        columns = _columns(rest, alike=0)
        em = _em(rest)
        large = max(box.size for box in head) >= _LARGER * em
        large = large and not any(_is_text(row, em) for row in rows[:n])
        above = max(box.middle for box in head) < min(box.top for box in rest)
        fits = large and above and all(_heads(row, columns, region) for row in rows[:n])
        if len(columns) > most and fits:
            best, most = [head, rest], len(columns)
    return best


def _is_text(row: Sequence[Box], em: float) -> bool:
    """Whether a line is one of columns of text: several pieces in its type, one of them long."""
    small = max(box.size for box in row) < _LARGER * em
    longest = max(box.right - box.left for box in row)
    return small and len(row) > 1 and longest > 2 * _LONGEST_CELL * em


def _heads(row: Sequence[Box], columns: Sequence[Region], region: Region) -> bool:
    """Whether a line belongs over all the columns."""
    if not columns or _own_headings(row, columns):
        return False
    line, whole = around(row, ""), around(region, "")
    aside = abs((line.left + line.right) - (whole.left + whole.right)) / 2
    central = aside < _CENTRAL * (whole.right - whole.left)
    over_first = line.left < max(box.right for box in columns[0])
    together = all(b.left - a.right < _APART * a.size for a, b in pairwise(row))
    return together and (over_first or central)


def _own_headings(row: Sequence[Box], columns: Sequence[Region]) -> bool:
    """Whether the texts on a line each head a column of their own: they begin at its edge or stand
    in its middle. Where they fill their columns, as one heading with a blank in it might, the texts
    of the columns must begin with paragraphs."""
    wholes = [around(column, "") for column in columns]
    owners = [_owner(piece, wholes) for piece in row]
    if len(row) < 2 or None in owners or len(set(owners)) < len(row):
        return False
    full = True
    for piece, owner in zip(row, owners, strict=True):
        whole = wholes[owner or 0]
        flush = abs(piece.left - whole.left) < _FLUSH * whole.size
        aside = abs(piece.left + piece.right - whole.left - whole.right) / 2
        if not (flush or aside < _FLUSH * whole.size):
            return False
        full = full and piece.right + piece.size > whole.right
    return not full or all(_indented(columns[owner or 0]) for owner in owners)


def _owner(piece: Box, wholes: Sequence[Box]) -> int | None:
    """The one column that a text stands over; None when it reaches into a second."""
    touched = [k for k, w in enumerate(wholes) if piece.left < w.right and piece.right > w.left]
    return touched[0] if len(touched) == 1 else None


def _indented(column: Region) -> bool:
    """Whether the text of a column begins with a paragraph, and not in the middle of one."""
    left, em = min(box.left for box in column), _em(column)
    text = [row for row in lines(column) if row[0].size < _LARGER * em]
    return bool(text) and text[0][0].left > left + _INDENT * em


def same_heading(above: Box, box: Box) -> bool:
    """Whether a text in large type goes on in the line below."""
    low, high = sorted((above.size, box.size))
    near = 0 < box.top - above.top < _HEADING_STEP * high
    overlap = above.left < box.right and box.left < above.right
    return low >= _SAME_TYPE * high and near and overlap


def _articles(region: Region, columns: Sequence[Region]) -> list[Region]:
    """A region with columns cut across between two articles; [] when no border is seen."""
    if not columns:
        return []
    em = _em(region)
    lefts = [max(box.right for box in part) for part in columns[:-1]]
    rights = [min(box.left for box in part) for part in columns[1:]]
    gutter = max(right - left for left, right in zip(lefts, rights, strict=True))
    edges = [(box.top, box.bottom) for box in region]
    for at, width in sorted(_gaps(edges, _BORDER * em), key=lambda gap: -gap[1]):
        below = [box for box in region if 0 < box.top - at < 2 * em]
        above = [box for box in region if 0 < at - box.bottom < 2 * em]
        if below and all(_goes_on(region, box, em) for box in below):
            continue
        if above and all(box.size > _LARGER * em for box in above):
            continue  # each heads what stands below it
        headed = any(box.size > _LARGER * em and not _goes_on(region, box, em) for box in below)
        if headed or width > max(_WIDE * em, 1.2 * gutter):
            return _cut(region, edges, [at])
    return []


def _goes_on(region: Region, box: Box, em: float) -> bool:
    """Whether a text is a further line of a heading."""
    return box.size > _LARGER * em and any(same_heading(above, box) for above in region)


def _rows(region: Region) -> list[Region]:
    """A region cut across once: where that lays most columns open, or where the blank is wide; []
    when it is one block."""
    edges = [(box.top, box.bottom) for box in region]
    gaps = sorted(_gaps(edges, 0), key=lambda gap: -gap[1])
    tried = [
        (sum(len(part) * _opens(part) for part in parts), parts)
        for at, _ in (gaps[:_MOST_TRIED] if _side_by_side(region) else ())
        for parts in [_cut(region, edges, [at])]
    ]
    most = max((opens for opens, _ in tried), default=0)
    # Of those that open nearly as many the widest: a line more or less tells nothing.
    best = next((parts for opens, parts in tried if most and opens >= _NEARLY * most), [])
    em = _em(region)
    for at, width in gaps if not best else ():
        if width <= _PARTED * em:
            break
        below = [box for box in region if 0 < box.top - at < width]
        if not all(_goes_on(region, box, em) for box in below):
            return _cut(region, edges, [at])
    return best


def _opens(part: Region) -> int:
    """How many gutters a part has, below its heading."""
    headed = _headed(part)
    regions = [part, *headed[1:]]
    return max(0, *(len(_columns(region, alike=0)) - 1 for region in regions))


def _side_by_side(region: Region) -> bool:
    """Whether any line of a region has texts with a gutter between them."""
    least = GUTTER * _em(region)
    pairs = (pair for row in lines(region) for pair in pairwise(row))
    return any(right.left - left.right > least for left, right in pairs)


def _gaps(edges: Sequence[tuple[float, float]], least: float) -> Iterator[tuple[float, float]]:
    """The blanks along one direction that are wider than `least`: middle and width."""
    end: float | None = None
    for start, stop in sorted(edges):
        if end is not None and start - end > least:
            yield (start + end) / 2, start - end
        end = stop if end is None else max(end, stop)


def _cut(
    region: Region, edges: Sequence[tuple[float, float]], places: Sequence[float]
) -> list[Region]:
    parts: list[Region] = [[] for _ in range(len(places) + 1)]
    for box, (start, _) in zip(region, edges, strict=True):
        parts[sum(start > place for place in places)].append(box)
    return [part for part in parts if part]


def _is_scrap(part: Region, em: float) -> bool:
    """Whether a part is too small for a column: one short line."""
    whole = around(part, "")
    return whole.bottom - whole.top < 1.8 * em and whole.right - whole.left < _LONGEST_CELL * em


def _is_table(region: Region) -> bool:
    """Whether most lines have several short texts side by side."""
    rows = lines(region)
    several = [row for row in rows if len(row) > 1]
    if len(rows) < _LEAST_LINES or len(several) * 5 < len(rows) * 4:
        return False
    width = median(box.right - box.left for row in several for box in row)
    return width <= _LONGEST_CELL * _em(region)
