"""Characters with their places on the page → pieces of text on one line each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median_low

from indexer.reading.pdf.boxes import Box, around

_WORD = 0.15  # the least blank between Latin words, in ems
_DRAWN = 0.12  # … and of one that the file draws, beyond what lies between all characters
_CHINESE = 0.2  # … and of one between Chinese characters where it draws none
_MIXED = 0.3  # … beside Latin ones: many printers leave a quarter
_SIGN = 0.45  # … beside a sign: what fills up a line is put there
_PIECE = 0.8  # the widest blank inside a piece of text
_HALF = 0.4  # of a full-width sign that is blank
_OPENING, _CLOSING = "“‘（《〈【「『", "”’）》〉】」』。，、；：！？"
_UPRIGHT = 3  # characters one below the other that are a line set upright
_LARGE = 1.5  # times the usual type: of a label, whose two characters are one


def pieces(glyphs: Iterable[Box]) -> list[Box]:
    """Characters in the order in which the file draws them (behind a blank with that in front, a
    tab where one is only supposed) → pieces. What was drawn twice at one place, for a bold look or
    a shadow, is there once.

    >>> at = lambda x, text: Box(x, 0, x + 10, 10, 10, text)
    >>> twice = [at(0, "一"), at(10, "版"), at(0.5, "一"), at(10.5, "版"), at(40, "a")]
    >>> [piece.text for piece in pieces(twice)]
    ['一版', 'a']
    """
    found: list[list[Box]] = []
    whole: Box | None = None
    for glyph in glyphs:
        if whole and _goes_on(whole, glyph):
            found[-1].append(glyph)
            whole = around([whole, glyph], glyph.text)
        else:
            found.append([glyph])
            whole = glyph
    return _upright([_trimmed(piece) for piece in _once(map(_piece, found))])


def _piece(glyphs: Sequence[Box]) -> Box:
    """Characters of one line as one text, with the blanks between its words."""
    gaps = [b.left - a.right for a, b in pairwise(glyphs)]
    usual = max(0.0, median_low(gaps)) if gaps else 0.0
    text = glyphs[0].text.strip()
    for (a, b), gap in zip(pairwise(glyphs), gaps, strict=True):
        text += (" " if _parted(a, b, gap, usual) else "") + b.text.strip()
    return around(glyphs, text)


def _parted(one: Box, other: Box, gap: float, usual: float) -> bool:
    """Whether the gap between two characters is a blank; `usual` is that of their line."""
    em = max(one.size, other.size)
    before, after = one.text[-1], other.text[-1]
    if before.isascii() and after.isascii():
        return other.text[0].isspace() or gap > _WORD * em
    if other.text[0] == " ":
        return gap - usual > _DRAWN * em
    sign = not (before.isalnum() and after.isalnum())
    least = _SIGN if sign else _MIXED if before.isascii() or after.isascii() else _CHINESE
    return gap - usual > least * em


def _trimmed(piece: Box) -> Box:
    """A piece without the blank half of the full-width sign that it begins or ends with: such a
    sign may stand out into the gutter."""
    left = piece.left + (_HALF * piece.size if piece.text[0] in _OPENING else 0)
    right = piece.right - (_HALF * piece.size if piece.text[-1] in _CLOSING else 0)
    return replace(piece, left=left, right=max(right, left))


def _once(found: Iterable[Box]) -> list[Box]:
    kept: dict[tuple[str, int, int], Box] = {}
    for piece in found:
        spots = [
            (piece.text, round(piece.left / piece.size + x), round(piece.top / piece.size + y))
            for x in (0, 0.3)
            for y in (0, 0.3)
        ]
        if not any(spot in kept for spot in spots):
            kept |= dict.fromkeys(spots, piece)
    return list({id(piece): piece for piece in kept.values()}.values())


def turned(box: Box, turn: int, width: float, height: float) -> Box:
    """A box of a page of that size as it is seen when the page is turned clockwise.

    >>> turned(Box(0, 0, 10, 5, 5), 90, 100, 200)
    Box(left=195, top=0, right=200, bottom=10, size=10, text='')
    """
    left, top, right, bottom = box.left, box.top, box.right, box.bottom
    match turn % 360:
        case 90:
            left, top, right, bottom = height - bottom, left, height - top, right
        case 180:
            left, top, right, bottom = width - right, height - bottom, width - left, height - top
        case 270:
            left, top, right, bottom = top, width - right, bottom, width - left
        case _:
            return box
    return Box(left, top, right, bottom, bottom - top, box.text)


def _goes_on(piece: Box, glyph: Box) -> bool:
    """Whether a character stands in one line with a piece, whose text is its last one."""
    em = max(piece.size, glyph.size)
    gap = glyph.left - piece.right
    level = abs(piece.middle - glyph.middle) < 0.3 * em
    one_sign = glyph.text.strip() == piece.text[-1]  # —— may be one sign that stands for two
    widest = (1.1 if one_sign else 0.6) * em
    return level and min(piece.size, glyph.size) >= 0.6 * em and -widest < gap < _PIECE * em


def _upright(found: Sequence[Box]) -> list[Box]:
    """Single characters drawn one below the other are a line that is set upright."""
    large = _LARGE * median_low([piece.size for piece in found] or [0.0])
    merged: list[Box] = []
    column: list[Box] = []
    for piece in found:
        if column and not _below(column[-1], piece):
            merged += _as_line(column, large)
            column = []
        column.append(piece)
    return merged + _as_line(column, large)


def _below(one: Box, other: Box) -> bool:
    em, step = one.size, other.top - one.top
    alike = len(one.text) == len(other.text) == 1 and 0.8 * em < other.size < 1.25 * em
    return alike and abs(one.left - other.left) < 0.3 * em and 0.7 * em < step < 1.8 * em


def _as_line(column: Sequence[Box], large: float) -> list[Box]:
    least = 2 if column and column[0].size >= large else _UPRIGHT  # 导读 beside a page's news
    if len(column) < least:
        return list(column)
    return [around(column, "".join(piece.text for piece in column))]
