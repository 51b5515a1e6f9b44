"""An article in the making: which lines of the page it has, and as what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.texts import Kind, Role
from indexer.splitting.lines import Line

Part = tuple[int, Role]  # index of a line, and its role


@dataclass(frozen=True, slots=True)
class Draft:
    """Lines by role, in reading order. A line index counts the visible lines of the page."""

    kind: Kind
    parts: tuple[Part, ...] = ()

    def having(self, *roles: Role) -> tuple[int, ...]:
        """The indices of the lines with one of these roles."""
        return tuple([i for i, role in self.parts if role in roles])

    def text(self, lines: Sequence[Line], *roles: Role) -> str:
        """The text of these roles (all of them when none is named), line below line."""
        return "\n".join(lines[i].look for i, role in self.parts if not roles or role in roles)

    def plus(self, *parts: Part) -> Draft:
        """With more lines, sorted."""
        return Draft(self.kind, tuple(sorted((*self.parts, *parts))))
