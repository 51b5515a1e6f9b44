"""What one [[correction]] of a file says, checked but not yet brought to any page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from archive.texts import Correction, Doubt, Kind, Role

BAD, ORPHAN = "bad-correction", "orphan-correction"
FOLDER = "corrections"  # below the home folder, as people know it
AS_IT_WAS = "（已是如此）"  # of what a correction asks for and the program made anyway
NewRole = Role | Literal["leftover"]
ROLES: dict[NewRole, str] = {
    "headline": "标题",
    "kicker": "引题",
    "deck": "副题",
    "subheading": "小标题",
    "byline": "署名",
    "caption": "图片说明",
    "paragraph": "段落",
    "slogan": "栏目标语",
    "leftover": "剩余",
}
LEVELS = {"province": "省", "city": "城市", "district": "区县", "street": "街道"}


class Refused(Exception):
    """A correction that cannot be followed; `str()` is the sentence that says why, `line` the one
    of the source to look at."""

    rule = BAD

    def __init__(self, why: str, line: int | None = None) -> None:
        super().__init__(why)
        self.line = line


class Orphaned(Refused):
    """What the correction speaks of is not there, or no longer."""

    rule = ORPHAN


@dataclass(frozen=True, slots=True)
class Anchor:
    """A line of the source by its number, and the words with which its text begins."""

    line: int
    quote: str = ""


@dataclass(frozen=True, slots=True)
class JoinLines:
    """The second line goes on where the first one ends; `overlap` was printed in both."""

    overlap: str = ""


@dataclass(frozen=True, slots=True)
class SplitLines:
    """The second line does not go on where the first one ends."""


@dataclass(frozen=True, slots=True)
class SetRole:
    """The line is of this role, in the article that holds the second anchor if there is one."""

    role: NewRole


@dataclass(frozen=True, slots=True)
class StartArticle:
    """An article begins at the line."""


@dataclass(frozen=True, slots=True)
class MergeArticles:
    """The article at the second line is the rest of the article at the first."""


@dataclass(frozen=True, slots=True)
class SetHeadline:
    """The first `lines` anchors are the headline, of the article at one more anchor if given."""

    lines: int


@dataclass(frozen=True, slots=True)
class SetTags:
    """Tags of the article that holds the line; None leaves a tag alone, empty is unknown.

    `place` holds pairs (level, name) from the province down; `officials` are the names that stay.
    """

    place: tuple[tuple[str, str], ...] | None = None
    date: str | None = None
    topics: tuple[str, ...] | None = None
    reporters: tuple[str, ...] | None = None
    correspondents: tuple[str, ...] | None = None
    authors: tuple[str, ...] | None = None
    practices: tuple[str, ...] | None = None
    officials: tuple[str, ...] | None = None
    kind: Kind | None = None


Action = JoinLines | SplitLines | SetRole | StartArticle | MergeArticles | SetHeadline | SetTags


@dataclass(frozen=True, slots=True)
class Entry:
    """One correction: the `number`-th of its file, in line `at`, who made it and why."""

    file: str
    number: int
    source: str
    who: str
    why: str
    date: str | None
    action: Action
    anchors: tuple[Anchor, ...]
    at: int | None = None

    @property
    def label(self) -> str:
        """How sentences call it."""
        return label(self.file, self.number, self.at)

    @property
    def reason(self) -> str:
        """Its reason in words, for joins and leftovers."""
        return f"更正：{self.who}：{self.why}"

    def done(self, what: str) -> Correction:
        """The note that an article keeps of it."""
        return Correction(what, self.who, self.why, self.date, self.file)

    def doubt(self, problem: Refused, line: int | None = None) -> Doubt:
        """The report of what kept it from being followed."""
        where = line if line is not None else problem.line
        return Doubt(problem.rule, f"更正 {FOLDER}/{self.label}没有执行：{problem}", where)


def label(file: str, number: int, at: int | None) -> str:
    """An entry as sentences call it: where the person finds it.

    >>> label("a.toml", 2, 9)
    'a.toml 第 2 条（第 9 行）'
    """
    return f"{file} 第 {number} 条" + (f"（第 {at} 行）" if at else "")
