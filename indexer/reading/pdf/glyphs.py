"""Characters with their places on the page → pieces of text on one line each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from indexer.reading.pdf.boxes import Box, around

_WORD = 0.15  # the least blank between Latin words, in ems
_PIECE = 0.8  # the widest blank inside a piece of text
_HALF = 0.4  # of a full-width sign that is blank
_OPENING, _CLOSING = "“‘（《〈【「『", "”’）》〉】」』。，、；：！？"
_UPRIGHT = 3  # characters one below the other that are a line set upright


def pieces(glyphs: Iterable[Box]) -> list[Box]:
    """Characters in the order in which the file draws them (with a blank in front where there is
    one) → pieces. What was drawn twice at one place, for a bold look or a shadow, is there once.

    >>> at = lambda x, text: Box(x, 0, x + 10, 10, 10, text)
    >>> twice = [at(0, "一"), at(10, "版"), at(0.5, "一"), at(10.5, "版"), at(40, "a")]
    >>> [piece.text for piece in pieces(twice)]
    ['一版', 'a']
    """
    found: list[Box] = []
    for glyph in glyphs:
        between = _between(found[-1], glyph) if found else None
        if between is None:
            found.append(replace(glyph, text=glyph.text.strip()))
        else:
            text = found[-1].text + between + glyph.text.strip()
            found[-1] = around([found[-1], glyph], text)
    return _upright([_trimmed(piece) for piece in _once(found)])


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


def _between(piece: Box, glyph: Box) -> str | None:
    """What stands between a piece and a character that goes on with it; None if none does."""
    em = max(piece.size, glyph.size)
    gap = glyph.left - piece.right
    level = abs(piece.middle - glyph.middle) < 0.3 * em
    one_sign = glyph.text.strip() == piece.text[-1]  # —— may be one sign that stands for two
    widest = (1.1 if one_sign else 0.6) * em
    if not level or min(piece.size, glyph.size) < 0.6 * em or not -widest < gap < _PIECE * em:
        return None
    latin = piece.text[-1].isascii() and glyph.text[-1].isascii()
    return " " if latin and (glyph.text[0] == " " or gap > _WORD * em) else ""


def _upright(found: Sequence[Box]) -> list[Box]:
    """Single characters drawn one below the other are a line that is set upright."""
    merged: list[Box] = []
    column: list[Box] = []
    for piece in found:
        if column and not _below(column[-1], piece):
            merged += _as_line(column)
            column = []
        column.append(piece)
    return merged + _as_line(column)


def _below(one: Box, other: Box) -> bool:
    em, step = one.size, other.top - one.top
    alike = len(one.text) == len(other.text) == 1 and 0.8 * em < other.size < 1.25 * em
    return alike and abs(one.left - other.left) < 0.3 * em and 0.7 * em < step < 1.8 * em


def _as_line(column: Sequence[Box]) -> list[Box]:
    if len(column) < _UPRIGHT:
        return list(column)
    return [around(column, "".join(piece.text for piece in column))]
