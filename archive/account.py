"""What became of every line of a page: the account that `explain` prints and the source view draws.

Pure bookkeeping over what the catalogue holds; nothing is judged here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from archive.tags import Where
from archive.texts import (
    LOST,
    SUSPECTED,
    Article,
    Candidate,
    Doubt,
    Field,
    Fragment,
    Gap,
    Join,
    Leftover,
    Page,
)

T = TypeVar("T")
Standing = Literal["made", "suspected", "refused"]


@dataclass(frozen=True, slots=True)
class Tie:
    """A continuation from one line to another, made or only weighed.

    `moved`: other text stands between the two, or the end above the beginning. `against` says
    what kept it from being made.
    """

    join: Join
    standing: Standing
    moved: bool
    against: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A slice of a line and what it is: a part of article `number` of the page, counted from 1,
    or a leftover (`number` None, `note` says why). `where` and `nth` name the article's field."""

    start: int
    end: int
    role: str  # a key of labels.ROLES
    number: int | None = None
    where: Where = None
    nth: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class LineAccount:
    """A raw line: its claims in order, the ties that lead into it (`back`) and out of it (`on`),
    what is missing at its ends, and doubts about it that none of these shows."""

    number: int
    text: str
    claims: tuple[Claim, ...]
    back: tuple[Tie, ...]
    on: tuple[Tie, ...]
    gaps: tuple[Gap, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class PageAccount:
    """A page line by line, with its articles in reading order; `doubts` stand at no line of it."""

    page: Page
    articles: tuple[Article, ...]
    lines: tuple[LineAccount, ...]
    doubts: tuple[Doubt, ...]

    def ties(self, standing: Standing) -> tuple[Tie, ...]:
        """The continuations of one kind, in the order of their beginnings."""
        return tuple(tie for line in self.lines for tie in line.on if tie.standing == standing)

    @property
    def leftovers(self) -> int:
        """How many pieces of text belong to no article."""
        return sum(claim.number is None for line in self.lines for claim in line.claims)


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A doubt with where it stands; `source` is "" when it is about the user's own files,
    `article` None when it is about the file or page, `title`
    is the article's headline or its first words."""

    source: str
    article: str | None
    title: str | None
    doubt: Doubt


@dataclass(frozen=True, slots=True)
class Part:
    """A field of an article with where it was printed; `joins` lie between its fragments."""

    where: Where
    nth: int
    role: str
    text: str
    fragments: tuple[Fragment, ...]
    joins: tuple[Join, ...] = ()


def account(
    page: Page,
    articles: Sequence[Article],
    leftovers: Iterable[Leftover] = (),
    candidates: Iterable[Candidate] = (),
    doubts: Iterable[Doubt] = (),
) -> PageAccount:
    """A page, its articles in reading order, and what its source has besides → line by line.

    Leftovers, candidates and doubts of other pages of the source are left out; `doubts` are those
    about the source, the articles bring their own.
    """
    numbers = range(page.first_line, page.first_line + len(page.lines))
    filled = {n for n, text in zip(numbers, page.lines, strict=True) if text.strip()}
    ties = [tie for tie in _ties(articles, candidates, filled) if tie.join.from_line in numbers]
    gaps = [gap for article in articles for gap in article.gaps]
    drawn = {(LOST, gap.line) for gap in gaps}
    drawn |= {(SUSPECTED, t.join.from_line) for t in ties if t.standing == "suspected"}
    said = [d for a in articles for d in a.doubts if (d.rule, d.line) not in drawn]
    said += [d for d in doubts if d.line is None or d.line in numbers]
    claims = _grouped((*_claims(articles), *map(_left, leftovers)), lambda pair: pair[0])
    back = _grouped(ties, lambda tie: tie.join.to_line)
    on = _grouped(ties, lambda tie: tie.join.from_line)
    missing = _grouped(gaps, lambda gap: gap.line)
    doubtful = _grouped(said, lambda doubt: doubt.line)

    def line(n: int, text: str) -> LineAccount:
        mine = sorted((claim for _, claim in claims[n]), key=lambda c: (c.start, c.end))
        return LineAccount(
            n,
            text,
            tuple(mine),
            tuple(back[n]),
            tuple(on[n]),
            tuple(missing[n]),
            tuple(doubtful[n]),
        )

    return PageAccount(
        page,
        tuple(articles),
        tuple(map(line, numbers, page.lines)),
        tuple(doubt for doubt in said if doubt.line not in numbers),
    )


def parts(article: Article) -> Iterator[Part]:
    """Every field of an article: head, subheadings, captions, paragraphs."""
    role = {"slogan": "slogan", "teaser": "teaser"}.get(article.kind)
    for name in ("kicker", "headline", "deck", "byline"):
        field: Field | None = getattr(article, name)
        if field:
            head = role if role and name == "headline" else name
            yield Part(name, 0, head, field.text, field.fragments)
    for i, subheading in enumerate(article.subheadings):
        yield Part("subheading", i, "subheading", subheading.text, subheading.fragments)
    for i, caption in enumerate(article.captions):
        yield Part("caption", i, "caption", caption.text, caption.fragments)
    for p in article.paragraphs:
        yield Part(p.n, 0, role or "paragraph", p.text, p.fragments, p.joins)


def first_line(article: Article) -> int | None:
    """The first line of the source that went into an article."""
    return min((f.line for part in parts(article) for f in part.fragments), default=None)


def _claims(articles: Sequence[Article]) -> Iterator[tuple[int, Claim]]:
    for number, article in enumerate(articles, 1):
        for part in parts(article):
            for f in part.fragments:
                yield f.line, Claim(f.start, f.end, part.role, number, part.where, part.nth)


def _left(leftover: Leftover) -> tuple[int, Claim]:
    piece = leftover.fragment
    return piece.line, Claim(piece.start, piece.end, "leftover", note=leftover.reason)


def _grouped(items: Iterable[T], line_of: Callable[[T], int | None]) -> dict[int | None, list[T]]:
    found: dict[int | None, list[T]] = defaultdict(list)
    for item in items:
        found[line_of(item)].append(item)
    return found


def _ties(
    articles: Iterable[Article], candidates: Iterable[Candidate], filled: Collection[int]
) -> Iterator[Tie]:
    for article in articles:
        for paragraph in article.paragraphs:
            for join in paragraph.repairs:
                yield Tie(join, "made", _moved(join, filled))
    for candidate in candidates:
        standing: Standing = "suspected" if candidate.suspected else "refused"
        yield Tie(candidate.join, standing, _moved(candidate.join, filled), candidate.why)


def _moved(join: Join, filled: Collection[int]) -> bool:
    between = range(join.from_line + 1, join.to_line)
    return join.to_line < join.from_line or any(n in filled for n in between)
