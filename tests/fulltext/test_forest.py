"""Counting all facets together gives what counting each alone gives."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.fulltext import forest as tested
from indexer.fulltext.columns import Column
from indexer.fulltext.facet_trees import Tree
from indexer.fulltext.forest import Forest

SETS = [(), ("a",), ("b",), ("a", "b"), ("a/c", "a")]
ROWS = st.lists(st.tuples(*(st.integers(0, len(SETS) - 1) for _ in range(3))), max_size=12)


def alone(column: Column, tree: Tree, items: np.ndarray) -> list[int]:
    counts = np.zeros(len(tree.values), int)
    counts[tree.nodes] = column.counts(items)
    return counts.tolist()


@given(ROWS, st.sets(st.integers(0, 11)))
@pytest.mark.parametrize("share", [1, 64], ids=["joined", "apart"])
def test_counts_are_those_of_each_column(
    share: int, rows: list[tuple[int, ...]], chosen: set[int]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tested, "_SHARE", share)
        names = ("place", "topic", "kind")
        codes = np.array(rows, int).reshape(-1, 3).T
        columns = {n: Column(SETS, own, tuple) for n, own in zip(names, codes, strict=True)}
        trees = {n: Tree(n, column.values, column.values) for n, column in columns.items()}
        forest = Forest(columns, trees)
    items = np.array(sorted(n for n in chosen if n < len(rows)), int)
    counts = forest.counts(items)
    for name in names:
        start = forest.starts[name]
        own = counts[start : start + len(trees[name].values)].tolist()
        assert own == alone(columns[name], trees[name], items)
    assert len(counts) == forest.size
    everything = np.ones(len(rows), bool)
    assert forest.totals(everything).tolist() == forest.counts(np.arange(len(rows))).tolist()
