"""A font in which every character is a box, to be put into printed documents: what is read from
them does not depend on the fonts of the machine."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from itertools import chain

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

EM, HALF, BLANK = 1000, 500, 250  # widths of Chinese and of Latin characters, and between words
_LATIN = range(0x20, 0x7F)
_CHINESE = chain(
    (0xB7, 0x2014), range(0x2018, 0x2027), range(0x2500, 0x25FF), range(0x3000, 0xA000)
)
_WIDE = range(0xFF01, 0xFF5F)


@cache
def box_font() -> bytes:
    """The font as a TrueType file."""
    wide = dict.fromkeys(chain(_CHINESE, _WIDE), "full")
    narrow = dict.fromkeys(_LATIN, "half") | {0x20: "blank"}
    font = FontBuilder(EM, isTTF=True)
    font.setupGlyphOrder([".notdef", "blank", "half", "full"])
    font.setupCharacterMap(wide | narrow)
    glyphs = {".notdef": _box(EM), "blank": _box(0), "half": _box(HALF), "full": _box(EM)}
    font.setupGlyf(glyphs)
    widths = {".notdef": EM, "blank": BLANK, "half": HALF, "full": EM}
    font.setupHorizontalMetrics({name: (width, 0) for name, width in widths.items()})
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": "Boxes", "styleName": "Regular", "psName": "Boxes"})
    font.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    font.setupPost()
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def _box(width: int) -> object:
    pen = TTGlyphPen(None)
    if width:
        pen.moveTo((40, -80))
        for point in ((40, 820), (width - 40, 820), (width - 40, -80)):
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()
