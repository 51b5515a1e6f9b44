"""How texts are compared: one character becomes at most one, whatever stands around it.

Folded are width (Ａ → a, ， → ,), case, traditional characters (→ simplified), compatibility forms
of Chinese characters, and the kinds of quotes, dashes, middle dots and tildes. Invisible characters
vanish; so does white space beside a Chinese character or at an edge. Therefore every cut of a text
folds to a cut of the folded text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from indexer.data import pairs

_KINDS = {
    '"': "“”„‟「」『』〝〞〟",
    "'": "‘’‚‛",
    "-": "‐‑‒–—―⸺⸻−─━",
    "·": "•‧∙⋅⸱・",
    "~": "〜∼⁓˜",
}
# Radicals that PDF programs write for the character itself, where Unicode gives no decomposition.
_RADICALS = dict(
    zip(
        "⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰",
        "民西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙",
        strict=True,
    )
)
_ALIKE = {char: kind for kind, chars in _KINDS.items() for char in chars} | _RADICALS
_WIDTHS = ("<wide>", "<narrow>", "<small>", "<vertical>")
_GONE = "\0"
_SHORT = 32  # below this many characters str.translate is as fast as a table for many at once
_NEW, _WIDE = 1 << 16, 1 << 17  # in that table: not met before; folds to more than 16 bits
_CHINESE = (
    r"\u2e80-\u2fdf\u3001-\u303f\u31c0-\u31ef\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    r"\U00020000-\U0003fffd"
)
_GAP = re.compile(rf"[{_GONE} ]+")
_IS_CHINESE = re.compile(f"[{_CHINESE}]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared; `offsets[i]` is the place of its i-th character in the original."""

    text: str
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the folded characters [start:end), at least one, stand in the original."""
        return self.offsets[start], self.offsets[end - 1] + 1


def fold(text: str) -> Folded:
    """Any text → its folded form.

    >>> fold("管 城區，“３３１０” Tree Day")
    Folded(text='管城区,"3310" tree day', offsets=(0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19))
    """
    flat = _flat(text)
    if not _GAP.search(flat):
        return Folded(flat, tuple(range(len(flat))))
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    for gap in _GAP.finditer(flat):
        pieces.append(flat[at : gap.start()])
        offsets.extend(range(at, gap.start()))
        at = gap.end()
        if " " in gap[0] and _keeps_space(flat, gap):
            pieces.append(" ")
            offsets.append(flat.index(" ", gap.start()))
    pieces.append(flat[at:])
    return Folded("".join(pieces), (*offsets, *range(at, len(flat))))


def folded_text(text: str) -> str:
    """The folded text alone: the same as `fold(text).text`, several times as fast."""
    flat = _flat(text)
    return fold(text).text if _GAP.search(flat) else flat


def simplified(text: str) -> str:
    """A text with its traditional characters simplified, character for character.

    >>> simplified("本報訊")
    '本报讯'
    """
    return text.translate(_simplified())


def traditional(text: str) -> int:
    """How many of its characters `simplified` would change.

    >>> traditional("本報訊，本报讯")
    2
    """
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return int(np.count_nonzero(_traditional().take(codes, mode="clip")))


def is_chinese(char: str) -> bool:
    """Whether a folded character is Han, or punctuation of Chinese alone (。 but not a comma)."""
    return bool(_IS_CHINESE.match(char))


def _keeps_space(flat: str, gap: re.Match[str]) -> bool:
    start, end = gap.span()
    return (
        0 < start < end < len(flat)
        and not is_chinese(flat[start - 1])
        and not is_chinese(flat[end])
    )


def _flat(text: str) -> str:
    """Each character folded for itself; what is to vanish is _GONE."""
    if len(text) < _SHORT:
        return text.translate(_one_to_one())
    units = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    if len(units) != len(text):  # some characters take two units
        return text.translate(_one_to_one())
    flat = _units().take(units)
    if flat.max() >= _NEW:
        for code in np.unique(units[flat == _NEW]).tolist():
            _units()[code] = min(ord(_one_to_one()[code]), _WIDE)
        flat = _units().take(units)
        if flat.max() == _WIDE:
            return text.translate(_one_to_one())
    return flat.astype(np.uint16).tobytes().decode("utf-16-le")


@cache
def _units() -> npt.NDArray[np.uint32]:
    """The same table for 16-bit characters: to look up many at once. It learns as the other does."""
    return np.full(1 << 16, _NEW, np.uint32)


@cache
def _simplified() -> dict[int, str]:
    return {ord(old): new for old, new in pairs("traditional.tsv").items()}


@cache
def _traditional() -> npt.NDArray[np.bool_]:
    """For each code point whether `simplified` changes it; the last stands for all beyond."""
    changed = [code for code, new in _simplified().items() if chr(code) != new]
    table = np.zeros(max(changed) + 2, np.bool_)
    table[changed] = True
    return table


@cache
def _one_to_one() -> _OneToOne:
    return _OneToOne()


class _OneToOne(dict[int, str]):
    """A table for str.translate that learns each code point when it is first met."""

    def __init__(self) -> None:
        self._simplified = pairs("traditional.tsv")

    def __missing__(self, code: int) -> str:
        self[code] = char = self._fold(chr(code))
        return char

    def _fold(self, char: str) -> str:
        if char.isspace():
            return " "
        if _invisible(char):
            return _GONE
        for step in (_alike, _plain_form, _lower, self._simplified.get):
            changed = step(char)
            if changed and changed != char:
                return self._fold(changed)
        return char


def _invisible(char: str) -> bool:
    return unicodedata.category(char) in ("Cc", "Cf") or "VARIATION SELECTOR" in unicodedata.name(
        char, ""
    )


def _alike(char: str) -> str | None:
    """A lone surrogate cannot be stored as UTF-8: it compares as the replacement character."""
    return "\ufffd" if "\ud800" <= char <= "\udfff" else _ALIKE.get(char)


def _plain_form(char: str) -> str | None:
    """The one character of which this is a width, a compatibility ideograph or a radical."""
    kind, _, rest = unicodedata.decomposition(char).rpartition(" ")
    plain = chr(int(rest, 16)) if rest else ""
    if kind in _WIDTHS or (kind in ("", "<compat>") and is_chinese(char)):
        return plain
    return None


def _lower(char: str) -> str | None:
    lower = char.lower()
    return lower if len(lower) == 1 else None
