"""The list of doubts: by kind, paged, linked; and what it costs on a large archive."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from web_html import Node, read_html
from web_site import RAW, RICH, make_site

from archive.account import Doubtful
from archive.tags import Tags
from archive.texts import Doubt
from webui.presenters.doubts import PAGE_SIZE, doubts_view

See = Callable[[str], Node]


def test_each_doubt_leads_to_its_article_and_its_line(see: See) -> None:
    page = see("/doubts")
    assert page.one("h1").text == "存疑清单"
    (pile,) = page.all("section", "pile")
    assert pile.one("h2").text == RAW
    (row,) = pile.all("li")
    assert row.one("p").text == "末尾 结尾像是没有写完"
    assert row.link("桃花区") == "/articles/rich1"
    line = row.link("原文第 9 行")
    assert see(line.partition("#")[0]).by_id(line.partition("#")[2])


def test_it_is_reached_from_every_page_and_from_the_facet(see: See) -> None:
    home = see("/")
    assert home.one("details", "state").link("逐处看存疑清单") == "/doubts"
    for address in ("/", "/articles/rich1", f"/sources/{RAW}"):
        assert see(address).one("footer").link("存疑清单") == "/doubts"


def test_the_kinds_count_and_choose(see: See) -> None:
    found = kinds(see("/doubts"), 0)
    assert [a.text for a in found.all("a")] == ["全部 1", "末尾 1"]
    chosen = see(found.link("末尾"))
    current = [a.text for a in chosen.one("nav", "kinds").all("a") if "aria-current" in a.attrs]
    assert current == ["末尾 1"]


@pytest.mark.parametrize(
    ("query", "rows", "sentence"),
    [
        ("?rule=none", 0, "没有这样的存疑。"),
        ("?rule=<b>&page=2", 0, "没有这样的存疑。"),
        ("?page=9", 0, "这一页没有内容：一共只有 1 页。"),
        ("?page=x", 1, ""),
        ("?rule=", 1, ""),
    ],
)
def test_any_address_is_answered(see: See, query: str, rows: int, sentence: str) -> None:
    page = see("/doubts" + query)
    said = " ".join(p.text for p in page.all("p", "none"))
    assert said.startswith(sentence) and bool(said) == bool(sentence)
    assert len([li for pile in page.all("section", "pile") for li in pile.all("li")]) == rows


def test_a_long_list_is_cut_into_pages(tmp_path: Path) -> None:
    doubts = tuple(Doubt("lossy" if n % 2 else "binary", f"第{n}处。", n) for n in range(1, 121))
    with make_site(tmp_path, [replace(RICH, doubts=doubts)], ()).test_client() as client:

        def shown(address: str) -> list[str]:
            page = read_html(client.get(address).text)
            return [
                li.one("p").text for pile in page.all("section", "pile") for li in pile.all("li")
            ]

        first = read_html(client.get("/doubts?rule=lossy").text)
        last = first.one("nav", "pager").link("下一页")
        assert last == "/doubts?rule=lossy&page=2"
        assert len(shown("/doubts?rule=lossy")) == PAGE_SIZE
        assert shown(last) == [f"乱码 第{n}处。" for n in range(101, 121, 2)]
        everything = [text for n in (1, 2, 3) for text in shown(f"/doubts?page={n}")]
        assert len(everything) == len(set(everything)) == 120


def test_the_pager_ends_where_the_list_does() -> None:
    found = [Doubtful("a.txt", None, None, Doubt("lossy", "乱码。", 1))]
    counts = {"lossy": PAGE_SIZE, "binary": 1}
    view = doubts_view(counts, {}, found, "lossy", 1)
    assert (view.total, view.pager.pages) == (PAGE_SIZE, 1)
    assert doubts_view(counts, {}, found, None, 1).pager.pages == 2


def kinds(page: Node, nth: int) -> Node:
    return list(page.one("nav", "kinds").all("ul"))[nth]


def rows(page: Node) -> list[str]:
    piles = page.all("section", "pile")
    return [li.one("p").text for pile in piles for li in pile.all("li")]


def test_the_weakest_tags_are_listed_too(see: See) -> None:
    rungs = kinds(see("/doubts"), 1)
    assert [a.text for a in rungs.all("a")] == [
        "全部 4", "有几个可能，没有认定 1", "据同版文章推断 1", "正文中只凭一处 2",
    ]  # fmt: skip
    page = see(rungs.link("据同版文章推断 1"))
    current = [a.text for a in page.one("nav", "kinds").all("a") if "aria-current" in a.attrs]
    assert current == ["据同版文章推断 1"]
    assert page.one("p", "totals").text == "共 1 个标签"
    (row,) = page.one("section", "pile").all("li")
    assert row.one("p").text == "据同版文章推断 日期：2022年4月6日 2022年"
    assert row.link("桃花区") == "/articles/rich1"
    everything = rows(see(kinds(page, 1).link("全部 4")))
    assert len(everything) == 4 and everything[0].startswith("有几个可能，没有认定 地点：")
    assert rows(see(kinds(page, 0).link("全部 1"))) == ["末尾 结尾像是没有写完"]


@pytest.mark.parametrize(
    ("query", "sentence", "count"),
    [
        ("?weak=sidecar", "没有这样的存疑。", 0),
        ("?weak=<b>", "没有这样的存疑。", 0),
        ("?weak=all&page=2", "这一页没有内容：一共只有 1 页。", 0),
        ("?weak=&rule=", "", 1),
        ("?weak=all&rule=none", "", 4),
    ],
)
def test_any_address_of_a_weak_tag_is_answered(
    see: See, query: str, sentence: str, count: int
) -> None:
    page = see("/doubts" + query)
    said = " ".join(p.text for p in page.all("p", "none"))
    assert said.startswith(sentence) and bool(said) == bool(sentence)
    assert len(rows(page)) == count


def test_an_archive_without_weak_tags_shows_no_rungs(tmp_path: Path) -> None:
    with make_site(tmp_path, [replace(RICH, tags=Tags())], ()).test_client() as client:
        page = read_html(client.get("/doubts").text)
    assert len(list(page.one("nav", "kinds").all("ul"))) == 1
