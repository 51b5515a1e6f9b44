"""A build made of an older one: some sources taken out, others put in, small segments merged.

Files of segments never change, so the new build shares them with the old one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

import numpy as np

from indexer.fulltext.builds import check_files, damaged
from indexer.fulltext.bulk import Written, write_segments
from indexer.fulltext.columns import get_column
from indexer.fulltext.items import Item
from indexer.fulltext.merging import merged
from indexer.fulltext.reader import pairs_in, put_pairs
from indexer.fulltext.register import Opened
from indexer.fulltext.segments import LETTERS, Pair, halves

MANY = 8  # segments, above which as many of the smallest become one


def changed(build: Path, old: Path, sources: Collection[str], items: Iterable[Item]) -> Written:
    """Make in an empty folder the build that `old` is without the sources and with the items."""
    try:
        pairs = [pair for pair in pairs_in(old) if _left(pair, old, frozenset(sources))]
    except Exception as error:  # foreign bytes may break anything
        raise damaged() from error
    _share(pairs, old, build)
    return write_segments(build, items, pairs)


def crowded(pairs: Sequence[Pair]) -> list[Pair]:
    """The segments that ought to be one: the smallest, where there are too many; else none."""
    smallest = sorted(pairs, key=lambda pair: pair.texts.size)[: MANY + 1]
    return smallest if len(smallest) > MANY else []


def tidied(build: Path, old: Path) -> Written | None:
    """Make in an empty folder the build that `old` is with its smallest segments merged; None
    when there are not too many, or what is left is too large to be merged at once. StaleArchive
    where harm would be carried on."""
    pairs = pairs_in(old)
    few = crowded(pairs)
    parts = [Opened.of(pair, old) for pair in few]
    if not few or sum(part.texts.size_of("units") for part in parts) > LETTERS:
        return None
    check_files(old, {segment.path(old).name for pair in few for segment in pair})
    others = [pair for pair in pairs if pair not in few]
    _share(others, old, build)
    pairs = [*others, merged(build, parts)]
    put_pairs(build, pairs)
    texts, count = (sum(segment.size for segment in half) for half in halves(pairs))
    return Written(texts, count, ())


def _left(pair: Pair, folder: Path, sources: frozenset[str]) -> bool:
    """Delete what stands of the sources in a pair; False when nothing is left of it."""
    items = pair.items.pack(folder)
    sets, codes = get_column(items, "source")
    gone = np.array([not sources.isdisjoint(held) for held in sets], np.bool_)[codes]
    if gone.any():
        for number in np.flatnonzero(gone).tolist():
            pair.items.delete_document(number)
        documents = np.repeat(gone, np.diff(items.get("first")))
        for number in np.flatnonzero(documents).tolist():
            pair.texts.delete_document(number)
    return bool(pair.items.live().any())


def _share(pairs: Iterable[Pair], old: Path, build: Path) -> None:
    for pair in pairs:
        for segment in pair:
            source, target = segment.path(old), segment.path(build)
            try:
                os.link(source, target)
            except OSError:  # a file system without hard links
                shutil.copy2(source, target)
