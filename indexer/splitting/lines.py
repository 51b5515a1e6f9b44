"""The visible lines of a page, trimmed, with what layout is left of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from archive.fragments import paragraph_text, visible_span
from archive.texts import Fragment, Join, Page
from indexer.splitting import breaks
from indexer.words import simplified, traditional

# One to one, so offsets in `look` are offsets in `text`.
_HALF = ",;:?!()[]「」『』﹃﹄﹁﹂〔〕［］｛｝—―─━－｜〈〉\t\u3000\xa0"
_FULL = "，；：？！（）【】“”‘’‘’“”【】【】【】—————|《》   "
_WIDE = {chr(c): chr(c - 0xFEE0) for c in range(0xFF10, 0xFF5B) if chr(c).isalnum()}
_LOOK = {**dict(zip(_HALF, _FULL, strict=True)), **_WIDE}
WRAPPED = "wrapped"
_TRADITIONAL = 10  # a page is in traditional characters when one in so many is none of today's
_ODD = re.compile(f"[{re.escape(''.join(_LOOK))}]")


@dataclass(frozen=True, slots=True)
class Line:
    """A visible line: `text` is `raw[start:]` without outer blanks; `blanks` empty lines stand
    above it; `look` is the text with one kind of punctuation, for patterns, and on a page in
    traditional characters simplified, as all that is known of language is; `hint` see Page.

    Lines that only their width parts are one, whose `pieces` are the printed ones."""

    number: int
    start: int
    text: str
    look: str
    blanks: int
    hint: str = ""
    pieces: tuple[Fragment, ...] = ()
    offset: int = 0  # where it begins in `raw`, blanks included

    @property
    def indented(self) -> bool:
        """Whether the line begins with blanks, as the first line of a paragraph often does."""
        return self.start > self.offset

    @property
    def last(self) -> int:
        """The number of the line with which it ends."""
        return self.pieces[-1].line if self.pieces else self.number

    @property
    def fragments(self) -> tuple[Fragment, ...]:
        """The line as pieces of its source."""
        end = self.start + len(self.text)
        return self.pieces or (Fragment(self.number, self.start, end, self.text),)

    @property
    def wraps(self) -> tuple[Join, ...]:
        """What lies between the pieces."""
        return _wraps(self.pieces) if self.pieces else ()


def visible_lines(page: Page) -> tuple[Line, ...]:
    """The lines of a page that hold anything to see, in order.

    >>> [(x.number, x.start, x.look) for x in visible_lines(Page("a", 1, ("", " 好,人 ")))]
    [(2, 1, '好，人')]
    """
    lines: list[Line] = []
    blanks = 0
    wrapped: list[Line] = []
    old = _is_traditional("".join(page.lines))
    for number, offset, raw, hint in _printed(page):
        start, end = visible_span(raw)
        if start == end:
            blanks += 1
            lines += _as_one(wrapped, old)
            wrapped = []
            continue
        text = raw[start:end]
        look = look_of(simplified(text) if old else text)
        line = Line(number, offset + start, text, look, blanks, hint, offset=offset)
        blanks = 0
        if hint != WRAPPED and not wrapped:
            lines.append(line)
            continue
        wrapped.append(line)
        if hint != WRAPPED:
            lines += _as_one(wrapped, old)
            wrapped = []
    return (*lines, *_as_one(wrapped, old))


def _printed(page: Page) -> Iterator[tuple[int, int, str, str]]:
    """Each line as (number, offset, text, hint); several of one number where it holds other ends
    of lines, unless the file says what its lines are."""
    hints = page.hints or ("",) * len(page.lines)
    usual = breaks.usual(page.lines) if page.roles is None else None
    above = ""
    for number, (raw, hint) in enumerate(zip(page.lines, hints, strict=True), page.first_line):
        if usual is None or WRAPPED in (above, hint):
            yield number, 0, raw, hint
        else:
            for start, end in breaks.spans(raw, usual):
                yield number, start, raw[start:end], hint
        above = hint


def _as_one(wrapped: Sequence[Line], old: bool) -> list[Line]:
    """Lines of one paragraph as one, known to be text; a single line as it is."""
    if len(wrapped) < 2:
        return [replace(line, hint="") if line.hint == WRAPPED else line for line in wrapped]
    pieces = tuple(piece for line in wrapped for piece in line.fragments)
    text = paragraph_text(pieces, _wraps(pieces))
    look = look_of(simplified(text) if old else text)
    return [replace(wrapped[0], text=text, look=look, hint="text", pieces=pieces)]


def _is_traditional(text: str) -> bool:
    return traditional(text) * _TRADITIONAL > len(text)


def _wraps(pieces: Sequence[Fragment]) -> tuple[Join, ...]:
    return tuple(Join(a.line, b.line, 1.0, "按行宽折行", wrap=True) for a, b in pairwise(pieces))


def look_of(text: str) -> str:
    """A text with one kind of punctuation and half-width letters and digits, character for
    character.

    >>> look_of("好,人(3)")
    '好，人（3）'
    """
    for odd in set(_ODD.findall(text)):  # few kinds a line: faster than str.translate
        text = text.replace(odd, _LOOK[odd])
    return text
