"""Pages of structured files: every line says itself what it is, nothing is guessed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from archive.texts import Kind, Leftover, Page, Role
from indexer.splitting.drafts import Draft, Part
from indexer.splitting.lines import Line

_REASONS = {
    "aside": "网页的导航、链接、页脚等，不属于文章",
    "note": "报头、页眉、页脚、脚注或文本框，不属于正文",
}
_UNKNOWN = "这一行没有读懂，或没有说明是什么"
_ROLES = frozenset(
    ("headline", "kicker", "deck", "subheading", "byline", "caption", "paragraph", "slogan")
)


def given_drafts(
    page: Page, lines: Sequence[Line]
) -> tuple[tuple[Draft, ...], tuple[Leftover, ...]]:
    """One draft of all lines with a role in an article and one for each teaser; other lines are left
    over."""
    roles = page.roles or ()
    parts: list[Part] = []
    teasers: list[Draft] = []
    left: list[Leftover] = []
    for i, line in enumerate(lines):
        at = line.number - page.first_line
        role = roles[at] if at < len(roles) else ""
        if role in _ROLES:
            parts.append((i, cast(Role, role)))
        elif role == "teaser":
            teasers.append(Draft("teaser", ((i, "headline"),)))
        else:
            reason = _REASONS.get(role, _UNKNOWN)
            left += [Leftover(page.source, piece, reason) for piece in line.fragments]
    drafts = [Draft(_kind({role for _, role in parts}), tuple(parts))] if parts else []
    return (*drafts, *teasers), tuple(left)


def _kind(roles: set[Role]) -> Kind:
    if roles == {"slogan"}:
        return "slogan"
    return "photo" if "caption" in roles and roles <= {"caption", "byline", "headline"} else "news"
