"""What printed language looks like: the tables, and what they say of lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.splitting import endings, openings
from indexer.splitting.language import language
from indexer.splitting.lines import look_of


@pytest.mark.parametrize(
    ("begins", "goes_on"),
    [
        ("据了解，该项目总投资三亿元，", "的项目总投资三亿元，"),
        ("近日，市民张先生来到派出所报案，", "到派出所报案，称自己被骗，"),
        ("“我们一定把这件事办好。”他说。", "把这件事办好。”他说。"),
        ("截至目前，全县已完成造林两万亩。", "已完成造林两万亩。"),
        ("会议指出，要坚持问题导向，", "坚持问题导向，推动工作落实，"),
        ("3月12日，该市召开动员大会，", "召开动员大会，部署下一步工作，"),
    ],
)
def test_a_beginning_looks_more_like_one_than_a_rest(begins: str, goes_on: str) -> None:
    assert language().opening(begins) > language().opening(goes_on) + 1


@pytest.mark.parametrize(
    ("left", "right"), [("会议召", "开"), ("国务", "院"), ("人民群", "众"), ("经济建", "设")]
)
def test_characters_of_a_word_attract_each_other(left: str, right: str) -> None:
    assert language().affinity(left, right) > 2 > language().affinity(left, "，的"[0])


@given(st.text(max_size=80))
def test_any_line_has_features_and_a_score(text: str) -> None:
    look = look_of(text)
    assert next(iter(openings.features_of(look))) == "bias"
    assert -100 < language().opening(look) < 100


@given(st.text("，。、“”（）年月日3在的和会议召开记者王明昨日 A", max_size=80))
def test_a_score_is_the_sum_of_what_the_tables_say_of_each_feature(text: str) -> None:
    known = language()
    for weights, room, score in (
        (known.openings, openings, known.opening),
        (known.endings, endings, known.ending),
    ):
        written = [weights.get(feature, 0.0) for feature in room.features_of(text)]
        assert score(text) == sum(written)


def test_a_glance_is_part_of_the_look() -> None:
    weights = language().openings
    look = "据了解，今年以来"
    assert language().glance(look) == weights.get("c1:据", 0) + weights.get("c2:据了", 0)
