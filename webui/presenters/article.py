"""An article with all that its page shows beside the text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from archive.account import first_line
from archive.addresses import article_path, source_path
from archive.briefs import brief_of
from archive.labels import KINDS, STATES
from archive.results import Mark, Passage
from archive.texts import LOST, SUSPECTED, Article, Candidate, Correction
from archive.titles import title
from webui.links import PageLinks
from webui.presenters.basis import Group, basis
from webui.presenters.body import Block, body, head
from webui.presenters.chips import Chip, chips_of, facts_of
from webui.presenters.citation import citation
from webui.presenters.facts import Fact, page_facts, search
from webui.presenters.labels import TRUNCATED
from webui.presenters.loose import loose_ends
from webui.presenters.pieces import Piece, field_texts, marks_of
from webui.state import State


@dataclass(frozen=True, slots=True)
class Link:
    """An article of the same page."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence about the text, with the line of the source that it speaks of."""

    text: str
    line: int | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """All that the article page prints."""

    id: str
    title: str
    headless: bool
    kind: str
    head: dict[str, tuple[Piece, ...]]
    blocks: tuple[Block, ...]
    chips: tuple[Chip, ...]
    states: tuple[Link, ...]
    notices: tuple[Notice, ...]
    corrections: tuple[Correction, ...]
    groups: tuple[Group, ...]
    facts: tuple[Fact, ...]
    applies_to: tuple[Link, ...]
    source_url: str
    mates: tuple[Link, ...]
    previous: Link | None
    following: Link | None
    citation: str | None
    joins: int
    loose: tuple[Block, ...]
    marks: int


def article_view(
    article: Article,
    mates: Sequence[Article],
    passages: Sequence[Passage] = (),
    candidates: Iterable[Candidate] = (),
) -> ArticleView:
    """One article among the articles of its page, in reading order; `passages` bring marks,
    `candidates` are the continuations weighed in its source."""
    marks: dict[str, tuple[Mark, ...]] = marks_of(field_texts(article), passages)
    links = tuple(_link(mate, mate.id == article.id) for mate in mates if mate.kind != "slogan")
    at = next((i for i, link in enumerate(links) if link.current), None)
    loose = loose_ends(article, mates, candidates)
    blocks = body(article, marks, loose)
    return ArticleView(
        id=article.id,
        title=title(article),
        headless=article.headline is None,
        kind=KINDS[article.kind],
        head=head(article, marks),
        blocks=blocks,
        chips=chips_of(facts_of(brief_of(article)), PageLinks(State())),
        states=tuple(_state(state) for state in article.state if state != "whole"),
        notices=_notices(article, {end.line for ends in loose.values() for end in ends}),
        corrections=article.corrections,
        groups=basis(article) if article.kind != "slogan" else (),
        facts=_facts(article),
        applies_to=tuple(_link(m) for m in mates if m.id in article.applies_to),
        source_url=_raw(article),
        mates=links,
        previous=links[at - 1] if at else None,
        following=links[at + 1] if at is not None and at + 1 < len(links) else None,
        citation=citation(article),
        joins=sum(len(paragraph.repairs) for paragraph in article.paragraphs),
        loose=tuple(block for block in blocks if block.loose),
        marks=sum(map(len, marks.values())),
    )


def _raw(article: Article) -> str:
    line = first_line(article)
    page = f"{source_path(article.source)}?page={article.page_number}"
    return f"{page}#L{line}" if line else page


def _link(article: Article, current: bool = False) -> Link:
    return Link(title(article), article_path(article.id), current)


def _state(state: str) -> Link:
    return Link(STATES[state], State().choose("state", state).url())


def _notices(article: Article, shown: Collection[int]) -> tuple[Notice, ...]:
    """What is wrong or doubtful with the text, unless it is said where it stands: gaps in
    paragraphs, and suspected continuations of the lines in `shown`."""
    lines = {f.line for p in article.paragraphs for f in p.fragments}
    found = [Notice(TRUNCATED[article.truncated])] if article.truncated != "none" else []
    found += [_notice(article, gap.why, gap.line) for gap in article.gaps if gap.line not in lines]
    found += [
        _notice(article, doubt.message, doubt.line)
        for doubt in article.doubts
        if doubt.rule != LOST and not (doubt.rule == SUSPECTED and doubt.line in shown)
    ]
    return tuple(dict.fromkeys(found))


def _notice(article: Article, text: str, line: int | None) -> Notice:
    if not line:
        return Notice(text.rstrip("。") + "。")
    return Notice(text.rstrip("。"), line, source_path(article.source, line))


def _facts(article: Article) -> tuple[Fact, ...]:
    return (
        *page_facts(article.metadata),
        Fact("来源", article.source, search("source", article.source)),
        Fact("文本状态", "、".join(STATES[state] for state in article.state)),
    )
