"""What differs between the tags of two builds, and what does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pytest
from factories import article, backed

from archive.differences import KINDS, Pair, Tally, changes, pairs
from archive.tags import Evidence, Figure, NewsDate, Official, Place, Tags
from archive.texts import Article

TOWN = Place("甲省", "乙市", "丙区", code="990101")
DAY = NewsDate("2022-03-27", "day", "2022-03-27", "2022-03-27", "stated")
TEN = Figure("10个网格", 10, "个", "网格", None, 1)
HEAD = Official("甲明", "局长", "县教育局", 1)
HERE = Evidence("district=丙区", "某规则", "丙区", 1, 0, 2)
ABOVE = Evidence("city=乙市", "某规则", "乙市", 1, 0, 2)
PARTY = Evidence("topic=党建", "某规则", "党员", 1, 0, 2)


def place(**other: str | None) -> Tags:
    return backed(place=replace(TOWN, **other), place_basis="text")  # type: ignore[arg-type]


def day(**other: str | None) -> Tags:
    return backed(date=replace(DAY, **other))  # type: ignore[arg-type]


DIFFERENT = [
    (backed(), place(), [("province", None, "甲省 › 乙市 › 丙区")]),
    (place(), backed(), [("province", "甲省 › 乙市 › 丙区", None)]),
    (place(), place(city="丁市"), [("city", "甲省 › 乙市 › 丙区", "甲省 › 丁市 › 丙区")]),
    (place(), place(district="戊县"), [("district", "甲省 › 乙市 › 丙区", "甲省 › 乙市 › 戊县")]),
    (place(), place(district=None), [("district", "甲省 › 乙市 › 丙区", None)]),
    (place(), place(street="己镇"), [("street", None, "甲省 › 乙市 › 丙区 › 己镇")]),
    # A county run by its province has no city.
    (place(city=None), place(district=None),
     [("city", "甲省 › 丙区", "甲省 › 乙市")]),
    (place(), place(code="990102"), [("place_code", "990101", "990102")]),
    (place(), replace(place(), place_basis="page"), [("place_basis", "据正文", "据同版文章推断")]),
    (backed(), backed(place_candidates=(TOWN,)), [("place_candidates", None, "甲省 › 乙市 › 丙区")]),
    (day(), day(value="2022-03", precision="month"),
     [("date", "2022年3月27日（正文写明）", "2022年3月（正文写明）")]),
    (backed(), day(), [("date", None, "2022年3月27日（正文写明）")]),
    (day(), backed(), [("date", "2022年3月27日（正文写明）", None)]),
    (day(), day(basis="sidecar"), [("date_basis", "正文写明", "即出版日期")]),
    (backed(), backed(date=NewsDate(earliest="2022-03-01")),
     [("date_bounds", None, "不早于2022年3月1日")]),
    (backed(topics=("党建",)), backed(topics=("党建", "教育")), [("topic", None, "教育")]),
    (backed(topics=("党建", "教育")), backed(topics=("教育", "党建")), [("main_topic", "党建", "教育")]),
    (backed(topics=("党建",)), backed(topics=("教育",)),
     [("main_topic", "党建", "教育"), ("topic", "党建", None), ("topic", None, "教育")]),
    (backed(topics=("党建",)), backed(), [("main_topic", "党建", None), ("topic", "党建", None)]),
    (backed(reporters=("李四",)), backed(correspondents=("李四",)),
     [("reporter", "李四", None), ("correspondent", None, "李四")]),
    (backed(correspondents=("李四",)), backed(authors=("李四",)),
     [("correspondent", "李四", None), ("author", None, "李四")]),
    (backed(practices=("“三捐”",)), backed(practices=("“三捐”活动",)),
     [("practice", "“三捐”", None), ("practice", None, "“三捐”活动")]),
    (backed(officials=(HEAD,)), backed(), [("official", "甲明：县教育局局长", None)]),
    (backed(officials=(HEAD,)), backed(officials=(replace(HEAD, post="副局长"),)),
     [("official", "甲明：县教育局局长", None), ("official", None, "甲明：县教育局副局长")]),
    (backed(figures=(TEN,)), backed(), [("figure", "10个网格：10个（网格）", None)]),
    (backed(figures=(TEN,)), backed(figures=(replace(TEN, bound="gt"),)),
     [("figure", "10个网格：10个（网格）", "10个网格：多于10个（网格）")]),
    (backed(figures=(TEN, TEN)), backed(figures=(TEN,)), [("figure", "10个网格：10个（网格）", None)]),
    (backed(other_places=("甲省/丁市",)), backed(), [("other_place", "甲省/丁市", None)]),
]  # fmt: skip

SAME = [
    (backed(), backed()),
    (place(), place()),
    (place(), replace(place(), evidence=(HERE,))),
    (backed(topics=("党建",), evidence=(PARTY,)), backed(topics=("党建",))),
    (backed(reporters=("李四", "王五")), backed(reporters=("王五", "李四"))),
    (backed(figures=(TEN,)), backed(figures=(replace(TEN, paragraph=2),))),
    (backed(officials=(HEAD,)), backed(officials=(replace(HEAD, paragraph=2),))),
    (backed(topics=("党建",), paragraph_topics=(("党建",),)), backed(topics=("党建",))),
    (place(), place(today=("甲省", "甲省/乙市", ""))),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("before", "after", "told"), DIFFERENT)
def test_a_difference_is_told_once_and_both_ways(
    before: Tags, after: Tags, told: list[tuple[str, str | None, str | None]]
) -> None:
    assert list(_rows(before, after)) == told
    turned = sorted((kind, new or "", old or "") for kind, old, new in told)
    assert sorted((k, a or "", b or "") for k, a, b in _rows(after, before)) == turned


@pytest.mark.parametrize(("before", "after"), SAME)
def test_what_says_the_same_is_the_same(before: Tags, after: Tags) -> None:
    assert changes(before, after) == changes(after, before) == ()


def test_every_kind_is_tried() -> None:
    assert {kind for _, _, told in DIFFERENT for kind, _, _ in told} == set(KINDS)


def test_the_order_is_that_of_the_kinds() -> None:
    everything = backed(
        place=TOWN,
        place_basis="text",
        date=DAY,
        topics=("党建",),
        reporters=("李四",),
        practices=("“三捐”",),
    )
    found = [change.kind for change in changes(backed(), everything)]
    assert found == sorted(found, key=list(KINDS).index) and len(found) == 6


def test_each_side_has_the_words_of_what_differs_alone() -> None:
    old = replace(place(), topics=("党建",), evidence=(ABOVE, HERE, PARTY))
    new = replace(place(district="戊县"), topics=("党建",), evidence=(ABOVE, PARTY))
    (only,) = changes(old, new)
    assert only.before and only.before.evidence == (HERE,)
    assert only.after and only.after.evidence == ()


@pytest.mark.parametrize(
    ("before", "after", "met"),
    [
        ("", "", []),
        ("a1", "", ["a1-"]),
        ("", "a1", ["-a1"]),
        ("a1 a3", "a2 a3", ["a1-", "-a2", "a3-a3"]),
        ("a2 a9 b1", "a1 a9 c1", ["-a1", "a2-", "a9-a9", "b1-", "-c1"]),
        # The sources go before the ids.
        ("a9 b1", "b1", ["a9-", "b1-b1"]),
    ],
)
def test_both_builds_are_walked_side_by_side(before: str, after: str, met: list[str]) -> None:
    found = pairs(_build(before), _build(after))
    assert [f"{_id(pair.before)}-{_id(pair.after)}" for pair in found] == met


def test_no_more_than_one_article_of_a_build_is_held() -> None:
    asked = []

    def build() -> Iterator[Article]:
        for n in range(100):
            asked.append(n)
            yield article(f"a{n:03}")

    next(pairs(build(), iter(())))
    assert len(asked) <= 2


def test_the_tally_counts_articles_and_tags() -> None:
    old, new = article("a1", topics=("党建",)), article("a1", topics=("教育",))
    found = [Pair(old, new), Pair(old, old), Pair(old, None), Pair(None, new), Pair(None, new)]
    tally = Tally()
    assert list(tally.differing(found)) == [found[0], *found[2:]]
    assert (tally.before, tally.after, tally.same, tally.changed) == (3, 4, 1, 1)
    assert (tally.only_before, tally.only_after) == (1, 2)
    assert tally.kinds() == (
        ("main_topic", {"changed": 1, "gained": 0, "lost": 0}),
        ("topic", {"changed": 0, "gained": 1, "lost": 1}),
    )


@pytest.mark.parametrize(("kind", "told"), [("topic", 1), ("district", 0)])
def test_of_one_kind_nothing_else_is_counted(kind: str, told: int) -> None:
    old, new = article("a1", topics=("党建",)), article("a1", topics=("教育",))
    tally = Tally(kind)
    assert len(list(tally.differing([Pair(old, new), Pair(old, None)]))) == told
    assert [name for name, _ in tally.kinds()] == [kind] * told
    assert (tally.same, tally.only_before) == (1 - told, 1)


def _rows(before: Tags, after: Tags) -> Iterator[tuple[str, str | None, str | None]]:
    for change in changes(before, after):
        sides = [side.value if side else None for side in (change.before, change.after)]
        yield change.kind, sides[0], sides[1]


def _build(ids: str) -> Sequence[Article]:
    return [article(name, source=f"{name[0]}.txt") for name in ids.split()]


def _id(found: Article | None) -> str:
    return found.id if found else ""
