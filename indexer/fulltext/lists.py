"""Many rising lists of numbers behind each other, each in the shorter of two forms.

    near   how far each number is behind the one before, the first behind 0: a byte, before it a
           255 for each whole 255 of that
    far    each number as it is, in 2 bytes, or in 4 where numbers may be larger

So a list in dense places takes about a byte a number, one in few places two, and both are read
without a loop. A list's size is kept as `bytes << 1 | near`; that of an empty list is 0.
"""

from __future__ import annotations

import numpy as np

from indexer.fulltext.arrays import Array, Ids, bounds

_FULL = 255


def short(numbers: Array) -> Array:
    """Numbers of which most are small → their bytes: each as a byte, before it a 255 for each whole
    255 of it.

    >>> short(np.array([3, 255, 600])).tolist()
    [3, 255, 0, 255, 255, 90]
    """
    found = (numbers % _FULL).astype(np.uint8)
    large = np.flatnonzero(numbers >= _FULL)
    before = np.repeat(large, numbers[large] // _FULL)
    return np.insert(found, before, _FULL) if len(before) else found


def long(held: Array) -> Array:
    """The numbers that `short` made bytes of.

    >>> long(np.array([3, 255, 0, 255, 255, 90], np.uint8)).tolist()
    [3, 255, 600]
    """
    numbers: Array = held[held != _FULL].astype(np.uint32)
    np.add.at(numbers, _large(held), np.uint32(_FULL))
    return numbers


def bytes_before(held: Array, numbers: Array) -> Array:
    """How many of the bytes that `short` made stand before its n-th number, for each n given.

    >>> bytes_before(np.array([3, 255, 0, 7], np.uint8), np.array([0, 1, 2, 3])).tolist()
    [0, 1, 3, 4]
    """
    return np.asarray(numbers + _large(held).searchsorted(numbers))


def _large(held: Array) -> Array:
    """Of each 255 the place of the number it belongs to."""
    full = np.flatnonzero(held == _FULL)
    return full - np.arange(len(full), dtype=np.int64)


def far_type(most: int) -> np.dtype[np.unsignedinteger]:
    """The type of numbers below `most` in the far form."""
    return np.dtype(np.uint16 if most <= 1 << 16 else np.uint32)


def packed(numbers: Ids, counts: Array, most: int) -> tuple[Array, Array]:
    """Lists of numbers below `most`, behind each other, of given lengths → their bytes, and the
    size of each."""
    sizes = np.zeros(len(counts), np.int64)
    some = np.flatnonzero(counts)
    if not len(some):
        return np.empty(0, np.uint8), sizes
    counts = counts[some]
    first = bounds(counts)[:-1]
    steps = numbers.copy()
    steps[1:] -= numbers[:-1]
    steps[first] = numbers[first]
    kind = far_type(most)
    far = counts * kind.itemsize
    near = np.add.reduceat(steps // _FULL, first, dtype=np.int64) + counts
    is_near = near < far
    size = np.where(is_near, near, far)
    sizes[some] = size << 1 | is_near
    own = np.repeat(is_near, counts)
    steps, numbers = steps[own], numbers[~own]
    found = np.empty(size.sum(), np.uint8)
    place = np.repeat(is_near, size)
    found[place] = short(steps)
    found[~place] = numbers.astype(kind).view(np.uint8)
    return found, sizes


def unpacked(held: Array, sizes: Array, most: int) -> Ids:
    """The numbers of neighbouring lists, given their bytes and sizes: of one list, or of several in
    any order."""
    if len(sizes) == 1:
        return _read(held, bool(sizes[0] & 1), most)
    is_near, size = (sizes & 1).astype(np.bool_), sizes >> 1
    place = np.repeat(is_near, size)
    near = held[place]
    sums = np.cumsum(near, dtype=np.uint32)
    ends = near != _FULL
    # Each list counts from 0: what was summed up before it is taken off.
    at = bounds(size[is_near])
    before = np.concatenate((np.zeros(1, np.uint32), sums))[at[:-1]]
    numbers = (sums - np.repeat(before, np.diff(at)))[ends]
    return np.concatenate((numbers, _read(held[~place], False, most)))


def _read(held: Array, near: bool, most: int) -> Ids:
    if not near:
        return held.view(far_type(most)).astype(np.uint32)
    numbers: Ids = np.cumsum(held, dtype=np.uint32)[held != _FULL]
    return numbers
