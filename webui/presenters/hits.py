"""Hits as the result list shows them: title, chips that filter, best passages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from archive.addresses import anchor, article_path, source_path
from archive.labels import KINDS
from archive.places import level_labels
from archive.results import Hit, OtherText, Passage
from archive.tag_words import date_words, where_label
from archive.texts import Article
from archive.titles import OPENING, opening
from webui.presenters.segments import Segment, excerpt, segments
from webui.state import State

LEAD = 110  # characters shown of an article when nothing was searched for


@dataclass(frozen=True, slots=True)
class Chip:
    """A fact about a hit; a click filters by it."""

    name: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class PassageView:
    """A piece of a field with marks, and the address of its place in the article."""

    label: str
    url: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class HitView:
    """One row of the result list. `headless`: the title is made of the first words."""

    id: str
    url: str
    title: tuple[Segment, ...]
    headless: bool
    exact: bool
    kind: str | None
    chips: tuple[Chip, ...]
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class OtherView:
    """A slogan or leftover that was found."""

    kind: str
    url: str
    source: str
    segments: tuple[Segment, ...]


def hit_view(hit: Hit, article: Article | None, state: State, most: int) -> HitView:
    """A hit with up to `most` passages; `article` is None when the catalogue lost it meanwhile."""
    url = state.url(article_path(hit.article))
    titles = [p for p in hit.passages if p.paragraph == "headline"]
    headline = hit.headline or opening(article)
    # The headline's own passage is the title of the row; it is not shown twice.
    marks = titles[0].marks if titles and titles[0].text == hit.headline else ()
    passages = [p for p in hit.passages if p.paragraph != "headline" or not hit.headline]
    return HitView(
        id=hit.article,
        url=url,
        title=segments(headline, marks),
        headless=not hit.headline,
        exact=hit.exact,
        kind=KINDS.get(article.kind) if article and article.kind != "news" else None,
        chips=_chips(article, state) if article else (),
        passages=tuple(_passage(p, url) for p in passages[:most]) or _lead(article, url),
    )


def other_view(other: OtherText) -> OtherView:
    """A text outside the articles, linked to its line in the source."""
    label = KINDS["slogan"] if other.kind == "slogan" else "零散文字"
    url = source_path(other.source, other.line)
    return OtherView(label, url, other.source, excerpt(other.text, other.marks))


def chips_of(article: Article, link: Callable[[str, str], str]) -> tuple[Chip, ...]:
    """Paper, date, place and topics of an article; `link` gives the address for facet and value."""
    about, tags = article.metadata, article.tags
    facts: list[tuple[str, str, str]] = []
    if about.newspaper:
        facts.append(("newspaper", about.newspaper, about.newspaper))
    if tags.date.value:
        facts.append(("date", tags.date.value, date_words(tags.date.value)))
    if tags.place:
        facts.append(("place", tags.place.path, " › ".join(level_labels(tags.place))))
    facts += [("topic", topic, topic) for topic in tags.topics]
    return tuple(Chip(name, label, link(name, value)) for name, value, label in facts)


def _chips(article: Article, state: State) -> tuple[Chip, ...]:
    return chips_of(article, lambda facet, value: state.choose(facet, value).url())


def _passage(passage: Passage, url: str) -> PassageView:
    where = passage.paragraph
    return PassageView(
        where_label(where), f"{url}#{anchor(where)}", excerpt(passage.text, passage.marks)
    )


def _lead(article: Article | None, url: str) -> tuple[PassageView, ...]:
    """The beginning of the text, where nothing is marked; after the words that made the title."""
    if article is None or not article.paragraphs:
        return ()
    first = article.paragraphs[0]
    start = 0 if article.headline else OPENING
    shown = first.text[start : start + LEAD]
    if not shown:
        return ()
    dots = ["…" if start else "", "…" if start + LEAD < len(first.text) else ""]
    text = shown.join(dots)
    return (PassageView(where_label(first.n), f"{url}#{anchor(first.n)}", (Segment(text),)),)
