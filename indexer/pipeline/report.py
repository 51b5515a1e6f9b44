"""What a build did, for the one-screen report and for `--json`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from archive.texts import Doubt


@dataclass(frozen=True, slots=True)
class Step:
    """How far a build is: what is being done, and how much of it, in `unit`: bytes (B), articles
    (篇) or steps of no common size ("")."""

    what: str
    done: int = 0
    total: int = 1
    unit: str = ""


Watch = Callable[[Step], None]


def watch_nothing(step: Step) -> None:
    """A Watch for callers that do not look."""


@dataclass(frozen=True, slots=True)
class Report:
    """Totals of the archive after the build, and what the build itself changed.

    `files` were looked at, of which `changed` were read anew and `removed` dropped from the
    archive. `kinds` counts articles by kind, slogans too, which `articles` leaves out; `truncated`
    those some text of which is missing. Continuations between lines were made (`joins`),
    `suspected` or `refused`; `corrections` counts the changes by hand that the archive shows.
    `file_doubts` are about whole files, as (source name or "", doubt); `doubts` counts those and
    all doubts about articles, `doubt_kinds` the same by rule. `checked` cuts of texts were asked of
    the new index before it was put in use; 0 when there is none.
    """

    files: int
    changed: int
    removed: int
    articles: int
    paragraphs: int
    joins: int
    doubts: int
    seconds: float
    pages: int = 0
    kinds: dict[str, int] = field(default_factory=dict)
    suspected: int = 0
    refused: int = 0
    truncated: int = 0
    leftovers: int = 0
    doubt_kinds: dict[str, int] = field(default_factory=dict)
    file_doubts: tuple[tuple[str, Doubt], ...] = ()
    corrections: int = 0
    checked: int = 0
