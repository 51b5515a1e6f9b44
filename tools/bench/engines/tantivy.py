"""tantivy, in Rust, through its Python package: the fastest of the peers."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import tantivy

from bench.corpus import cut
from bench.engines.contract import FACETS, TOP, Answer, Document, passage
from bench.questions import Question
from indexer.words import fold

_MEMORY = 256_000_000  # bytes that the writer may hold
_NUMBERS = ("id", "city", "day", *FACETS[1:])


class Tantivy:
    """Terms are words, or characters, of which phrases are made. One thread writes."""

    def __init__(self, terms: str, passages: bool = False) -> None:
        self._by_words = terms == "words"
        self._passages = passages

    def build(self, documents: Iterable[Document], folder: Path) -> None:
        """See Engine."""
        self._index = tantivy.Index(_schema(self._passages), path=str(folder))
        self._register()
        self._write(documents)

    def open(self, folder: Path) -> None:
        """See Engine."""
        self._index = tantivy.Index.open(str(folder))
        self._register()
        self._searcher = self._index.searcher()

    def ask(self, question: Question) -> Answer:
        """See Engine."""
        query = self._query(question)
        hits = self._searcher.search(query, limit=TOP, count=False).hits
        counted = self._searcher.aggregate(query, _AGGREGATIONS)
        facets = {
            facet: {int(b["key"]): b["doc_count"] for b in counted[facet]["buckets"]}
            for facet in FACETS
        }
        numbers = self._searcher.fast_field_values("id", [address for _, address in hits])
        if self._passages:
            for _, address in hits:
                passage(self._searcher.doc(address)["text"][0].decode(), question.strings)
        top = tuple((int(n or 0), score) for n, (score, _) in zip(numbers, hits, strict=True))
        return Answer(sum(facets["city"].values()), top, facets)

    def add(self, documents: Iterable[Document]) -> None:
        """See Engine."""
        self._write(documents)
        self._index.reload()
        self._searcher = self._index.searcher()

    def finds(self, text: str, document: Document) -> bool:
        """See Engine."""
        query = self._string(text, phrase=False)
        if query is None:
            return False
        only = self._equals("id", document.id)
        return bool(self._searcher.search(_both(query, only), limit=1, count=False).hits)

    def _write(self, documents: Iterable[Document]) -> None:
        writer = self._index.writer(_MEMORY, 1)
        for d in documents:
            made = tantivy.Document()
            made.add_text("terms", d.words if self._by_words else _characters(d.text))
            for field in ("id", "city", "day", "month"):
                made.add_unsigned(field, getattr(d, field))
            for topic in d.topics:
                made.add_unsigned("topic", topic)
            if self._passages:
                made.add_bytes("text", d.text.encode())
            writer.add_document(made)
        writer.commit()
        writer.wait_merging_threads()

    def _register(self) -> None:
        spaces = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        self._index.register_tokenizer("spaces", spaces)

    def _query(self, question: Question) -> Any:
        query = self._text_query(question)
        if question.city is not None:
            query = _both(query, self._equals("city", question.city))
        if question.days is not None:
            kind = tantivy.FieldType.Unsigned
            days = tantivy.Query.range_query(self._index.schema, "day", kind, *question.days)
            query = _both(query, days)
        return query

    def _text_query(self, question: Question) -> Any:
        if self._passages:
            phrase = question.how == "phrase"
            parts = [self._string(string, phrase) for string in question.strings]
        elif question.how == "phrase":
            parts = [self._phrase(question.strings)]
        else:
            parts = [self._term(word) for word in question.strings]
        occur = tantivy.Occur.Should if question.how == "any" else tantivy.Occur.Must
        parts = [part for part in parts if part is not None]
        return parts[0] if len(parts) == 1 else _combined(occur, parts)

    def _string(self, text: str, phrase: bool) -> Any:
        """A string as it is typed: all its words, or its characters in a row; None: no word."""
        terms = cut(text) if self._by_words else _characters(text).split(" ")
        terms = [term for term in terms if term]
        if not terms:
            return None
        if len(terms) == 1:
            return self._term(terms[0])
        if phrase or not self._by_words:
            return self._phrase(terms)
        return _combined(tantivy.Occur.Must, [self._term(term) for term in terms])

    def _term(self, word: str) -> Any:
        return tantivy.Query.term_query(self._index.schema, "terms", word)

    def _phrase(self, words: Iterable[str]) -> Any:
        return tantivy.Query.phrase_query(self._index.schema, "terms", [*words])

    def _equals(self, field: str, value: int) -> Any:
        return tantivy.Query.term_query(self._index.schema, field, value)


_AGGREGATIONS = {facet: {"terms": {"field": facet, "size": 1000}} for facet in FACETS}


def _schema(text: bool) -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("terms", tokenizer_name="spaces", index_option="position")
    for field in _NUMBERS:
        builder.add_unsigned_field(field, indexed=True, fast=True)
    if text:
        builder.add_bytes_field("text", stored=True)  # a text field would be indexed too
    return builder.build()


def _characters(text: str) -> str:
    return " ".join(char for char in fold(text).text if not char.isspace())


def _both(query: Any, condition: Any) -> Any:
    """Hits of the query that fulfil a condition, which has no part in the score."""
    free = tantivy.Query.const_score_query(condition, 0.0)
    return _combined(tantivy.Occur.Must, [query, free])


def _combined(occur: Any, queries: list[Any]) -> Any:
    return tantivy.Query.boolean_query([(occur, query) for query in queries])
