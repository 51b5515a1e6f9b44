"""Where a run stands: the texts that hold it, and what follows from that for their items.

A frequent run stands in a million texts, so each step over them is taken when it is first needed,
and once for a question.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from indexer.fulltext.arrays import Array, Mask, mask_of
from indexer.fulltext.register import Register

_FEW = 4  # up to a 4th of all texts are looked at one by one, more of them as a mask


class Held:
    """The texts (`documents`) that hold a run, deleted ones among them."""

    def __init__(self, documents: Array, register: Register) -> None:
        self.documents = documents
        self._register = register

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
        return mask_of(self.owners, self._register.size)

    @cached_property
    def titled(self) -> Mask:
        """The items that hold it in headline, kicker or deck."""
        register = self._register
        titles = register.title_documents
        if len(titles) < len(self.documents):
            found = titles[self.mask.take(titles)]
        else:
            found = self.documents[register.titles.take(self.documents)]
        return mask_of(register.owner.take(found), register.size)

    @cached_property
    def mask(self) -> Mask:
        """The texts as a mask over all of them."""
        return mask_of(self.documents, len(self._register.owner))

    def only_in(self, who: Mask) -> bool:
        """Whether none but the items of a mask hold the run."""
        return not np.count_nonzero(self._every > who)


def texts_held(runs: Sequence[Held], who: Mask, register: Register) -> int:
    """How many texts of the items of a mask hold any of the runs."""
    held = [run for run in runs if len(run.documents)]
    if not held or not who.any():
        return 0
    all_meant = all(run.only_in(who) for run in held)
    if len(held) == 1:
        only = held[0]
        return len(only.documents) if all_meant else int(np.count_nonzero(who.take(only.owners)))
    size = len(register.owner)
    if all_meant or sum(len(run.documents) for run in held) * _FEW > size:
        largest, *others = sorted(held, key=lambda run: -len(run.documents))
        found = largest.mask.copy()
        for run in others:
            found[run.documents] = True
        return int(np.count_nonzero(found if all_meant else found & who.take(register.owner)))
    found = np.zeros(size, np.bool_)
    for run in held:
        found[run.documents[who.take(run.owners)]] = True
    return int(np.count_nonzero(found))
