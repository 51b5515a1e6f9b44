"""The account of a page: every claim at its line, every continuation at both its ends."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import SIX, field
from hypothesis import given
from hypothesis import strategies as st
from web_site import BANNER, LINES, MATE, PAGE, REST, RICH, WEIGHED

from archive.account import Tie, account, first_line, parts
from archive.texts import (
    LOST,
    SUSPECTED,
    Article,
    Candidate,
    Doubt,
    Fragment,
    Gap,
    Join,
    Leftover,
    Page,
    Paragraph,
)

TOLD = account(PAGE, (RICH, MATE, BANNER), (REST,), WEIGHED)


def test_every_line_says_what_it_is() -> None:
    roles = {line.number: [(c.role, c.number) for c in line.claims] for line in TOLD.lines}
    assert roles == {
        1: [("kicker", 1)], 2: [("headline", 1)], 3: [("deck", 1)], 4: [],
        5: [("paragraph", 1)], 6: [("paragraph", 1)], 7: [("subheading", 1)],
        8: [("caption", 1)], 9: [("paragraph", 1)], 10: [("byline", 1)],
        11: [("leftover", None)], 12: [("slogan", 3)], 13: [("paragraph", 2)],
    }  # fmt: skip
    assert TOLD.leftovers == 1


def test_a_teaser_is_one_in_its_text_and_title() -> None:
    teaser = replace(SIX[3], kind="teaser", headline=field("春耕"), byline=field("王五", 9))
    assert [(part.where, part.role) for part in parts(teaser)] == [
        ("headline", "teaser"), ("byline", "byline"), (1, "teaser"),
    ]  # fmt: skip


def test_continuations_stand_at_both_lines() -> None:
    made = Tie(Join(6, 9, 0.97, "上文没有写完,词也被断开"), "made", True)
    on = {line.number: line.on for line in TOLD.lines if line.on}
    back = {line.number: line.back for line in TOLD.lines if line.back}
    assert on == {
        5: (Tie(WEIGHED[0].join, "refused", False, "上一行已经结束"),),
        6: (made,),
        9: (Tie(WEIGHED[1].join, "suspected", True, "下一行像段落开头"),),
    }
    assert back == {6: on[5], 9: on[6], 13: on[9]}
    assert (len(TOLD.ties("made")), len(TOLD.ties("suspected")), len(TOLD.ties("refused"))) == (
        1, 1, 1,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("doubt", "line", "shown"),
    [
        (Doubt(LOST, "第 9 行有缺", 9), None, False),  # the gap says it
        (Doubt(LOST, "第 5 行有缺", 5), 5, True),
        (Doubt(SUSPECTED, "疑似接续", 9), None, False),  # the continuation says it
        (Doubt(SUSPECTED, "疑似接续", 6), 6, True),
        (Doubt("bad-sidecar", "没有采用"), None, True),
        (Doubt("lossy", "乱码", 3), 3, True),
    ],
)
def test_a_doubt_is_said_once_and_at_its_line(doubt: Doubt, line: int | None, shown: bool) -> None:
    article = replace(RICH, doubts=(doubt,))
    told = account(PAGE, (article, MATE), (), WEIGHED)
    at = [each.number for each in told.lines if doubt in each.doubts]
    assert at == ([line] if line else [])
    assert (doubt in told.doubts) == (shown and line is None)


def test_what_belongs_to_another_page_is_left_out() -> None:
    page = Page("s", 2, ("甲", "乙"), 10)
    far = Leftover("s", Fragment(3, 0, 1, "远"), "")
    near = Leftover("s", Fragment(11, 0, 1, "乙"), "")
    weighed = (Candidate(Join(3, 4, 0.1, ""), False), Candidate(Join(10, 11, 0.2, ""), False))
    doubts = (Doubt("lossy", "", 3), Doubt("lossy", "", 10), Doubt("binary", ""))
    told = account(page, (), (far, near), weighed, doubts)
    assert told.leftovers == 1
    assert [tie.join.to_line for tie in told.ties("refused")] == [11]
    assert told.lines[0].doubts == doubts[1:2] and told.doubts == doubts[2:]


def test_the_first_line_of_an_article() -> None:
    assert (first_line(RICH), first_line(BANNER)) == (1, 12)
    assert first_line(replace(MATE, paragraphs=())) is None


def articles() -> st.SearchStrategy[list[Article]]:
    lines = st.lists(st.integers(1, 8), max_size=3)
    return st.lists(
        lines.map(
            lambda numbers: replace(
                MATE,
                gaps=tuple(Gap(n, "end", "缺") for n in numbers[:1]),
                paragraphs=tuple(
                    Paragraph(k, "字", (Fragment(n, 0, 1, "字"),)) for k, n in enumerate(numbers, 1)
                ),
            )
        ),
        max_size=4,
    )


@given(articles(), st.lists(st.tuples(st.integers(-2, 12), st.integers(-2, 12)), max_size=5))
def test_nothing_is_lost_and_nothing_told_twice(
    made: list[Article], joins: list[tuple[int, int]]
) -> None:
    weighed = [Candidate(Join(a, b, 0.1, ""), a % 2 == 0) for a, b in joins]
    told = account(Page("s", 1, ("字",) * 8), made, (), weighed)
    fragments = [f.line for a in made for part in parts(a) for f in part.fragments]
    assert sorted(line.number for line in told.lines for _ in line.claims) == sorted(fragments)
    assert sum(len(line.gaps) for line in told.lines) == sum(len(a.gaps) for a in made)
    inside = [a for a, _ in joins if 1 <= a <= 8]
    assert sum(len(line.on) for line in told.lines) == len(inside)
    assert "".join(line.text for line in told.lines) == "字" * 8


def test_lines_keep_their_text() -> None:
    assert tuple(line.text for line in TOLD.lines) == LINES
