"""The question in the URL: whatever comes in gives a state, and a state gives itself again."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.filters import FACETS
from webui.links import PageLinks
from webui.state import MAX_TEXT, State, quoted, read_range, read_state

ARGS = [
    ("", ()),
    ("q=", ()),
    ("q=+党建+", (("q", " 党建 "),)),
    ("q=a&q=b", (("q", "a"),)),
    ("nonsense=1&utm=2", ()),
    ("place=郑州市&place=郑州市&place=", (("place", "郑州市"),)),
    ("topic=教育&place=开封市", (("place", "开封市"), ("topic", "教育"))),
    ("date=2022年3月&date=2022/4/1", (("date", "2022-03"), ("date", "2022-04-01"))),
    ("date=2022-02-30", (("date", "2022-02-30"),)),
    ("date=2022-3..2022-4", (("date", "2022-03..2022-04"),)),
    ("date=未知&issue_date=2022-未知", (("date", "未知"), ("issue_date", "2022-未知"))),
    ("date=..", (("date", ".."),)),
    ("exact=1", (("exact", "1"),)),
    ("exact=0", ()),
    ("exact=yes", ()),
    ("certain=1", (("certain", "1"),)),
    ("certain=0", ()),
    ("certain=certain", ()),
    ("page=2&sort=oldest&certain=1&exact=1", (("exact", "1"), ("certain", "1"), ("sort", "oldest"), ("page", "2"))),
    ("sort=oldest", (("sort", "oldest"),)),
    ("sort=xyz", ()),
    ("sort=newest", ()),
    ("q=a&sort=newest", (("q", "a"), ("sort", "newest"))),
    ("q=a&sort=relevance", (("q", "a"),)),
    ("page=3", (("page", "3"),)),
    ("page=1", ()),
    ("page=-1", ()),
    ("page=0", ()),
    ("page=x", ()),
    ("page=²", ()),
    ("page=1000000000000000000000", (("page", "1000000000"),)),
    ("q=a%00b%1Fc", (("q", "a b c"),)),
    ("limit=5&offset=3&date_from=2022", ()),
]  # fmt: skip


@pytest.mark.parametrize(("query", "pairs"), ARGS)
def test_arguments_become_a_state(query: str, pairs: tuple[tuple[str, str], ...]) -> None:
    assert read_state(parse_qs(query, keep_blank_values=True)).pairs() == pairs


def test_a_long_query_is_cut_and_marked() -> None:
    state = read_state({"q": ["长" * 10_000]})
    assert (len(state.text), state.cut) == (MAX_TEXT, True)
    assert not read_state({"q": ["长" * MAX_TEXT]}).cut


CHOICES = [
    # facet, chosen before, chosen now, chosen after
    ("place", ["河南省"], "河南省/郑州市", ["河南省/郑州市"]),
    ("place", ["河南省/郑州市", "河南省/开封市"], "河南省", ["河南省"]),
    ("place", ["河南省/郑州市"], "河南省/未知", ["河南省/郑州市", "河南省/未知"]),
    ("place", ["河南省/郑州市"], "河南省/开封市", ["河南省/郑州市", "河南省/开封市"]),
    ("place", ["河南"], "河南省", ["河南", "河南省"]),
    ("place", ["未知"], "河南省", ["未知", "河南省"]),
    ("date", ["2022"], "2022-03", ["2022-03"]),
    ("date", ["2022-03-27", "2021"], "2022", ["2021", "2022"]),
    ("date", ["2022"], "2022-未知", ["2022-未知"]),
    ("date", ["2022-03..2022-04"], "2022-03-27", ["2022-03-27"]),
    ("date", ["2022-03..2022-04"], "2021", ["2022-03..2022-04", "2021"]),
    ("date", ["202"], "2022", ["202", "2022"]),
    ("topic", ["教育"], "教育/学校", ["教育", "教育/学校"]),
    ("source", ["2022"], "2022/a.txt", ["2022", "2022/a.txt"]),
]


@pytest.mark.parametrize(("facet", "before", "value", "after"), CHOICES)
def test_a_choice_replaces_only_its_own_line(
    facet: str, before: list[str], value: str, after: list[str]
) -> None:
    state = State(page=7, chosen=(("kind", "news"),)).put(facet, before).choose(facet, value)
    assert sorted(state.values(facet)) == sorted(after)
    assert state.values("kind") == ("news",)
    assert state.page == 1


RANGES = [
    ("2022", "", "2022.."),
    ("", "2022-04", "..2022-04"),
    ("2022-03", "2022-04", "2022-03..2022-04"),
    ("2022-04", "2022-03", "2022-03..2022-04"),
    ("2022年3月1日", "2022.3.5", "2022-03-01..2022-03-05"),
    ("2022-03-05", "2022-03", "2022-03-05..2022-03"),
    ("", "", None),
    (" ", " ", None),
]


@pytest.mark.parametrize(("start", "end", "value"), RANGES)
def test_two_fields_become_a_range(start: str, end: str, value: str | None) -> None:
    assert read_range({"date_from": [start], "date_to": [end]}) == (value, ())


@pytest.mark.parametrize("typed", ["春天", "2022-13", "2022-02-30", "27", "2022..2023", "x" * 9999])
def test_an_unreadable_end_is_named(typed: str) -> None:
    value, unread = read_range({"date_from": [typed], "date_to": ["2022"]})
    assert value is None
    assert unread and typed.startswith(unread[0])


chosen = st.lists(
    st.tuples(
        st.sampled_from(FACETS),
        st.sampled_from(["甲省", "甲省/乙市", "甲省/乙市/丙区", "2022", "2022-03", "未知", "党建"]),
    )
)
states = st.builds(
    lambda text, pairs, exact, sort, page: read_state(
        {
            "q": [text],
            **{f: [v for g, v in pairs if g == f] for f in FACETS},
            "exact": [exact],
            "sort": [sort],
            "page": [page],
        }
    ),
    st.text(max_size=40),
    chosen,
    st.sampled_from(["", "1"]),
    st.sampled_from(["relevance", "newest", "oldest", "?"]),
    st.integers(-2, 9).map(str),
)


@given(states)
def test_a_url_gives_its_state_again(state: State) -> None:
    assert read_state(parse_qs(urlsplit(state.url()).query, keep_blank_values=True)) == state


@given(states, st.sampled_from(FACETS), st.sampled_from(["甲省", "甲省/乙市", "2022-03", "党建"]))
def test_choosing_then_dropping_leaves_no_trace_of_the_value(
    state: State, facet: str, value: str
) -> None:
    there = state.choose(facet, value)
    assert value in there.values(facet)
    assert value not in there.drop(facet, value).values(facet)
    others = [pair for pair in state.chosen if pair[0] != facet]
    assert [pair for pair in there.chosen if pair[0] != facet] == others


@given(
    st.dictionaries(st.sampled_from([*FACETS, "q", "page", "sort", "exact"]), st.lists(st.text()))
)
def test_no_arguments_break_it(args: dict[str, list[str]]) -> None:
    query = read_state(args).query(page_size=20)
    assert query.offset >= 0


@given(
    st.text("党 &=?", max_size=3),
    st.lists(
        st.tuples(st.sampled_from(("topic", "place", "date")), st.sampled_from("甲乙/&")),
        max_size=4,
    ),
    st.sampled_from(("topic", "place", "date")),
    st.sampled_from(("甲", "甲/丁", "2022", "&=", " ", "")),
    st.booleans(),
)
def test_links_of_many_rows_are_those_of_the_state(
    text: str, chosen: list[tuple[str, str]], facet: str, value: str, exact: bool
) -> None:
    state = State(text, exact=exact, page=2)
    for name, picked in chosen:
        state = state.choose(name, picked)
    links = PageLinks(state).of(facet)
    assert links.toggle(value) == state.toggle(facet, value).url()
    assert links.choose(value) == state.choose(facet, value).url()
    if links.frame and value.strip():
        assert quoted(value).join(links.frame) == links.choose(value)
    page = PageLinks(state)
    assert page.choose(facet, value) == links.choose(value)
    assert f"/articles/1{page.query}" == state.url("/articles/1")
