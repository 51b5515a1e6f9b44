"""Tags set by hand: the values, their evidence, and what cannot be set."""

from __future__ import annotations

from dataclasses import replace

import pytest
from correcting import entries
from factories import SIX, SLOGAN

from archive.tags import DATE_KEYS, PLACE_KEYS, Evidence, NewsDate, Official, Place, Tags
from archive.texts import Article, Doubt
from indexer.corrections import BAD, Known, correct_tags
from indexer.corrections.anchors import Placed

ZHENGZHOU = Place("河南省", "郑州市", code="410100")
KNOWN = Known(
    lambda names: {
        "郑州市": (ZHENGZHOU,),
        "城关区": (Place("甲省", "甲市", "城关区"), Place("乙省", "乙市", "城关区")),
    }.get([*names.values()][-1], ()),
    ("党建", "教育"),
)
ONE = replace(SIX[0], id="one")


def tag(toml: str, *articles: Article) -> tuple[tuple[Article, ...], tuple[Doubt, ...]]:
    placed = [
        Placed(entry, tuple((anchor.line, 0) for anchor in entry.anchors))
        for entry in entries(toml)
    ]
    return correct_tags(articles or (ONE,), placed, KNOWN)


def said(tag: str) -> Evidence:
    return Evidence(tag, "correction", "王敏：原报如此", decided="correction", origin="更正 a.toml")


def test_a_place() -> None:
    ([found], doubts) = tag('tags = {line = 3, city = "郑州市"}')
    assert not doubts
    assert (found.tags.place, found.tags.place_basis) == (ZHENGZHOU, "correction")
    assert found.tags.about(PLACE_KEYS) == (said("province=河南省"), said("city=郑州市"))
    assert [c.what for c in found.corrections] == ["地点是河南省/郑州市"]


def test_an_unknown_place_and_date() -> None:
    ([found], _) = tag('tags = {line = 3, city = "未知", date = ""}')
    assert (found.tags.place, found.tags.place_basis, found.tags.date) == (None, "none", NewsDate())
    assert found.tags.about(PLACE_KEYS) == (said("place=未知"),)
    assert found.tags.about(DATE_KEYS) == (said("date=未知"),)
    assert [c.what for c in found.corrections] == ["地点是未知；日期是未知"]


@pytest.mark.parametrize(
    ("value", "precision", "first", "last"),
    [
        ("2022", "year", "2022-01-01", "2022-12-31"),
        ("2022-02", "month", "2022-02-01", "2022-02-28"),
        ("2022-02-03", "day", "2022-02-03", "2022-02-03"),
    ],
)
def test_a_date(value: str, precision: str, first: str, last: str) -> None:
    ([found], _) = tag(f'tags = {{line = 3, date = "{value}"}}')
    assert found.tags.date == NewsDate(value, precision, first, last, "correction")  # type: ignore[arg-type]
    assert said(f"date={value}") in found.tags.evidence
    assert found.tags.place == ONE.tags.place


def test_topics_are_the_whole_list_for_paragraphs_too() -> None:
    tags = replace(
        ONE.tags,
        paragraph_topics=(("党建", "基层治理"), ("疫情防控",)),
        evidence=(
            *ONE.tags.evidence,
            Evidence("topic=疫情防控", "r", "疫情", 1, 0, 2),
            Evidence("city=郑州市", "r", "郑州", 1, 0, 2),
        ),
    )
    ([found], _) = tag('tags = {line = 3, topics = ["教育", "党建"]}', replace(ONE, tags=tags))
    assert found.tags.topics == ("教育", "党建")
    assert found.tags.paragraph_topics == (("党建",), ())
    assert [e.tag for e in found.tags.about(("topic",))] == ["topic=教育", "topic=党建"]
    assert found.tags.backing("city=郑州市")


def test_names_and_kind() -> None:
    ([found], _) = tag(
        'tags = {line = 3, reporters = ["李四"], correspondents = [], authors = ["赵六"], kind = "photo"}'
    )
    assert (found.tags.reporters, found.tags.correspondents) == (("李四",), ())
    assert found.tags.authors == ("赵六",)
    assert (found.kind, found.state) == ("photo", ("caption",))
    ([back], _) = tag('tags = {line = 3, kind = "news"}', found)
    assert (back.kind, back.state) == ("news", ("whole",))


