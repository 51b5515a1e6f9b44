"""What is known of the articles beside their text, held in memory once a build.

Articles are numbered as they were given, 0 …; after them come the other texts (slogans, leftovers),
each an item of one field that stands under no facet but its source.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from archive.dates import date_matches
from archive.filters import facet_values
from archive.places import today_labels
from archive.tags import Where
from archive.texts import Article, Field, Leftover, Paragraph, Subheading

Piece = Field | Subheading | Paragraph
TITLES = frozenset(("headline", "kicker", "deck"))


@dataclass(frozen=True, slots=True)
class Facts:
    """One article, or one other text (`other` is then slogan or leftover, `id` is empty).

    `wheres` names the fields of the article in the order of their text documents; `labels` says
    of places of another year what they are today.
    """

    id: str
    source: str
    wheres: tuple[Where, ...]
    headline: str | None = None
    date: str | None = None
    issue_date: str | None = None
    facets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    other: str = ""
    line: int | None = None
    labels: dict[str, str] = field(default_factory=dict)

    def encode(self) -> str:
        """As a line of JSON, for storing."""
        return msgspec.json.encode(self).decode()


def decode(text: str) -> Facts:
    """The Facts that `encode` wrote."""
    return msgspec.json.decode(text, type=Facts)


def article_fields(article: Article) -> Iterator[tuple[Where, Piece]]:
    """Every field of an article that can be found, titles first."""
    for where in ("kicker", "headline", "deck", "byline"):
        if piece := getattr(article, where):
            yield where, piece
    yield from (("subheading", subheading) for subheading in article.subheadings)
    yield from ((paragraph.n, paragraph) for paragraph in article.paragraphs)
    yield from (("caption", caption) for caption in article.captions)


def article_facts(article: Article, wheres: tuple[Where, ...]) -> Facts:
    """The Facts of an article whose fields `wheres` are indexed."""
    return Facts(
        id=article.id,
        source=article.source,
        wheres=wheres,
        headline=article.headline.text if article.headline else None,
        date=article.tags.date.value,
        issue_date=article.metadata.issue_date,
        facets=facet_values(article),
        labels=today_labels(article.tags.place),
    )


def slogan_facts(slogan: Article, where: Where, piece: Piece) -> Facts:
    """The Facts of one field of a slogan."""
    line = piece.fragments[0].line if piece.fragments else None
    return _other("slogan", slogan.source, where, line)


def leftover_facts(leftover: Leftover) -> Facts:
    """The Facts of a text that belongs to no article."""
    return _other("leftover", leftover.source, None, leftover.fragment.line)


def _other(kind: str, source: str, where: Where, line: int | None) -> Facts:
    return Facts("", source, (where,), facets={"source": (source,)}, other=kind, line=line)


class Register:
    """All Facts of a build with the ways to look them up; never changed, so threads share it."""

    def __init__(self, facts: Iterable[Facts]) -> None:
        self.facts = tuple(facts)
        self.articles = frozenset(n for n, f in enumerate(self.facts) if not f.other)
        self.everything = frozenset(range(len(self.facts)))
        self.owner = [n for n, f in enumerate(self.facts) for _ in f.wheres]
        self.where = [where for f in self.facts for where in f.wheres]
        self.first = [0]
        for f in self.facts:
            self.first.append(self.first[-1] + len(f.wheres))
        self.holders = _holders(self.facts)
        self.places = _place_labels(self.facts, self.holders.get("place", {}))
        self._dated = {
            "date": _grouped(self.articles, [f.date for f in self.facts]),
            "issue_date": _grouped(self.articles, [f.issue_date for f in self.facts]),
        }

    def documents(self, number: int) -> range:
        """The text documents of an article."""
        return range(self.first[number], self.first[number + 1])

    def dated(self, facet: str, wanted: str) -> frozenset[int]:
        """The articles whose `date` or `issue_date` stands under a bucket or inside a range."""
        groups = self._dated[facet].items()
        return frozenset().union(*(who for value, who in groups if date_matches(value, wanted)))

    def holding(self, facet: str, values: Iterable[str]) -> frozenset[int]:
        """The articles that stand under any of the values of a facet."""
        known = self.holders.get(facet, {})
        return frozenset().union(*(known.get(value, frozenset()) for value in values))


def _holders(facts: Iterable[Facts]) -> dict[str, dict[str, frozenset[int]]]:
    found: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for number, one in enumerate(facts):
        for facet, values in one.facets.items():
            for value in values:
                found[facet][value].add(number)
    return {
        facet: {value: frozenset(who) for value, who in values.items()}
        for facet, values in found.items()
    }


def _place_labels(facts: Sequence[Facts], holders: Mapping[str, Iterable[int]]) -> dict[str, str]:
    """Place → label, where all that stand there agree: else another has the name today."""
    said = {value: label for one in facts for value, label in one.labels.items()}
    return {
        value: label
        for value, label in said.items()
        if all(facts[n].labels.get(value) == label for n in holders[value])
    }


def _grouped(who: Iterable[int], values: list[str | None]) -> dict[str | None, frozenset[int]]:
    found: dict[str | None, set[int]] = defaultdict(set)
    for number in who:
        found[values[number]].add(number)
    return {value: frozenset(numbers) for value, numbers in found.items()}
