"""The list of doubts: by kind, each with the way to its article and its line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from archive.account import Doubtful
from archive.addresses import article_path, source_path
from archive.labels import rule_label
from webui.presenters.pager import Pager, pager

PATH = "/doubts"
PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of doubt with its count and the link that lists it alone."""

    label: str
    count: int
    url: str
    selected: bool


@dataclass(frozen=True, slots=True)
class DoubtView:
    """A doubt in words, with the addresses of its article and its line."""

    kind: str
    message: str
    quote: str
    line: int | None
    line_url: str
    title: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Pile:
    """The doubts of one source that stand below each other on the page."""

    source: str
    url: str
    doubts: tuple[DoubtView, ...]


@dataclass(frozen=True, slots=True)
class DoubtsView:
    """One page of the list; `kinds` begin with all of them, `total` counts what is chosen."""

    kinds: tuple[Kind, ...]
    total: int
    piles: tuple[Pile, ...]
    pager: Pager


def doubts_view(
    counts: Mapping[str, int], found: Iterable[Doubtful], rule: str | None, page: int
) -> DoubtsView:
    """Counts by rule and the doubts of page `page`, of one rule or (None) of all."""
    everything = sum(counts.values())
    total = counts.get(rule, 0) if rule else everything
    return DoubtsView(
        (
            Kind("全部", everything, doubts_path(), not rule),
            *(
                Kind(rule_label(name), count, doubts_path(name), name == rule)
                for name, count in counts.items()
            ),
        ),
        total,
        tuple(
            Pile(source, source_path(source), tuple(map(_doubt, group)))
            for source, group in groupby(found, lambda d: d.source)
        ),
        pager(page, total, PAGE_SIZE, lambda n: doubts_path(rule, n)),
    )


def doubts_path(rule: str | None = None, page: int = 1) -> str:
    """The address of a page of the list.

    >>> doubts_path(), doubts_path("lost-text", 2)
    ('/doubts', '/doubts?rule=lost-text&page=2')
    """
    pairs = [("rule", rule)] if rule else []
    pairs += [("page", str(page))] if page > 1 else []
    return f"{PATH}?{urlencode(pairs)}" if pairs else PATH


def _doubt(found: Doubtful) -> DoubtView:
    doubt = found.doubt
    return DoubtView(
        rule_label(doubt.rule),
        doubt.message,
        doubt.quote,
        doubt.line,
        source_path(found.source, doubt.line),
        found.title,
        article_path(found.article) if found.article else None,
    )
