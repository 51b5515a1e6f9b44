"""Builds all segments of a new index, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from indexer.fulltext.items import Item
from indexer.fulltext.parts import write_part, write_together
from indexer.fulltext.reader import put_pairs
from indexer.fulltext.segments import LETTERS, Pair, halves

LEAST = 1_000_000  # letters, below which a segment is not worth a process of its own


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: how many texts, how many items, and a sample of (document, text)."""

    texts: int
    items: int
    sample: tuple[tuple[int, str], ...]


def write_segments(
    folder: Path,
    items: Iterable[Item],
    before: Sequence[Pair] = (),
    jobs: int = 1,
    letters: int = LETTERS,
) -> Written:
    """Write the items as the two indexes in a folder, behind the segments that are there before.

    Up to `jobs` processes write, fewer where there is little; each holds `letters` characters
    in memory before it writes a segment of them.
    """
    held: list[Item] = []
    rest, size = iter(items), 0
    while jobs > 1 and size < jobs * LEAST and (item := next(rest, None)):
        held.append(item)
        size += sum(len(text) for _, text in item.texts)
    hands = min(jobs, size // LEAST)
    everything = chain(held, rest)
    if hands > 1:
        parts = write_together(folder, everything, hands, letters)
    else:
        parts = [write_part(folder, everything, letters)]
    pairs = [*before]
    sample: list[tuple[int, str]] = []
    for part in parts:
        base = sum(pair.texts.size for pair in pairs)
        sample += ((base + document, text) for document, text in part.sample)
        pairs += part.pairs
    put_pairs(folder, pairs)
    texts, count = (sum(segment.size for segment in half) for half in halves(pairs))
    return Written(texts, count, tuple(sample))
