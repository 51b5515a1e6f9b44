"""How quoted words are held against the beginning of a line."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from archive.fragments import is_visible

_QUOTES = str.maketrans("“”‘’「」『』", '""' + "''" + '""' + "''")


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a source by number, and how they are compared, worked out when first needed:
    many corrections may look through the same ones."""

    texts: Mapping[int, str]
    _bare: dict[int, str] = field(default_factory=dict)

    def bare(self, number: int) -> str:
        """The visible characters of a line as they are compared."""
        if number not in self._bare:
            self._bare[number] = bare_text(self.texts[number])[0]
        return self._bare[number]


def begins(bare: str, wanted: str) -> bool:
    """Whether a bare line begins with the words; signs before its first word need not be quoted."""
    return bare.startswith(wanted) or _unsigned(bare).startswith(wanted)


def bare_text(text: str) -> tuple[str, list[int]]:
    """The visible characters as they are compared (width, case and kinds of quotes aside), and
    where each of them stands."""
    kept = [(i, c) for i, c in enumerate(text) if is_visible(c)]
    return "".join(_plain(c) for _, c in kept), [i for i, _ in kept]


def _unsigned(bare: str) -> str:
    at = 0
    while at < len(bare) and unicodedata.category(bare[at])[0] in "PS":
        at += 1
    return bare[at:]


def _plain(character: str) -> str:
    wide = unicodedata.normalize("NFKC", character)
    plain = (wide if len(wide) == 1 else character).casefold()
    return (plain if len(plain) == 1 else character).translate(_QUOTES)
