"""The visible lines of a page, trimmed, with what layout is left of them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.fragments import visible_span
from archive.texts import Fragment, Page

# One to one, so offsets in `look` are offsets in `text`.
_HALF = ",;:?!()[]「」『』﹃﹄﹁﹂〔〕［］｛｝—―─━－｜〈〉\t\u3000\xa0"
_FULL = "，；：？！（）【】“”‘’‘’“”【】【】【】—————|《》   "
_WIDE = {chr(c): chr(c - 0xFEE0) for c in range(0xFF10, 0xFF5B) if chr(c).isalnum()}
_LOOK = {**dict(zip(_HALF, _FULL, strict=True)), **_WIDE}
_ODD = re.compile(f"[{re.escape(''.join(_LOOK))}]")


@dataclass(frozen=True, slots=True)
class Line:
    """A visible line: `text` is `raw[start:]` without outer blanks; `blanks` empty lines stand
    above it; `look` is the text with one kind of punctuation, for patterns; `hint` see Page."""

    number: int
    start: int
    text: str
    look: str
    blanks: int
    hint: str = ""

    @property
    def indented(self) -> bool:
        """Whether the line begins with blanks, as the first line of a paragraph often does."""
        return self.start > 0

    @property
    def fragment(self) -> Fragment:
        """The line as a piece of its source."""
        return Fragment(self.number, self.start, self.start + len(self.text), self.text)


def visible_lines(page: Page) -> tuple[Line, ...]:
    """The lines of a page that hold anything to see, in order.

    >>> [(x.number, x.start, x.look) for x in visible_lines(Page("a", 1, ("", " 好,人 ")))]
    [(2, 1, '好，人')]
    """
    lines, blanks = [], 0
    hints = page.hints or ("",) * len(page.lines)
    for number, (raw, hint) in enumerate(zip(page.lines, hints, strict=True), page.first_line):
        start, end = visible_span(raw)
        if start == end:
            blanks += 1
            continue
        text = raw[start:end]
        lines.append(Line(number, start, text, look_of(text), blanks, hint))
        blanks = 0
    return tuple(lines)


def look_of(text: str) -> str:
    """A text with one kind of punctuation and half-width letters and digits, character for
    character.

    >>> look_of("好,人(3)")
    '好，人（3）'
    """
    for odd in set(_ODD.findall(text)):  # few kinds a line: faster than str.translate
        text = text.replace(odd, _LOOK[odd])
    return text
