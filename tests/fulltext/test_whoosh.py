"""What Whoosh itself sees in a build: its searches, counts and listings agree with ours."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from contract import ask, ids, whoosh
from factories import LEFTOVERS, SIX, SLOGAN
from whoosh import index, query, scoring

from indexer.fulltext import builds
from indexer.fulltext.reader import Reader
from indexer.fulltext.schema import TEXTS
from indexer.words import fold, search_words


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a build over SIX, SLOGAN and LEFTOVERS."""
    home = tmp_path_factory.mktemp("whoosh")
    whoosh(home, [*SIX, SLOGAN], LEFTOVERS)
    return home / str(builds.current(home))


@pytest.fixture
def items(build: Path) -> Iterator[Any]:
    """A Whoosh searcher over the items."""
    with index.open_dir(str(build)).searcher(weighting=scoring.BM25F()) as searcher:
        yield searcher


@pytest.fixture
def texts(build: Path) -> Iterator[Any]:
    """A Whoosh searcher over the texts."""
    with index.open_dir(str(build), indexname=TEXTS).searcher() as searcher:
        yield searcher


def test_counts(build: Path, items: Any, texts: Any) -> None:
    reader = Reader(build)
    assert items.doc_count() == items.doc_count_all() == reader.register.size
    assert texts.doc_count() == reader.text_count()


def test_stored_fields(build: Path, items: Any, texts: Any) -> None:
    reader = Reader(build)
    for number in range(reader.register.size):
        assert items.stored_fields(number)["id"] == reader.register.id(number)
    for number in range(reader.text_count()):
        assert texts.stored_fields(number) == {"text": reader.text(number)}


def test_every_character_and_pair_is_listed_and_found(build: Path, texts: Any) -> None:
    reader = Reader(build)
    folded = [reader.folded(n) for n in range(reader.text_count())]
    grams = {c for text in folded for c in text}
    grams |= {text[n : n + 2] for text in folded for n in range(len(text) - 1)}
    listed = [text.decode() for text in texts.reader().lexicon("grams")]
    assert listed == sorted(grams, key=str.encode)
    for gram in listed:
        found = {hit.docnum for hit in texts.search(query.Term("grams", gram), limit=None)}
        assert found == {n for n, text in enumerate(folded) if gram in text}
        assert texts.doc_frequency("grams", gram) == len(found)


def test_words_are_listed_and_scored_alike(build: Path, items: Any) -> None:
    reader = Reader(build)
    for field in ("headline", "body"):
        listed = [word.decode() for word in items.reader().lexicon(field)]
        assert listed == sorted(listed, key=str.encode) and listed
    words = {w.text for text in ("疫情防控", "管城区党员") for w in search_words(fold(text).text)}
    for word in sorted(words):
        asked = query.Or([query.Term("headline", word), query.Term("body", word)])
        theirs = {hit.docnum: hit.score for hit in items.search(asked, limit=None)}
        ours = reader.scores([word])
        assert theirs.keys() == set(np.flatnonzero(ours).tolist())
        assert all(score == pytest.approx(ours[n], rel=1e-5) for n, score in theirs.items())


def test_prefixes_wildcards_and_boolean_queries(build: Path, items: Any, texts: Any) -> None:
    whole = {n for n in range(items.doc_count()) if items.stored_fields(n)["id"]}
    every = {hit.docnum for hit in items.search(query.Every(), limit=None)}
    assert whole <= every
    found = {hit.docnum for hit in texts.search(query.Prefix("grams", "党"), limit=None)}
    assert found == {hit.docnum for hit in texts.search(query.Term("grams", "党"), limit=None)}
    both = query.And([query.Term("grams", "党员"), query.Not(query.Term("grams", "疫情"))])
    reader = Reader(build)
    assert {hit.docnum for hit in texts.search(both, limit=None)} == {
        n
        for n in range(reader.text_count())
        if "党员" in reader.folded(n) and "疫情" not in reader.folded(n)
    }


def test_a_word_that_stands_nowhere(items: Any) -> None:
    assert not list(items.search(query.Term("body", "火星人"), limit=None))
    assert items.doc_frequency("body", "火星人") == 0


def test_the_product_agrees(tmp_path: Path, texts: Any) -> None:
    searcher = whoosh(tmp_path, [*SIX, SLOGAN], LEFTOVERS)
    assert ids(searcher.search(ask("党员")))
    assert list(texts.search(query.Term("grams", "党员"), limit=None))


def test_a_fuzzy_term_is_found_and_ends(items: Any, texts: Any) -> None:
    words = [word.decode() for word in items.reader().lexicon("body")]
    for word in (words[0], words[-1]):
        assert len(items.search(query.FuzzyTerm("body", word), limit=None))
    grams = [gram.decode() for gram in texts.reader().lexicon("grams")]
    for gram in (grams[0], grams[len(grams) // 2], grams[-1]):
        assert len(texts.search(query.FuzzyTerm("grams", gram, maxdist=0), limit=None))


def test_words_are_listed_from_any_place(texts: Any) -> None:
    grams = list(texts.reader().lexicon("grams"))
    for gram in grams[:: len(grams) // 20]:
        behind = [word for word in grams if word > gram]
        assert list(texts.reader().lexicon("grams"))[-len(behind) :] == behind
        found = [word for _, word in texts.reader().terms_from("grams", gram + b"\0")]
        assert found == behind
