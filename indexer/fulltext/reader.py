"""One open build: which text documents hold a string, what stands in them, and word scores.

Whoosh readers give wrong answers when threads share them: every thread opens its own Reader.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path

from whoosh.filedb.filestore import FileStorage
from whoosh.scoring import BM25F
from whoosh.searching import Searcher as WhooshReader

from indexer.fulltext.facts import Facts, decode
from indexer.fulltext.grams import anchors
from indexer.fulltext.schema import ARTICLES, TEXTS, build_schema

_RAREST = 3  # pairs whose documents are intersected before the texts themselves are looked at


class Reader:
    """Reads the build in `folder`, for the thread that opened it."""

    def __init__(self, folder: Path) -> None:
        storage = FileStorage(str(folder))
        self._texts = storage.open_index(TEXTS, schema=build_schema(TEXTS)).reader()
        articles = storage.open_index(ARTICLES, schema=build_schema(ARTICLES)).reader()
        self._articles = WhooshReader(articles, weighting=BM25F())

    def close(self) -> None:
        """Let go of the files."""
        self._texts.close()
        self._articles.close()

    def facts(self) -> Iterator[Facts]:
        """The Facts of all articles and other texts, by number."""
        reader = self._articles.reader()
        return (decode(reader.stored_fields(n)["facts"]) for n in range(reader.doc_count_all()))

    def text_count(self) -> int:
        """How many text documents there are."""
        return int(self._texts.doc_count_all())

    def text(self, document: int) -> str:
        """The original text of a text document."""
        return str(self._texts.stored_fields(document)["text"])

    def folded(self, document: int) -> str:
        """The folded text of a text document."""
        return str(self._texts.stored_fields(document)["folded"])

    def holding(self, string: str) -> set[int]:
        """The text documents that hold a folded string of at least one character; exact."""
        counted = sorted((self._texts.doc_frequency("grams", a), a) for a in anchors(string))
        if not counted[0][0]:
            return set()
        found = set.intersection(*(self._having(a) for _, a in counted[:_RAREST]))
        return found if len(string) < 3 else {doc for doc in found if string in self.folded(doc)}

    def scores(self, words: Iterable[str]) -> dict[int, float]:
        """BM25F of the articles for folded words; articles without any are left out."""
        found: dict[int, float] = defaultdict(float)
        for field, word in product(("headline", "body"), words):
            if self._articles.doc_frequency(field, word):
                matcher = self._articles.postings(field, word)
                while matcher.is_active():
                    found[matcher.id()] += matcher.score()
                    matcher.next()
        return found

    def _having(self, gram: str) -> set[int]:
        return set(self._texts.postings("grams", gram).all_ids())
