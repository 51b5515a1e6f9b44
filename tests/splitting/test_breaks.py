"""Form feeds and Unicode's separators end lines; where they stand in mid-sentence, the text goes on."""

from __future__ import annotations

import pytest

from archive.texts import Page
from indexer.splitting import split_page
from indexer.splitting.lines import visible_lines

TITLE, TEXT = "城东新建两处停车场", "本报讯 昨日，城东区两处公共停车场启用，共有车位三百个。"
NEXT, MORE = "市图书馆延长开放时间", "本报讯 从下周起，市图书馆开放到晚上九点，方便读者借阅。"
ALL = (TITLE, TEXT, NEXT, MORE)


@pytest.mark.parametrize("end", ["\u2028", "\u2029", "\x85", "\f", "\v", "\r", "\r\r"])
def test_each_ends_a_line(end: str) -> None:
    page = Page("a.txt", 1, (end.join(ALL),))
    lines = visible_lines(page)
    assert [line.text for line in lines] == list(ALL)
    assert [page.lines[0][x.start : x.start + len(x.text)] for x in lines] == list(ALL)
    assert {line.number for line in lines} == {1}
    articles = split_page(page).articles
    assert [a.headline.text for a in articles if a.headline] == [TITLE, NEXT]
    assert [p.text for a in articles for p in a.paragraphs] == [TEXT, MORE]


@pytest.mark.parametrize(
    ("raw", "found"),
    [
        (f"{TITLE}\u2028{TEXT}\n{NEXT}\n{MORE}", list(ALL)),
        (f"{TITLE}\n{TEXT}\f\n\f{NEXT}\n{MORE}\u2029", list(ALL)),
        (TEXT.replace("启用", "启\u2028用") + "\n" + MORE, None),
        (TEXT.replace("启用", "启\v用") + "\n" + MORE, None),
        (f"{TITLE}\n{TEXT}\x1f{MORE}\n", None),
    ],
    ids=["title and text", "at the edges", "in a sentence", "in a sentence too", "another sign"],
)
def test_ends_among_ordinary_lines(raw: str, found: list[str] | None) -> None:
    lines = visible_lines(Page("a.txt", 1, tuple(raw.split("\n"))))
    assert [line.text for line in lines] == (found or raw.strip().split("\n"))


def test_ends_at_the_edge_of_a_line_are_no_empty_lines() -> None:
    page = Page("a.txt", 1, (TITLE + "\f", "\f" + TEXT, "\u2028", NEXT))
    assert [line.blanks for line in visible_lines(page)] == [0, 0, 1]


def test_lines_that_their_width_parts_are_not_parted_further() -> None:
    page = Page("a.txt", 1, (TEXT[:20], TEXT[20:] + "\f" + MORE), hints=("wrapped", ""))
    [line] = visible_lines(page)
    assert line.text == TEXT + "\f" + MORE


def test_a_file_that_says_what_its_lines_are_keeps_them() -> None:
    page = Page("a.txt", 1, (f"{TITLE}\u2028{NEXT}",), roles=("headline",))
    assert len(visible_lines(page)) == 1


def test_wide_blanks_part_the_paragraphs_of_one_line() -> None:
    parts = (TEXT, MORE, "家住附近的业主说，停车方便多了。")
    raw = "".join("\u3000\u3000" + part for part in parts)
    lines = visible_lines(Page("a.txt", 1, (raw, "甲队\u3000\u3000乙队")))
    assert [line.text for line in lines] == [*parts, "甲队\u3000\u3000乙队"]
    assert [line.indented for line in lines] == [True, True, True, False]
