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
