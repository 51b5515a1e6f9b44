"""Words around the name of a practice: one may say one thing in a sentence and another in the name."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from factories import article

from archive.errors import InputError
from indexer.tagging.practices import context, find_practices


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("县总工会推出“首付无忧”行动。", ()),
        ("区商务局开展“购车有礼”活动。", ()),
        ("县文化局启动“清风”行动首映。", ()),
        ("县总工会推出“就业无忧”行动。", ("“就业无忧”行动",)),
        ("区商务局开展“进店有礼”活动。", ("“进店有礼”活动",)),
        ("县文化局启动“清风”行动首日。", ("“清风”行动",)),
    ],
)
def test_a_word_of_trade_counts_inside_and_behind_a_name_too(
    text: str, found: tuple[str, ...]
) -> None:
    assert find_practices(article("a", text)).practices == found


@pytest.fixture
def fresh() -> Iterator[None]:
    context._words.cache_clear()
    yield
    context._words.cache_clear()


def test_no_word_is_of_trade_and_of_the_public(
    fresh: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(context, "rows", lambda name: [("社", "public"), ("社", "trade")])
    with pytest.raises(InputError, match="“社”既是 trade 又是 public"):
        context._words()
    context._words.cache_clear()
    monkeypatch.setattr(context, "rows", lambda name: [("社", "public"), ("社", "inside")])
    assert context._words() == {"社": {"public", "inside"}}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("近日，惠济区刘寨街道推行“六步工作法”。", "惠济区刘寨街道"),
        ("县总工会率先推出“就业无忧”行动。", "县总工会"),
        ("今年以来，鹿泉区教育局创新建立“三步”工作法。", "鹿泉区教育局"),
        ("会上，参观了陈曹乡的“三捐”活动现场。", "陈曹乡"),
        ("市中级人民法院总结出“五心”调解工作法。", "市中级人民法院"),
        ("李庄社区探索推行“一线”工作法。", "李庄社区"),
        ("县教育局学习推广“六步工作法”。", None),
        ("各社区开展“敲门行动”。", None),
        ("全市实行“一线”工作法。", None),
        ("通过“六步工作法”，群众满意了。", None),
        ("县教育局局长说，大家推行“六步工作法”。", None),
        ("该镇推行“六步工作法”。", None),
        ("刘寨街道干部多，推行“六步工作法”。", None),
        ("县教育局落实“六步工作法”。", None),
        ("大家开展“敲门行动”。", None),
        ("既有小区推行“敲门行动”。", None),
        ("当地政府开展“敲门行动”。", None),
    ],
)
def test_the_unit_is_the_body_named_right_before(text: str, unit: str | None) -> None:
    tags = find_practices(article("a", text))
    assert tags.practices
    said = [e for e in tags.evidence if e.key == "unit"]
    assert [e.quote for e in said] == ([unit] if unit else [])
    assert all(text[e.start : e.end] == e.quote for e in said)
