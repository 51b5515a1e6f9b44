"""A query as data, and the facet values an article stands under.

The facet law: the number beside a value is the number of articles one gets by choosing that value
alone in its facet, all else as it stands. A parent holds its children, so an article stands under
every prefix of its place and its date.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from archive.dates import date_buckets
from archive.places import place_values
from archive.texts import Article

UNKNOWN = "未知"
FACETS = (
    "place", "date", "topic", "newspaper", "source", "issue_date",
    "reporter", "practice", "kind", "state",
)  # fmt: skip
TREES = ("place", "date", "issue_date")
Sort = Literal["relevance", "newest", "oldest"]
SORTS: tuple[Sort, ...] = ("relevance", "newest", "oldest")


@dataclass(frozen=True, slots=True)
class Filter:
    """The values chosen in one facet: OR inside, AND between filters."""

    facet: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """One question. `limit` 0 means all; `exact` keeps only articles that hold the run itself;
    for `certain` an inferred place or date is 未知, see `archive.certain`."""

    text: str = ""
    filters: tuple[Filter, ...] = ()
    exact: bool = False
    sort: Sort = "relevance"
    limit: int = 20
    offset: int = 0
    certain: bool = False

    def chosen(self, facet: str) -> tuple[str, ...]:
        """The values chosen in `facet`, each once, in the order given."""
        values = (v for f in self.filters if f.facet == facet for v in f.values)
        return tuple(dict.fromkeys(values))


def filters(chosen: Iterable[tuple[str, str]]) -> tuple[Filter, ...]:
    """Pairs of facet and value → one Filter a facet, in the order of FACETS.

    >>> filters([("topic", "党建"), ("place", "郑州市"), ("topic", "教育")])[1].values
    ('党建', '教育')
    """
    pairs = list(chosen)
    grouped = {f: tuple(dict.fromkeys(v for g, v in pairs if g == f)) for f in FACETS}
    return tuple(Filter(f, values) for f, values in grouped.items() if values)


def facet_values(article: Article) -> dict[str, tuple[str, ...]]:
    """Every value under which an article stands, by facet; slogans stand under none.

    What is not known stands under 未知, so that it can be counted and picked.
    """
    if article.kind == "slogan":
        return {}
    tags, about = article.tags, article.metadata
    return {
        "place": place_values(tags.place),
        "date": date_buckets(tags.date.value),
        "topic": tags.topics or (UNKNOWN,),
        "newspaper": (about.newspaper or UNKNOWN,),
        "source": (article.source,),
        "issue_date": date_buckets(about.issue_date),
        "reporter": tuple(dict.fromkeys(tags.writers)) or (UNKNOWN,),
        "practice": tags.practices or (UNKNOWN,),
        "kind": (article.kind,),
        "state": article.state,
    }
