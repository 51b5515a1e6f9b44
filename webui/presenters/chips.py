"""What is known of an article as chips that filter: paper, date, place and topics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from archive.addresses import basis_anchor
from archive.briefs import Brief
from archive.filters import UNKNOWN
from archive.places import level_labels
from archive.tag_words import DATE_BASIS, bounds_words, date_words, short_place_words
from archive.tags import Place
from webui.links import PageLinks

CANDIDATES = 3  # places named of those among which no choice was made


class Fact(Struct, frozen=True):
    """A facet value of an article as a list names it; `inferred` says what of it is not the
    article's own word, if anything."""

    facet: str
    value: str
    label: str
    inferred: str = ""


class Chip(Struct, frozen=True):
    """A fact on a page; a click filters by it. `why` leads to its reasons; `mark` says that it is
    inferred or unknown and not the article's word, `hint` how that is."""

    name: str
    label: str
    url: str
    why: str
    mark: str = ""
    hint: str = ""


def facts_of(brief: Brief) -> tuple[Fact, ...]:
    """The facts of an article, whatever was searched for. What is not known is said too, but of
    slogans, which stand outside the facets."""
    return tuple(_facts(brief))


def chips_of(facts: Iterable[Fact], links: PageLinks, url: str = "") -> tuple[Chip, ...]:
    """The facts of an article, whose address is `url`, with the links of a page."""
    return tuple([_chip(fact, links, url) for fact in facts])


def _chip(fact: Fact, links: PageLinks, url: str) -> Chip:
    facet, inferred = fact.facet, fact.inferred
    why = f"{url}#{basis_anchor(facet)}"
    if not inferred:
        return Chip(facet, fact.label, links.choose(facet, fact.value), why)
    return Chip(facet, fact.label, links.choose_inferred(facet, fact.value), why, "推断", inferred)


def _facts(brief: Brief) -> Iterator[Fact]:
    article = brief.kind != "slogan"
    if brief.newspaper:
        yield Fact("newspaper", brief.newspaper, brief.newspaper)
    if article:
        yield _date(brief)
        yield _place(brief)
    yield from (Fact("topic", topic, topic) for topic in brief.topics)
    if not brief.topics and article:
        yield Fact("topic", UNKNOWN, "主题未知")


def _date(brief: Brief) -> Fact:
    date = brief.date
    if not date.value:
        known = bounds_words(date)
        return Fact("date", UNKNOWN, f"日期未知（{known}）" if known else "日期未知")
    inferred = "" if brief.date_sure else DATE_BASIS[date.basis]
    return Fact("date", date.value, date_words(date.value), inferred)


def _place(brief: Brief) -> Fact:
    if not (place := brief.place):
        return Fact("place", UNKNOWN, _undecided(brief.candidates))
    level = brief.unsure_level
    inferred = f"文章没有写明“{getattr(place, level)}”" if level else ""
    return Fact("place", place.path, " › ".join(level_labels(place)), inferred)


def _undecided(candidates: tuple[Place, ...]) -> str:
    if not candidates:
        return "地点未知"
    more = f"等 {len(candidates)} 处" if len(candidates) > CANDIDATES else ""
    shown = [place.levels for place in candidates[:CANDIDATES]]
    if len({place.levels[-1] for place in candidates}) == 1 and min(map(len, shown)) > 1:
        return f"地点未定：{shown[0][-1]}（{'、'.join(levels[-2] for levels in shown)}{more}）"
    return f"地点未定：{'或'.join(short_place_words('/'.join(s)) for s in shown)}{more}"
