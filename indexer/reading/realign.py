"""Text that lost a byte: in GB18030, Big5 and UTF-16 all characters behind it are out of step. The
likeliest reading is found anew, in which only what is damaged is lost. For UTF-16 see `wide.py`."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from functools import cache

from indexer.reading.likeness import out_of_step
from indexer.reading.oddities import LOST
from indexer.reading.wording import LOSS, surprise

_PAIR = 16.0  # what two lost bytes that make one character cost
_STRAY = 5.0  # what a Latin letter alone costs in Big5, where it may be half of a character
_NARROWEST = 30.0  # readings that cost so much more than the best one are dropped
_AT_MOST = 1 << 20  # bytes that are read anew in one file: that takes seconds
# Bytes that are never a part of a longer character: what stands between them is read alone.
_PIECE = re.compile(rb"[^\x00-\x2f]+")
_BLOCK, _BEYOND = 2048, 64  # bytes that are read at a time, and more that are looked at
_HIGH, _DIGIT = range(0x81, 0xFF), range(0x30, 0x3A)

Token = tuple[int, str, float]  # how many bytes, what they are, what that costs


class Realigner:
    """Reads the lines of one file anew, until the file has been given enough time."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding
        self._left = _AT_MOST

    def line(self, raw: bytes) -> str:
        """A line of GB18030 or Big5."""
        found, end = [], 0
        for match in _PIECE.finditer(raw):
            if not match[0].isascii():
                found += [raw[end : match.start()].decode("ascii"), self._piece(match[0])]
                end = match.end()
        return "".join(found) + raw[end:].decode("ascii")

    def _piece(self, data: bytes) -> str:
        """Block after block: one that reads well with what follows is read as it stands."""
        found, at = [], 0
        while at < len(data):
            seen = data[at : at + _BLOCK + _BEYOND]
            last = at + len(seen) == len(data)
            text, _ = _plain(seen, self._encoding, last)
            if self._left < 0 or not (LOST in text or out_of_step(text, self._encoding)):
                text, used = _plain(seen if last else seen[:_BLOCK], self._encoding, last)
            else:
                self._left -= len(seen)
                text, used = _likeliest(seen, self._encoding, len(seen) if last else _BLOCK)
            found.append(text)
            at += used
        return "".join(found)


def _plain(data: bytes, encoding: str, last: bool) -> tuple[str, int]:
    """The text of the data, and how many bytes of it that is: half a character at the end is left
    for later, unless it is the `last`."""
    name, errors = ("cp950", "baodang-hkscs") if encoding == "big5" else (encoding, "replace")
    decoder = codecs.getincrementaldecoder(name)(errors)
    text = decoder.decode(data, last)
    return text, len(data) - (0 if last else len(decoder.getstate()[0]))


def lost_in_big5(error: UnicodeError) -> tuple[str, int]:
    """What cp950 does not know may be a character of HKSCS; else one byte is lost."""
    assert isinstance(error, UnicodeDecodeError)
    pair = error.object[error.start : error.start + 2]
    try:
        return pair.decode("big5hkscs"), error.start + len(pair)
    except UnicodeDecodeError:
        return LOST, error.start + 1


codecs.register_error("baodang-hkscs", lost_in_big5)


def _likeliest(data: bytes, encoding: str, until: int) -> tuple[str, int]:
    """The cheapest way through the bytes, as far as it has come `until` a place, and where that
    is: each state is how the last character ended there."""
    cost = surprise()
    # For each place the ways to it: cost, last character, place and way before.
    ways: list[list[tuple[float, str, int, int]]] = [[] for _ in range(len(data) + 1)]
    ways[0] = [(0.0, "", 0, 0)]
    for at in range(len(data)):
        if not ways[at]:
            continue
        limit = min(ways[at])[0] + _NARROWEST
        for length, char, price in _tokens(data, at, encoding):
            reached = min(
                (total + price + (cost(before, char) if char != LOST else 0.0), char, at, n)
                for n, (total, before, _, _) in enumerate(ways[at])
                if total <= limit
            )
            ways[at + length].append(reached)
    place, way = len(data), ways[-1].index(min(ways[-1]))
    found = []
    used = place
    while place:
        _, char, before, way = ways[place][way]
        if before >= until:
            used = before
        else:
            found.append(char)
        place = before
    return "".join(reversed(found)), used


def _tokens(data: bytes, at: int, encoding: str) -> Iterator[Token]:
    """What may stand at a place: a character, or a byte or a pair that is lost."""
    first, second = data[at], data[at + 1] if at + 1 < len(data) else 0
    letters = encoding == "big5" and 0x40 <= second < 0x7F and not data[at + 2 : at + 3].isalnum()
    if first < 0x80:
        alone = encoding == "big5" and first >= 0x40 and second >= 0x80
        yield 1, chr(first), _STRAY if alone and data[at - 1 : at] >= b"\x80" else 0.0
        return
    yield 1, LOST, LOSS
    if second >= 0x80 or letters:
        yield 2, LOST, _PAIR
    if first in _HIGH and (char := _pair(data[at : at + 2], encoding)):
        yield 2, char, 0.0
    if encoding == "gb18030" and second in _DIGIT and (four := _four(data[at : at + 4])):
        yield 4, four, 0.0


@cache
def _pair(pair: bytes, encoding: str) -> str:
    for name in (encoding,) if encoding != "big5" else ("cp950", "big5hkscs"):
        try:
            text = pair.decode(name)
        except UnicodeDecodeError:
            continue
        if len(text) == 1:
            return text
    return ""


def _four(data: bytes) -> str:
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return text if len(text) == 1 else ""
