"""Builds all segments of a new index, one after the other, in bounded memory."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from indexer.fulltext.items import Item
from indexer.fulltext.reader import put_pairs
from indexer.fulltext.segments import Pair, SegmentWriter, halves

_SAMPLE = 100


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: how many texts, how many items, and a sample of (document, text)."""

    texts: int
    items: int
    sample: tuple[tuple[int, str], ...]


def write_segments(folder: Path, items: Iterable[Item], before: Sequence[Pair] = ()) -> Written:
    """Write the items as the two indexes in a folder, behind the segments that are there before."""
    pairs = [*before]
    sample = _Sample()
    writer = SegmentWriter()
    texts, count = (sum(segment.size for segment in half) for half in halves(pairs))
    for item in items:
        added = writer.add(item)
        if added is not None:
            count += 1
            for document, text in enumerate(added, texts):
                sample.add(document, text)
            texts += len(added)
        if writer.full:
            pairs.append(writer.write(folder))
            writer = SegmentWriter()
    if writer.size:
        pairs.append(writer.write(folder))
    put_pairs(folder, pairs)
    return Written(texts, count, tuple(sample.kept))


class _Sample:
    """Keeps some of the texts it is shown, each with the same chance."""

    def __init__(self) -> None:
        self.kept: list[tuple[int, str]] = []
        self._seen = 0
        self._dice = random.Random(0)

    def add(self, document: int, text: str) -> None:
        """Show the text of the next document."""
        at = self._seen if self._seen < _SAMPLE else self._dice.randint(0, self._seen)
        self._seen += 1
        if at < _SAMPLE:
            self.kept[at : at + 1] = [(document, text)]
