"""Facets as rows: what is folded, what is left out, where a click leads."""

from __future__ import annotations

from urllib.parse import unquote

import pytest

from archive.results import Facet, FacetValue
from webui.drawing import rows_html
from webui.links import PageLinks
from webui.presenters.examples import examples
from webui.presenters.facets import (
    LISTED,
    NODES,
    ROOM,
    SHOWN,
    FacetView,
    Row,
    facet_views,
    resolved,
)
from webui.state import State


def flat(name: str, count: int, chosen: int | None = None) -> Facet:
    values = (FacetValue(f"v{n}", f"v{n}", count - n, n == chosen) for n in range(count))
    return Facet(name, tuple(values))


def view(facet: Facet, state: State = State()) -> FacetView:  # noqa: B008
    (only,) = facet_views([facet], state, PageLinks(state))
    return only


def nodes(rows: tuple[Row, ...]) -> int:
    return sum(1 + nodes(row.children) for row in rows)


@pytest.mark.parametrize(
    ("count", "shown", "more", "rest"),
    [
        (1, 1, 0, 0),
        (SHOWN, SHOWN, 0, 0),
        (SHOWN + 1, SHOWN + 1, 0, 0),  # one value behind 更多 would be a joke
        (SHOWN + 2, SHOWN, 2, 0),
        (SHOWN + LISTED + 5, SHOWN, LISTED, 5),
    ],
)
def test_long_lists_are_folded(count: int, shown: int, more: int, rest: int) -> None:
    found = view(flat("topic", count))
    assert (len(found.rows), len(found.more), found.rest) == (shown, more, rest)


def test_a_chosen_value_is_never_folded_away() -> None:
    found = view(flat("reporter", 200, chosen=150), State(chosen=(("reporter", "v150"),)))
    assert [row.label for row in found.rows if row.selected] == ["v150"]
    assert found.open


def test_a_huge_tree_shows_the_way_to_the_choice_alone() -> None:
    def branch(path: str, depth: int) -> FacetValue:
        children = tuple(branch(f"{path}/{n}", depth - 1) for n in range(12)) if depth else ()
        return FacetValue(path, path[-1], 1, path == "省0/3", children)

    tree = Facet("place", tuple(branch(f"省{n}", 2) for n in range(12)))
    found = view(tree, State(chosen=(("place", "省0/3"),)))
    assert nodes(found.rows) <= NODES
    opened = [row.label for row in found.rows if row.children]
    assert opened == ["0"]
    assert len(found.rows[0].children[3].children) == 12


@pytest.mark.parametrize("name", ["nonsense", "other"])
def test_facets_without_a_name_are_left_out(name: str) -> None:
    assert facet_views([flat(name, 3)], State(), PageLinks(State())) == ()


def test_bars_compare_values_of_one_level() -> None:
    days = (FacetValue("2022-03", "3月", 30), FacetValue("2022-04", "4月", 1))
    years = (FacetValue("2022", "2022年", 31, False, days), FacetValue("未知", "未知", 0, True))
    found = view(Facet("date", years), State(chosen=(("date", "未知"),)))
    assert [row.bar for row in found.rows] == [100, None]
    assert [row.bar for row in found.rows[0].children] == [100, 3]
    assert view(flat("topic", 2)).rows[0].bar is None


def test_short_place_names_are_taken_as_the_searcher_took_them() -> None:
    cities = (
        FacetValue("甲省/鼓楼区", "鼓楼区", 1, True),
        FacetValue("甲省/城关区", "城关区", 1),
    )
    facets = [Facet("place", (FacetValue("甲省", "甲省", 2, False, cities),))]
    asked = State(chosen=(("place", "鼓楼"), ("place", "火星")), page=3)
    found = resolved(asked, facets)
    assert found.values("place") == ("甲省/鼓楼区", "火星")
    assert found.page == 3
    assert resolved(State("党"), facets) == State("党")


def test_a_variant_of_a_practice_is_taken_as_the_name_in_use() -> None:
    facets = [Facet("practice", (FacetValue("“三捐”活动", "“三捐”活动", 2, True),))]
    asked = State(chosen=(("practice", "“三捐”"), ("practice", "三捐"), ("practice", "“三零”")))
    assert resolved(asked, facets).values("practice") == ("“三捐”活动", "“三零”")


def test_unknown_below_a_known_level_is_named() -> None:
    below = (FacetValue("2022-未知", "未知", 1),)
    dates = Facet("date", (FacetValue("2022", "2022年", 1, False, below),))
    assert view(dates).rows[0].children[0].label == "月未知"
    places = Facet(
        "place", (FacetValue("甲省", "甲省", 1, False, (FacetValue("甲省/未知", "未知", 1),)),)
    )
    assert view(places).rows[0].children[0].label == "下级未知"


def test_a_chosen_range_stands_in_words() -> None:
    chosen = Facet("date", (FacetValue("2022-03..2022-04", "2022-03至2022-04", 2, True),))
    state = State(chosen=(("date", "2022-03..2022-04"),))
    assert view(chosen, state).rows[0].label == "2022年3月至2022年4月"


def test_examples_are_the_most_frequent_topics_and_cities() -> None:
    cities = (FacetValue("甲省/乙市", "乙市", 5), FacetValue("甲省/未知", "未知", 9))
    facets = [
        Facet(
            "topic",
            (
                FacetValue("未知", "未知", 9),
                FacetValue("教育", "教育", 1),
                FacetValue("党建", "党建", 4),
            ),
        ),
        Facet("place", (FacetValue("甲省", "甲省", 14, False, cities),)),
    ]
    found = examples(facets, State())
    assert [(e.label, e.count) for e in found] == [("党建", 4), ("教育", 1), ("乙市", 5)]
    assert unquote(found[-1].url) == "/?place=甲省/乙市"
    assert examples([], State()) == ()


def provinces(*cities: int) -> Facet:
    rows = (
        FacetValue(
            f"省{i}",
            f"省{i}",
            1,
            children=tuple(FacetValue(f"省{i}/{n}", f"{n}", 1) for n in range(count)),
        )
        for i, count in enumerate(cities)
    )
    return Facet("place", tuple(rows))


@pytest.mark.parametrize(
    ("cities", "opened"),
    [
        ((3, 4), [True, True]),
        ((ROOM - 2, 1), [True, False]),  # what does not fit any more stays closed
        ((ROOM * 2, 1), [False, False]),
        ((ROOM * 2,), [False]),
    ],
)
def test_cities_are_in_sight_where_there_is_room(
    cities: tuple[int, ...], opened: list[bool]
) -> None:
    assert [row.open for row in view(provinces(*cities)).rows] == opened


def test_rows_are_drawn_with_names_as_text() -> None:
    name = '<b>"甲&乙'
    inner = FacetValue("x", "x", 1)
    facet = Facet("place", (FacetValue(name, name, 2, False, (inner,)),))
    found = view(facet, State("党 建"))
    html = rows_html(found.rows, found.links)
    assert "<b>" not in html and "&lt;b&gt;&#34;甲&amp;乙" in html
    assert 'href="/?q=%E5%85%9A+%E5%BB%BA&amp;place=x"' in html
    assert html.count("<li") == 2 and html.count("<details") == 1
