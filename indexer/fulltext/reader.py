"""One open build: which texts hold a string, what stands in them, and word scores."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
from whoosh.filedb.filestore import FileStorage
from whoosh.index import TOC

from indexer.fulltext.arrays import NO_IDS, Array, bounds, joined, place_in
from indexer.fulltext.held import Frequent
from indexer.fulltext.letters import Letters
from indexer.fulltext.prints import Prints
from indexer.fulltext.register import Opened, Register
from indexer.fulltext.schema import ITEMS, TEXTS, build_schema
from indexer.fulltext.scoring import Scores, add_scores, bm25, factor_of, norms_of
from indexer.fulltext.segments import Pair, halves
from indexer.fulltext.sheets import Sheet, sheet_of
from indexer.fulltext.standing import units_of
from indexer.fulltext.terms import LENGTHS, Terms, number_of

_FEW = 16  # scores of fewer than a 16th of the items are looked up one by one


class Reader:
    """Reads the build in `folder`; nothing in it changes, so threads share it."""

    def __init__(self, folder: Path) -> None:
        opened = [Opened.of(pair, folder) for pair in pairs_in(folder)]
        self._packs = [pack for one in opened for pack in (one.texts, one.items)]
        self.register = Register(opened)
        self._letters = [Letters(one.texts) for one in opened]
        self._prints = [Prints(one.texts) for one in opened]
        self._bases = bounds(one.pair.texts.size for one in opened).tolist()
        self.frequent = Frequent()
        self._fields = [
            WordField([Terms(one.items, name) for one in opened]) for name in ("headline", "body")
        ]

    def is_whole(self) -> bool:
        """Whether all files are still there, uncut."""
        return all(pack.is_whole() for pack in self._packs)

    def text_count(self) -> int:
        """How many texts there are, deleted ones among them."""
        total: int = self._bases[-1]
        return total

    def text(self, document: int) -> str:
        """The original text of a document."""
        segment, number = place_in(self._bases, document)
        return self._prints[segment].text(number)

    def folded(self, document: int) -> str:
        """The folded text of a document."""
        segment, number = place_in(self._bases, document)
        return self._letters[segment].folded(number)

    def sheet(self, items: Array) -> Sheet:
        """All texts of the items, which rise, side by side."""
        first, behind = self.register.first[items], self.register.first[items + 1]
        some = first < behind
        first, behind = first[some], behind[some]
        parts = []
        for segment, (start, end) in enumerate(pairwise(first.searchsorted(self._bases).tolist())):
            if start < end:
                base = self._bases[segment]
                prints = self._prints[segment]
                parts.append(prints.laid(first[start:end] - base, behind[start:end] - base))
        return sheet_of(parts)

    def holding(self, pieces: Sequence[str]) -> Array:
        """The documents that hold the folded pieces, none empty, one behind the other with at most
        a gap between; exact."""
        units = [units_of(piece) for piece in pieces]
        # Numbers of the type that NumPy looks up by without converting.
        found = zip(self._letters, map(np.intp, self._bases), strict=False)
        return joined((letters.holding(units) + base for letters, base in found), np.intp)

    def scores(self, words: Iterable[str], items: Array | None = None) -> Scores:
        """BM25F of the items for folded words: of those of the given numbers, or of all."""
        if items is not None and len(items) * _FEW < self.register.size:
            scores = np.zeros(len(items), np.float32)
            for word in words:
                for field in self._fields:
                    field.score_few(word, items, scores)
            return scores
        scores = np.zeros(self.register.size, np.float32)
        for word in words:
            for field in self._fields:
                field.score(word, scores)
        return scores if items is None else scores.take(items)


class WordField:
    """One field of words over all segments."""

    def __init__(self, segments: Sequence[Terms]) -> None:
        self._segments = segments
        self._bases = bounds(len(terms) for terms in map(_lengths, segments))

    def score(self, word: str, scores: Scores) -> None:
        """Add the BM25 of a word to the scores of all items, those of the items that have it."""
        held, weights = self._held(word)
        if len(held):
            factor = factor_of(len(held), len(scores))
            add_scores(scores, held, weights, self._norms, factor)

    def score_few(self, word: str, items: Array, scores: Scores) -> None:
        """The same where scores are asked for of some items alone."""
        held, weights = self._held(word)
        if len(held):
            at = held.searchsorted(items)
            found = np.flatnonzero(held.take(at, mode="clip") == items)
            norms, own = self._norms.take(items[found]), weights.take(at[found])
            scores[found] += bm25(own, norms, factor_of(len(held), len(self._norms)))

    def _held(self, word: str) -> tuple[Array, Scores]:
        """The items that have a word, and how often, times the weight of the field."""
        coded = word.encode()
        found = []
        for terms, base in zip(self._segments, self._bases, strict=False):
            number = number_of(terms, coded)
            if number is not None:
                held = terms.postings(number)
                found.append((held.documents + base, held.counts * np.float32(terms.boost)))
        if not found:
            return NO_IDS, np.empty(0, np.float32)
        items, weights = (joined(part, np.int64) for part in zip(*found, strict=True))
        return items, weights

    @cached_property
    def _norms(self) -> Scores:
        """What the length of each item adds below the line of BM25."""
        lengths = LENGTHS[joined(map(_lengths, self._segments), np.uint8)]
        return norms_of(lengths, sum(terms.total for terms in self._segments))


def pairs_in(folder: Path) -> list[Pair]:
    """The segments of the two indexes in a folder."""
    storage = FileStorage(str(folder))
    segments = [
        TOC.read(storage, name, schema=build_schema(name)).segments for name in (TEXTS, ITEMS)
    ]
    return [Pair(texts, items) for texts, items in zip(*segments, strict=True)]


def put_pairs(folder: Path, pairs: Sequence[Pair]) -> None:
    """Make the segments those of the two indexes in a folder."""
    storage = FileStorage(str(folder))
    for name, segments in zip((TEXTS, ITEMS), halves(pairs), strict=True):
        TOC(build_schema(name), segments, 1).write(storage, name)


def _lengths(terms: Terms) -> Array:
    assert terms.lengths is not None
    return terms.lengths
