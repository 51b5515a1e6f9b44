"""What lists show of articles, kept for the next list that shows them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct

from archive.briefs import Brief
from archive.catalogue import Catalogue
from webui.kept import Kept
from webui.presenters.chips import Fact, facts_of

ROOM = 8 << 20  # bytes of all articles kept by a process
_FRAME = 3000  # about what one takes beside its text


class Short(Struct, frozen=True):
    """An article in short, and its facts as they are named."""

    brief: Brief
    facts: tuple[Fact, ...]


class Shelf:
    """The articles that lists showed last; several threads may use it at once."""

    def __init__(self, catalogue: Catalogue, room: int = ROOM) -> None:
        self._catalogue = catalogue
        self._kept: Kept[Short] = Kept(_weight, room)

    def shorts(self, ids: Collection[str]) -> Mapping[str, Short]:
        """Id → the article in short; of ids that are not there nothing."""
        # Read before the articles are: newer ones under an old mark are not asked for again.
        stamp = self._catalogue.stamp()
        found = {name: short for name in ids if (short := self._kept.get((stamp, name)))}
        missing = [name for name in ids if name not in found]
        if missing:
            for name, brief in self._catalogue.briefs(missing).items():
                found[name] = Short(brief, facts_of(brief))
                self._kept.put((stamp, name), found[name])
        return found


def _weight(short: Short) -> int:
    text = short.brief.first[1] if short.brief.first else ""
    return _FRAME + 2 * (len(text) + len(short.brief.opening))
