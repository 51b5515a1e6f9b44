"""Engines that differ are found out, whatever they differ in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from bench.engines.contract import Answer
from bench.equality import differences
from bench.questions import Question

QUESTION = Question("rare", ("党建",))
RIGHT = Answer(
    2, ((7, 3.5), (9, 1.5)), {"city": {0: 1, 4: 1}, "month": {3: 2}, "topic": {1: 2, 5: 1}}
)
NONE = Answer(0, (), {"city": {}, "month": {}, "topic": {}})
PLANTED = [
    (replace(RIGHT, total=3), "3 hits"),
    (replace(RIGHT, total=1, top=RIGHT.top[:1]), "1 hits"),
    (replace(RIGHT, top=RIGHT.top[:1]), "lists 1 different hits of 2"),
    (replace(RIGHT, top=((7, 3.5), (7, 3.5))), "lists 1 different hits of 2"),
    (replace(RIGHT, top=RIGHT.top[::-1]), "best first"),
    (replace(RIGHT, facets={**RIGHT.facets, "city": {0: 2}}), "counts 2 for city 0, first 1"),
    (replace(RIGHT, facets={**RIGHT.facets, "month": {3: 1}}), "counts 1 for month 3, first 2"),
    (replace(RIGHT, facets={**RIGHT.facets, "topic": {1: 2}}), "counts 0 for topic 5, first 1"),
    (replace(RIGHT, facets={**RIGHT.facets, "topic": {}}), "(2 values differ)"),
]


@pytest.mark.parametrize(("given", "said"), PLANTED)
def test_a_difference_is_told_with_its_question(given: Answer, said: str) -> None:
    found = differences([QUESTION], {"first": [RIGHT], "second": [given]})
    assert any(said in difference for difference in found)
    assert all("question 0 (rare: 党建)" in d and "second" in d for d in found)


@pytest.mark.parametrize(
    "given",
    [
        RIGHT,
        replace(RIGHT, top=((9, 0.2), (7, 0.1))),
        replace(RIGHT, top=((3, 9.0), (4, 9.0))),
        replace(RIGHT, facets={**RIGHT.facets, "city": {0: 1, 4: 1, 8: 0}}),
    ],
)
def test_scores_and_order_may_differ(given: Answer) -> None:
    assert differences([QUESTION], {"first": [RIGHT], "second": [given]}) == []


def test_the_right_question_is_named() -> None:
    asked = [QUESTION, Question("or", ("a", "b"), "any")]
    found = differences(asked, {"a": [RIGHT, NONE], "b": [RIGHT, NONE], "c": [RIGHT, RIGHT]})
    assert found and all(d.startswith("question 1 (or: a OR b): c ") for d in found)
