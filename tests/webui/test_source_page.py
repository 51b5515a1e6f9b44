"""The source view: every raw line, who has it, and where moved pieces went."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from web_html import Node
from web_site import LINES, MATE, PAGE, RAW, REST, RICH

from archive.texts import Fragment, Join, Leftover, Page, Paragraph
from webui.presenters.source import source_view

See = Callable[[str], Node]
ADDRESS = f"/sources/{RAW}"


@pytest.fixture
def page(see: See) -> Node:
    return see(ADDRESS)


def test_every_line_is_shown_as_it_is(page: Node) -> None:
    shown = [line.one("p").raw if list(line.all("p")) else "" for line in page.all("div", "line")]
    assert tuple(shown) == LINES
    assert [line.one("", "no").text for line in page.all("div", "line")] == [
        str(n) for n in range(1, len(LINES) + 1)
    ]


def test_what_is_known_of_the_page_and_from_where(page: Node) -> None:
    known = page.one("dl", "known")
    facts = {div.one("dt").text: div.one("dd").text for div in known.all("div")}
    assert list(facts) == ["报纸", "出版日期", "版次", "网址"]
    assert facts["报纸"] == "桃花日报 取自旁注文件 桃花日报 A2.txt.meta.json"
    assert known.link("桃花日报").startswith("/?newspaper=")


def test_each_line_names_its_part_and_leads_there(page: Node) -> None:
    line = page.by_id("L8")
    assert line.one("li").text == "1 图片说明"
    assert line.link("1 图片说明") == "/articles/rich1#caption"
    assert page.by_id("L11").one("li").text == "未归入文章：版权说明"
    assert page.by_id("L12").one("li").text == "3 口号"


def test_moved_pieces_are_linked_both_ways(page: Node) -> None:
    down, up = page.by_id("L6").one("a", "jump"), page.by_id("L9").one("a", "jump")
    assert (down.text, down.attrs["href"], "moved" in down.classes) == ("下接第 9 行", "#L9", True)
    assert (up.text, up.attrs["href"], "moved" in up.classes) == ("上接第 6 行", "#L6", True)
    assert "移位接续 1 处" in page.text


@pytest.mark.parametrize(
    ("lines", "first", "second", "moved"),
    [
        (("甲", "乙"), 1, 2, False),
        (("甲", "", "  ", "乙"), 1, 4, False),
        (("甲", "别的", "乙"), 1, 3, True),
        (("乙", "甲"), 2, 1, True),
    ],
)
def test_only_what_passes_other_text_counts_as_moved(
    lines: tuple[str, ...], first: int, second: int, moved: bool
) -> None:
    parts = (Fragment(first, 0, 1, "甲"), Fragment(second, 0, 1, "乙"))
    one = replace(RICH, paragraphs=(Paragraph(1, "甲乙", parts, (Join(first, second, 1, ""),)),))
    one = replace(one, headline=None, kicker=None, deck=None, byline=None, captions=())
    view = source_view(Page("s", 1, lines), [replace(one, subheadings=())], ())
    jumps = [j.moved for line in view.lines for claim in line.claims for j in claim.jumps]
    assert jumps == [moved, moved]
    assert view.moved == moved


@given(
    st.text(max_size=12), st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), max_size=4)
)
def test_slices_give_the_line_again(text: str, spans: list[tuple[int, int]]) -> None:
    rest = [Leftover("s", Fragment(1, a, b, ""), "") for a, b in spans]
    line = source_view(Page("s", 1, (text,)), (), rest).lines[0]
    assert "".join(part.text for part in line.slices) == text
    assert len(line.claims) == len(spans)


def test_leftovers_of_another_page_are_not_counted() -> None:
    far = Leftover(RAW, Fragment(99, 0, 1, "远"), "")
    assert source_view(PAGE, [RICH, MATE], [REST, far]).leftovers == 1


@pytest.mark.parametrize(
    ("query", "status"),
    [("?page=1", 200), ("?page=2", 404), ("?page=x", 200), ("?line=6", 200), ("?line=999", 200),
     ("?line=" + "9" * 50, 200), ("?page=-1", 200)],
)  # fmt: skip
def test_page_and_line_in_the_address(client: FlaskClient, query: str, status: int) -> None:
    assert client.get(ADDRESS + query).status_code == status


@pytest.mark.parametrize("name", ["none.txt", "../secret", "/etc/passwd", "2022"])
def test_an_unknown_source_is_a_404(client: FlaskClient, name: str) -> None:
    response = client.get(f"/sources/{name}")
    assert response.status_code in (404, 308)


def test_no_path_of_the_disk_is_shown(client: FlaskClient) -> None:
    for address in ("/", "/articles/rich1", ADDRESS, "/api/articles/rich1", "/api/search"):
        assert "/nowhere" not in client.get(address).text
