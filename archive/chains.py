"""The tags of an article, each with the evidence of it alone: what is shown under 依据."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from archive.certain import certain_date, told_by, unsure_level
from archive.tag_words import (
    DATE_BASIS,
    PLACE_BASIS,
    bounds_words,
    candidate_words,
    date_words,
    figure_words,
    short_place_words,
)
from archive.tags import DATE_KEYS, LEVELS, PLACE_KEYS, Evidence, Figure, Official, Tags, Where
from archive.texts import Article

_PROVINCES = ("省", "市", "自治区", "特别行政区")


class Listed(NamedTuple):
    """A kind of tag with several values: its name, the facet that finds it, and its evidence's key."""

    label: str
    facet: str
    key: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A value of a tag: the facet and value that search for it ("" for none), and for a figure
    the part of the article where it stands. `inferred`: a level of the place or a date that is not
    certain, see `archive.certain`."""

    label: str
    facet: str = ""
    value: str = ""
    where: Where = None
    evidence: tuple[Evidence, ...] = ()
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """A kind of tag, `key` in code; no links: unknown. `steps`: the links are the levels of one
    value, from the largest down. `evidence` backs them together."""

    key: str
    label: str
    links: tuple[Link, ...]
    notes: tuple[str, ...] = ()
    steps: bool = False
    evidence: tuple[Evidence, ...] = ()


def listed(tags: Tags) -> tuple[Listed, ...]:
    """The topics, names and practices of an article."""
    return (
        Listed("主题", "topic", "topic", tags.topics),
        Listed("记者", "reporter", "reporter", tags.reporters),
        Listed("通讯员", "reporter", "correspondent", tags.correspondents),
        Listed("作者", "reporter", "author", tags.authors),
        Listed("做法", "practice", "practice", tags.practices),
    )


def chains(article: Article) -> tuple[Chain, ...]:
    """All tags of an article; place, date and topic also when unknown; evidence that fits none
    stands last."""
    tags = article.tags
    found = [_place(tags), _date(article)]
    found += [_values(tags, row) for row in listed(tags) if row.values or row.key == "topic"]
    officials = tuple(official_link(tags, official) for official in tags.officials)
    figures = tuple(figure_link(tags, figure) for figure in tags.figures)
    others = tuple(map(_other, tags.other_places))
    below = tuple(Link(label, evidence=tags.backing(f"topic={label}")) for label in _below(tags))
    found += [Chain("paragraph_topic", "段落主题", below)] if below else []
    found += [Chain("official", "任职", officials)] if officials else []
    found += [Chain("figure", "数据", figures)] if figures else []
    found += [Chain("other", "另外提到", others)] if others else []
    rest = tuple(Link(e.tag, evidence=(e,)) for e in _rest(tags))
    return (*found, *([Chain("rest", "其他依据", rest)] if rest else []))


def figure_link(tags: Tags, figure: Figure) -> Link:
    """A figure: its words and what they say, with its own evidence."""
    own = (e for e in tags.backing(f"figure={figure.text}") if e.paragraph == figure.paragraph)
    label = f"{figure.text}：{figure_words(figure)}"
    return Link(label, where=figure.paragraph, evidence=tuple(own))


def official_link(tags: Tags, official: Official) -> Link:
    """An official with the body and the post, and the evidence of that name in that part."""
    own = (
        e for e in tags.backing(f"official={official.name}") if e.paragraph == official.paragraph
    )
    label = f"{official.name}：{official.unit or ''}{official.post}"
    return Link(label, where=official.paragraph, evidence=tuple(own))


def _place(tags: Tags) -> Chain:
    notes = [PLACE_BASIS[tags.place_basis]]
    if tags.place and tags.place.code:
        notes.append(f"区划代码 {tags.place.code}")
    if tags.place_candidates:
        notes.append(f"可能是 {candidate_words(tags.place_candidates)}")
    links = tuple(_levels(tags))
    shown = {e.tag for link in links for e in link.evidence}
    rest = tuple(e for e in tags.about(PLACE_KEYS) if e.tag not in shown)
    return Chain("place", "地点", links, tuple(filter(None, notes)), steps=True, evidence=rest)


def _other(path: str) -> Link:
    """Another place; those abroad are in no facet."""
    facet = "place" if "/" in path or path.endswith(_PROVINCES) else ""
    return Link(short_place_words(path), facet, path)


def _levels(tags: Tags) -> Iterator[Link]:
    """The levels of the place from the province down."""
    unsure, inferred = unsure_level(tags.place, told_by(tags)), False
    path: list[str] = []
    for level in LEVELS:
        if name := getattr(tags.place, level, None):
            path.append(name)
            inferred = inferred or level == unsure
            evidence = tags.backing(f"{level}={name}")
            yield Link(name, "place", "/".join(path), None, evidence, inferred)


def _date(article: Article) -> Chain:
    tags, date = article.tags, article.tags.date
    inferred = certain_date(article) is None
    told = date.value and Link(date_words(date.value), "date", date.value, inferred=inferred)
    links = (told,) if told else ()
    notes = (DATE_BASIS[date.basis], bounds_words(date))
    return Chain("date", "日期", links, tuple(filter(None, notes)), evidence=tags.about(DATE_KEYS))


def _values(tags: Tags, row: Listed) -> Chain:
    links = (Link(v, row.facet, v, None, _backing(tags, row.key, v)) for v in row.values)
    return Chain(row.key, row.label, tuple(links))


def _backing(tags: Tags, key: str, value: str) -> tuple[Evidence, ...]:
    """The evidence of a value; of a practice, also that of whose it is."""
    unit = tags.backing(f"unit={value}") if key == "practice" else ()
    return (*tags.backing(f"{key}={value}"), *unit)


def _below(tags: Tags) -> tuple[str, ...]:
    """The topics that only paragraphs have; no facet finds the article by them."""
    labels = (label for row in tags.paragraph_topics for label in row)
    return tuple(dict.fromkeys(label for label in labels if label not in tags.topics))


def _rest(tags: Tags) -> Iterator[Evidence]:
    known = {*PLACE_KEYS, *DATE_KEYS, *(("figure",) if tags.figures else ())}
    named = {f"{row.key}={value}" for row in listed(tags) for value in row.values}
    named |= {f"topic={label}" for label in _below(tags)}
    named |= {f"unit={name}" for name in tags.practices}
    named |= {f"official={official.name}" for official in tags.officials}
    return (e for e in tags.evidence if e.key not in known and e.tag not in named)