REFUSED = [
    ('tags = {line = 3, city = "火星市"}', "地名表里没有“火星市”"),
    (
        'tags = {line = 3, district = "城关区"}',
        "“城关区”有 2 处：甲省/甲市/城关区、乙省/乙市/城关区",
    ),
    ('tags = {line = 3, topics = ["党见"]}', "没有叫“党见”的主题；主题表里有 党建、教育"),
    ('tags = {line = 99, kind = "brief"}', "第 99 行不属于任何有标签的文章"),
]


@pytest.mark.parametrize(("toml", "sentence"), REFUSED)
def test_what_cannot_be_set_is_said(toml: str, sentence: str) -> None:
    found, [doubt] = tag(toml)
    assert found == (ONE,)
    assert doubt.rule == BAD and sentence in doubt.message


def test_a_banner_has_no_tags() -> None:
    found, [doubt] = tag('tags = {line = 1, date = "2022"}', SLOGAN)
    assert found == (SLOGAN,) and "不属于任何有标签的文章" in doubt.message


def test_two_that_disagree_about_one_article() -> None:
    found, doubts = tag(
        'correction = [{tags = {line = 3, date = "2022"}}, {tags = {line = 4, date = "2021"}},'
        ' {tags = {line = 1, kind = "brief"}}]'
    )
    assert [doubt.message[:25] for doubt in doubts] == [
        "更正 corrections/a.toml 第 1", "更正 corrections/a.toml 第 2",
    ]  # fmt: skip
    assert (found[0].tags.date, found[0].kind) == (ONE.tags.date, "brief")


def test_two_that_speak_of_different_tags() -> None:
    ([found], doubts) = tag(
        'correction = [{tags = {line = 3, date = "2022"}}, {tags = {line = 4, topics = ["党建"]}}]'
    )
    assert not doubts
    assert (found.tags.date.value, found.tags.topics) == ("2022", ("党建",))
    assert len(found.corrections) == 2


NAMED = replace(
    ONE,
    tags=Tags(
        practices=("“三捐”活动", "“一线”"),
        officials=(Official("甲明", "局长", "县教育局", 1), Official("乙强", "主任", None, 1)),
        evidence=(
            Evidence("practice=“三捐”活动", "r", "“三捐”活动", 1, 0, 6),
            Evidence("practice=“一线”", "r", "“一线”", 1, 8, 12),
            Evidence("unit=“一线”", "r", "县里", 1, 6, 8),
            Evidence("official=甲明", "r", "局长甲明", 1, 20, 24),
            Evidence("official=乙强", "r", "主任乙强", 1, 30, 34),
        ),
    ),
)


def test_practices_are_the_whole_list_and_take_their_units_along() -> None:
    ([found], doubts) = tag('tags = {line = 3, practices = ["“三捐”活动"]}', NAMED)
    assert not doubts and found.tags.practices == ("“三捐”活动",)
    assert found.tags.about(("practice", "unit")) == (said("practice=“三捐”活动"),)
    assert [c.what for c in found.corrections] == ["做法是“三捐”活动"]
    ([found], _) = tag("tags = {line = 3, practices = []}", NAMED)
    assert found.tags.practices == () and not found.tags.about(("practice", "unit"))


def test_officials_are_those_that_stay() -> None:
    ([found], doubts) = tag('tags = {line = 3, officials = ["甲明"]}', NAMED)
    assert not doubts and [o.name for o in found.tags.officials] == ["甲明"]
    assert [e.tag for e in found.tags.about(("official",))] == ["official=甲明"]
    assert [c.what for c in found.corrections] == ["任职的人是甲明"]
    ([found], _) = tag("tags = {line = 3, officials = []}", NAMED)
    assert found.tags.officials == () and not found.tags.about(("official",))


def test_an_official_whom_the_program_did_not_find_cannot_be_added() -> None:
    ([found], [doubt]) = tag('tags = {line = 3, officials = ["丙丁"]}', NAMED)
    assert found == NAMED and "丙丁" in doubt.message
