"""From file to article: Source, Page, and the pieces of text that keep their origin.

Line numbers are 1-based and count the `\n`-split text of the source; `start` and `end` are
code-point offsets into that raw line. A Fragment is an unchanged slice of a line, so every
character of an article can be traced to where it was printed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from archive.tags import Tags

Kind = Literal["news", "brief", "photo", "teaser", "slogan"]
Truncated = Literal["none", "start", "end", "both"]
State = Literal["whole", "rejoined", "cut", "caption", "suspected"]
Role = Literal[
    "headline", "kicker", "deck", "subheading", "byline", "caption", "paragraph", "slogan"
]


@dataclass(frozen=True, slots=True)
class Metadata:
    """Facts about a page that its text does not hold; None is unknown.

    `origins` names for each known key where it came from, in the words that pages show, e.g.
    ("issue_date", "旁注文件 a.txt.meta.json"); `refused` holds as (key, value, origin) what a
    weaker origin said differently.
    """

    newspaper: str | None = None
    issue_date: str | None = None  # YYYY-MM-DD
    page: str | None = None
    city: str | None = None
    url: str | None = None
    origins: tuple[tuple[str, str], ...] = ()
    refused: tuple[tuple[str, str, str], ...] = ()

    def origin(self, key: str) -> str | None:
        """Where the value of `key` came from, or None."""
        return dict(self.origins).get(key)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the program is not sure of, as data: a rule name, a sentence, where it stands."""

    rule: str
    message: str
    line: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """One file. `name` is its path relative to the PATH argument it came from, with `/`."""

    name: str
    path: str
    sha256: str
    size: int
    format: str  # txt, jsonl, html, mhtml, pdf, docx, zip
    encoding: str
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of one printed page, or of one ready-split article of a structured file.

    `lines[i]` is line `first_line + i` of the source. `roles`, when given, holds one role a line
    ("" for an empty line): the file said so itself, nothing is guessed.
    `hints`, without `roles`, holds for each line what its type and place say: "heading",
    "headline" and "beside" (the largest of several headings, and kicker or deck beside it), "text",
    "edge" (it tells what page this is), "wrapped" (it goes on in the next line, where the width of
    the lines ends it) or "".
    `number` counts the pages of the source from 1.
    """

    source: str
    number: int
    lines: tuple[str, ...]
    first_line: int = 1
    metadata: Metadata = Metadata()
    roles: tuple[str, ...] | None = None
    doubts: tuple[Doubt, ...] = ()
    hints: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Fragment:
    """An unchanged slice of one raw line: `raw_line[start:end] == text`."""

    line: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Join:
    """Two fragments put together. `score` 0–1; `reason` in words.

    `overlap` was printed on both sides of the seam: the fragments keep it, the text has it once.
    `wrap`: nothing was broken there, only the width of the lines ends one (see Page.hints).
    """

    from_line: int
    to_line: int
    score: float
    reason: str
    overlap: str = ""
    wrap: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """A continuation that was weighed and not made; `why` says what spoke against it.

    `suspected`: likely enough to be shown as 疑似接续; else it is only kept for who asks.
    """

    join: Join
    suspected: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """A piece of an article beside its paragraphs: headline, kicker, deck, byline or caption."""

    text: str
    fragments: tuple[Fragment, ...]


@dataclass(frozen=True, slots=True)
class Subheading:
    """A 小标题; `before` is the n of the first paragraph below it (None: nothing follows)."""

    text: str
    fragments: tuple[Fragment, ...]
    before: int | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in reading order, n from 1; `joins` holds one Join less than fragments."""

    n: int
    text: str
    fragments: tuple[Fragment, ...]
    joins: tuple[Join, ...] = ()

    @property
    def repairs(self) -> tuple[Join, ...]:
        """The joins that put together what was broken."""
        return tuple(join for join in self.joins if not join.wrap)


LOST = "lost-text"  # the rule of the Doubt that goes with a Gap
SUSPECTED = "suspected-join"  # the rule of the Doubt that goes with a suspected Candidate


@dataclass(frozen=True, slots=True)
class Gap:
    """Text missing inside an article: before (`start`) or after (`end`) the given line's text."""

    line: int
    missing: Literal["start", "end"]
    why: str


def whereabouts(line: int | None = None) -> str:
    """What a Gap says of where the missing text may be: nowhere, or in a suspected line."""
    if line is None:
        return "在本版找不到"
    return f"可能在第 {line} 行（疑似接续，没有接上）"


@dataclass(frozen=True, slots=True)
class Leftover:
    """Visible text of a source that belongs to no article, and why."""

    source: str
    fragment: Fragment
    reason: str


@dataclass(frozen=True, slots=True)
class Correction:
    """A change that a person made by hand to what the program had put together.

    `what` says in words what was changed; `file` names the file of the home folder that says so.
    """

    what: str
    who: str
    why: str
    date: str | None = None  # YYYY-MM-DD, when it was written
    file: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One item of a page with its text, its origin and, after tagging, its tags.

    `id` is stable over rebuilds. A `slogan` has a headline only and names in `applies_to` the
    ids of the articles it stands over.
    """

    id: str
    source: str
    page_number: int
    kind: Kind
    headline: Field | None = None
    kicker: Field | None = None
    deck: Field | None = None
    byline: Field | None = None
    captions: tuple[Field, ...] = ()
    subheadings: tuple[Subheading, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    truncated: Truncated = "none"
    gaps: tuple[Gap, ...] = ()
    state: tuple[State, ...] = ("whole",)
    applies_to: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    corrections: tuple[Correction, ...] = ()
    metadata: Metadata = Metadata()
    tags: Tags = field(default_factory=Tags)
