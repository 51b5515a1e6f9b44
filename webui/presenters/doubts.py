"""The list of doubts: by kind, each with the way to its article and its line; and of weak tags."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from archive.account import Doubtful
from archive.addresses import article_path, source_path
from archive.labels import rule_label
from archive.weakness import LADDER, WeakTag
from webui.presenters.pager import Pager, pager

PATH = "/doubts"
PAGE_SIZE = 50
ALL = "all"  # in an address: weak tags of every kind


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
    """One page of the list; `kinds` of doubts and `rungs` of weak tags each begin with all of them;
    `total` counts what is chosen, in `unit`s."""

    kinds: tuple[Kind, ...]
    rungs: tuple[Kind, ...]
    total: int
    unit: str
    piles: tuple[Pile, ...]
    pager: Pager


def doubts_view(
    counts: Mapping[str, int],
    weak: Mapping[str, int],
    found: Iterable[Doubtful],
    rule: str | None,
    page: int,
) -> DoubtsView:
    """Page `page` of the doubts of one rule or (None) of all; `counts` of doubts by rule, `weak` of
    weak tags by rung."""
    total = counts.get(rule, 0) if rule else sum(counts.values())
    piles = _piles((each.source, _doubt(each)) for each in found)
    pages = pager(page, total, PAGE_SIZE, lambda n: doubts_path(rule, n))
    return DoubtsView(_kinds(counts, rule or ""), _rungs(weak), total, "处", piles, pages)


def weak_view(
    counts: Mapping[str, int],
    weak: Mapping[str, int],
    found: Iterable[WeakTag],
    why: str | None,
    page: int,
) -> DoubtsView:
    """Page `page` of the weak tags of one rung or (None) of all, the weakest first."""
    total = weak.get(why, 0) if why else sum(weak.values())
    piles = _piles((each.source, _weak(each)) for each in found)
    pages = pager(page, total, PAGE_SIZE, lambda n: weak_path(why, n))
    return DoubtsView(_kinds(counts), _rungs(weak, why or ALL), total, "个标签", piles, pages)


def doubts_path(rule: str | None = None, page: int = 1) -> str:
    """The address of a page of the list.

    >>> doubts_path(), doubts_path("lost-text", 2)
    ('/doubts', '/doubts?rule=lost-text&page=2')
    """
    return _path([("rule", rule)] if rule else [], page)


def weak_path(why: str | None = None, page: int = 1) -> str:
    """The address of a page of the weak tags.

    >>> weak_path(), weak_path("page", 2)
    ('/doubts?weak=all', '/doubts?weak=page&page=2')
    """
    return _path([("weak", why or ALL)], page)


def _path(pairs: list[tuple[str, str]], page: int) -> str:
    pairs = [*pairs, *([("page", str(page))] if page > 1 else [])]
    return f"{PATH}?{urlencode(pairs)}" if pairs else PATH


def _kinds(counts: Mapping[str, int], chosen: str | None = None) -> tuple[Kind, ...]:
    """The kinds of doubt; `chosen` "" are all of them, None none."""
    return (
        Kind("全部", sum(counts.values()), doubts_path(), chosen == ""),
        *(Kind(rule_label(r), n, doubts_path(r), r == chosen) for r, n in counts.items()),
    )


def _rungs(weak: Mapping[str, int], chosen: str | None = None) -> tuple[Kind, ...]:
    if not weak:
        return ()
    return (
        Kind("全部", sum(weak.values()), weak_path(), chosen == ALL),
        *(Kind(LADDER[why], n, weak_path(why), why == chosen) for why, n in weak.items()),
    )


def _piles(rows: Iterable[tuple[str, DoubtView]]) -> tuple[Pile, ...]:
    return tuple(
        Pile(source, source_path(source), tuple(doubt for _, doubt in group))
        for source, group in groupby(rows, lambda row: row[0])
    )


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


def _weak(found: WeakTag) -> DoubtView:
    weak = found.weak
    quote = next((e.quote for e in weak.evidence), "")
    url = article_path(found.article)
    said = f"{weak.label}：{weak.value}"
    return DoubtView(LADDER[weak.why], said, quote, None, "", found.title, url)
