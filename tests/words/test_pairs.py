"""Pairs as numbers say the same of texts as pairs as strings."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.words import Pairs, PairWorths

WORTHS = {"湿地": 2.0, "地公": 0.5, "公园": 0.0}
UNSEEN = 5.0
TEXTS = st.lists(st.text("湿地公园a，\U00020000\ud800", max_size=8), max_size=5)


def strings(text: str) -> set[str]:
    return {a + b for a, b in pairwise(text)}


def worth(pairs: set[str]) -> float:
    return sum(
        WORTHS.get(pair, UNSEEN) for pair in pairs if all("㐀" <= char <= "鿿" for char in pair)
    )


@given(TEXTS)
def test_each_pair_of_a_line_tells_once(texts: list[str]) -> None:
    pairs = Pairs(texts, PairWorths(WORTHS, UNSEEN))
    assert pairs.told(pairs.worths) == pytest.approx([worth(strings(text)) for text in texts])


@given(TEXTS)
def test_what_two_texts_share(texts: list[str]) -> None:
    pairs = Pairs(texts, PairWorths(WORTHS, UNSEEN))
    for i in range(len(texts)):
        own = pairs.worths * pairs.marked([pairs.of(i)])
        shared = [worth(strings(texts[i]) & strings(text)) for text in texts]
        assert pairs.told(own) == pytest.approx(shared)


@given(TEXTS)
def test_in_how_many_lines_a_pair_stands(texts: list[str]) -> None:
    pairs = Pairs(texts, PairWorths(WORTHS, UNSEEN))
    often = pairs.counted(range(len(texts)))
    for i, text in enumerate(texts):
        found = {text[k : k + 2]: often[number] for k, number in enumerate(pairs.of(i))}
        assert found == {pair: sum(pair in other for other in texts) for pair in strings(text)}


def test_the_first_characters_alone() -> None:
    pairs = Pairs(["湿地公园", "园", ""], PairWorths(WORTHS, UNSEEN))
    assert [len(pairs.of(0, most)) for most in (0, 1, 2, 9)] == [0, 0, 1, 3]
    assert [len(pairs.of(i)) for i in (1, 2)] == [0, 0]
