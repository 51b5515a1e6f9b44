"""What every Searcher must do, as data and helpers that the contract tests and others share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from archive.filters import Query, filters
from archive.results import FacetValue, Results
from archive.texts import Article, Leftover
from indexer.fulltext import WhooshEngine, WhooshSearcher

# Query → ids of the exact hits and of the loose ones, over factories.SIX.
ANSWERS: tuple[tuple[str, set[str], set[str]], ...] = (
    # any string, across word borders, with digits, signs and punctuation inside
    ("区", {"a1", "a2"}, set()),
    ("网", {"a1", "a2"}, set()),
    ("管城", {"a1"}, set()),
    ("1+6+N", {"a2"}, set()),
    ("１＋６＋ｎ", {"a2"}, set()),
    ("1+6+M", set(), set()),
    ("“3310”", {"a1"}, set()),
    ("「3310」", {"a1"}, set()),
    ("“3310”党", {"a1"}, set()),
    ("3311", set(), set()),
    ("门行动", {"a1"}, set()),
    ("门 行动", {"a1"}, set()),
    ("行动门", set(), {"a1"}),
    ("行动火", set(), set()),
    ("人民代表大会", {"a1"}, set()),
    ("代表大会", {"a1"}, set()),
    ("大会代表参", {"a1"}, set()),
    ("动,川", {"a2"}, set()),
    ("動，川", {"a2"}, set()),
    ("動。川", set(), {"a2"}),
    ("“動。川”", set(), set()),
    ("運動會", {"a5"}, set()),
    ("运动会", {"a5"}, set()),
    ("TREE day", {"a4"}, set()),
    ("TreeDay", set(), set()),
    ("2021,", {"a4"}, set()),
    ("韩志刚 摄", {"a2"}, set()),
    ("记者 王思俊", {"a1"}, set()),
    (",", {"a1", "a2", "a3", "a4", "a5", "a6"}, set()),
    ("火星", set(), set()),
    ("\u200b管\u200b城", {"a1"}, set()),
    # bare runs are loosened into their words, nothing else is
    ("疫情防控", {"a1", "a6"}, {"a3"}),
    ("党员疫情", set(), {"a6"}),
    ("疫情植树", set(), set()),
    ("党建网格", set(), {"a1"}),
    ('"党建网格"', set(), set()),
    ('"疫情防控"', {"a1", "a6"}, set()),
    ("党员疫情 OR 火星", set(), set()),
    ("党员疫情 平安", set(), {"a6"}),
    ("党员疫情 -平安", set(), set()),
    ("标题:党建网格", set(), set()),
    ('"网格。疫情"', set(), set()),
    # AND, OR, NOT over whole articles
    ("网格 人民", {"a1"}, set()),
    ("网格 植树", set(), set()),
    ("-疫情 党员", {"a4"}, set()),
    ("党员 NOT 疫情", {"a4"}, set()),
    ("党员 -疫情防控", {"a4"}, set()),
    ("-党员", {"a1", "a2", "a3", "a5"}, set()),
    ("-区 -党员", {"a3", "a5"}, set()),
    ("-火星", {"a1", "a2", "a3", "a4", "a5", "a6"}, set()),
    ('"疫情防控" OR 文明', {"a1", "a2", "a6"}, set()),
    ("植树 | 火星", {"a4"}, set()),
    ("(植树 OR 文明) -川汇", {"a4"}, set()),
    ("党员 (植树 OR 文明)", {"a4"}, set()),
    # a star stands for 0–10 visible characters of one sentence
    ("文明*社区", {"a2"}, set()),
    ("疫情*有序", {"a1"}, set()),
    ("疫情*防控", {"a1", "a6"}, set()),
    ("死守*防控", set(), set()),
    ("济源*三百", set(), set()),
    ("昨*活动", set(), set()),
    # fields
    ("标题:", set(), set()),
    ("标题:党建", {"a1"}, set()),
    ("标题:疫情", set(), set()),
    ("标题:社区*活动", set(), set()),
    ("标题:创*社", {"a2"}, set()),
    ("-标题:区", {"a3", "a4", "a5", "a6"}, set()),
    ("城市:郑州", {"a1", "a3"}, set()),
    ("城市:鄭州市", {"a1", "a3"}, set()),
    ("城市:管城区", {"a1"}, set()),
    ("城市:郑*市", {"a1", "a3"}, set()),
    ("城市:河南*", {"a1", "a2", "a3", "a5"}, set()),
    ("城市:北京", set(), set()),
    ("城市:未知", {"a4"}, set()),
    ("城市:郑州 -城市:管城", {"a3"}, set()),
    ("日期:2022", {"a1", "a2", "a3"}, set()),
    ("日期:2022-03..2022-04", {"a1"}, set()),
    ("日期:2022-08", {"a2"}, set()),
    ("日期:2021..", {"a1", "a2", "a3", "a5"}, set()),
    ("日期:未知", {"a4", "a6"}, set()),
    ("日期:2019", set(), set()),
    ("主题:党建", {"a1", "a6"}, set()),
    ("主题:党", set(), set()),
    ("主题:黨建", {"a1", "a6"}, set()),
    ("主题:疫*控", {"a3"}, set()),
    ("主题:*控", set(), set()),
    ("记者:王思俊", {"a1"}, set()),
    ("记者:思俊", {"a1"}, set()),
    ("记者:韩志刚", set(), set()),
    ("记者:未知", {"a2", "a3", "a4", "a5", "a6"}, set()),
    ("来源:周口", {"a2"}, set()),
    ("来源:b.txt", {"a3", "a5", "a6"}, set()),
    ("来源:C.txt", set(), set()),
    ("网格 城市:周口", {"a2"}, set()),
    # what cannot be parsed is sought as it stands
    ("(((", set(), set()),
    ("管城 OR", set(), set()),
    ("OR", set(), set()),
    ('"', {"a1"}, set()),
    ("”", {"a1"}, set()),
    ("。", {"a1", "a2", "a3", "a4", "a5", "a6"}, set()),
)
NEVER_RAISED = (
    "(((", ")", '"', "“", "-", "--", "*", "**", "OR", "NOT", "标题:", "日期:2022-99", "城市:*",
    "\x00\x01", "\ud800", "a\ud800b", "\u200b", "-\u200b", "城市:\u200b", "\ufeff 党员", "😀", "𠮷",
    "疫" * 10_000, "疫情防控" * 2_500, "a*" * 5_000, " ".join("党员疫情防控区" * 70),
    " OR ".join(["党员"] * 300), "-" * 10_000, "(" * 5_000 + "党" + ")" * 5_000, '"' * 10_000,
)  # fmt: skip


def cuts(text: str, longest: int = 8) -> Iterator[str]:
    """Every distinct cut of 1 to `longest` characters that begins and ends with a visible one."""
    for size in range(1, longest + 1):
        found = (text[i : i + size] for i in range(len(text) - size + 1))
        yield from dict.fromkeys(c for c in found if not (c[0].isspace() or c[-1].isspace()))


def whoosh(
    folder: Path, articles: Iterable[Article], leftovers: Iterable[Leftover] = ()
) -> WhooshSearcher:
    """A fresh index over the given texts in `folder`, opened."""
    WhooshEngine(folder).build(articles, leftovers, "stamp")
    return WhooshSearcher(folder)


def ask(text: str = "", /, **parts: object) -> Query:
    """A query for all hits; `parts` are fields of Query or facets with a value or a tuple."""
    known = {
        name: parts.pop(name)
        for name in ("exact", "sort", "limit", "offset", "certain") & parts.keys()
    }
    pairs = [
        (facet, value)
        for facet, values in parts.items()
        for value in ((values,) if isinstance(values, str) else values)
    ]
    return Query(text, filters(pairs), **{"limit": 0, **known})


def ids(results: Results) -> list[str]:
    """The articles of the hits, in order."""
    return [hit.article for hit in results.hits]


def rows(results: Results, facet: str) -> dict[str, FacetValue]:
    """Value → row for all rows of a facet, at any depth."""

    def below(values: Iterable[FacetValue]) -> Iterator[FacetValue]:
        for value in values:
            yield value
            yield from below(value.children)

    (found,) = (f for f in results.facets if f.name == facet)
    return {row.value: row for row in below(found.values)}
