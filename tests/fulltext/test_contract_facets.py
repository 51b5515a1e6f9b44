"""The facet law, the shape and order of the rows, and what may be chosen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from contract import ask, ids, rows, whoosh
from factories import LEFTOVERS, SIX, SLOGAN, article
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import MemorySearcher

from archive.filters import FACETS, UNKNOWN, Filter, Query
from archive.searcher import Searcher
from archive.tags import Evidence
from archive.texts import Article

KNOWN = MemorySearcher(SIX).known
CHOICES = [(facet, value) for facet in FACETS for value in sorted(KNOWN[facet])] + [
    ("place", "郑州市"),
    ("place", "火星"),
    ("place", "郑州/火星"),
    ("date", "2022-03..2022-08"),
    ("date", "2019-05"),
    ("date", "..2021"),
    ("date", "昨天"),
    ("issue_date", "2022"),
    ("topic", "无此主题"),
    ("reporter", "未知"),
]
TEXTS = ["", "区", "疫情防控", "党员 -疫情", "城市:郑州", "火星", "-网格"]
states = st.tuples(
    st.sampled_from(TEXTS),
    st.lists(st.sampled_from(CHOICES), max_size=4, unique=True),
    st.booleans(),
)


@given(states)
@settings(max_examples=25, deadline=None)
def test_the_law(searcher: Searcher, state: tuple[str, list[tuple[str, str]], bool]) -> None:
    """Choosing a shown value alone in its facet, all else as it stands, gives its number."""
    text, pairs, exact = state
    chosen: dict[str, tuple[str, ...]] = {}
    for facet, value in pairs:
        chosen[facet] = (*chosen.get(facet, ()), value)
    found = searcher.search(ask(text, exact=exact, **chosen))
    for facet in FACETS:
        for row in rows(found, facet).values():
            alone = chosen | {facet: (row.value,)}
            assert searcher.search(ask(text, exact=exact, **alone)).total_articles == row.count, (
                state,
                facet,
                row,
            )


CITY = "河南省/许昌市"
TODAY = ("河南省", CITY, f"{CITY}/建安区")
FORMER = (
    article("then", "县里种树。", place=f"{CITY}/许昌县", today=TODAY),
    article("town", "镇里种树。", place=f"{CITY}/许昌县/张潘镇", today=(*TODAY, f"{TODAY[2]}/张潘镇")),
    article("printed", "乡里种树。", place=f"{CITY}/许昌县/某乡", today=TODAY),
    article("now", "区里种树。", place=f"{CITY}/建安区"),
    article("divided", "分了的区里种树。", place=f"{CITY}/分区", today=("河南省", CITY, "")),
    article("moved", "县里种树。", place="安徽省/巢湖市/含山县",
            today=("安徽省", "", "安徽省/马鞍山市/含山县")),
    article("same", "老城里种树。", place=f"{CITY}/同名区", today=(*TODAY[:2], f"{CITY}/魏都区")),
    article("new", "新城里种树。", place=f"{CITY}/同名区"),
)  # fmt: skip


@pytest.fixture(scope="module", params=["whoosh", "oracle"])
def former(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    if request.param == "oracle":
        return MemorySearcher(FORMER)
    return whoosh(tmp_path_factory.mktemp("former") / "index", FORMER)


@pytest.mark.parametrize(
    ("place", "label", "found"),
    [
        (CITY, "许昌市", ["divided", "new", "now", "printed", "same", "then", "town"]),
        (f"{CITY}/许昌县", "许昌县（今建安区）", ["printed", "then", "town"]),
        (f"{CITY}/建安区", "建安区", ["now", "printed", "then", "town"]),
        (f"{CITY}/建安区/张潘镇", "张潘镇", ["town"]),
        (f"{CITY}/建安区/未知", "未知", ["now", "printed", "then"]),
        (f"{CITY}/分区", "分区", ["divided"]),
        (f"{CITY}/未知", None, []),
        ("安徽省", "安徽省", ["moved"]),
        ("安徽省/巢湖市", "巢湖市", ["moved"]),
        ("安徽省/巢湖市/含山县", "含山县（今马鞍山市含山县）", ["moved"]),
        ("安徽省/马鞍山市/含山县", "含山县", ["moved"]),
        (f"{CITY}/同名区", "同名区", ["new", "same"]),
        (f"{CITY}/魏都区", "魏都区", ["same"]),
    ],
)
def test_a_former_place_is_found_under_its_successor_too(
    former: Searcher, place: str, label: str | None, found: list[str]
) -> None:
    row = rows(former.search(ask()), "place").get(place)
    assert (row.label, row.count) == (label, len(found)) if row else label is None
    assert ids(former.search(ask(place=place))) == found


def practising(name: str, *practices: str) -> Article:
    one = article(name, "村里开会。")
    said = tuple(Evidence(f"practice={p}", "test", p, 1, 0, len(p)) for p in practices)
    return replace(one, tags=replace(one.tags, practices=practices, evidence=said))


PRACTISING = (
    practising("a", "“3310”党建活动", "敲门行动"),
    practising("b", "“3310”工作法"),
    practising("c", "“3310”", "“敲门行动”"),
    practising("d", "“3310”工作法", "“三捐”活动"),
    practising("e"),
)


@pytest.mark.parametrize("turned", [1, -1])
@pytest.mark.parametrize("kind", ["whoosh", "oracle"])
def test_variants_of_a_practice_are_one_row_in_whatever_order_articles_come(
    kind: str, turned: int, tmp_path: Path
) -> None:
    given = PRACTISING[::turned]
    searcher = MemorySearcher(given) if kind == "oracle" else whoosh(tmp_path / "index", given)
    found = rows(searcher.search(ask()), "practice")
    assert {value: row.count for value, row in found.items()} == {
        "“3310”工作法": 4, "“敲门行动”": 2, "“三捐”活动": 1, UNKNOWN: 1,
    }  # fmt: skip
    for variant in ("“3310”", "3310", "“3310”党建活动", "“3310”工作法"):
        answer = searcher.search(ask(practice=variant))
        assert ids(answer) == ["a", "b", "c", "d"]
        assert [v for v, row in rows(answer, "practice").items() if row.selected] == [
            "“3310”工作法"
        ]
    assert ids(searcher.search(ask(practice="“3311”"))) == []
    assert ids(searcher.search(ask(practice=UNKNOWN))) == ["e"]


def test_or_inside_a_facet_and_between_facets(searcher: Searcher) -> None:
    assert ids(searcher.search(ask(topic=("党建", "体育")))) == ["a1", "a5", "a6"]
    assert ids(searcher.search(ask(topic=("党建", "体育"), place="河南省"))) == ["a1", "a5"]
    assert ids(searcher.search(ask("网格", topic=("党建", "体育"), place="河南省"))) == ["a1"]
    assert ids(searcher.search(ask(topic="无此主题"))) == []


def test_a_facet_ignores_its_own_choice(searcher: Searcher) -> None:
    counts = {value: row.count for value, row in rows(searcher.search(ask()), "topic").items()}
    after = rows(searcher.search(ask(topic="党建")), "topic")
    assert {value: row.count for value, row in after.items()} == counts
    assert [value for value, row in after.items() if row.selected] == ["党建"]


def test_places_are_a_tree_by_count(searcher: Searcher) -> None:
    found = rows(searcher.search(ask()), "place")
    (top,) = (f for f in searcher.search(ask()).facets if f.name == "place")
    assert [v.value for v in top.values] == ["河南省", "吉林省", "未知"]
    assert [v.label for v in found["河南省"].children] == ["郑州市", "周口市", "济源市"]
    assert [v.label for v in found["河南省/郑州市"].children] == ["管城回族区", "未知"]
    assert found["河南省"].count == 4 and found["河南省/郑州市/未知"].count == 1


def test_dates_are_a_tree_in_order_of_time(searcher: Searcher) -> None:
    (top,) = (f for f in searcher.search(ask()).facets if f.name == "date")
    assert [v.label for v in top.values] == ["2022年", "2021年", "未知"]
    assert [v.label for v in top.values[0].children] == ["3月", "8月", "未知"]
    assert [v.label for v in top.values[0].children[0].children] == ["27日"]
    assert [v.value for v in top.values[0].children] == ["2022-03", "2022-08", "2022-未知"]


def test_unknown_comes_last_and_can_be_chosen(searcher: Searcher) -> None:
    (top,) = (f for f in searcher.search(ask()).facets if f.name == "reporter")
    assert [(v.value, v.count) for v in top.values] == [("王思俊", 1), ("未知", 5)]
    assert ids(searcher.search(ask(reporter="未知"))) == ["a2", "a3", "a4", "a5", "a6"]
    assert ids(searcher.search(ask(place="河南省/郑州市/未知"))) == ["a3"]
    assert ids(searcher.search(ask(date="2022-未知"))) == ["a3"]


def test_an_article_stands_under_every_state_of_its_text(searcher: Searcher) -> None:
    found = rows(searcher.search(ask("")), "state")
    assert {(v, row.label, row.count) for v, row in found.items()} == {
        ("whole", "完整", 5), ("rejoined", "已接续", 1), ("cut", "残缺", 1), ("suspected", "存疑", 1),
    }  # fmt: skip
    assert ids(searcher.search(ask(state=("cut", "suspected")))) == ["a6"]
    assert ids(searcher.search(ask("党员", state="suspected"))) == ["a6"]


@pytest.mark.parametrize(
    ("facet", "value", "shown", "label"),
    [
        ("topic", "体育", "体育", "体育"),
        ("topic", "无此主题", "无此主题", "无此主题"),
        ("place", "济源市", "河南省/济源市", "济源市"),
        ("place", "郑州/火星", "郑州/火星", "郑州/火星"),
        ("date", "2021年12月31日", "2021-12-31", "31日"),
        ("date", "2019-05", "2019-05", "5月"),
        ("date", "2021-12..2022-01", "2021-12..2022-01", "2021-12至2022-01"),
        ("date", "2021-12..", "2021-12..", "2021-12以来"),
        ("date", "昨天", "昨天", "昨天"),
        ("date", "12", "12", "12"),
        ("kind", "photo", "photo", "图片"),
        ("kind", "slogan", "slogan", "栏目标语"),
        ("state", "suspected", "suspected", "存疑"),
    ],
)
def test_a_chosen_value_stays_visible_at_zero(
    searcher: Searcher, facet: str, value: str, shown: str, label: str
) -> None:
    found = rows(searcher.search(ask("植树", **{facet: value})), facet)
    assert (found[shown].count, found[shown].selected, found[shown].label) == (0, True, label)
    others = {v: row for v, row in found.items() if not row.count and v != shown}
    assert all(row.children and not row.selected for row in others.values())


def test_values_without_articles_are_left_out(searcher: Searcher) -> None:
    assert set(rows(searcher.search(ask("植树")), "topic")) == {"生态环境"}
    assert rows(searcher.search(ask("火星")), "place") == {}


def test_a_range_is_counted_as_chosen(searcher: Searcher) -> None:
    found = searcher.search(ask(date="2022-03..2022-12"))
    assert ids(found) == ["a1", "a2"]
    assert rows(found, "date")["2022-03..2022-12"].count == 2


def test_short_places_mean_all_that_fit(searcher: Searcher) -> None:
    assert ids(searcher.search(ask(place="郑州"))) == ["a1", "a3"]
    assert ids(searcher.search(ask(place=("管城区", "济源")))) == ["a1", "a5"]
    assert ids(searcher.search(ask(place="州"))) == []


def test_unknown_filters_and_empty_ones_change_nothing(searcher: Searcher) -> None:
    odd = Query("区", (Filter("colour", ("red",)), Filter("topic", ())), limit=0)
    found = searcher.search(odd)
    assert ids(found) == ids(searcher.search(ask("区"))) and "colour" in found.notes[0]


def test_slogans_and_leftovers_are_in_no_facet() -> None:
    plain, more = MemorySearcher(SIX), MemorySearcher([*SIX, SLOGAN], LEFTOVERS)
    assert plain.search(ask()).facets == more.search(ask()).facets


def test_slogans_are_not_counted(searcher: Searcher) -> None:
    assert set(rows(searcher.search(ask()), "kind")) == {"news", "brief"}
    assert rows(searcher.search(ask()), "source")["a.txt"].count == 3
