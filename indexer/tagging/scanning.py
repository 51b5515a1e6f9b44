"""Finding a pattern only where it can begin."""

from __future__ import annotations

import re
from collections.abc import Iterator


class Scan:
    """Finds what `pattern` finds, trying it only at the characters of `first`.

    Python's own search tries every position of a text, and long alternations make each try dear;
    a set of characters is skipped through some ten times as fast. `first` is the inside of a
    character class that holds every character with which a match can begin; no match may be empty.

    >>> [m[0] for m in Scan("0-9一二", "[0-9]+[天日]|一[天日]").finditer("3月5日、一天")]
    ['5日', '一天']
    """

    __slots__ = ("_begins", "_match", "pattern")

    def __init__(self, first: str, pattern: str) -> None:
        self.pattern = pattern
        self._begins = re.compile(f"[{first}]").search
        self._match = re.compile(pattern).match

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The matches from left to right, as those of `re.finditer`."""
        begins, match, past = self._begins, self._match, 0
        while first := begins(text, past):
            past = first.end()
            if found := match(text, past - 1):
                past = found.end()
                yield found
