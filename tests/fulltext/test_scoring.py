"""Scores are the same whether few documents hold a word or many."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from indexer.fulltext.ranking import bound_of_best
from indexer.fulltext.scoring import add_scores, bm25, factor_of, norms_of


@given(st.lists(st.integers(0, 5), min_size=1, max_size=60), st.integers(1, 400))
def test_each_document_gets_its_own_score(counts: list[int], more: int) -> None:
    every = np.array(counts + [0] * more, np.uint8)
    norms = norms_of(np.arange(1.0, len(every) + 1), len(every) * 30)
    documents = np.flatnonzero(every)
    factor = factor_of(len(documents), len(every))
    scores = np.ones(len(every), np.float32)
    add_scores(scores, documents, every[documents], norms, factor)
    alone = [bm25(np.float32([n]), norms[[d]], factor)[0] for d, n in enumerate(every)]
    assert scores.tolist() == (1 + np.array(alone, np.float32)).tolist()


@given(st.lists(st.integers(0, 9), min_size=1, max_size=3000), st.integers(1, 40))
def test_enough_values_reach_the_bound_of_the_best(values: list[int], size: int) -> None:
    bound = bound_of_best(np.array(values, np.float32), size)
    assert sum(value >= bound for value in values) >= min(size, len(values))
