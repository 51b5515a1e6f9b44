"""Our lists and columns asked as the peers of table (a) are: words of paragraphs, with positions.

The product finds strings, not words, so this is no path of its own: it measures the segments, the
columns and the way of counting that it is made of. With `characters` each segment also has the
product's arrays for strings, to see what they cost. Their `units` are the text itself, which the peers
do not keep in this table and the product prints from: `text_bytes` tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from whoosh.fields import FieldType, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.formats import Positions
from whoosh.index import TOC

from bench.engines.contract import FACETS, TOP, Answer, Document
from bench.questions import Question
from bench.word_lists import Listed, in_a_row, in_all
from indexer.fulltext.arrays import Array, bounds, heads, joined, mask_of
from indexer.fulltext.codec import ArraySegment
from indexer.fulltext.columns import Column, get_column, one_column, put_column
from indexer.fulltext.letter_writer import LetterWriter
from indexer.fulltext.packs import PackWriter
from indexer.fulltext.ranking import bound_of_best
from indexer.fulltext.scoring import add_scores, bm25, factor_of, norms_of
from indexer.fulltext.segments import LETTERS
from indexer.fulltext.terms import LENGTHS, FieldWriter, Terms, Vocabulary, number_of
from indexer.words import folded_text

_SPARSE = 8  # fewer than one document in so many are put in order, more are marked among all
_SCHEMA = Schema(words=FieldType(Positions(), None, scorable=True))
_NAME = "MAIN"


class OursWords:
    """A paragraph is a document; a word is a term."""

    def __init__(self, with_strings: str = "") -> None:
        self._with_strings = bool(with_strings)

    def build(self, documents: Iterable[Document], folder: Path) -> None:
        """See Engine."""
        self._folder = folder
        self._put(self._segments(documents))

    def open(self, folder: Path) -> None:
        """See Engine."""
        self._folder = folder
        storage = FileStorage(str(folder))
        self._known = TOC.read(storage, _NAME, schema=_SCHEMA).segments
        packs = [segment.pack(folder) for segment in self._known]
        self._terms = [Terms(pack, "words") for pack in packs]
        self._bases = bounds(segment.size for segment in self._known)
        self._size = int(self._bases[-1])
        self._ids = np.concatenate([pack.get("id") for pack in packs])
        self._days = np.concatenate([pack.get("day") for pack in packs])
        self._columns = {
            facet: Column(*one_column([get_column(pack, facet) for pack in packs]), tuple)
            for facet in FACETS
        }
        lengths = LENGTHS[np.concatenate([t.lengths for t in self._terms if t.lengths is not None])]
        self._norms = norms_of(lengths, sum(terms.total for terms in self._terms))
        # Strings are looked for in the folded text: the only text there is, and what the product prints from.
        self.text_bytes = sum(pack.get("units").nbytes for pack in packs if "units" in pack)
        self._all = np.ones(self._size, np.bool_)

    def ask(self, question: Question) -> Answer:
        """See Engine."""
        lists = [self._postings(word) for word in question.strings]
        if question.how == "any":
            found, scores = self._any(lists)
        else:
            found, at = in_all(lists, self._size)
            if question.how == "phrase":
                kept = in_a_row(lists, at)
                found, at = found[kept], [places[kept] for places in at]
            scores = self._scored(lists, found, at)
        if question.city is not None or question.days is not None:
            kept = self._fits(question, found)
            found, scores = found[kept], scores[kept]
        return Answer(len(found), self._best(found, scores), self._facets(found))

    def add(self, documents: Iterable[Document]) -> None:
        """See Engine."""
        self._put([*self._known, *self._segments(documents)])
        self.open(self._folder)

    def finds(self, text: str, document: Document) -> bool:
        """See Engine; not asked in this table."""
        raise NotImplementedError

    def _segments(self, documents: Iterable[Document]) -> list[ArraySegment]:
        found, writer = [], _Writer(self._with_strings)
        for document in documents:
            writer.add(document)
            if writer.units >= LETTERS:
                found.append(writer.write(self._folder))
                writer = _Writer(self._with_strings)
        if writer.units:
            found.append(writer.write(self._folder))
        return found

    def _put(self, segments: list[ArraySegment]) -> None:
        storage = FileStorage(str(self._folder))
        before = TOC._latest_generation(storage, _NAME)
        TOC(_SCHEMA, segments, before + 1).write(storage, _NAME)

    def _postings(self, word: str) -> Listed:
        parts = []
        for terms, base in zip(self._terms, self._bases, strict=False):
            number = number_of(terms, word.encode())
            if number is not None:
                held = terms.postings(number)
                parts.append((held.documents + base, held.counts, held.coded))
        if not parts:
            return Listed(np.empty(0, np.int64), np.empty(0, np.uint8), np.empty(0, np.uint8))
        return Listed(*(joined(part, np.uint8) for part in zip(*parts, strict=True)))

    def _factor(self, held: Listed) -> float:
        return factor_of(len(held.documents), self._size)

    def _scored(self, lists: list[Listed], found: Array, at: list[Array]) -> Array:
        """The scores of documents that stand in all lists, at such places."""
        scores = np.zeros(len(found), np.float32)
        for held, own in zip(lists, at, strict=True):
            scores += self._weighed(held, found, held.counts[own])
        return scores

    def _weighed(self, held: Listed, documents: Array, counts: Array) -> Array:
        norms = self._norms.take(documents)
        return bm25(counts.astype(np.float32), norms, self._factor(held))

    def _any(self, lists: list[Listed]) -> tuple[Array, Array]:
        if sum(len(held.documents) for held in lists) * _SPARSE < self._size:
            every = np.concatenate([held.documents for held in lists])
            each = np.concatenate(
                [self._weighed(held, held.documents, held.counts) for held in lists]
            )
            order = np.argsort(every, kind="stable")  # of a few rising lists: fast
            every = every[order]
            first = heads(every)
            return every[first], np.add.reduceat(each[order], first) if len(first) else each
        scores = np.zeros(self._size, np.float32)
        for held in lists:
            add_scores(scores, held.documents, held.counts, self._norms, self._factor(held))
        found = np.flatnonzero(scores != 0)
        return found, scores.take(found)

    def _fits(self, question: Question, found: Array) -> Array:
        kept = np.ones(len(found), np.bool_)
        if question.city is not None:
            column = self._columns["city"]
            number = column.values.get(str(question.city), -1)
            kept &= column.codes[found] == number
        if question.days is not None:
            days = self._days[found]
            kept &= (days >= question.days[0]) & (days <= question.days[1])
        return kept

    def _best(self, found: Array, scores: Array) -> tuple[tuple[int, float], ...]:
        if len(found) > TOP:
            likely = np.flatnonzero(scores >= bound_of_best(scores, TOP))
            if len(likely) > TOP:
                likely = likely[np.argpartition(-scores[likely], TOP)[:TOP]]
            found, scores = found[likely], scores[likely]
        order = np.lexsort((found, -scores))
        return tuple((int(self._ids[found[n]]), float(scores[n])) for n in order)

    def _facets(self, found: Array) -> dict[str, dict[int, int]]:
        most = 2 * len(found) > self._size
        counted = np.flatnonzero(~mask_of(found, self._size)) if most else found
        answer = {}
        for facet, column in self._columns.items():
            counts = column.counts(counted)
            if most:
                counts = column.totals(self._all) - counts
            rows = zip(column.values, counts.tolist(), strict=True)
            answer[facet] = {int(value): n for value, n in rows if n}
        return answer


class _Writer:
    """Collects documents, and writes them as one segment."""

    def __init__(self, with_strings: bool) -> None:
        self._letters = LetterWriter() if with_strings else None
        self._words = FieldWriter("words", Vocabulary(lambda word: [word]), positions=True)
        self._facts: list[tuple[int, int]] = []
        self._columns: list[tuple[dict[tuple[int, ...], int], list[int]]] = [
            ({}, []) for _ in FACETS
        ]
        self.units = 0

    def add(self, document: Document) -> None:
        """Collect a document."""
        self.units += len(document.text)
        self._words.add(document.words.split())
        if self._letters:
            self._letters.add(folded_text(document.text))
        self._facts.append((document.id, document.day))
        values = (document.city,), (document.month,), document.topics
        for (sets, codes), held in zip(self._columns, values, strict=True):
            codes.append(sets.setdefault(held, len(sets)))

    def write(self, folder: Path) -> ArraySegment:
        """Write the segment."""
        segment = ArraySegment(_NAME, len(self._facts))
        with PackWriter(segment.path(folder)) as pack:
            pack.put_json("fields", ["words", *(["grams"] if self._letters else [])])
            pack.put_json("stored", [])
            self._words.write(pack)
            if self._letters:
                self._letters.write(pack)
            facts = np.array(self._facts, np.uint32)
            pack.put("id", facts[:, 0])
            pack.put("day", facts[:, 1])
            for facet, (sets, codes) in zip(FACETS, self._columns, strict=True):
                texts = [tuple(map(str, held)) for held in sets]
                put_column(pack, facet, texts, np.array(codes, np.uint32))
        return segment
