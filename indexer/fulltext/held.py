"""Where a run stands: the texts that hold it, and what follows from that for their items.

A frequent run stands in a million texts, so each step over them is taken when it is first needed,
and once for a question; what it led to is kept for the next one, as bits.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from indexer.fulltext.arrays import Array, Mask, mask_of
from indexer.fulltext.register import Register

_FEW = 4  # up to a 4th of all texts are looked at one by one, more of them as a mask
_FREQUENT = 32  # what more than one text in so many holds is kept
_ROOM = 1 << 24  # bytes that may be kept


class Kept(NamedTuple):
    """How many texts hold a frequent run; and a bit for each text, for each item, and for each item
    again: whether it holds it, and whether in a title."""

    found: int
    texts: npt.NDArray[np.uint8]
    items: npt.NDArray[np.uint8]
    titled: npt.NDArray[np.uint8]


class Held:
    """The texts (`documents`) that hold a run, deleted ones among them; or what was kept of it."""

    def __init__(self, found: Array | Kept, register: Register) -> None:
        self._register = register
        self._kept = found if isinstance(found, Kept) else None
        if isinstance(found, Kept):
            self.count = found.found
        else:
            self.documents, self.count = found, len(found)

    @cached_property
    def documents(self) -> Array:
        """The texts, rising."""
        return np.flatnonzero(self.mask)

    @cached_property
    def owners(self) -> npt.NDArray[np.int64]:
        """The item of each of the texts, rising."""
        owners: npt.NDArray[np.int64] = self._register.owner.take(self.documents)
        return owners

    @cached_property
    def items(self) -> Mask:
        """The items that are not deleted and hold the run."""
        return self._register.live & self._every

    @cached_property
    def _every(self) -> Mask:
        if self._kept:
            return _unpacked(self._kept.items, self._register.size)
        return mask_of(self.owners, self._register.size)

    @cached_property
    def titled(self) -> Mask:
        """The items that hold it in headline, kicker or deck."""
        register = self._register
        if self._kept:
            return _unpacked(self._kept.titled, register.size)
        titles = register.title_documents
        if len(titles) < self.count:
            found = titles[self.mask.take(titles)]
        else:
            found = self.documents[register.titles.take(self.documents)]
        return mask_of(register.owner.take(found), register.size)

    @cached_property
    def mask(self) -> Mask:
        """The texts as a mask over all of them."""
        if self._kept:
            return _unpacked(self._kept.texts, len(self._register.owner))
        return mask_of(self.documents, len(self._register.owner))

    def only_in(self, who: Mask) -> bool:
        """Whether none but the items of a mask hold the run."""
        return not np.count_nonzero(self._every > who)

    def kept(self) -> Kept:
        """What to keep of it."""
        if not self._kept:
            masks = (self.mask, self._every, self.titled)
            self._kept = Kept(self.count, *map(np.packbits, masks))
        return self._kept

    def fold(self) -> None:
        """Let go of what the bits tell, if it was kept as such."""
        if self._kept:
            for name in ("documents", "owners", "items", "titled", "mask", "_every"):
                self.__dict__.pop(name, None)


class Frequent:
    """What is kept of frequent runs while a build is open; threads may share it."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, ...], Kept] = {}
        self._size = 0

    def get(self, pieces: tuple[str, ...]) -> Kept | None:
        """What was kept of a run."""
        return self._kept.get(pieces)

    def add(self, pieces: tuple[str, ...], held: Held, texts: int) -> None:
        """Keep a run if it is frequent among so many texts. When there is no more room, all that
        was kept before is dropped."""
        if held.count * _FREQUENT > texts:
            kept = held.kept()
            size = kept.texts.nbytes + kept.items.nbytes + kept.titled.nbytes
            if self._size + size > _ROOM:
                self._kept, self._size = {}, 0
            self._kept[pieces] = kept
            self._size += size


def texts_held(runs: Sequence[Held], who: Mask, register: Register) -> int:
    """How many texts of the items of a mask hold any of the runs."""
    held = [run for run in runs if run.count]
    if not held or not who.any():
        return 0
    all_meant = all(run.only_in(who) for run in held)
    if len(held) == 1:
        only = held[0]
        return only.count if all_meant else int(np.count_nonzero(who.take(only.owners)))
    size = len(register.owner)
    if all_meant or sum(run.count for run in held) * _FEW > size:
        largest, *others = sorted(held, key=lambda run: -run.count)
        found = largest.mask.copy()
        for run in others:
            found |= run.mask
            run.fold()
        return int(np.count_nonzero(found if all_meant else found & who.take(register.owner)))
    found = np.zeros(size, np.bool_)
    for run in held:
        found[run.documents[who.take(run.owners)]] = True
    return int(np.count_nonzero(found))


def _unpacked(bits: Array, size: int) -> Mask:
    return np.unpackbits(bits, count=size).view(np.bool_)
