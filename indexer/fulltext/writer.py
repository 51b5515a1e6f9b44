"""Writes articles and other texts into the two Whoosh indexes of one build."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from whoosh.filedb.filestore import FileStorage

from archive.tags import Where
from archive.texts import Article, Leftover
from indexer.fulltext.facts import (
    TITLES,
    Facts,
    article_facts,
    article_fields,
    leftover_facts,
    slogan_facts,
)
from indexer.fulltext.grams import grams
from indexer.fulltext.schema import ARTICLES, TEXTS, build_schema
from indexer.words import fold, search_words

_MEMORY = 128  # MB that Whoosh may use for each index while building
_SAMPLE = 100


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: how many text documents, how many articles and other texts, and a
    sample of (text document, original text)."""

    texts: int
    items: int
    sample: tuple[tuple[int, str], ...]


class BuildWriter:
    """A context: what was written is kept when the block ends, and dropped when it raises."""

    def __init__(self, folder: Path) -> None:
        storage = FileStorage(str(folder))
        self._texts, self._articles = (
            storage.create_index(build_schema(name), name).writer(limitmb=_MEMORY)
            for name in (TEXTS, ARTICLES)
        )
        self._text_count = self._item_count = 0
        self._sample: list[tuple[int, str]] = []
        self._dice = random.Random(0)

    def __enter__(self) -> BuildWriter:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        for writer in (self._texts, self._articles):
            if kind is None:
                writer.commit()
            else:
                writer.cancel()

    def write(self, articles: Iterable[Article], leftovers: Iterable[Leftover]) -> Written:
        """Write the articles in their order, then slogans and leftovers as other texts."""
        slogans = []
        for article in articles:
            if article.kind == "slogan":
                slogans.append(article)
                continue
            texts = self._add_texts((w, piece.text) for w, piece in article_fields(article))
            self._add_article(article_facts(article, tuple(w for w, _ in texts)), texts)
        for facts, text in _others(slogans, leftovers):
            if self._add_texts([(facts.wheres[0], text)]):
                self._add_article(facts, [])
        return Written(self._text_count, self._item_count, tuple(self._sample))

    def _add_texts(self, texts: Iterable[tuple[Where, str]]) -> list[tuple[Where, str]]:
        """Write text documents; returns (where, folded text) of those with anything visible."""
        added = []
        for where, text in texts:
            if folded := fold(text).text:
                self._texts.add_document(grams=grams(folded), text=text, folded=folded)
                self._remember(text)
                self._text_count += 1
                added.append((where, folded))
        return added

    def _add_article(self, facts: Facts, texts: list[tuple[Where, str]]) -> None:
        titles = [word for where, text in texts if where in TITLES for word in _terms(text)]
        body = [word for where, text in texts if where not in TITLES for word in _terms(text)]
        self._articles.add_document(headline=titles, body=body, facts=facts.encode())
        self._item_count += 1

    def _remember(self, text: str) -> None:
        """Keep a sample in which every text has the same chance to be."""
        at = (
            self._text_count
            if self._text_count < _SAMPLE
            else self._dice.randint(0, self._text_count)
        )
        if at < _SAMPLE:
            self._sample[at : at + 1] = [(self._text_count, text)]


def _terms(folded: str) -> Iterator[str]:
    return (w.text for w in search_words(folded) if any(map(str.isalnum, w.text)))


def _others(
    slogans: Iterable[Article], leftovers: Iterable[Leftover]
) -> Iterator[tuple[Facts, str]]:
    for slogan in slogans:
        for where, piece in article_fields(slogan):
            yield slogan_facts(slogan, where, piece), piece.text
    for leftover in leftovers:
        yield leftover_facts(leftover), leftover.fragment.text
