"""What cannot be followed is a plain sentence that names file and entry; the rest is followed."""

from __future__ import annotations

import pytest
from correcting import AS_IT_IS, correct, shape

from indexer.corrections import BAD

REFUSED = [
    ("split = [3, 2]", BAD, "是第 3 行接在第 2 行之后；要拆开，行号请按接续的先后写"),
    ("join = [3, 2]", BAD, "可先用 split 拆开"),
    ("join = [7, 4]", BAD, "请先用 role 写明"),
    ('join = {from = 4, to = 11, overlap = "表"}', BAD, "没有都印着“表”"),
    ("merge = [1, 7]", BAD, "第 7 行不属于任何文章"),
    ('role = {line = 12, is = "caption", of = 7}', BAD, "第 7 行不属于任何文章"),
    ("headline = {lines = [5], of = 7}", BAD, "第 7 行不属于任何文章"),
]  # fmt: skip
ALREADY = [
    ("split = [3, 4]", "第 4 行不接第 3 行"),
    ("split = [2, 4]", "第 4 行不接第 2 行"),
    ("split = [6, 11]", "第 11 行不接第 6 行"),
    ("split = [1, 2]", "第 2 行不接第 1 行"),
    ("join = [2, 3]", "第 3 行接在第 2 行之后"),
    ("merge = [2, 4]", "第 4 行所在的文章并入本篇"),
    ("article = {starts = 8}", "从第 8 行起另成一篇"),
    ('role = {line = 12, is = "caption"}', "第 12 行是图片说明"),
    ('role = {line = 14, is = "slogan"}', "第 14 行是栏目标语"),
    ("headline = {lines = [1]}", "标题是第 1 行"),
]
NOT_ALREADY = [
    'correction = [{article = {starts = 5}}, {role = {line = 5, is = "headline"}}]',
    "correction = [{merge = [1, 9]}, {merge = [9, 15]}, {merge = [1, 15]}]",
    "correction = [{split = [2, 3]}, {join = [2, 4]}]",
    'role = {line = 12, is = "leftover"}',
]
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
    assert doubt.message.startswith("更正 corrections/a.toml 第 1 条没有执行：")
    assert shape(found) == AS_IT_IS


@pytest.mark.parametrize(("toml", "what"), ALREADY)
def test_what_is_so_already_is_said_to_be_so(toml: str, what: str) -> None:
    found = correct(toml)
    assert not found.doubts and shape(found) == AS_IT_IS
    assert [c.what for a in found.articles for c in a.corrections] == [what + "（已是如此）"]


@pytest.mark.parametrize("toml", NOT_ALREADY)
def test_what_another_correction_made_so_was_not_so_already(toml: str) -> None:
    found = correct(toml)
    assert not found.doubts
    assert not any("已是如此" in c.what for a in found.articles for c in a.corrections)


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
    found = correct("correction = [{join = [3, 2]}, {split = [11, 15]}, {join = [7, 4]}]")
    assert [doubt.message[:25] for doubt in found.doubts] == [
        "更正 corrections/a.toml 第 1",
        "更正 corrections/a.toml 第 3",
    ]
    assert [a.id for a in found.articles if a.corrections] == ["B"]
    assert shape(found) == AS_IT_IS
