"""JSON on one line, whatever a reader takes for the end of a line."""

from __future__ import annotations

import json

import msgspec

# JSON lets these stand as they are, but to many programs (str.splitlines) they end a line.
_ENDS = {end: f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}


def json_line(value: object) -> str:
    """A value as JSON without any line end in it; Chinese stays readable.

    >>> json_line({"text": "一\\u2028二\\n"})
    '{"text": "一\\\\u2028二\\\\n"}'
    """
    line = _json(value)
    for end, written in _ENDS.items():
        line = line.replace(end, written)
    return line


def _json(value: object) -> str:
    try:
        return msgspec.json.format(msgspec.json.encode(value), indent=0).decode()
    except UnicodeEncodeError:  # half a character, as names of files may hold
        return json.dumps(value, ensure_ascii=False)
