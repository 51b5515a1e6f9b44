"""Hits as the result list shows them: title, chips that filter, best passages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from archive.addresses import anchor, article_path, source_path
from archive.briefs import Brief
from archive.labels import KINDS
from archive.places import level_labels
from archive.results import Hit, OtherText, Passage
from archive.tag_words import date_words, where_label
from archive.titles import NONE, OPENING
from webui.presenters.segments import Segment, excerpt, segments
from webui.state import PageLinks

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


def hit_view(hit: Hit, brief: Brief | None, links: PageLinks, most: int) -> HitView:
    """A hit with up to `most` passages; `brief` is None when the catalogue lost it meanwhile."""
    url = article_path(hit.article) + links.query
    titles = [p for p in hit.passages if p.paragraph == "headline"]
    headline = hit.headline or (brief.opening if brief else NONE)
    # The headline's own passage is the title of the row; it is not shown twice.
    marks = titles[0].marks if titles and titles[0].text == hit.headline else ()
    passages = [p for p in hit.passages if p.paragraph != "headline" or not hit.headline]
    return HitView(
        id=hit.article,
        url=url,
        title=segments(headline, marks),
        headless=not hit.headline,
        exact=hit.exact,
        kind=KINDS.get(brief.kind) if brief and brief.kind != "news" else None,
        chips=chips_of(brief, links.choose) if brief else (),
        passages=tuple(_passage(p, url) for p in passages[:most])
        or _lead(brief, url, not hit.headline),
    )


def other_view(other: OtherText) -> OtherView:
    """A text outside the articles, linked to its line in the source."""
    label = KINDS["slogan"] if other.kind == "slogan" else "零散文字"
    url = source_path(other.source, other.line)
    return OtherView(label, url, other.source, excerpt(other.text, other.marks))


def chips_of(brief: Brief, link: Callable[[str, str], str]) -> tuple[Chip, ...]:
    """Paper, date, place and topics of an article; `link` gives the address for facet and value."""
    facts: list[tuple[str, str, str]] = []
    if brief.newspaper:
        facts.append(("newspaper", brief.newspaper, brief.newspaper))
    if brief.date:
        facts.append(("date", brief.date, date_words(brief.date)))
    if brief.place:
        facts.append(("place", brief.place.path, " › ".join(level_labels(brief.place))))
    facts += [("topic", topic, topic) for topic in brief.topics]
    return tuple(Chip(name, label, link(name, value)) for name, value, label in facts)


def _passage(passage: Passage, url: str) -> PassageView:
    where = passage.paragraph
    return PassageView(
        where_label(where), f"{url}#{anchor(where)}", excerpt(passage.text, passage.marks)
    )


def _lead(brief: Brief | None, url: str, headless: bool) -> tuple[PassageView, ...]:
    """The beginning of the text, where nothing is marked; after the words that made the title."""
    if brief is None or not brief.first:
        return ()
    n, text = brief.first
    start = OPENING if headless else 0
    shown = text[start : start + LEAD]
    if not shown:
        return ()
    dots = ["…" if start else "", "…" if start + LEAD < len(text) else ""]
    return (PassageView(where_label(n), f"{url}#{anchor(n)}", (Segment(shown.join(dots)),)),)
