"""The switch 含推断 / 只看确定: a plain link, kept by every other, shown as a chip, easily undone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from factories import article
from flask.testing import FlaskClient
from web_html import Node, read_html
from web_site import make_site

from archive.briefs import brief_of
from archive.tags import Place, Tags
from webui.links import PageLinks
from webui.presenters.chips import chips_of, facts_of
from webui.state import State

See = Callable[[str], Node]
CHIP = "只看确定的地点、日期"
ARTICLES = (
    article("sure", "甲县植树。", headline="写明的", place="河南省/郑州市", date="2022-03-27"),
    article("mates", "乙县植树。", headline="推断的", place="河南省/开封市", date="2022-04-01",
            inferred=("city", "date:page")),
    article("third", "丙县植树。", headline="不知道的"),
    article("half", "丁县植树。", headline="半知的", place="河北省/保定市/丁县", date="2022-05",
            inferred=("district",)),
    article("reckoned", "戊县昨日植树。", headline="推算的", place="河北省/保定市", date="2022-06-01",
            inferred=("date:relative",)),
)  # fmt: skip


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    with make_site(tmp_path, ARTICLES, []).test_client() as client:
        yield client


@pytest.fixture
def see(client: FlaskClient) -> See:
    def look(address: str) -> Node:
        response = client.get(address)
        assert response.status_code == 200
        return read_html(response.text)

    return look


def switch(page: Node) -> Node:
    return page.one("div", "certain")


def state_of(page: Node) -> list[str]:
    return [a.text for a in switch(page).all("a") if "aria-current" in a.attrs]


def chips(page: Node) -> list[str]:
    return [li.text for ul in page.all("ul", "chosen") for li in ul.all("li")]


def titles(page: Node) -> list[str]:
    return [hit.one("h2").text for hit in page.all("li", "hit")]


def test_the_switch_turns_on_and_off(see: See) -> None:
    page = see("/?q=植树")
    assert (state_of(page), chips(page)) == (["含推断"], [])
    only = see(switch(page).link("只看确定"))
    assert (state_of(only), chips(only)) == (["只看确定"], [CHIP, "全部清除"])
    back = see(switch(only).link("含推断"))
    assert (state_of(back), chips(back)) == (["含推断"], [])


def test_counts_and_results_follow_it(see: See) -> None:
    assert titles(see("/?q=植树&place=河南省/开封市")) == ["推断的"]
    page = see("/?q=植树&place=河南省/开封市&certain=1")
    assert titles(page) == []
    assert sorted(titles(see("/?q=植树&date=未知&certain=1"))) == ["不知道的", "推断的"]
    assert "推断" in see("/?q=植树&certain=1").one("ul", "notes").text
    assert not list(see("/?q=植树").all("ul", "notes"))


@pytest.mark.parametrize("asked", ["/?certain=1", "/?q=植树&certain=1", "/?date=2022&certain=1"])
def test_the_number_on_a_link_is_the_number_one_gets(see: See, asked: str) -> None:
    for facet in see(asked).all("details", "facet"):
        rows = list(facet.all("a", "value"))
        for row in () if any("on" in r.classes for r in rows) else rows:
            found = see(row.attrs["href"]).one("p", "totals").text
            assert found.startswith(f"共 {row.one('span', 'count').text} 篇"), row.text


def test_every_other_link_and_form_keeps_it(see: See) -> None:
    page = see("/?q=植树&topic=未知&certain=1")
    away = {"含推断", "全部清除", CHIP}
    links = [a for a in page.all("a") if re.match(r"/(\?|articles/)", a.attrs.get("href", ""))]
    assert len(links) > 10
    away |= {"2022年4月1日", "河南省 › 开封市", "河北省 › 保定市 › 丁县"}  # what it would not find
    for link in links:
        assert ("certain=1" in link.attrs["href"]) == (link.text not in away), link.text
    forms = [
        {(i.attrs.get("name"), i.attrs.get("value")) for i in form.all("input")}
        for form in page.all("form")
    ]
    assert len(forms) == 2 and all(("certain", "1") in form for form in forms)


def test_a_date_range_and_the_way_back_keep_it(client: FlaskClient, see: See) -> None:
    moved = client.get("/?certain=1&date_from=2022").headers["Location"]
    assert moved == "/?date=2022..&certain=1"
    story = see("/articles/mates?certain=1")
    assert any(a.attrs.get("href") == "/?certain=1" for a in story.all("a"))


def test_the_chip_and_the_clearing_link_take_it_away(see: See) -> None:
    page = see("/?q=植树&topic=未知&certain=1")
    assert chips(see(page.one("ul", "chosen").link(CHIP))) == ["主题：未知", "全部清除"]
    assert chips(see(page.one("ul", "chosen").link("全部清除"))) == []


def test_a_facet_that_it_empties_stays_to_be_chosen(tmp_path: Path) -> None:
    with make_site(tmp_path, ARTICLES[1:3], []).test_client() as client:
        usual = read_html(client.get("/?q=" + quote("植树")).text)
        page = read_html(client.get(f"/?q={quote('植树')}&certain=1").text)
        names = [d.classes[1] for d in page.all("details", "facet")]
        assert names == [d.classes[1] for d in usual.all("details", "facet")]
        (unknown,) = page.one("details", "date").all("a", "value")
        assert [unknown.one("span", name).text for name in ("name", "count")] == ["未知", "2"]


def test_inferred_values_are_shown_on_their_articles(see: See) -> None:
    for address in ("/?q=乙县&certain=1", "/articles/mates?certain=1"):
        labels = [a.text for a in see(address).all("a", "chip")]
        assert labels[:2] == ["2022年4月1日", "河南省 › 开封市"]


def marked(node: Node) -> dict[str, str]:
    """Chip → what stands beside it: 推断 or nothing."""
    facts = list(node.all("span", "fact"))
    return {f.one("a", "chip").text: "".join(g.raw[:2] for g in f.all("a", "guess")) for f in facts}


@pytest.mark.parametrize(
    ("headline", "facts"),
    [
        ("写明的", {"2022年3月27日": "", "河南省 › 郑州市": "", "主题未知": ""}),
        ("推断的", {"2022年4月1日": "推断", "河南省 › 开封市": "推断", "主题未知": ""}),
        ("不知道的", {"日期未知": "", "地点未知": "", "主题未知": ""}),
        ("半知的", {"2022年5月": "", "河北省 › 保定市 › 丁县": "推断", "主题未知": ""}),
        ("推算的", {"2022年6月1日": "", "河北省 › 保定市": "", "主题未知": ""}),
    ],
)
@pytest.mark.parametrize("switch", ["", "&certain=1"])
def test_a_chip_says_what_is_inferred_and_leads_to_the_reasons(
    see: See, switch: str, headline: str, facts: dict[str, str]
) -> None:
    page = see("/?q=植树" + switch)
    [hit] = [hit for hit in page.all("li", "hit") if hit.one("h2").text == headline]
    assert marked(hit) == facts
    story = see(hit.one("h2").one("a").attrs["href"])
    for guess in hit.all("a", "guess"):
        path, _, anchor = guess.attrs["href"].partition("#")
        assert path == hit.one("h2").one("a").attrs["href"] and story.by_id(anchor)
        assert guess.attrs["title"]
    header = story.one("header")
    assert [f.one("a", "chip").text for f in story.all("span", "fact")] == [*facts]
    for reason in header.all("a", "reason"):
        assert story.by_id(reason.attrs["href"].removeprefix("#"))
    inferred = [li.text for li in story.one("aside").all("li") if [*li.all("span", "guess")]]
    assert bool(inferred) == ("推断" in facts.values())
    assert all(text.endswith(" 推断") for text in inferred)


@pytest.mark.parametrize("also", ["", "&place=未知", "&date=未知", "&place=未知&date=未知",
                                  "&place=河南省/未知&place=河南省", "&place=河北省/保定市/未知",
                                  "&topic=未知", "&date=2022&date=未知"])  # fmt: skip
@pytest.mark.parametrize("switch", ["", "&certain=1"])
def test_a_chip_finds_at_least_the_article_that_bears_it(see: See, also: str, switch: str) -> None:
    hits = list(see(f"/?q=植树{also}{switch}").all("li", "hit"))
    for hit in hits:
        for chip in hit.all("a", "chip"):
            assert hit.one("h2").text in titles(see(chip.attrs["href"])), chip.attrs["href"]


@pytest.mark.parametrize(
    ("paths", "label"),
    [
        ((), "地点未知"),
        (("甲省/乙市/城关区", "丙省/丁市/城关区"), "地点未定：城关区（乙市、丁市）"),
        (("甲省/乙市/城关镇", "丙省/丁市/城关街道"), "地点未定：乙市 城关镇或丁市 城关街道"),
        (("甲省", "乙省"), "地点未定：甲省或乙省"),
        (tuple(f"甲省/第{n}市/城关区" for n in range(9)),
         "地点未定：城关区（第0市、第1市、第2市等 9 处）"),
    ],
)  # fmt: skip
def test_an_undecided_place_names_what_it_may_be(paths: tuple[str, ...], label: str) -> None:
    undecided = Tags(place_candidates=tuple(Place(*path.split("/")) for path in paths))
    brief = brief_of(replace(ARTICLES[2], tags=undecided))
    [chip] = [c for c in chips_of(facts_of(brief), PageLinks(State())) if c.name == "place"]
    assert chip.label == label and chip.url == State().choose("place", "未知").url()
    slogan = brief_of(replace(ARTICLES[2], kind="slogan"))
    assert chips_of(facts_of(slogan), PageLinks(State())) == ()


def test_where_nothing_is_certain_the_inferred_ones_are_offered(see: See) -> None:
    page = see("/?place=河南省/开封市&certain=1")
    way = page.one("ul", "advice").link("推断的地点、日期也算 1 篇")
    assert titles(see(way)) == ["推断的"]
