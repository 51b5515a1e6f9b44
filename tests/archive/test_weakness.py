"""Weak tags: which are, which are not, and in what order."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from factories import SIX
from web_site import readings

from archive.catalogue import Catalogue
from archive.tags import Evidence, Figure, NewsDate, Place, Tags
from archive.weakness import LADDER, weak_tags

TOWN = Place("甲省", "乙市", "丙区")
OTHER = Place("丁省", "戊市", "丙区")
DAY = NewsDate("2022-03-27", "day", "2022-03-27", "2022-03-27", "stated")
MONTH = NewsDate("2022-03", "month", "2022-03-01", "2022-03-31", "page")


def said(
    tag: str, where: int | str = 1, decided: str = "text", mate: str | None = None
) -> Evidence:
    return Evidence(tag, "某规则", "某词", where, 0, 2, decided, mate)  # type: ignore[arg-type]


def filed(tag: str) -> Evidence:
    return Evidence(tag, "来源资料", "乙市", decided="sidecar", origin="旁注文件")


def by_hand(tag: str) -> Evidence:
    return Evidence(tag, "correction", "王：核对", decided="correction", origin="a.toml")


MATE = said("district=丙区", decided="page", mate="m")
HERE = said("district=丙区")
ABOVE = said("city=乙市", decided="gazetteer")
ON_MATE = said("date=2022-03", decided="page", mate="m")

WEAK = [
    (Tags(place_candidates=(TOWN, OTHER)),
     ("地点", "甲省 › 乙市 › 丙区，或丁省 › 戊市 › 丙区", "ambiguous", 0)),
    (Tags(place=TOWN, place_basis="page", evidence=(MATE,)),
     ("地点", "甲省 › 乙市 › 丙区", "page", 0)),
    # The district is printed, but page-mates chose among several of that name.
    (Tags(place=TOWN, place_basis="text", evidence=(HERE, replace(MATE, tag="city=乙市"))),
     ("地点", "甲省 › 乙市 › 丙区", "page", 0)),
    (Tags(place=TOWN, place_basis="sidecar", evidence=(filed("city=乙市"),)),
     ("地点", "甲省 › 乙市 › 丙区", "sidecar", 0)),
    (Tags(date=NewsDate(None, None, "2022-03-01", "2022-04-30")),
     ("日期", "不早于2022年3月1日，不晚于2022年4月30日", "bounds", 60)),
    (Tags(date=NewsDate(None, None, None, "2022-04-30")),
     ("日期", "不晚于2022年4月30日", "bounds", 10**6)),
    (Tags(date=MONTH, evidence=(ON_MATE, said("date=2022-03"))), ("日期", "2022年3月", "page", 30)),
    (Tags(date=replace(DAY, basis="sidecar"), evidence=(filed("date=2022-03-27"),)),
     ("日期", "2022年3月27日", "sidecar", 0)),
    # 昨日: words of the text, read against the day of issue.
    (Tags(date=replace(DAY, basis="relative"),
          evidence=(said("date=2022-03-27"), filed("date=2022-03-27"))),
     ("日期", "2022年3月27日", "relative", 0)),
    # The weaker witness counts: the year is a page-mate's.
    (Tags(date=replace(DAY, basis="relative"), evidence=(said("date=2022-03-27"), ON_MATE)),
     ("日期", "2022年3月27日", "page", 0)),
    (Tags(topics=("体育",), evidence=(said("topic=体育"),)), ("主题", "体育", "one-word", 0)),
    (Tags(reporters=("李四",), evidence=(said("reporter=李四", "byline", "page", "m"),)),
     ("记者", "李四", "page", 0)),
    (Tags(figures=(Figure("10个", 10, "个", "", None, 1),), evidence=(said("figure=10个"),)),
     ("数据", "10个", "bare-figure", 0)),
    (Tags(figures=(Figure("数百名群众", None, "名", "群众", "about", 1),),
          evidence=(said("figure=数百名群众"),)), ("数据", "数百名群众", "bare-figure", 0)),
]  # fmt: skip

STRONG = [
    Tags(),
    Tags(place=TOWN, place_basis="text", evidence=(HERE, ABOVE)),
    Tags(place=TOWN, place_basis="correction", evidence=(by_hand("district=丙区"),)),
    Tags(place=TOWN, place_basis="correction", evidence=(by_hand("district=丙区"), MATE)),
    Tags(date=DAY, evidence=(said("date=2022-03-27"),)),
    Tags(date=NewsDate("2022", "year", "2022-01-01", "2022-12-31", "stated"),
         evidence=(said("date=2022"),)),
    Tags(date=replace(DAY, basis="correction"), evidence=(by_hand("date=2022-03-27"),)),
    Tags(topics=("体育",), evidence=(said("topic=体育"), said("topic=体育", 2))),
    Tags(topics=("体育",), evidence=(said("topic=体育", "headline"),)),
    Tags(topics=("体育",), evidence=(by_hand("topic=体育"),)),
    Tags(reporters=("李四",), evidence=(said("reporter=李四", "byline"),)),
    Tags(figures=(Figure("10个网格", 10, "个", "网格", None, 1),), evidence=(said("figure=10个网格"),)),
    Tags(figures=(Figure("10个", 10, "个", "", None, 1),), evidence=(by_hand("figure=10个"),)),
    Tags(practices=("七步工作法",), evidence=(said("practice=七步工作法"),)),
]  # fmt: skip


@pytest.mark.parametrize(("tags", "expected"), WEAK)
def test_what_is_weak(tags: Tags, expected: tuple[str, str, str, int]) -> None:
    assert [(w.label, w.value, w.why, w.days) for w in weak_tags(tags)] == [expected]


@pytest.mark.parametrize("tags", STRONG)
def test_what_is_not(tags: Tags) -> None:
    assert weak_tags(tags) == ()


def test_only_the_evidence_that_makes_it_weak_is_given() -> None:
    (weak,) = weak_tags(Tags(date=MONTH, evidence=(said("date=2022-03"), ON_MATE)))
    assert weak.evidence == (ON_MATE,)


def test_every_rung_has_a_case() -> None:
    assert {expected[2] for _, expected in WEAK} == set(LADDER)


def test_the_weakest_come_first_and_wide_dates_before_narrow_ones(tmp_path: Path) -> None:
    everything = [tags for tags, _ in WEAK] + STRONG
    articles = [replace(SIX[0], id=f"a{i}", tags=tags) for i, tags in enumerate(everything)]
    for order in (articles, articles[::-1]):
        catalogue = Catalogue(tmp_path / f"{order[0].id}.sqlite", create=True)
        with catalogue.writing() as writer:
            for reading in readings(order, ()):
                writer.put(reading)
        found = [each.weak for each in catalogue.weak_list()]
        assert len(found) == len(WEAK)
        rungs = [weak.why for weak in found]
        assert list(dict.fromkeys(rungs)) == list(LADDER)
        assert catalogue.weak_counts() == Counter(rungs)
        assert list(catalogue.weak_counts()) == list(LADDER)
        assert [weak.days for weak in found if weak.why == "bounds"] == [10**6, 60]
        assert next(weak.days for weak in found if weak.why == "page") == 30
        of_mates = [weak for weak in found if weak.why == "page"]
        assert [each.weak for each in catalogue.weak_list("page")] == of_mates
        assert [each.weak for each in catalogue.weak_list("page", 1, 1)] == of_mates[1:2]
        assert list(catalogue.weak_list("nothing")) == []


def test_weak_tags_go_with_their_source(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path / "c.sqlite", create=True)
    with catalogue.writing() as writer:
        (reading,) = readings([replace(SIX[0], tags=WEAK[0][0])], ())
        writer.put(reading)
        writer.put(reading)
    assert [(w.source, w.article, w.title) for w in catalogue.weak_list()] == [
        ("a.txt", "a1", "管城区启动党建活动")
    ]
    with catalogue.writing() as writer:
        writer.remove("a.txt")
    assert (catalogue.weak_counts(), list(catalogue.weak_list())) == ({}, [])
