"""The register of practices: its facts, its links, and that it follows the catalogue."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from factories import backed
from web_html import Node, read_html
from web_site import RICH, make_site, readings

from archive.catalogue import Catalogue
from archive.tags import NewsDate, Place
from archive.texts import Article
from webui.presenters.practices import MOST_PLACES, PAGE_SIZE

See = Callable[[str], Node]


def practising(n: int, *names: str, day: str | None = None, city: str | None = None) -> Article:
    """An article that names practices, on a day, in a city of 丰收省."""
    known: dict[str, object] = {"place": Place("丰收省", city, code="99")} if city else {}
    known |= {"date": NewsDate(day, "day", day, day, "stated")} if day else {}
    tags = backed(practices=names, **known)
    return replace(RICH, id=f"practice{n}", source=f"{n}.txt", doubts=(), tags=tags)


ARTICLES = (
    practising(1, "“三捐”活动", day="2022-03-01", city="丰收市"),
    practising(2, "“三捐”活动", "1+6+N", day="2022-02-01", city="桃花市"),
    practising(3, "“三捐”", "敲门行动"),
)


@pytest.fixture
def shown(tmp_path: Path) -> See:
    client = make_site(tmp_path, ARTICLES, ()).test_client()
    return lambda address: read_html(client.get(address).text)


def piles(page: Node) -> dict[str, Node]:
    return {pile.one("h2").one("a").text: pile for pile in page.all("section", "pile")}


def test_variants_are_one_practice_with_place_and_first_day(shown: See) -> None:
    page = shown("/practices")
    assert page.one("h1").text == "做法一览"
    assert page.one("p", "totals").text == "共 3 个做法"
    assert [*piles(page)] == ["“三捐”活动", "1+6+N", "敲门行动"]
    first = piles(page)["“三捐”活动"]
    assert first.one("span", "count").text == "3 篇"
    facts = dict(zip((t.text for t in first.all("dt")), first.all("dd"), strict=True))
    assert {name: dd.text for name, dd in facts.items()} == {
        "又作": "“三捐”",
        "地点": "丰收省 丰收市丰收省 桃花市",
        "最早见于": "2022-02-01",
    }
    assert first.link("2022-02-01") == "/articles/practice2"
    assert "各部分 1、6、N".replace(" ", "") in piles(page)["1+6+N"].text.replace(" ", "")


def test_unknown_is_not_told(shown: See) -> None:
    assert not list(piles(shown("/practices"))["敲门行动"].all("dt"))


@pytest.mark.parametrize(
    ("name", "link", "hits"),
    [
        ("“三捐”活动", "“三捐”活动", 3),
        ("“三捐”活动", "丰收省 丰收市", 1),
        ("1+6+N", "1+6+N", 1),
        ("敲门行动", "敲门行动", 1),
    ],
)
def test_a_link_finds_as_many_articles_as_it_says(
    shown: See, name: str, link: str, hits: int
) -> None:
    found = shown(piles(shown("/practices"))[name].link(link))
    assert len([*found.all("li", "hit")]) == hits


def test_a_name_leads_to_the_articles_that_print_it(see: See) -> None:
    link = piles(see("/practices"))["“七步工作法”"].link("“七步工作法”")
    assert [a.attrs["href"] for a in see(link).all("a") if "/articles/rich1" in a.attrs["href"]]


def test_it_is_reached_from_every_page_and_from_the_facet(shown: See) -> None:
    assert shown("/").one("details", "practice").link("看做法一览") == "/practices"
    for address in ("/", "/articles/practice1", "/doubts", "/practices"):
        assert shown(address).one("footer").link("做法一览") == "/practices"


@pytest.mark.parametrize(
    ("query", "rows", "sentence"),
    [
        ("?page=9", 0, "这一页没有内容：一共只有 1 页。"),
        ("?page=x", 3, ""),
        ("?page=-1", 3, ""),
        ("?q=<b>", 3, ""),
    ],
)
def test_any_address_is_answered(shown: See, query: str, rows: int, sentence: str) -> None:
    page = shown("/practices" + query)
    assert len(piles(page)) == rows
    said = " ".join(p.text for p in page.all("p", "none"))
    assert said.startswith(sentence) and bool(said) == bool(sentence)


def test_an_archive_without_practices_says_so(tmp_path: Path) -> None:
    client = make_site(tmp_path, [practising(1)], ()).test_client()
    assert "没有认出有名称的做法" in client.get("/practices").text


def test_a_long_register_is_cut_into_pages_and_long_lists_of_places_are_cut(tmp_path: Path) -> None:
    many = [practising(n, f"{n}+1+N", city="丰收市") for n in range(10, PAGE_SIZE + 15)]
    wide = [practising(n, "敲门行动", city=f"第{n}市") for n in range(MOST_PLACES + 2)]
    client = make_site(tmp_path, [*many, *wide], ()).test_client()
    first = read_html(client.get("/practices").text)
    assert len(piles(first)) == PAGE_SIZE
    assert piles(first)["敲门行动"].one("dd").all("span", "unit")
    assert f"等 {MOST_PLACES + 2} 处" in piles(first)["敲门行动"].text
    last = first.one("nav", "pager").link("下一页")
    assert len(piles(read_html(client.get(last).text))) == len(many) + 1 - PAGE_SIZE


def test_it_follows_the_catalogue(tmp_path: Path) -> None:
    client = make_site(tmp_path, ARTICLES, ()).test_client()
    assert "四步工作法" not in client.get("/practices").text
    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    with catalogue.writing() as writer:
        for reading in readings([practising(4, "四步工作法")], ()):
            writer.put(reading)
        writer.mark()
    assert "四步工作法" in client.get("/practices").text
