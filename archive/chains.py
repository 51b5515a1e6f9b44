"""The tags of an article, each with the evidence of it alone: what is shown under 依据."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archive.tag_words import (
    DATE_BASIS,
    PLACE_BASIS,
    bounds_words,
    date_words,
    figure_words,
    place_words,
)
from archive.tags import Evidence, Figure, Tags, Where

LEVELS = ("province", "city", "district", "street")
PLACE_KEYS = (*LEVELS, "place")
DATE_KEYS = ("date", "year", "month", "day")


@dataclass(frozen=True, slots=True)
class Link:
    """A value of a tag: the facet and value that search for it ("" for none), and for a figure
    the part of the article where it stands."""

    label: str
    facet: str = ""
    value: str = ""
    where: Where = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Chain:
    """A kind of tag; no links: unknown. `steps`: the links are the levels of one value, from the
    largest down. `evidence` backs them together."""

    label: str
    links: tuple[Link, ...]
    notes: tuple[str, ...] = ()
    steps: bool = False
    evidence: tuple[Evidence, ...] = ()


def chains(tags: Tags) -> tuple[Chain, ...]:
    """All tags; place, date and topic also when unknown; evidence that fits none stands last."""
    lists = (
        ("主题", "topic", "topic", tags.topics),
        ("记者", "reporter", "reporter", tags.reporters),
        ("通讯员", "reporter", "correspondent", tags.correspondents),
        ("做法", "practice", "practice", tags.practices),
    )
    found = [_place(tags), _date(tags)]
    found += [_values(tags, *row) for row in lists if row[3] or row[1] == "topic"]
    figures = tuple(_figure(tags, figure) for figure in tags.figures)
    others = tuple(Link(name) for name in tags.other_places)
    found += [Chain("数据", figures)] if figures else []
    found += [Chain("另外提到", others)] if others else []
    rest = tuple(
        Link(e.tag, evidence=(e,))
        for e in _rest(tags, {f"{r[2]}={v}" for r in lists for v in r[3]})
    )
    return (*found, *([Chain("其他依据", rest)] if rest else []))


def _place(tags: Tags) -> Chain:
    notes = [PLACE_BASIS[tags.place_basis]]
    if tags.place and tags.place.code:
        notes.append(f"区划代码 {tags.place.code}")
    if tags.place_candidates:
        names = "，或".join(place_words(place.path) for place in tags.place_candidates)
        notes.append(f"可能是 {names}")
    links = tuple(_levels(tags))
    shown = {e.tag for link in links for e in link.evidence}
    rest = (e for e in tags.evidence if key(e) in PLACE_KEYS and e.tag not in shown)
    return Chain("地点", links, tuple(filter(None, notes)), steps=True, evidence=tuple(rest))


def _levels(tags: Tags) -> Iterator[Link]:
    """The levels of the place from the province down."""
    path: list[str] = []
    for level in LEVELS:
        if name := getattr(tags.place, level, None):
            path.append(name)
            yield Link(name, "place", "/".join(path), None, _of(tags, f"{level}={name}"))


def _date(tags: Tags) -> Chain:
    date = tags.date
    links = (Link(date_words(date.value), "date", date.value),) if date.value else ()
    notes = (DATE_BASIS[date.basis], bounds_words(date))
    evidence = tuple(e for e in tags.evidence if key(e) in DATE_KEYS)
    return Chain("日期", links, tuple(filter(None, notes)), evidence=evidence)


def _values(tags: Tags, label: str, facet: str, name: str, values: tuple[str, ...]) -> Chain:
    links = (Link(v, facet, v, None, _of(tags, f"{name}={v}")) for v in values)
    return Chain(label, tuple(links))


def _figure(tags: Tags, figure: Figure) -> Link:
    own = (e for e in _of(tags, f"figure={figure.text}") if e.paragraph == figure.paragraph)
    label = f"{figure.text}：{figure_words(figure)}"
    return Link(label, where=figure.paragraph, evidence=tuple(own))


def _rest(tags: Tags, named: set[str]) -> Iterator[Evidence]:
    known = {*PLACE_KEYS, *DATE_KEYS, *(("figure",) if tags.figures else ())}
    return (e for e in tags.evidence if key(e) not in known and e.tag not in named)


def _of(tags: Tags, tag: str) -> tuple[Evidence, ...]:
    return tuple(e for e in tags.evidence if e.tag == tag)


def key(evidence: Evidence) -> str:
    """The kind of tag that an evidence speaks for: city, date, topic …"""
    return evidence.tag.partition("=")[0]
