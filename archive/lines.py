"""JSON on one line, whatever a reader takes for the end of a line."""

from __future__ import annotations

import json

# JSON lets these stand as they are, but to many programs (str.splitlines) they end a line.
_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}


def json_line(value: object) -> str:
    """A value as JSON without any line end in it; Chinese stays readable.

    >>> json_line({"text": "一\\u2028二\\n"})
    '{"text": "一\\\\u2028二\\\\n"}'
    """
    return json.dumps(value, ensure_ascii=False).translate(_ENDS)
