"""The source view: every raw line with its role, the articles beside it, moved pieces linked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from web_html import Node, read_html
from web_site import LINES, MATE, PAGE, RAW, REST, RICH, WEIGHED, make_site

from archive.account import account
from archive.texts import Correction, Fragment, Join, Leftover, Page, Paragraph
from webui.presenters.source import source_view
from webui.presenters.threads import LANES, threads

See = Callable[[str], Node]
ADDRESS = f"/sources/{RAW}"


@pytest.fixture
def page(see: See) -> Node:
    return see(ADDRESS)


def lines_of(page: Node) -> list[Node]:
    return [n for n in page.all("div", "line") if "id" in n.attrs]


def test_every_line_is_shown_as_it_is(page: Node) -> None:
    texts = [list(line.all("p", "text")) for line in lines_of(page)]
    assert tuple(text[0].raw if text else "" for text in texts) == LINES
    assert [line.one("", "no").text for line in lines_of(page)] == [
        str(n) for n in range(1, len(LINES) + 1)
    ]


def test_what_is_known_of_the_page_and_from_where(page: Node) -> None:
    known = page.one("dl", "known")
    facts = {div.one("dt").text: div.one("dd").text for div in known.all("div")}
    assert list(facts) == ["报纸", "出版日期", "版次", "网址"]
    assert facts["报纸"] == "桃花日报 取自旁注文件 桃花日报 A2.txt.meta.json"
    assert known.link("桃花日报").startswith("/?newspaper=")


def test_each_line_names_its_role_and_leads_to_its_piece(page: Node) -> None:
    line = page.by_id("L8")
    assert line.one("ul", "roles").text == "1 图片说明"
    piece = page.by_id(line.link("1 图片说明")[1:])
    assert piece.text == LINES[7] and piece.link("") == "#L8"
    assert page.by_id("L11").one("ul", "roles").text == "剩余"
    assert page.by_id("L11").one("p", "note").text == "未归入文章：版权说明"
    assert page.by_id("L12").one("ul", "roles").text == "3 栏目标语"


def test_every_piece_of_the_articles_leads_back_to_its_line(page: Node) -> None:
    pieces = list(page.all("span", "run"))
    assert [p.one("a").attrs["href"] for p in pieces] == [
        f"#L{p.attrs['data-line']}" for p in pieces
    ]
    there = {p.attrs["data-line"] for p in pieces}
    empty = {n for n, text in enumerate(LINES, 1) if not text}
    assert {int(n) for n in there} == set(range(1, len(LINES) + 1)) - empty - {11}


def test_the_article_beside_the_lines_is_whole_and_in_reading_order(page: Node) -> None:
    article = page.by_id("A1")
    assert [part.one("a", "as").text for part in article.all("div", "part")] == [
        "引题", "标题", "副题", "署名", "段落 1", "小标题", "段落 2", "图片说明",
    ]  # fmt: skip
    second = next(part for part in article.all("div", "part") if part.one("a").text == "段落 2")
    assert second.one("p").text == LINES[5] + LINES[8]
    assert second.one("a").attrs["href"] == "/articles/rich1#p2"
    assert article.one("h2").text == LINES[1]
    assert "〔此后缺文：下文不在这一版〕" in article.text


def test_a_join_is_told_at_both_lines(page: Node) -> None:
    on, back = page.by_id("L6").one("p", "on"), page.by_id("L9").one("p", "back")
    assert on.text == "下接第 9 行 移位 把握 97% 上文没有写完,词也被断开"
    assert on.link("下接") == "#L9"
    assert (back.text, back.link("上接")) == ("上接第 6 行 移位", "#L6")
    assert "接续 1 处，其中移位 1 处" in page.text


def test_what_is_suspected_is_linked_at_both_ends_with_its_reasons(page: Node) -> None:
    on, back = page.by_id("L9").one("p", "on"), page.by_id("L13").one("p", "back")
    assert on.text == "疑似下接第 13 行 移位 把握 41% 紧接着的下一段；但是下一行像段落开头"
    assert on.link("疑似") == "#L13" and "suspected" in on.classes
    assert (back.text, back.link("疑似")) == ("疑似上接第 9 行 移位 把握 41%", "#L9")


def test_what_was_refused_is_folded_away(page: Node) -> None:
    folded = page.by_id("L5").one("details", "refused")
    assert "open" not in folded.attrs
    assert folded.one("p").text == "没有接第 6 行 把握 8% 位置相接；但是上一行已经结束"
    assert not list(page.by_id("L6").all("p", "back"))


def test_lines_stand_beside_the_article_that_begins_there(page: Node) -> None:
    pairs = [
        ([n.attrs["id"] for n in lines_of(pair)], [a.attrs["id"] for a in pair.all("article")])
        for pair in page.all("section", "pair")
    ]
    assert pairs == [
        ([f"L{n}" for n in range(1, 12)], ["A1"]),
        (["L12"], ["A3"]),
        (["L13"], ["A2"]),
    ]


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
    told = account(Page("s", 1, lines), [replace(one, subheadings=())])
    view = source_view(told)
    shown = [line for block in view.blocks for line in block.lines]
    assert [j.moved for line in shown for j in (*line.back, *line.on)] == [moved, moved]
    assert view.moved == moved


@given(
    st.text(max_size=12), st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), max_size=4)
)
def test_slices_give_the_line_again(text: str, spans: list[tuple[int, int]]) -> None:
    rest = [Leftover("s", Fragment(1, a, b, ""), "") for a, b in spans]
    view = source_view(account(Page("s", 1, (text,)), (), rest))
    line = view.blocks[0].lines[0]
    assert "".join(part.text for part in line.slices) == text
    assert len(line.badges) == len(spans)


def test_leftovers_of_another_page_are_not_counted() -> None:
    far = Leftover(RAW, Fragment(99, 0, 1, "远"), "")
    assert source_view(account(PAGE, [RICH, MATE], [REST, far])).leftovers == 1


JOINS = st.lists(st.tuples(st.integers(1, 9), st.integers(1, 9)), max_size=6)


@given(JOINS)
def test_threads_reach_from_line_to_line_and_never_run_into_each_other(
    joins: list[tuple[int, int]],
) -> None:
    told = [replace(WEIGHED[1], join=Join(a, b, 0.5, "")) for a, b in joins]
    drawn = threads(account(Page("s", 1, ("字",) * 9), (), (), told))
    for lane in range(LANES):
        parts = "".join(
            {"start": "(", "end": ")", "through": "-"}[t.part]
            for n in range(1, 10)
            for t in sorted(drawn.get(n, ()), key=lambda t: t.part)
            if t.lane == lane
        )
        bare = parts.replace("-", "")
        assert bare == "()" * (len(bare) // 2), parts
    assert sum(t.part == "start" for ts in drawn.values() for t in ts) <= len(joins)


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)), min_size=1, max_size=5))
def test_every_line_and_every_article_stands_in_one_block(spans: list[tuple[int, int]]) -> None:
    articles = [
        replace(MATE, paragraphs=(Paragraph(1, "字", (Fragment(a, 0, 1, "字"),)),))
        for a, _ in spans
    ]
    view = source_view(account(Page("s", 1, ("字", "", "字", "字", "", "字")), articles))
    assert [line.number for block in view.blocks for line in block.lines] == [1, 2, 3, 4, 5, 6]
    numbers = sorted(e.number for block in view.blocks for e in block.entries)
    assert numbers == list(range(1, len(spans) + 1))


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
    for address in (
        "/",
        "/articles/rich1",
        ADDRESS,
        "/doubts",
        "/api/articles/rich1",
        "/api/search",
    ):
        assert "/nowhere" not in client.get(address).text


def test_corrections_by_hand_are_said_beside_the_article(tmp_path: Path) -> None:
    by_hand = Correction("第 9 行接在第 6 行之后", "王<敏>", "核对了原报", "2026-05-01", "a.toml")
    site = make_site(tmp_path, (replace(RICH, corrections=(by_hand,)),)).test_client()
    article = read_html(site.get(quote(ADDRESS)).text).by_id("A1")
    assert article.one("ul", "corrected").text == (
        "更正 第 9 行接在第 6 行之后。王<敏>，2026-05-01：核对了原报"
    )
