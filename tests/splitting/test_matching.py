"""Matching broken lines with tails: probabilities that never promise a line twice."""

from __future__ import annotations

from itertools import combinations
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.splitting.matching import Pair, marginals

ODDS = st.dictionaries(
    st.tuples(st.integers(0, 6), st.integers(10, 16)), st.floats(-12, 12), max_size=16
)


def by_hand(odds: dict[Pair, float]) -> dict[Pair, float]:
    """The same, by looking at every matching there is."""
    pairs = list(odds)
    total = 0.0
    mass = dict.fromkeys(pairs, 0.0)
    for size in range(len(pairs) + 1):
        for chosen in combinations(pairs, size):
            if len({h for h, _ in chosen}) == len({t for _, t in chosen}) == size:
                weight = exp(sum(odds[pair] for pair in chosen))
                total += weight
                for pair in chosen:
                    mass[pair] += weight
    return {pair: value / total for pair, value in mass.items()}


@given(ODDS)
def test_no_line_is_promised_twice(odds: dict[Pair, float]) -> None:
    found = marginals(odds)
    assert found.keys() == odds.keys()
    for side in (0, 1):
        for end in {pair[side] for pair in odds}:
            assert sum(p for pair, p in found.items() if pair[side] == end) < 1 + 1e-3


@pytest.mark.parametrize(
    "odds",
    [
        {(1, 10): 0.0},
        {(1, 10): 2.0, (1, 11): 1.0},
        {(1, 10): 2.0, (2, 10): 3.0},
        {(1, 10): 2.0, (2, 10): 3.0, (2, 11): 1.0, (3, 11): -1.0},
    ],
)
def test_it_is_exact_where_lines_do_not_form_a_ring(odds: dict[Pair, float]) -> None:
    assert marginals(odds) == pytest.approx(by_hand(odds), abs=1e-6)


def test_a_tail_goes_to_the_head_that_has_no_other() -> None:
    odds = {(1, 10): 5.0, (1, 11): 4.0, (2, 10): 4.5}
    found = marginals(odds)
    assert found[1, 11] > 0.5 and found[2, 10] > 0.5 > found[1, 10]
