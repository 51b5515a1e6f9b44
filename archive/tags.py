"""What an article is about, with the words that say so.

Unknown is None or empty, never a guess. Every value of a Tags object is backed by an Evidence
whose `tag` names it ("district=惠济区", "date=2022-03-27", "topic=党建", "reporter=蔺洋"); without one it
cannot be built.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

Where = int | str | None  # a paragraph's n, a field's name, or None when outside the text
Basis = Literal["stated", "relative", "page", "sidecar", "correction", "none"]
Precision = Literal["day", "month", "year"]

# Who knew where printed words say it: evidence of these has a span.
PRINTED = ("text", "page")
LEVELS = ("province", "city", "district", "street")
# The kinds of tag that tell of the place and of the date; see Evidence.key.
PLACE_KEYS = (*LEVELS, "place")
DATE_KEYS = ("date", "year", "month", "day")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a tag was given.

    `quote` stands at [start:end] (code points) of the field `paragraph` of the article itself,
    or of the page-mate `article` when that is set. `decided` says who knew: text, page, sidecar,
    gazetteer, or a person's correction; for the last three `paragraph` may be None and `origin`
    names the file. The quote of a correction is who made it and why.

    Raises ValueError where text or page is said to tell and the quote fills no span of a field.
    """

    tag: str
    rule: str
    quote: str
    paragraph: Where = None
    start: int | None = None
    end: int | None = None
    decided: Literal["text", "page", "sidecar", "gazetteer", "correction"] = "text"
    article: str | None = None
    origin: str | None = None

    def __post_init__(self) -> None:
        if self.decided in PRINTED and not self._has_span():
            raise ValueError(f"evidence without a span: {self.tag}")

    def _has_span(self) -> bool:
        if self.paragraph is None or self.start is None or self.end is None:
            return False
        return 0 <= self.start < self.end and len(self.quote) == self.end - self.start

    @property
    def key(self) -> str:
        """The kind of tag that it speaks for: city, date, topic …"""
        return self.tag.partition("=")[0]


@dataclass(frozen=True, slots=True)
class Place:
    """An administrative place; missing levels are None. `code` is GB/T 2260 (or NBS) digits.

    `today` is given for a place of another year of which a level is called otherwise now: the path
    of today for each level, "" where there is not one successor.
    """

    province: str
    city: str | None = None
    district: str | None = None
    street: str | None = None
    code: str = ""
    today: tuple[str, ...] = ()

    @property
    def levels(self) -> tuple[str, ...]:
        """The names from province down, without the levels that are None."""
        return tuple(x for x in (self.province, self.city, self.district, self.street) if x)

    @property
    def path(self) -> str:
        """The facet value: 河南省/郑州市/惠济区/古荥镇."""
        return "/".join(self.levels)


@dataclass(frozen=True, slots=True)
class NewsDate:
    """The article's date: value YYYY, YYYY-MM or YYYY-MM-DD, or None with bounds at most."""

    value: str | None = None
    precision: Precision | None = None
    earliest: str | None = None
    latest: str | None = None
    basis: Basis = "none"


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted thing: 700余人次 → value 700, unit 人次, bound gt; 万 and 亿 multiplied out."""

    text: str
    value: float | None
    unit: str
    of: str
    bound: Literal["gt", "lt", "about"] | None
    paragraph: Where


@dataclass(frozen=True, slots=True)
class Official:
    """Who held a post when the article was written: 刘岩, 副局长, 县教育局; `unit` None where the
    sentence does not name the body."""

    name: str
    post: str
    unit: str | None
    paragraph: Where


@dataclass(frozen=True, slots=True)
class Tags:
    """All tags of one article. `paragraph_topics[i]` belongs to its i-th paragraph; `other_places`
    are paths, of places abroad the name alone.

    Raises ValueError where no evidence backs a value: what cannot say why is not known.
    """

    place: Place | None = None
    place_basis: Literal["text", "page", "sidecar", "correction", "none"] = "none"
    place_candidates: tuple[Place, ...] = ()
    other_places: tuple[str, ...] = ()
    date: NewsDate = NewsDate()
    topics: tuple[str, ...] = ()
    paragraph_topics: tuple[tuple[str, ...], ...] = ()
    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    practices: tuple[str, ...] = ()
    figures: tuple[Figure, ...] = ()
    officials: tuple[Official, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        told = {e.tag for e in self.evidence}
        keys = {tag.partition("=")[0] for tag in told}
        bare = [tag for tag in self._values() if tag not in told]
        bare += ["place"] if self.place and keys.isdisjoint(PLACE_KEYS) else []
        bare += ["date"] if self.date.value and keys.isdisjoint(DATE_KEYS) else []
        if bare:
            raise ValueError(f"tags without evidence: {', '.join(bare)}")

    def _values(self) -> Iterator[str]:
        """Every value with its key, as its evidence names it."""
        labels = (*self.topics, *(t for row in self.paragraph_topics for t in row))
        yield from (f"topic={label}" for label in labels)
        yield from (f"reporter={name}" for name in self.reporters)
        yield from (f"correspondent={name}" for name in self.correspondents)
        yield from (f"author={name}" for name in self.authors)
        yield from (f"practice={name}" for name in self.practices)
        yield from (f"figure={figure.text}" for figure in self.figures)
        yield from (f"official={official.name}" for official in self.officials)

    @property
    def writers(self) -> tuple[str, ...]:
        """Whoever wrote the article: reporters, correspondents, authors."""
        return self.reporters + self.correspondents + self.authors

    def backing(self, tag: str) -> tuple[Evidence, ...]:
        """The evidence of one tag, `key=value`."""
        return tuple(e for e in self.evidence if e.tag == tag)

    def about(self, keys: Collection[str]) -> tuple[Evidence, ...]:
        """The evidence of all tags of these kinds."""
        return tuple(e for e in self.evidence if e.key in keys)
