"""The gazetteer of another year: units of their time, and what must not change with the year."""

from __future__ import annotations

from importlib import util
from pathlib import Path

import pytest
from factories import article

from archive.places import level_labels
from archive.texts import Metadata, Page
from indexer.data import rows
from indexer.tagging import tag_page
from indexer.tagging.places import find_places
from indexer.tagging.places.gazetteer import gazetteer
from indexer.tagging.places.past import as_of


def path_of(text: str, issue: str | None) -> str | None:
    (claim,) = find_places([article("a", text)], Metadata(issue_date=issue))
    return claim.place.path if claim.place else None


@pytest.mark.parametrize(
    ("issue", "text", "path"),
    [
        ("2013-05-21", "江干区凯旋街道昨日办起食堂。", "浙江省/杭州市/江干区/凯旋街道"),
        ("2005-04-12", "许昌县五女店镇的烟苗昨日栽完。", "河南省/许昌市/许昌县/五女店镇"),
        ("2009-03-16", "襄樊市昨日召开植树大会。", "湖北省/襄樊市"),
        ("2010-06-01", "巢湖市含山县环峰镇昨日开镰。", "安徽省/巢湖市/含山县/环峰镇"),
        ("2006-06-01", "昨日，含山县的麦子熟了。", "安徽省/巢湖市/含山县"),
        ("2003-02-01", "毕节地区织金县昨日下雪。", "贵州省/毕节地区/织金县"),
        ("2006-08-16", "重庆市江津市昨日高温。", "重庆市/重庆市/江津市"),
        ("2004-03-11", "南宁市新城区昨日检查网吧。", "广西壮族自治区/南宁市/新城区"),
        ("2008-03-11", "大港区昨日举行灯会。", "天津市/天津市/大港区"),
        ("2012-03-11", "上海市黄浦区昨日举行灯会。", "上海市/上海市/黄浦区"),
        ("2010-03-11", "上海市卢湾区昨日举行灯会。", "上海市/上海市/卢湾区"),
        # in the year of the change the text decides
        ("2021-01-11", "杭州市江干区昨日举行灯会。", "浙江省/杭州市/江干区"),
        ("2021-10-11", "杭州市上城区昨日举行灯会。", "浙江省/杭州市/上城区"),
        ("2014-02-11", "广州市萝岗区昨日举行灯会。", "广东省/广州市/萝岗区"),
        # what did not change stays as it is, whatever the year
        ("1999-03-11", "郑州市金水区昨日举行灯会。", "河南省/郑州市/金水区"),
        ("2005-03-11", "江苏省南京市鼓楼区昨日举行灯会。", "江苏省/南京市/鼓楼区"),
        ("2030-03-11", "郑州市金水区昨日举行灯会。", "河南省/郑州市/金水区"),
        # later names are what they are today
        ("2022-03-11", "许昌县的老人们还记得那条河。", "河南省/许昌市/建安区"),
        # without a date the names that a text prints say how old it is
        (None, "许昌县五女店镇的烟苗昨日栽完。", "河南省/许昌市/许昌县/五女店镇"),
        (None, "江干区昨日办起食堂。", "浙江省/杭州市/江干区"),
        (None, "北京市崇文区法院昨日开庭。", "北京市/北京市/崇文区"),
        # but not if it prints what came after them, a later year, or calls them former
        (None, "江干区昨日办起食堂，上城区的老人也来了。", "浙江省/杭州市/上城区"),
        (None, "2022年，江干区昨日办起食堂。", "浙江省/杭州市/上城区"),
        (None, "原江干区昨日办起食堂。", "浙江省/杭州市/上城区"),
        # a street that only today's map puts into a district is no evidence for the district
        ("2013-05-21", "杭州市凯旋街道昨日办起食堂。", "浙江省/杭州市"),
        ("2022-05-21", "杭州市凯旋街道昨日办起食堂。", "浙江省/杭州市/上城区/凯旋街道"),
    ],
)
def test_a_place_is_called_as_in_its_year(issue: str | None, text: str, path: str) -> None:
    assert path_of(text, issue) == path


XU = "河南省/许昌市/建安区"


@pytest.mark.parametrize(
    ("issue", "text", "today"),
    [
        ("2009-04-12", "许昌县的烟苗昨日栽完。", XU),
        ("2005-04-12", "许昌县五女店镇的烟苗昨日栽完。", f"{XU}/五女店镇"),
        ("2013-05-21", "杭州市江干区昨日办起食堂。", "浙江省/杭州市/上城区"),
        ("2008-03-11", "大港区昨日举行灯会。", "天津市/天津市/滨海新区"),
        ("2009-03-16", "襄樊市昨日召开植树大会。", "湖北省/襄阳市"),
        ("2009-03-16", "襄樊市樊城区昨日召开植树大会。", "湖北省/襄阳市/樊城区"),
        ("2003-02-01", "毕节地区织金县昨日下雪。", "贵州省/毕节市/织金县"),
        ("2006-06-01", "昨日，含山县的麦子熟了。", "安徽省/马鞍山市/含山县"),
        # divided among several
        ("2006-06-01", "安徽省巢湖市昨日召开植树大会。", ""),
        ("2010-06-01", "石家庄市桥东区昨日举行灯会。", ""),
        # a county that became a city of several districts
        ("1998-06-01", "湖北省随州市昨日举行灯会。", ""),
        # still there, or already called as today
        ("2013-05-21", "杭州市上城区昨日办起食堂。", ""),
        ("2009-05-21", "郑州市金水区昨日办起食堂。", ""),
        ("2022-03-11", "许昌县的老人们还记得那条河。", ""),
        # no year but that of the names
        (None, "许昌县的烟苗昨日栽完。", XU),
        (None, "上城区昨日办起食堂。", ""),
    ],
)
def test_a_place_of_its_year_knows_its_one_successor(
    issue: str | None, text: str, today: str
) -> None:
    (claim,) = find_places([article("a", text)], Metadata(issue_date=issue))
    assert claim.place
    assert (claim.place.today or ("",))[-1] == today
    assert not today or len(claim.place.today) == len(claim.place.levels)


