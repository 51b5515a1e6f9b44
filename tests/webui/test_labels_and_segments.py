"""Words for codes, and texts cut at marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.addresses import anchor, article_path, source_path
from archive.tag_words import date_words
from webui.presenters.labels import value_label
from webui.presenters.pager import pager
from webui.presenters.segments import MOST, excerpt, segments, tidy
from webui.state import State

LABELS = [
    ("place", "河南省/郑州市/未知", "河南省 › 郑州市 › 未知"),
    ("date", "2022-03", "2022年3月"),
    ("date", "2022-03-27", "2022年3月27日"),
    ("date", "2022-未知", "2022年（月未知）"),
    ("date", "未知", "未知"),
    ("date", "2022-03..", "2022年3月起"),
    ("date", "..2022", "至2022年"),
    ("date", "春天", "春天"),
    ("issue_date", "2010-10-10", "2010年10月10日"),
    ("kind", "teaser", "导读"),
    ("kind", "odd", "odd"),
    ("state", "suspected", "存疑"),
    ("source", "a/b.txt", "a/b.txt"),
]


@pytest.mark.parametrize(("facet", "value", "label"), LABELS)
def test_labels(facet: str, value: str, label: str) -> None:
    assert value_label(facet, value) == label


def test_addresses_are_quoted() -> None:
    assert article_path("a/b?c") == "/articles/a%2Fb%3Fc"
    assert source_path("年/a#1 .txt") == "/sources/%E5%B9%B4/a%231%20.txt"
    assert (anchor(3), anchor("deck"), anchor(None)) == ("p3", "deck", "")
    assert date_words(None) == "未知"


marks = st.lists(st.tuples(st.integers(-5, 500), st.integers(-5, 500)), max_size=8)


@given(st.text(max_size=40), marks)
def test_segments_give_the_text_again(text: str, found: list[tuple[int, int]]) -> None:
    parts = segments(text, found)
    assert "".join(part.text for part in parts) == text
    assert all(a.marked != b.marked for a, b in pairwise(parts))


@given(st.text("长短字", min_size=1, max_size=500), marks)
def test_an_excerpt_is_short_and_shows_a_mark(text: str, found: list[tuple[int, int]]) -> None:
    parts = excerpt(text, found)
    shown = "".join(part.text for part in parts)
    assert len(shown.replace("…", "")) <= MOST
    assert all(piece in text for piece in shown.split("…"))
    assert any(part.marked for part in parts) == bool(tidy(found, len(text)))


@given(st.integers(1, 10**9), st.integers(0, 10**6), st.integers(1, 200))
def test_the_pager_stays_inside(page: int, total: int, size: int) -> None:
    view = pager(page, total, size, lambda n: State(page=n).url())
    numbers = [link.number for link in view.links]
    assert numbers == sorted(set(numbers))
    assert numbers[0] == 1 and numbers[-1] == view.pages
    assert view.beyond == (page > view.pages)
    assert sum(link.current for link in view.links) == (not view.beyond)
