"""Partial dates and place paths as facet values."""

from __future__ import annotations

from datetime import date

import pytest
from factories import SIX, SLOGAN
from hypothesis import given
from hypothesis import strategies as st

from archive.dates import date_buckets, date_matches, date_range, interval, partial_date
from archive.filters import FACETS, Filter, Query, facet_values, filters
from archive.places import is_short_for, place_values, resolve_place
from archive.tags import Place

KNOWN = [
    "河南省",
    "河南省/郑州市",
    "河南省/郑州市/未知",
    "河南省/郑州市/管城回族区",
    "河南省/郑州市/管城回族区/未知",
    "吉林省",
    "吉林省/吉林市",
    "吉林省/四平市/铁东区",
    "辽宁省/鞍山市/铁东区",
    "北京市",
    "北京市/北京市",
    "北京市/北京市/朝阳区",
    "未知",
]


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2022", "2022"),
        ("2022年", "2022"),
        ("2022-3", "2022-03"),
        ("2022/03/7", "2022-03-07"),
        ("2022年3月7日", "2022-03-07"),
        ("2024-02-29", "2024-02-29"),
        ("2022-02-29", None),
        ("2022-13", None),
        ("0000", None),
        ("22", None),
        ("昨天", None),
        ("２０２２", None),
        ("", None),
    ],
)
def test_partial_date(typed: str, value: str | None) -> None:
    assert partial_date(typed) == value


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022-03..2022-04", date(2022, 3, 1), date(2022, 4, 30)),
        ("2022..", date(2022, 1, 1), date.max),
        ("..2022-02", date.min, date(2022, 2, 28)),
        ("2022-03-05", date(2022, 3, 5), date(2022, 3, 5)),
    ],
)
def test_date_range(text: str, first: date, last: date) -> None:
    assert date_range(text) == (first, last)


@pytest.mark.parametrize("text", ["", "..", "a..b", "2022..b", "2022...", "2022-02-30.."])
def test_no_date_range(text: str) -> None:
    assert date_range(text) is None


@pytest.mark.parametrize(
    ("value", "wanted", "matches"),
    [
        ("2022-03-27", "2022", True),
        ("2022-03-27", "2022-03", True),
        ("2022-03-27", "2022-03-20..2022-03-27", True),
        ("2022-03", "2022-03-01..2022-03-31", True),
        ("2022-03", "2022-未知", False),
        ("2022", "2022-未知", True),
        ("2022-03", "2022-03-未知", True),
        (None, "未知", True),
        ("2022", "未知", False),
        ("2022-03", "2022-03-02..2022-03-31", False),  # not wholly inside
        ("2022", "2022-03..2022-04", False),
        (None, "..2030", False),
        ("2022", "abc", False),
        ("2022", "", False),
    ],
)
def test_date_matches(value: str | None, wanted: str, matches: bool) -> None:
    assert date_matches(value, wanted) is matches


@given(st.dates(), st.sampled_from([4, 7, 10]))
def test_every_bucket_of_a_date_holds_it(day: date, length: int) -> None:
    value = day.isoformat()[:length]
    first, last = interval(value) or (None, None)
    assert first and last and first <= day <= last
    assert all(date_matches(value, bucket) for bucket in date_buckets(value))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("河南省", ("河南省",)),
        ("河南", ("河南省",)),
        ("郑州", ("河南省/郑州市",)),
        ("郑州市/管城区", ("河南省/郑州市/管城回族区",)),
        ("管城", ("河南省/郑州市/管城回族区",)),
        ("吉林", ("吉林省", "吉林省/吉林市")),
        ("铁东区", ("吉林省/四平市/铁东区", "辽宁省/鞍山市/铁东区")),
        ("四平市/铁东区", ("吉林省/四平市/铁东区",)),
        ("北京市", ("北京市",)),
        ("朝阳区", ("北京市/北京市/朝阳区",)),
        ("未知", ("未知",)),
        ("郑州市/未知", ("河南省/郑州市/未知",)),
        ("火星", ("火星",)),
        ("州市", ("州市",)),
        ("区", ("区",)),
        ("", ("",)),
        ("///", ("///",)),
    ],
)
def test_resolve_place(wanted: str, found: tuple[str, ...]) -> None:
    assert resolve_place(wanted, KNOWN) == found


@pytest.mark.parametrize(
    ("short", "name", "is_short"),
    [
        ("伊通", "伊通满族自治县", True),
        ("伊通县", "伊通满族自治县", True),
        ("恩施", "恩施土家族苗族自治州", True),
        ("广西", "广西壮族自治区", True),
        ("内蒙古", "内蒙古自治区", True),
        ("新疆", "新疆维吾尔自治区", True),
        ("刘寨", "刘寨街道", True),
        ("南京", "南京路街道", False),
        ("河", "河南省", False),
        ("海南", "海南藏族自治州", True),
        ("郑州", "郑州航空港经济综合实验区", False),
    ],
)
def test_short_names(short: str, name: str, is_short: bool) -> None:
    assert is_short_for(short, name) is is_short


def test_a_county_run_by_its_province_has_no_city_level() -> None:
    place = Place("河南省", None, "济源市")
    assert place_values(place) == ("河南省", "河南省/济源市", "河南省/济源市/未知")


def test_facet_values_name_every_facet_and_never_nothing() -> None:
    for each in SIX:
        values = facet_values(each)
        assert tuple(values) == FACETS
        assert all(values.values())
    assert facet_values(SLOGAN) == {}


def test_filters_are_grouped_in_a_fixed_order() -> None:
    chosen = filters([("topic", "党建"), ("place", "郑州市"), ("topic", "党建"), ("nonsense", "x")])
    assert chosen == (Filter("place", ("郑州市",)), Filter("topic", ("党建",)))
    assert Query(filters=chosen).chosen("topic") == ("党建",)
