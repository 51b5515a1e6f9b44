"""Turns items into segments, one of TEXTS and one of ITEMS at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from archive.filters import FACETS
from indexer.fulltext.arrays import bounds
from indexer.fulltext.blobs import put_strings
from indexer.fulltext.codec import ArraySegment
from indexer.fulltext.columns import Values, put_column
from indexer.fulltext.items import (
    OTHERS,
    SURE_DATE,
    SURE_PLACE,
    TITLES,
    TODAY,
    Item,
    where_code,
)
from indexer.fulltext.letter_writer import LetterWriter
from indexer.fulltext.packs import PackWriter
from indexer.fulltext.prints import PrintWriter, put_prints
from indexer.fulltext.schema import HEADLINE_WEIGHT, ITEMS, TEXTS
from indexer.fulltext.terms import FieldWriter, Vocabulary
from indexer.words import folded_text, pieces, word_parts

COLUMNS = (*FACETS, TODAY, SURE_PLACE, SURE_DATE)
LETTERS = 12_000_000  # in one segment that is built at once: about 60,000 paragraphs, 400 MB


class Pair(NamedTuple):
    """A segment of TEXTS and the segment of ITEMS that its texts belong to."""

    texts: ArraySegment
    items: ArraySegment


def halves(pairs: Sequence[Pair]) -> tuple[list[ArraySegment], list[ArraySegment]]:
    """The segments of TEXTS, and those of ITEMS."""
    return [pair.texts for pair in pairs], [pair.items for pair in pairs]


class Head(msgspec.Struct, array_like=True):
    """What is shown of an item beside its texts."""

    headline: str | None
    line: int | None


class SegmentWriter:
    """Collects items and writes them as a pair of segments; it is full with `letters`."""

    def __init__(self, letters: int = LETTERS) -> None:
        self._most = letters
        vocabulary = Vocabulary(_words)
        self._headline = FieldWriter("headline", vocabulary, boost=HEADLINE_WEIGHT)
        self._body = FieldWriter("body", vocabulary)
        self._letters = LetterWriter()
        self._prints = PrintWriter()
        self._wheres: list[int] = []
        self._ids: list[bytes] = []
        self._heads: list[bytes] = []
        self._others: list[int] = []
        self._sizes: list[int] = []
        self._sets: dict[str, dict[Values, int]] = defaultdict(dict)
        self._codes: dict[str, list[int]] = defaultdict(list)

    @property
    def size(self) -> int:
        """How many items were collected."""
        return len(self._ids)

    @property
    def full(self) -> bool:
        """Whether it is time to write."""
        return self._letters.size >= self._most

    def add(self, item: Item) -> list[str] | None:
        """Collect an item; out: those of its texts in which anything is visible. None when it is
        an other text that has none: it is left out."""
        folded = [(where, text, folded_text(text)) for where, text in item.texts]
        seen = [(where, text, flat) for where, text, flat in folded if flat]
        if item.other and not seen:
            return None
        titles: list[str] = []
        body: list[str] = []
        for where, text, flat in seen:
            self._letters.add(flat)
            self._prints.add(text, flat)
            self._wheres.append(where_code(where))
            if not item.other:
                (titles if where in TITLES else body).extend(pieces(flat))
        self._headline.add(titles)
        self._body.add(body)
        self._ids.append(item.id.encode())
        self._heads.append(msgspec.json.encode(Head(item.headline, item.line)))
        self._others.append(OTHERS.index(item.other))
        self._sizes.append(len(seen))
        for name in COLUMNS:
            sets = self._sets[name]
            self._codes[name].append(sets.setdefault(item.facets.get(name, ()), len(sets)))
        return [text for _, text, _ in seen]

    def write(self, folder: Path) -> Pair:
        """Write the pair into the folder of the indexes."""
        pair = Pair(ArraySegment(TEXTS, len(self._wheres)), ArraySegment(ITEMS, len(self._ids)))
        with PackWriter(pair.texts.path(folder)) as pack:
            pack.put_json("fields", ["grams"])
            pack.put_json("stored", [])
            self._letters.write(pack)
            put_prints(pack, self._prints.cells, self._letters.texts)
            pack.put("where", np.array(self._wheres, np.int32))
        with PackWriter(pair.items.path(folder)) as pack:
            pack.put_json("fields", ["body", "headline"])
            pack.put_json("stored", ["id", "head"])
            self._headline.write(pack)
            self._body.write(pack)
            put_strings(pack, "stored.id", self._ids)
            put_strings(pack, "stored.head", self._heads)
            pack.put("other", np.array(self._others, np.uint8))
            pack.put("first", bounds(self._sizes))
            for name in COLUMNS:
                put_column(pack, name, self._sets[name], np.array(self._codes[name], np.uint32))
        return pair


def _words(piece: str) -> list[str]:
    return [word for word in word_parts(piece) if any(map(str.isalnum, word))]
