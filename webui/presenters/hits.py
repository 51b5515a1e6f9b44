"""Hits as the result list shows them: title, chips that filter, best passages."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec import Struct

from archive.addresses import anchor, article_path, source_path
from archive.briefs import Brief
from archive.labels import KINDS
from archive.results import Hit, OtherText, Passage
from archive.tag_words import where_label
from archive.titles import NONE, OPENING
from webui.links import PageLinks
from webui.presenters.chips import Fact
from webui.presenters.segments import Segment, excerpt, segments
from webui.shelf import Short

LEAD = 110  # characters shown of an article when nothing was searched for


class PassageView(Struct, frozen=True):
    """A piece of a field with marks, and the address of its place in the article."""

    label: str
    url: str
    segments: tuple[Segment, ...]


class HitView(Struct, frozen=True):
    """One row of the result list. `headless`: the title is made of the first words."""

    id: str
    url: str
    title: tuple[Segment, ...]
    headless: bool
    exact: bool
    kind: str | None
    facts: tuple[Fact, ...]
    passages: tuple[PassageView, ...]


@dataclass(frozen=True, slots=True)
class OtherView:
    """A slogan or leftover that was found."""

    kind: str
    url: str
    source: str
    segments: tuple[Segment, ...]


def hit_view(hit: Hit, short: Short | None, links: PageLinks, most: int) -> HitView:
    """A hit with up to `most` passages; `short` is None when the catalogue lost it meanwhile."""
    url = article_path(hit.article) + links.query
    brief = short.brief if short else None
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
        facts=short.facts if short else (),
        passages=tuple([_passage(p, url) for p in passages[:most]])
        or _lead(brief, url, not hit.headline),
    )


def other_view(other: OtherText) -> OtherView:
    """A text outside the articles, linked to its line in the source."""
    label = KINDS["slogan"] if other.kind == "slogan" else "零散文字"
    url = source_path(other.source, other.line)
    return OtherView(label, url, other.source, excerpt(other.text, other.marks))


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
