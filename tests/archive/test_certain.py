"""What counts as decided by the article itself: each level of a place, and the date."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import article

from archive.certain import certain_date, certain_place, inferred
from archive.export import article_json
from archive.tags import LEVELS, Evidence, NewsDate, Place, Tags
from archive.texts import Article, Metadata

WHOLE = Place("甲省", "乙市", "丙区", "丁街道", "990101")


def placed(place: Place, *decided: str) -> Tags:
    """`decided`: for each level from the top who knew it, several joined by +; "" for nobody."""
    rows = (getattr(place, level) for level in LEVELS)
    names = [(level, name) for level, name in zip(LEVELS, rows, strict=True) if name]
    evidence = tuple(
        Evidence(f"{level}={name}", "test", name, 1, 0, len(name), who)
        for (level, name), all_who in zip(names, decided, strict=False)
        for who in filter(None, all_who.split("+"))
    )
    return Tags(place=place, evidence=evidence)


@pytest.mark.parametrize(
    ("decided", "path"),
    [
        (("text", "text", "text", "text"), "甲省/乙市/丙区/丁街道"),
        (("gazetteer", "gazetteer", "gazetteer", "text"), "甲省/乙市/丙区/丁街道"),
        (("correction",) * 4, "甲省/乙市/丙区/丁街道"),
        (("gazetteer", "text", "text", "page"), "甲省/乙市/丙区"),
        (("gazetteer", "text", "page", "text"), "甲省/乙市"),
        (("gazetteer", "sidecar", "text", "text"), "甲省"),
        (("page", "text", "text", "text"), None),
        (("gazetteer+sidecar", "gazetteer+sidecar", "text", "text"), None),
        (("text", "text+page", "text", "text"), "甲省"),
        (("text+gazetteer", "text", "text", "text"), "甲省/乙市/丙区/丁街道"),
        (("text", "text", "", "text"), "甲省/乙市"),
    ],
)
def test_a_place_is_certain_down_to_its_first_inferred_level(
    decided: tuple[str, ...], path: str | None
) -> None:
    found = certain_place(placed(WHOLE, *decided))
    assert (found.path if found else None) == path
    assert found is None or found.code == ("990101" if found == WHOLE else "")


def test_a_missing_level_is_no_inferred_one() -> None:
    county = Place("甲省", None, "丙县", "丁镇")
    assert certain_place(placed(county, "gazetteer", "text", "text")) == county
    assert certain_place(placed(county, "gazetteer", "text", "page")) == Place("甲省", None, "丙县")
    assert certain_place(placed(Place("甲省"), "text")) == Place("甲省")
    assert certain_place(Tags()) is None


def test_evidence_of_another_place_says_nothing() -> None:
    tags = placed(Place("甲省", "乙市"), "text")
    stray = Evidence("city=别市", "test", "别市", 1, 0, 2)
    assert certain_place(Tags(place=tags.place, evidence=(*tags.evidence, stray))) == Place("甲省")


def test_a_municipality_is_a_province_and_a_city_of_one_name() -> None:
    capital = Place("北京市", "北京市", "丙区")
    assert certain_place(placed(capital, "text", "page", "text")) == Place("北京市")
    assert certain_place(placed(capital, "text", "text", "page")) == Place("北京市", "北京市")


def test_the_paths_of_today_are_cut_along() -> None:
    then = Place("甲省", "乙市", "丙县", today=("甲省", "甲省/乙市", "甲省/乙市/新区"))
    assert certain_place(placed(then, "text", "text", "text")) == then
    cut = certain_place(placed(then, "text", "text", "page"))
    assert cut == Place("甲省", "乙市", today=("甲省", "甲省/乙市"))


def dated(
    basis: str, *decided: str, value: str | None = "2022-03-27", rivals: tuple[str, ...] = ()
) -> Article:
    evidence = tuple(Evidence(f"date={value}", "test", "日", 1, 0, 1, who) for who in decided)
    refused = tuple((key, "x", "文件名") for key in rivals)
    return Article(
        id="a", source="a.txt", page_number=1, kind="news", metadata=Metadata(refused=refused),
        tags=Tags(date=NewsDate(value, "day", value, value, basis), evidence=evidence),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("given", "certain"),
    [
        (dated("stated", "text"), True),
        (dated("correction", "correction"), True),
        (dated("relative", "text", "sidecar"), True),
        (dated("relative", "text", "sidecar", rivals=("newspaper",)), True),
        (dated("relative", "text", "sidecar", rivals=("issue_date",)), False),
        (dated("relative", "text", "page"), False),
        (dated("relative", "sidecar"), False),
        (dated("page", "text", "page"), False),
        (dated("sidecar", "sidecar"), False),
        (dated("none", value=None), False),
        (dated("correction", "correction", value=None), False),
    ],
)
def test_a_date_is_certain_when_it_is_printed_reckoned_or_corrected(
    given: Article, certain: bool
) -> None:
    assert certain_date(given) == ("2022-03-27" if certain else None)


def test_the_text_that_another_tag_rests_on_does_not_count() -> None:
    found = article("a", "昨日种树。", date="2022-03-26", inferred=("date:page",), place="甲省")
    assert certain_date(found) is None


@pytest.mark.parametrize(
    ("tags", "expected"),
    [
        (placed(WHOLE, "text", "text", "text", "text"), ()),
        (placed(WHOLE, "gazetteer", "text", "page", "text"), ("district", "street")),
        (placed(Place("甲省", None, "丙县", "丁镇"), "page", "text", "text"),
         ("province", "district", "street")),
        (dated("sidecar", "sidecar").tags, ("date",)),
        (dated("stated", "text").tags, ()),
        (dated("none", value=None).tags, ()),
        (Tags(), ()),
    ],
)  # fmt: skip
def test_what_is_inferred_is_exported(tags: Tags, expected: tuple[str, ...]) -> None:
    one = replace(article("a", "种树。"), tags=tags)
    assert inferred(one) == expected
    assert article_json(one)["inferred"] == list(expected)
