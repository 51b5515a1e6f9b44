"""UTF-16 that lost a byte, or has one too many: all behind it is out of step, and is put back."""

from __future__ import annotations

import re

from indexer.reading.oddities import LOST
from indexer.reading.wording import LOSS, surprise

WIDE = ("utf-16-le", "utf-16-be")
_ODD = "[^\\t-\\r\\x20-\\x7e\xa0-\xff\u2000-\u206f\u2460-\u249b\u3000-\u303f\u4e00-\u9fff\uff00-\uff65]"
_OUT_OF_STEP = re.compile(f"{_ODD}(?:.?{_ODD}){{3}}", re.S)
_BEFORE, _AFTER = 16, 24  # characters around the first odd ones among which the byte is sought
_MOST = 500  # places that are looked at in one file, beside one a block
_BLOCK, _BEYOND = 1 << 18, 128  # bytes that are read at a time, of which the last are read again


def decode_wide(data: bytes, encoding: str) -> tuple[str, int]:
    """Bytes of UTF-16 without a mark → text, and how many characters of it are lost.

    >>> decode_wide("本报讯记者昨日从区政府获悉".encode("utf-16-le")[1:], "utf-16-le")
    ('�报讯记者昨日从区政府获悉', 1)
    """
    found: list[str] = []
    lost = start = 0
    for _ in range(_MOST + len(data) // _BLOCK):
        block = data[start : start + _BLOCK]
        last = start + len(block) == len(data)
        at = _shift(block, encoding, last)
        if at is not None:
            found += [_text(block[:at], encoding), LOST]
            lost += 1
            start += at + 1
        elif last:
            break
        else:
            found.append(_text(block[:-_BEYOND], encoding))
            start += len(block) - _BEYOND
    rest = data[start:].decode(encoding, "replace")
    try:
        data[start:].decode(encoding)
    except UnicodeDecodeError:
        lost += rest.count(LOST)
    return "".join(found) + rest, lost


def _shift(data: bytes, encoding: str, last: bool) -> int | None:
    """Where the first byte stands that makes all behind it out of step, if one does; in the `last`
    block an odd byte at the end is one."""
    text, units, seen = _text(data, encoding), 0, 0
    for _ in range(_MOST):
        match = _OUT_OF_STEP.search(text, seen)
        if match is None:
            break
        units += len(text[seen : match.start()].encode(encoding, "surrogatepass")) // 2
        at = _likeliest(data, encoding, units - _BEFORE, units + _AFTER)
        if at is not None:
            return at
        seen = match.end()
        units += len(match[0].encode(encoding, "surrogatepass")) // 2
    if last and len(data) % 2:  # the end came before anything could look odd
        units = len(data) // 2
        return _likeliest(data, encoding, units - _BEFORE, units + 1)
    return None


def _likeliest(data: bytes, encoding: str, first: int, last: int) -> int | None:
    """Of a stretch of characters, the place of the byte without which they read best; None when
    they read best as they stand."""
    first = max(0, first)
    stretch = data[2 * first : 2 * last]
    whole = _costs(stretch, encoding)
    behind = _costs(stretch[1:], encoding)
    best, place = sum(whole), None
    left, right = 0.0, sum(behind)
    for n in range(len(stretch) // 2 + 1):
        if 2 * n < len(stretch) and left + right + LOSS < best:
            best, place = left + right + LOSS, 2 * (first + n)
        left += whole[n] if n < len(whole) else 0.0
        right -= behind[n] if n < len(behind) else 0.0
    return place


def _costs(data: bytes, encoding: str) -> list[float]:
    cost, text = surprise(), _units(data, encoding)
    return [cost(before, char) for before, char in zip(("", *text), text, strict=False)]


def _units(data: bytes, encoding: str) -> list[str]:
    high, low = (1, 0) if encoding.endswith("le") else (0, 1)
    return [chr(data[k + high] << 8 | data[k + low]) for k in range(0, len(data) - 1, 2)]


def _text(data: bytes, encoding: str) -> str:
    """Text that has every unit of the data, also half a pair; an odd byte at the end is left out."""
    return data[: len(data) // 2 * 2].decode(encoding, "surrogatepass")
