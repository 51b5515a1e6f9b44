"""The search page: numbers with units, facets by the law, chips, order, paging, empty results."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from web_html import Node, read_html
from web_site import make_site, many

from archive.settings import Settings

See = Callable[[str], Node]


def total(page: Node) -> int:
    found = re.match(r"共 (\d+) 篇", page.one("p", "totals").text)
    assert found
    return int(found[1])


def titles(page: Node) -> list[str]:
    return [hit.one("h2").text for hit in page.all("li", "hit")]


def rows(page: Node) -> list[Node]:
    return list(page.all("a", "value"))


def row(page: Node, label: str) -> Node:
    return next(r for r in rows(page) if r.one("span", "name").text == label)


def test_home_shows_what_the_archive_holds(see: See) -> None:
    page = see("/")
    assert page.one("html").attrs["lang"] == "zh-Hans"
    assert page.one("p", "held").text.startswith("收录 3 个来源文件，8 篇文章")
    assert total(page) == 8
    assert total(see(page.one("p", "try").link("党建"))) == 3


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("疫情防控", "共 3 篇（精确 2 篇，分词 1 篇），相关段落 3 段"),
        ('"疫情防控"', "共 2 篇（精确 2 篇，分词 0 篇），相关段落 2 段"),
        ("火星", "共 0 篇（精确 0 篇，分词 0 篇），相关段落 0 段"),
    ],
)
def test_every_number_has_its_unit(see: See, query: str, sentence: str) -> None:
    assert see(f"/?q={query}").one("p", "totals").text.startswith(sentence)


def test_marks_stand_on_the_words(see: See) -> None:
    page = see("/?q=門行动")
    assert [mark.text for mark in page.all("mark")] == ["门行动"]
    passage = next(a for li in page.all("ul", "passages") for a in li.all("a"))
    assert passage.attrs["href"] == f"/articles/a1?q={quote('門行动')}#p2"


def test_loose_hits_stand_below_a_border(see: See) -> None:
    page = see("/?q=疫情防控")
    listed = [li for li in page.one("ol", "hits").all("li") if {"hit", "border"} & set(li.classes)]
    kinds = [
        "border" if "border" in li.classes else len(list(li.all("span", "loose"))) for li in listed
    ]
    assert kinds == [0, 0, "border", 1]
    newest = see("/?q=疫情防控&sort=newest")
    assert not list(newest.all("li", "border"))
    assert sum(1 for _ in newest.all("span", "loose")) == 1


def test_exact_is_a_switch(see: See) -> None:
    page = see("/?q=疫情防控")
    only = see(page.one("a", "switch").attrs["href"])
    assert (total(page), total(only)) == (3, 2)
    assert "on" in only.one("a", "switch").classes
    assert total(see(only.one("a", "switch").attrs["href"])) == 3


ORDERS = [
    ("/", "newest", ["桃花区:网格连万家", "川汇区:文明创建进社区", "管城区启动党建活动"]),
    ("/?sort=oldest", "oldest", ["玉泉街道运动会", "筑牢防线", "管城区启动党建活动"]),
    ("/?sort=xyz", "newest", ["桃花区:网格连万家"]),
]


@pytest.mark.parametrize(("address", "order", "first"), ORDERS)
def test_orders(see: See, address: str, order: str, first: list[str]) -> None:
    page = see(address)
    current = [a for a in page.one("nav", "sorts").all("a") if "aria-current" in a.attrs]
    assert [a.text for a in current] == [{"newest": "最新", "oldest": "最早"}[order]]
    dated = [t for t in titles(page) if t in first]
    assert sorted(dated) == sorted(first)
    assert total(page) == 8


QUESTIONS = [
    "/",
    "/?q=党",
    "/?q=疫情&topic=党建",
    "/?place=郑州&topic=党建&topic=疫情防控",
    "/?date=2022",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_number_on_a_link_is_the_number_one_gets(see: See, question: str) -> None:
    """The facet law, followed through the links a reader clicks, for values not yet chosen in a
    facet where nothing is chosen."""
    page = see(question)
    for facet in page.all("details", "facet"):
        if any("on" in r.classes for r in rows(facet)):
            continue
        for r in rows(facet):
            count = int(re.sub(r"\D", "", r.one("span", "count").text))
            assert total(see(r.attrs["href"])) == count, r.text


def test_values_of_one_facet_add_up(see: See) -> None:
    one = see(row(see("/"), "文明创建").attrs["href"])
    two = see(row(one, "体育").attrs["href"])
    assert (total(one), total(two)) == (1, 2)
    assert "on" in row(two, "体育").classes
    back = see(row(two, "文明创建").attrs["href"])
    assert titles(back) == ["玉泉街道运动会"]


def test_a_row_says_its_count_and_choice_in_its_name(see: See) -> None:
    page = see("/?topic=体育")
    assert row(page, "体育").attrs["aria-label"] == "体育，1 篇，已选，点按取消"
    assert row(page, "文明创建").attrs["aria-label"] == "文明创建，1 篇"


def test_a_child_replaces_its_parent_also_when_the_link_is_short(see: See) -> None:
    for address in ("/?place=河南省/郑州市", "/?place=郑州"):
        page = see(address)
        assert total(page) == 2
        chips = [li.text for li in page.one("ul", "chosen").all("li")]
        assert chips == ["地点：河南省 › 郑州市", "全部清除"]
        assert titles(see(row(page, "管城回族区").attrs["href"])) == ["管城区启动党建活动"]
        assert total(see(row(page, "河南省").attrs["href"])) == 4


def test_unknown_can_be_chosen(see: See) -> None:
    page = see("/")
    known = see(row(page.one("details", "place"), "未知").attrs["href"])
    assert total(known) == 2
    days = see("/?date=2022-08")
    assert total(see(row(days.one("details", "date"), "日未知").attrs["href"])) == 1


def test_a_facet_of_unknown_values_alone_is_hidden(tmp_path: Path) -> None:
    from factories import article

    bare = article("x1", "一段话。", headline="题")
    with make_site(tmp_path, [bare], []).test_client() as client:
        page = read_html(client.get("/").text)
        assert [d.classes[1] for d in page.all("details", "facet")] == ["source", "kind", "state"]
        chosen = read_html(client.get("/?topic=%E6%9C%AA%E7%9F%A5").text)
        assert total(chosen) == 1
        assert "on" in row(chosen.one("details", "topic"), "未知").classes


def test_chips_drop_one_value_or_all(see: See) -> None:
    page = see("/?q=党&topic=党建&kind=news")
    chips = page.one("ul", "chosen")
    assert total(see(chips.link("主题：党建"))) >= total(page)
    dropped = see(chips.link("全部清除"))
    assert not list(dropped.all("ul", "chosen"))
    assert dropped.by_id("q").attrs["value"] == "党"


def test_bars_say_the_share_without_inline_style(see: See) -> None:
    page = see("/")
    bars = [
        r.one("rect").attrs["width"]
        for r in rows(page.one("details", "date"))
        if list(r.all("rect"))
    ]
    assert "100" in bars
    assert not [n for n in page.all() if "style" in n.attrs or n.tag == "style"]


def test_a_date_range_becomes_one_plain_address(client: FlaskClient) -> None:
    response = client.get("/?q=党&date_from=2022年3月&date_to=2022-04&topic=党建&page=4")
    assert response.status_code == 302
    expected = f"/?q={quote('党')}&date=2022-03..2022-04&topic={quote('党建')}"
    assert response.headers["Location"] == expected
    page = read_html(client.get(response.headers["Location"]).text)
    ends = [
        i.attrs["value"] for i in page.one("form", "range").all("input") if "type" not in i.attrs
    ]
    assert ends == ["2022-03", "2022-04"]
    assert page.one("ul", "chosen").text.startswith("日期：2022年3月至2022年4月")


def test_an_empty_range_drops_the_dates_and_an_unreadable_one_is_named(client: FlaskClient) -> None:
    assert client.get("/?date=2022&date_from=&date_to=").headers["Location"] == "/"
    page = read_html(client.get("/?date=2022&date_from=春天&date_to=").text)
    assert page.one("ul", "notes").text.startswith("看不懂日期“春天”")
    assert page.one("ul", "chosen").text.startswith("日期：2022年")


def test_forms_keep_what_was_chosen(see: See) -> None:
    page = see("/?q=党&topic=党建&exact=1&page=2")
    sent = {(i.attrs["name"], i.attrs["value"]) for i in page.one("form", "ask").all("input")}
    assert sent == {("q", "党"), ("topic", "党建"), ("exact", "1")}


def test_other_text_stands_apart(see: See) -> None:
    page = see("/?q=开门红")
    assert total(page) == 0
    others = page.one("section", "others")
    assert "不计入篇数" in others.text
    assert others.one("a").attrs["href"].startswith("/sources/a.txt?line=")
    assert others.one("mark").text == "开门红"


ADVICE = [
    ('/?q="防控疫情"', ["去掉引号，词可以分开", "拆成短词，含有任意一个即可"]),
    ("/?q=党员 火星", ["含有任意一个词即可", "只查“党员”"]),
    ("/?q=党员&topic=体育", ["去掉“主题：体育”"]),
    ("/?q=防控疫情&exact=1", ["不限于精确", "拆成短词，含有任意一个即可"]),
    ("/?q=党员 -党员", ["去掉“非”的条件"]),
    ("/?q=火星", []),
]


@pytest.mark.parametrize(("address", "labels"), ADVICE)
def test_an_empty_result_says_what_to_try(see: See, address: str, labels: list[str]) -> None:
    page = see(address)
    assert "没有找到文章" in page.one("div", "none").text
    links = [link for ul in page.all("ul", "advice") for link in ul.all("a")]
    assert [link.text.rpartition(" ")[0].rpartition(" ")[0] for link in links] == labels
    for link in links:
        assert total(see(link.attrs["href"])) == int(
            re.sub(r"\D", "", link.one("span", "count").text)
        )


def test_without_advice_the_archive_itself_offers_something(see: See) -> None:
    pills = list(see("/?q=火星").one("div", "none").all("a", "pill"))
    assert pills
    for pill in pills:
        assert total(see(pill.attrs["href"])) == int(
            re.sub(r"\D", "", pill.one("span", "count").text)
        )
    assert not list(see("/?q=党员&topic=体育").one("div", "none").all("a", "pill"))


def test_a_place_of_its_year_is_found_under_todays_name_and_says_so(tmp_path: Path) -> None:
    from factories import article

    county, now = "河南省/许昌市/许昌县", ("河南省", "河南省/许昌市", "河南省/许昌市/建安区")
    then = article("x1", "县里种树。", headline="旧", place=county, today=now)
    today = article("x2", "区里种树。", headline="新", place=now[-1])
    with make_site(tmp_path, [then, today], []).test_client() as client:
        page = read_html(client.get("/?place=" + quote(now[-1])).text)
        assert sorted(titles(page)) == sorted(["旧", "新"])
        counts = [
            row(page, x).one("span", "count").text
            for x in ("许昌市", "建安区", "许昌县（今建安区）")
        ]
        assert [re.sub(r"\D", "", count) for count in counts] == ["2", "2", "1"]
        chips = [hit.one("a", "place").text for hit in page.all("li", "hit")]
        assert sorted(chips) == ["河南省 › 许昌市 › 建安区", "河南省 › 许昌市 › 许昌县（今建安区）"]


def test_pages_hold_every_article_once(tmp_path: Path) -> None:
    app = make_site(tmp_path, many(95), [], Settings(page_size=10))
    with app.test_client() as client:
        seen: list[str] = []
        address: str | None = "/?q=" + quote("党建")
        while address:
            page = read_html(client.get(address).text)
            seen += titles(page)
            following = [
                a for a in page.one("nav", "pager").all("a") if a.attrs.get("rel") == "next"
            ]
            address = following[0].attrs["href"] if following else None
        assert len(seen) == len(set(seen)) == 95
        beyond = read_html(client.get("/?page=1000000000").text)
        assert "一共只有 10 页" in beyond.one("p", "none").text
        assert (
            len(titles(read_html(client.get(beyond.one("p", "none").link("去最后一页")).text))) == 5
        )


ODD = [
    "(((",
    '"',
    "-",
    "a" * 10_000,
    "疫情 " * 3000,
    "\x00\x07",
    "<script>alert(1)</script>",
    "日期:",
    "\ud800",
]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_input_gives_a_normal_page(client: FlaskClient, text: str) -> None:
    response = client.get("/", query_string={"q": text.encode("utf-8", "replace")})
    assert response.status_code == 200
    page = read_html(response.text)
    assert total(page) >= 0
    assert [s.attrs["src"] for s in page.all("script")] == ["/static/app.js"]


def test_what_could_not_be_parsed_is_said(see: See) -> None:
    assert "已按原文查找" in see("/?q=(((").one("ul", "notes").text
    assert "只用了前 1000 个字" in see("/?q=" + "长" * 1001).one("ul", "notes").text


def test_an_empty_archive_says_how_to_begin(tmp_path: Path) -> None:
    with make_site(tmp_path, [], []).test_client() as client:
        for address in ("/", "/?q=a&place=b"):
            page = read_html(client.get(address).text)
            assert page.one("pre").text == "baodang rebuild 文件夹"
