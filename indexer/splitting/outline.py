"""States of lines → drafts: where articles begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.texts import Kind, Role
from indexer.splitting import cues, leads
from indexer.splitting.drafts import Draft, Part
from indexer.splitting.lines import Line

_BRIEFS = re.compile(r"[一-鿿]{0,2}(?:简讯|短讯|快讯|要闻)(?:[一-鿿]则)?")
_ROLES: dict[str, Role] = {
    "K": "kicker",
    "H": "headline",
    "D": "deck",
    "B": "byline",
    "E": "byline",
    "S": "subheading",
    "P": "paragraph",
    "s": "paragraph",
    "Q": "paragraph",
    "T": "headline",
}


def outline(lines: Sequence[Line], states: str) -> list[Draft]:
    """The drafts of a page in reading order, captions and furniture left out."""
    outliner = _Outliner(lines)
    for i, state in enumerate(states):
        if state == "X":
            outliner.banner(i)
        elif state in _ROLES:
            outliner.line(i, state)
    outliner.close()
    return outliner.drafts


class _Outliner:
    """Walks down a page and closes a draft when the next one begins."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.drafts: list[Draft] = []
        self._lines = lines
        self._parts: list[Part] = []
        self._roles: set[Role] = set()  # of the parts: a page may hold very many lines

    def banner(self, i: int) -> None:
        """A standing title is an item of its own."""
        self.close()
        self.drafts.append(Draft("slogan", ((i, "slogan"),)))

    def line(self, i: int, state: str) -> None:
        """A line of an article: the next one's where it begins one."""
        if (
            state in "KQT"
            or (state == "H" and self._has("headline", "paragraph"))
            or (state == "B" and self._has("paragraph"))
        ):
            self.close()
        self._parts.append((i, _ROLES[state]))
        self._roles.add(_ROLES[state])
        if state == "T":
            self.close()

    def close(self) -> None:
        """What was gathered becomes a draft."""
        if self._parts and all(role == "kicker" for _, role in self._parts):
            self._parts = [(i, "slogan") for i, _ in self._parts]  # over no headline of its own
            self.drafts.append(Draft("slogan", tuple(self._parts)))
        elif self._parts:
            self.drafts.append(Draft(self._kind(), tuple(self._parts)))
        self._parts, self._roles = [], set()

    def _kind(self) -> Kind:
        first, role = self._parts[0]
        look = self._lines[first].look
        if not self._has("paragraph") or self._pointed():
            return "teaser"
        if _BRIEFS.fullmatch(look) or (role == "paragraph" and leads.is_again(look)):
            return "brief"
        return "news"

    def _pointed(self) -> bool:
        """Whether all of its text is a few sentences that say on which page the article stands."""
        body = [i for i, role in self._parts if role == "paragraph"]
        return len(body) == 1 and cues.is_pointed(self._lines[body[0]].look)

    def _has(self, *roles: Role) -> bool:
        return not self._roles.isdisjoint(roles)
