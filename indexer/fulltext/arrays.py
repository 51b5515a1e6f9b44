"""Small helpers over NumPy arrays that every module of this room needs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Ids = npt.NDArray[np.uint32]  # numbers of documents or items, rising, each once
Mask = npt.NDArray[np.bool_]  # one truth value a document or item

NO_IDS: Ids = np.empty(0, np.uint32)


def narrow(values: Array) -> Array:
    """The same numbers, none below 0, in the smallest unsigned type that holds them.

    >>> narrow(np.array([3, 255])).dtype, narrow(np.array([256])).dtype
    (dtype('uint8'), dtype('uint16'))
    """
    return values.astype(np.min_scalar_type(int(values.max(initial=0))), copy=False)


def bounds(sizes: Iterable[int] | Array) -> npt.NDArray[np.int64]:
    """Sizes of neighbouring stretches → where each starts, and behind them where the last ends.

    >>> bounds([2, 0, 3]).tolist()
    [0, 2, 2, 5]
    """
    sizes = np.fromiter(sizes, np.int64) if not isinstance(sizes, np.ndarray) else sizes
    return np.concatenate(([0], np.cumsum(sizes, dtype=np.int64)))


def stretches(starts: Array, sizes: Array) -> npt.NDArray[np.int64]:
    """All indexes of the stretches of given starts and sizes, one stretch behind the other.

    >>> stretches(np.array([5, 1]), np.array([2, 3])).tolist()
    [5, 6, 1, 2, 3]
    """
    ends = np.cumsum(sizes, dtype=np.int64)
    total = int(ends[-1]) if len(ends) else 0
    return np.repeat(starts - (ends - sizes), sizes) + np.arange(total)


def changes(values: Array) -> Mask:
    """Where a value differs from the one before it; the first always does."""
    changed = np.empty(len(values), np.bool_)
    changed[:1] = True
    np.not_equal(values[1:], values[:-1], out=changed[1:])
    return changed


def heads(values: Array) -> npt.NDArray[np.int64]:
    """Where in sorted values each new value first stands.

    >>> heads(np.array([4, 4, 7])).tolist()
    [0, 2]
    """
    return np.flatnonzero(changes(values))


def once(values: Array) -> Array:
    """Sorted values, each once."""
    return values[changes(values)]


def mask_of(ids: Array, size: int) -> Mask:
    """A mask of `size` that is true at `ids`, given in any order."""
    mask = np.zeros(size, np.bool_)
    mask[ids] = True
    return mask


def joined(pieces: Iterable[Array], kind: npt.DTypeLike) -> Array:
    """The pieces behind each other, an empty array of that type when there are none; a single one
    is not copied."""
    found = list(pieces)
    if len(found) == 1:
        return found[0]
    return np.concatenate(found) if found else np.empty(0, kind)


def place_in(bases: Sequence[int], number: int) -> tuple[int, int]:
    """The segment that a number on and on through all segments lies in, and its number there;
    `bases` are those that the segments begin with.

    >>> place_in([0, 3, 5], 4)
    (1, 1)
    """
    segment = bisect_right(bases, number) - 1
    return segment, number - bases[segment]