@pytest.mark.parametrize("year", [1999, 2006, 2013])
def test_successors_are_places_of_today_or_none(year: int) -> None:
    known, today = as_of(year), gazetteer()
    paths = {today.place(code).path for code in today.official if len(code) <= 6}
    paths |= {name for code, name in today.official.items() if len(code) == 2}
    for code in known.past.official:
        place = known.place(code)
        assert all(path in paths for path in place.today if path), place
        assert code in known.past.heirs or place.today[-1] == "", place


def test_codes_of_a_year_lead_to_a_place_with_all_its_parents() -> None:
    known = as_of(2006)
    for code, name in known.past.official.items():
        place = known.place(code)
        assert place.levels[-1] == name and place.province in gazetteer().official.values()


@pytest.mark.parametrize("year", [1999, 2003, 2009, 2014, 2020])
def test_no_name_of_a_year_leads_nowhere(year: int) -> None:
    known = as_of(year)
    codes = {c for found in (*known.past.names.values(), *known.past.short.values()) for c in found}
    assert codes and all(known.called(code) for code in codes)


@pytest.mark.parametrize(
    ("year", "code", "labels"),
    [
        (2008, "310119", ("上海市", "上海市", "南汇区（今浦东新区）")),
        (2009, "110103", ("北京市", "北京市", "崇文区（今东城区）")),
        (2010, "341423", ("安徽省", "巢湖市", "含山县（今马鞍山市含山县）")),
        (2008, "3101", ("上海市", "上海市")),
    ],
)
def test_a_label_says_what_a_level_is_called_today(
    year: int, code: str, labels: tuple[str, ...]
) -> None:
    assert level_labels(as_of(year).place(code)) == labels


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("2009年，含山县开工建设一条路，通到巢湖市。", "安徽省/巢湖市/含山县"),
        (
            "2009年5月3日，含山县一农户家中起火，巢湖市消防支队赶到。",
            "安徽省/巢湖市/含山县",
        ),
        ("2009年3月，巢湖市含山县的农民喜获丰收。", "安徽省/巢湖市/含山县"),
        # no year, a plan, or a year that makes the names agree no better
        ("含山县的农民昨日喜获丰收。", "安徽省/马鞍山市/含山县"),
        ("含山县与巢湖市昨日签约。", "安徽省"),
        ("含山县与巢湖市昨日签约，计划2009年开工。", "安徽省"),
        ("1996年，威宁县石门乡的老师开始记日记。", "贵州省/毕节市/威宁彝族回族苗族自治县/石门乡"),
        ("2015年，建安区的老人办起书屋。", "河南省/许昌市/建安区"),
    ],
)
def test_the_year_that_a_text_prints_decides_where_its_names_then_agree(
    text: str, path: str
) -> None:
    (tagged,) = tag_page(Page("a.txt", 1, ()), [article("a", text)])
    assert tagged.tags.place and tagged.tags.place.path == path


def test_without_a_year_there_is_only_today() -> None:
    assert as_of(None) is gazetteer()


def test_former_units_end_after_they_begin_and_lead_to_places_of_today() -> None:
    official = gazetteer().official
    for code, name, since, until, today in rows("former_places.tsv"):
        assert (since or "1998") <= (until or "2026"), (code, name)
        assert not today or today in official
        assert until or today == code


def test_the_tool_tells_renamed_moved_and_divided_units(tmp_path: Path) -> None:
    tables = {
        "200312": [("411023", "许昌县"), ("341423", "含山县"), ("130421", "邯郸县")],
        "201012": [("411023", "许昌县"), ("340522", "含山县"), ("130421", "邯郸县")],
        "201712": [("411003", "建安区"), ("340522", "含山县")],
    }
    for month, units in tables.items():
        lines = ["S\tR\tC\tN", *(f"x\t{month}\t{code}\t{name}" for code, name in units)]
        (tmp_path / f"{month}.tsv").write_text("\n".join(lines), encoding="utf-8")
    path = Path(__file__).parents[2] / "tools" / "make_former_places.py"
    spec = util.spec_from_file_location("make_former_places", path)
    assert spec and spec.loader
    tool = util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.former(tool.tables(tmp_path)) == [
        ("130421", "邯郸县", "", "2017", ""),
        ("340522", "含山县", "2010", "", "340522"),
        ("341423", "含山县", "", "2010", "340522"),
        ("411003", "建安区", "2017", "", "411003"),
        ("411023", "许昌县", "", "2017", "411003"),
    ]
