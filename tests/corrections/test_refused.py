"""What cannot be followed is a plain sentence that names file and entry; the rest is followed."""

from __future__ import annotations

import pytest
from correcting import AS_IT_IS, correct, shape

from indexer.corrections import BAD, ORPHAN

REFUSED = [
    ("split = [3, 4]", ORPHAN, "第 4 行并没有接在第 3 行之后"),
    ("split = [3, 2]", ORPHAN, "第 2 行并没有接在第 3 行之后"),
    ("merge = [2, 4]", ORPHAN, "已经在同一篇文章里"),
    ("join = [3, 2]", BAD, "可先用 split 拆开"),
    ("join = [7, 4]", BAD, "请先用 role 写明"),
    ('join = {from = 4, to = 11, overlap = "表"}', BAD, "没有都印着“表”"),
    ("merge = [1, 7]", BAD, "第 7 行不属于任何文章"),
    ('role = {line = 12, is = "caption", of = 7}', BAD, "第 7 行不属于任何文章"),
    ("headline = {lines = [5], of = 7}", BAD, "第 7 行不属于任何文章"),
]  # fmt: skip
CONTRADICTIONS = [
    ("{join = [4, 11]}", "{join = [4, 10]}"),
    ("{join = [4, 11]}", "{join = [6, 11]}"),
    ("{join = [2, 3]}", "{split = [2, 3]}"),
    ("{join = [4, 11]}", '{role = {line = 11, is = "caption"}}'),
    ("{join = [4, 11]}", "{article = {starts = 11}}"),
    ('{role = {line = 5, is = "headline"}}', '{role = {line = 5, is = "caption"}}'),
    ('{role = {line = 12, is = "caption", of = 4}}', '{role = {line = 12, is = "caption", of = 15}}'),
    ("{article = {starts = 11}}", "{merge = [4, 11]}"),
    ("{headline = {lines = [8]}}", "{headline = {lines = [9, 10]}}"),
    ("{headline = {lines = [8]}}", '{role = {line = 8, is = "deck"}}'),
]  # fmt: skip
TOGETHER = [
    ("{join = [4, 11]}", "{split = [2, 3]}"),
    ("{join = [4, 11]}", "{join = [11, 15]}"),
    ("{join = [4, 11]}", "{join = [4, 11]}"),
    ('{role = {line = 6, is = "headline"}}', "{article = {starts = 6}}"),
    ("{merge = [1, 9]}", '{role = {line = 9, is = "caption"}}'),
    ("{headline = {lines = [8]}}", '{role = {line = 9, is = "deck"}}'),
]  # fmt: skip


@pytest.mark.parametrize(("toml", "rule", "sentence"), REFUSED)
def test_it_is_refused_with_a_reason(toml: str, rule: str, sentence: str) -> None:
    found = correct(toml)
    [doubt] = found.doubts
    assert doubt.rule == rule and sentence in doubt.message
    assert doubt.message.startswith("更正 a.toml 第 1 条没有执行：")
    assert shape(found) == AS_IT_IS


@pytest.mark.parametrize(("one", "other"), CONTRADICTIONS)
def test_neither_of_two_that_contradict_each_other_is_followed(one: str, other: str) -> None:
    found = correct(f"correction = [{one}, {other}, {{split = [2, 3]}}]".replace(
        "{join = [2, 3]}, {split = [2, 3]}, {split = [2, 3]}", "{join = [2, 3]}, {split = [2, 3]}"
    ))  # fmt: skip
    assert [doubt.rule for doubt in found.doubts] == [BAD, BAD]
    assert "和 a.toml 第 2 条相互矛盾" in found.doubts[0].message
    assert "和 a.toml 第 1 条相互矛盾" in found.doubts[1].message
    assert shape(found) in (AS_IT_IS, AS_IT_IS.replace("p2+3", "p2 p3"))


@pytest.mark.parametrize(("one", "other"), TOGETHER)
def test_those_that_can_both_hold_do(one: str, other: str) -> None:
    found = correct(f"correction = [{one}, {other}]")
    again = correct(f"correction = [{other}, {one}]")
    assert not found.doubts and not again.doubts
    assert shape(found) == shape(again) != AS_IT_IS


def test_a_refused_one_does_not_keep_the_others_back() -> None:
    found = correct("correction = [{merge = [2, 4]}, {split = [2, 3]}, {join = [7, 4]}]")
    assert [doubt.message[:13] for doubt in found.doubts] == [
        "更正 a.toml 第 1",
        "更正 a.toml 第 3",
    ]
    assert shape(found) == AS_IT_IS.replace("p2+3", "p2 p3")
