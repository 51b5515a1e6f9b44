"""Lines with labels → drafts: where articles begin and end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from archive.texts import Kind, Role
from indexer.splitting import cues
from indexer.splitting.drafts import Draft, Part
from indexer.splitting.headings import led, opens_article, rhythm, roles_in_group
from indexer.splitting.labels import Label
from indexer.splitting.lines import Line

_BRIEFS = re.compile(r"[一-鿿]{0,2}(?:简讯|短讯|快讯|要闻)(?:[一-鿿]则)?")
_LIST_OF_TITLES = 3
_LONGEST_TITLE = 60


def outline(lines: Sequence[Line], labels: Sequence[Label]) -> list[Draft]:
    """The drafts of a page in reading order, captions and noise left out."""
    outliner = _Outliner(lines, labels)
    for label, group in groupby(range(len(lines)), lambda i: labels[i]):
        run = list(group)
        if label == "heading":
            outliner.heading(run)
        elif label == "body":
            for i in run:
                outliner.body(i)
        elif label == "byline":
            outliner.byline(run)
    outliner.close()
    return outliner.drafts


class _Outliner:
    """Walks down a page and closes a draft when the next one begins."""

    def __init__(self, lines: Sequence[Line], labels: Sequence[Label]) -> None:
        self.drafts: list[Draft] = []
        self._lines, self._labels = lines, labels
        self._beat = rhythm(lines, labels)
        self._parts: list[Part] = []
        self._kind: Kind = "news"

    def close(self) -> None:
        """What was gathered becomes a draft."""
        if self._parts:
            self.drafts.append(Draft(self._kind, tuple(self._parts)))
        self._parts, self._kind = [], "news"

    def heading(self, run: list[int]) -> None:
        """A group of heading lines: a new article's, or sections of this one."""
        if not self._opens(run):
            self._parts += [(i, "subheading") for i in run]
            return
        if self._has("paragraph", "headline"):
            self.close()
        if not led(self._lines, self._labels, run[-1]):
            self._titles(run)
            return
        looks = [self._lines[i].look for i in run]
        self._kind = "brief" if _BRIEFS.fullmatch(looks[0]) else "news"
        own = 1 + next((k for k, x in enumerate(looks[1:]) if _below_title(x)), len(run))
        for i, role in roles_in_group(self._lines, run[:own]):
            if role == "slogan":
                self.drafts.append(Draft("slogan", ((i, "slogan"),)))
            else:
                self._parts.append((i, role))
        self._parts += [(i, "subheading") for i in run[own:]]

    def body(self, i: int) -> None:
        """A line of text; 又讯, or a lead under a text without a heading between, begins anew."""
        look = self._lines[i].look
        if self._has("paragraph") and cues.is_lead(look):
            titles = self._titles_above()
            self.close()
            self._kind = "brief" if cues.is_again(look) else "news"
            self._parts = titles
        self._parts.append((i, "paragraph"))

    def byline(self, run: list[int]) -> None:
        """Names: they belong to the article they stand in, or to the one that follows."""
        self._parts += [(i, "byline") for i in run]

    def _opens(self, run: list[int]) -> bool:
        if self._has("paragraph"):
            above = Draft(self._kind, tuple(self._parts))
            return opens_article(self._lines, self._labels, run, above, self._beat)
        titled = self._has("headline") and self._has("byline")
        return not titled or led(self._lines, self._labels, run[-1]) == "lead"

    def _titles(self, run: list[int]) -> None:
        """Headings with no text of their own: a standing title, or titles of other pages."""
        if len(run) == 1 and cues.is_column(self._lines[run[0]].look):
            self.drafts.append(Draft("slogan", ((run[0], "slogan"),)))
        elif len(run) >= _LIST_OF_TITLES:
            self.drafts += [Draft("teaser", ((i, "headline"),)) for i in run]
        else:
            self.drafts.append(Draft("teaser", roles_in_group(self._lines, run)))

    def _titles_above(self) -> list[Part]:
        """The lines above a lead, down from the last whole paragraph, taken out as its headings:
        a heading may be too long, or too far from its lead, to be known as one before."""
        body = [
            k for k, (i, role) in enumerate(self._parts) if role == "paragraph" and self._whole(i)
        ]
        at = body[-1] + 1 if body else len(self._parts)
        while at < len(self._parts) and self._parts[at][1] == "byline":
            at += 1
        own, self._parts = self._parts[at:], self._parts[:at]
        run = [i for i, role in own if role != "byline"]
        names = tuple((i, role) for i, role in own if role == "byline")
        return sorted((*roles_in_group(self._lines, run), *names)) if run else list(own)

    def _whole(self, i: int) -> bool:
        look = self._lines[i].look
        return len(look) > _LONGEST_TITLE or (cues.ending(look) == "closed" and "。" in look)

    def _has(self, *roles: Role) -> bool:
        return any(role in roles for _, role in self._parts)


def _below_title(look: str) -> bool:
    """Whether a heading line under a headline is rather the first subheading."""
    return cues.is_numbered(look) or cues.is_section(look)
