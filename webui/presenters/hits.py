"""Hits as the result list shows them: title, chips that filter, best passages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from archive.addresses import anchor, article_path, basis_anchor, source_path
from archive.briefs import Brief
from archive.filters import UNKNOWN
from archive.labels import KINDS
from archive.places import level_labels
from archive.results import Hit, OtherText, Passage
from archive.tag_words import DATE_BASIS, bounds_words, date_words, short_place_words, where_label
from archive.tags import Place
from archive.titles import NONE, OPENING
from webui.presenters.segments import Segment, excerpt, segments
from webui.state import PageLinks

LEAD = 110  # characters shown of an article when nothing was searched for
CANDIDATES = 3  # places named of those among which no choice was made


@dataclass(frozen=True, slots=True)
class Chip:
    """A fact about a hit; a click filters by it. `why` leads to its reasons; `mark` says that it is
    inferred or unknown and not the article's word, `hint` how that is."""

    name: str
    label: str
    url: str
    why: str
    mark: str = ""
    hint: str = ""


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
        chips=chips_of(brief, links, url) if brief else (),
        passages=tuple(_passage(p, url) for p in passages[:most])
        or _lead(brief, url, not hit.headline),
    )


def other_view(other: OtherText) -> OtherView:
    """A text outside the articles, linked to its line in the source."""
    label = KINDS["slogan"] if other.kind == "slogan" else "零散文字"
    url = source_path(other.source, other.line)
    return OtherView(label, url, other.source, excerpt(other.text, other.marks))


def chips_of(brief: Brief, links: PageLinks, url: str = "") -> tuple[Chip, ...]:
    """Paper, date, place and topics of an article, whose address is `url`. What is not known is
    said too, but of slogans, which stand outside the facets."""
    chip = partial(_chip, links, url)
    article = brief.kind != "slogan"
    chips = [_date_chip(brief, chip), _place_chip(brief, chip)] if article else []
    if brief.newspaper:
        chips.insert(0, chip("newspaper", brief.newspaper))
    chips += [chip("topic", topic) for topic in brief.topics]
    if not brief.topics and article:
        chips.append(chip("topic", UNKNOWN, "主题未知"))
    return tuple(chips)


def _chip(
    links: PageLinks, url: str, name: str, value: str, label: str = "", inferred: str = ""
) -> Chip:
    """`inferred` says what is not the article's own word, if anything."""
    choose = links.choose_inferred if inferred else links.choose
    return Chip(
        name,
        label or value,
        choose(name, value),
        f"{url}#{basis_anchor(name)}",
        "推断" if inferred else "",
        inferred,
    )


def _date_chip(brief: Brief, chip: Callable[..., Chip]) -> Chip:
    date = brief.date
    if not date.value:
        known = bounds_words(date)
        return chip("date", UNKNOWN, f"日期未知（{known}）" if known else "日期未知")
    inferred = "" if brief.date_sure else DATE_BASIS[date.basis]
    return chip("date", date.value, date_words(date.value), inferred)


def _place_chip(brief: Brief, chip: Callable[..., Chip]) -> Chip:
    if not (place := brief.place):
        return chip("place", UNKNOWN, _undecided(brief.candidates))
    level = brief.unsure_level
    inferred = f"文章没有写明“{getattr(place, level)}”" if level else ""
    return chip("place", place.path, " › ".join(level_labels(place)), inferred)


def _undecided(candidates: tuple[Place, ...]) -> str:
    if not candidates:
        return "地点未知"
    more = f"等 {len(candidates)} 处" if len(candidates) > CANDIDATES else ""
    shown = [place.levels for place in candidates[:CANDIDATES]]
    if len({place.levels[-1] for place in candidates}) == 1 and min(map(len, shown)) > 1:
        return f"地点未定：{shown[0][-1]}（{'、'.join(levels[-2] for levels in shown)}{more}）"
    return f"地点未定：{'或'.join(short_place_words('/'.join(s)) for s in shown)}{more}"


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
