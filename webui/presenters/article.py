"""An article with all that its page shows beside the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.results import Mark, Passage
from archive.texts import LOST, Article, Correction, Field, Paragraph, Subheading
from webui.presenters.basis import Group, basis
from webui.presenters.body import Block, body, head
from webui.presenters.citation import citation
from webui.presenters.facts import Fact, page_facts, search
from webui.presenters.hits import Chip, chips_of, opening
from webui.presenters.labels import KINDS, STATES, article_path, source_path
from webui.presenters.pieces import Piece, field_texts, marks_of
from webui.state import State

TRUNCATED = {
    "none": "",
    "start": "这篇文章的开头不在这一版上。",
    "end": "这篇文章的结尾不在这一版上。",
    "both": "这篇文章的开头和结尾都不在这一版上。",
}


@dataclass(frozen=True, slots=True)
class Link:
    """An article of the same page."""

    label: str
    url: str
    current: bool = False


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
    notices: tuple[str, ...]
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
    marks: int


def article_view(
    article: Article, mates: Sequence[Article], passages: Sequence[Passage] = ()
) -> ArticleView:
    """One article among the articles of its page, in reading order; `passages` bring marks."""
    marks: dict[str, tuple[Mark, ...]] = marks_of(field_texts(article), passages)
    links = tuple(_link(mate, mate.id == article.id) for mate in mates if mate.kind != "slogan")
    at = next((i for i, link in enumerate(links) if link.current), None)
    return ArticleView(
        id=article.id,
        title=title(article),
        headless=article.headline is None,
        kind=KINDS[article.kind],
        head=head(article, marks),
        blocks=body(article, marks),
        chips=chips_of(article, lambda facet, value: State().choose(facet, value).url()),
        notices=_notices(article),
        corrections=article.corrections,
        groups=basis(article) if article.kind != "slogan" else (),
        facts=_facts(article),
        applies_to=tuple(_link(m) for m in mates if m.id in article.applies_to),
        source_url=_raw(article),
        mates=links,
        previous=links[at - 1] if at else None,
        following=links[at + 1] if at is not None and at + 1 < len(links) else None,
        citation=citation(article),
        joins=sum(len(paragraph.joins) for paragraph in article.paragraphs),
        marks=sum(map(len, marks.values())),
    )


def title(article: Article) -> str:
    """The headline, or the first words of an article without one."""
    return article.headline.text if article.headline else opening(article)


def first_line(article: Article) -> int | None:
    """The first line of the source that went into the article."""
    heads = [article.kicker, article.headline, article.deck, article.byline]
    pieces: list[Field | Subheading | Paragraph] = [field for field in heads if field]
    pieces += [*article.captions, *article.subheadings, *article.paragraphs]
    fragments = [fragment for piece in pieces for fragment in piece.fragments]
    return min((f.line for f in fragments), default=None)


def _raw(article: Article) -> str:
    line = first_line(article)
    page = f"{source_path(article.source)}?page={article.page_number}"
    return f"{page}#L{line}" if line else page


def _link(article: Article, current: bool = False) -> Link:
    return Link(title(article), article_path(article.id), current)


def _notices(article: Article) -> tuple[str, ...]:
    """What is wrong or doubtful with the text, as sentences."""
    lines = {f.line for p in article.paragraphs for f in p.fragments}
    stray = [
        f"原文第 {gap.line} 行有缺：{gap.why}" for gap in article.gaps if gap.line not in lines
    ]
    doubts = [
        f"{doubt.message.rstrip('。')}（原文第 {doubt.line} 行）" if doubt.line else doubt.message
        for doubt in article.doubts
        if doubt.rule != LOST  # the gap itself is shown where it stands
    ]
    found = [TRUNCATED[article.truncated], *stray, *doubts]
    return tuple(dict.fromkeys(notice.rstrip("。") + "。" for notice in found if notice))


def _facts(article: Article) -> tuple[Fact, ...]:
    return (
        *page_facts(article.metadata),
        Fact("来源", article.source, search("source", article.source)),
        Fact("文本状态", "、".join(STATES[state] for state in article.state)),
    )
