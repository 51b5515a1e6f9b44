"""Lists of numbers come back as they were, whichever of the forms each has."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.fulltext.arrays import bounds
from indexer.fulltext.lists import packed, unpacked

MANY = 1 << 16
Lists = list[list[int]]

KEPT = (
    [[]],
    [[0]],
    [[MANY - 1]],
    [[254], [255], [256], [509], [510], [511]],
    [[0, 254, 509, 764], [0, 255, 510, 765], [0, 256, 512]],
    [[*range(300)], [], [5, 60_000], [*range(0, 2000, 100)], []],
    [[*range(0, MANY, 250)], [*range(0, MANY, 260)], [*range(0, MANY, 600)]],
)


def _again(lists: Lists, most: int) -> tuple[Lists, list[int]]:
    numbers = np.array([n for one in lists for n in one], np.uint32)
    held, sizes = packed(numbers, np.array([*map(len, lists)], np.int64), most)
    at = bounds(sizes >> 1)
    one_by_one = [
        unpacked(held[at[n] : at[n + 1]], sizes[n : n + 1], most).tolist()
        for n in range(len(lists))
    ]
    together = unpacked(held, sizes, most).tolist()
    assert at[-1] == len(held)
    return one_by_one, sorted(together)


@pytest.mark.parametrize("lists", KEPT)
@pytest.mark.parametrize("most", [MANY, MANY + 1])
def test_lists_come_back(lists: Lists, most: int) -> None:
    assert _again(lists, most) == (lists, sorted(n for one in lists for n in one))


@given(st.lists(st.lists(st.integers(0, 3000), unique=True, max_size=60).map(sorted), max_size=8))
def test_any_lists_come_back(lists: Lists) -> None:
    if lists:
        assert _again(lists, 3001) == (lists, sorted(n for one in lists for n in one))


def test_the_shorter_form_is_chosen() -> None:
    numbers = np.array([*range(100), 1, 60_000], np.uint32)
    held, sizes = packed(numbers, np.array([100, 2]), MANY)
    assert sizes.tolist() == [100 << 1 | 1, 4 << 1]
    assert len(held) == 104
