"""Whoosh as its documentation shows it: analyzed text, columns to sort by, `groupedby` for facets."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from whoosh import query as ask_for
from whoosh.analysis import SpaceSeparatedTokenizer
from whoosh.fields import KEYWORD, NUMERIC, STORED, TEXT, Schema
from whoosh.index import create_in, open_dir
from whoosh.sorting import Count, FieldFacet

from bench.engines.contract import FACETS, TOP, Answer, Document
from bench.questions import Question

_COMBINED = {"all": ask_for.And, "any": ask_for.Or}


class Whoosh:
    """Table (a) only."""

    def build(self, documents: Iterable[Document], folder: Path) -> None:
        """See Engine."""
        schema = Schema(
            id=STORED,
            terms=TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True),
            city=NUMERIC(sortable=True),
            month=NUMERIC(sortable=True),
            day=NUMERIC(sortable=True),
            topic=KEYWORD,
        )
        self._index = create_in(str(folder), schema)
        self._write(documents)

    def open(self, folder: Path) -> None:
        """See Engine."""
        self._index = open_dir(str(folder))
        self._searcher = self._index.searcher()

    def ask(self, question: Question) -> Answer:
        """See Engine."""
        grouped = {facet: FieldFacet(facet, allow_overlap=facet == "topic") for facet in FACETS}
        results = self._searcher.search(
            _query(question), limit=TOP, filter=_filter(question), groupedby=grouped, maptype=Count
        )
        facets = {
            facet: {int(value): n for value, n in results.groups(facet).items() if value != ""}
            for facet in FACETS
        }
        # With groups it keeps every hit, whatever the limit.
        top = tuple((hit["id"], hit.score) for hit in islice(results, TOP))
        return Answer(len(results), top, facets)

    def add(self, documents: Iterable[Document]) -> None:
        """See Engine."""
        self._write(documents)
        self._searcher = self._searcher.refresh()

    def finds(self, text: str, document: Document) -> bool:
        """Not asked for in table (a)."""
        raise NotImplementedError

    def _write(self, documents: Iterable[Document]) -> None:
        writer = self._index.writer()
        for d in documents:
            topics = " ".join(map(str, d.topics))
            writer.add_document(
                id=d.id, terms=d.words, city=d.city, month=d.month, day=d.day, topic=topics
            )
        writer.commit()


def _query(question: Question) -> object:
    if question.how == "phrase":
        return ask_for.Phrase("terms", list(question.strings))
    terms = [ask_for.Term("terms", word) for word in question.strings]
    return terms[0] if len(terms) == 1 else _COMBINED[question.how](terms)


def _filter(question: Question) -> object:
    """The city and the days as a filter, which has no part in the score."""
    wanted: list[object] = []
    if question.city is not None:
        wanted.append(ask_for.NumericRange("city", question.city, question.city))
    if question.days is not None:
        wanted.append(ask_for.NumericRange("day", *question.days))
    return ask_for.And(wanted) if wanted else None
