"""The engine and the brute-force oracle agree on invented corpora and invented queries."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from contract import ANSWERS, ask, whoosh
from factories import LEFTOVERS, SIX, SLOGAN, article
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import MemorySearcher

from archive.filters import Query
from archive.results import Results
from archive.texts import Article, Fragment, Leftover
from indexer.fulltext import WhooshEngine, WhooshSearcher, changes, segments
from indexer.fulltext import engine as engine_module
from indexer.fulltext.reader import pairs_in

PIECES = (
    "疫情", "防控", "疫情防控", "党员", "管城", "區", "3310", "“", "」", ",", "。", " ", "\u3000",
    "Tree", "ＡＢ", "aab", "-", "—", "(", "*", "运動", "\u200b", "網格", "1+6+N", "·", "!",
)  # fmt: skip
PLACES: tuple[dict[str, Any], ...] = (
    {},
    {"place": "河南省/郑州市"},
    {"place": "河南省/郑州市/惠济区"},
    {"place": "河南省/郑州市/邙山区", "today": ("河南省", "河南省/郑州市", "河南省/郑州市/惠济区")},
    {"place": "河南省/郑州市/惠济区", "today": ("河南省", "河南省/郑州市", "河南省/郑州市/中牟县")},
    {"place": "河南省/郑县/老区", "today": ("河南省", "", "河南省/郑州市/老区")},
    {"place": "河南省/郑县", "today": ("河南省", "")},
)
INFERRED = ((), (), ("province",), ("city",), ("district", "date:relative"), ("date:page",))
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=8).map("".join)
bare = st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join)
terms = st.one_of(
    bare,
    bare.map(lambda text: f'"{text}"'),
    st.lists(bare, min_size=2, max_size=3).map("*".join),
    bare.map(lambda text: f"标题:{text}"),
    st.sampled_from(["城市:郑州", "城市:未知", "日期:2022", "主题:党建", "来源:a", "记者:王"]),
)
queries = st.recursive(
    terms,
    lambda inner: st.one_of(
        inner.map(lambda text: f"-{text}"),
        st.lists(inner, min_size=2, max_size=3).map(" ".join),
        st.lists(inner, min_size=2, max_size=3).map(" OR ".join),
        inner.map(lambda text: f"({text})"),
    ),
    max_leaves=4,
)
choices = st.dictionaries(
    st.sampled_from(["place", "date", "topic", "source"]),
    st.sampled_from(
        ["郑州市", "未知", "2022", "2022-03..", "党建", "a.txt", "河南省", "惠济区", "昨天"]
    ),
    max_size=2,
)


@st.composite
def corpora(draw: st.DrawFn) -> tuple[list[Article], list[Leftover]]:
    def one(n: int) -> Article:
        return article(
            f"n{n}",
            *draw(st.lists(texts, max_size=3)),
            headline=draw(st.none() | texts),
            **draw(st.sampled_from(PLACES)),
            date=draw(st.sampled_from([None, "2022", "2022-03-27", "2021-12"])),
            inferred=draw(st.sampled_from(INFERRED)),
            rivals=draw(st.sampled_from([(), ("2022-03-28",)])),
            topics=draw(st.sampled_from([(), ("党建",), ("党建", "教育")])),
            reporters=draw(st.sampled_from([(), ("王思俊",)])),
            kind=draw(st.sampled_from(["news", "news", "brief", "slogan"])),
            source=draw(st.sampled_from(["a.txt", "b.txt"])),
        )

    articles = [one(n) for n in range(draw(st.integers(0, 5)))]
    pieces = draw(st.lists(texts, max_size=2))
    return articles, [Leftover("a.txt", Fragment(9, 0, len(p), p), "") for p in pieces]


def comparable(results: Results) -> Results:
    """Without scores; hits by id, for their order by relevance is the engine's own, and so is that
    of other texts when they came one by one."""
    hits = sorted((replace(hit, score=0.0) for hit in results.hits), key=lambda hit: hit.article)
    return replace(
        results, hits=tuple(hits), other_text=tuple(sorted(results.other_text, key=repr))
    )


Corpus = tuple[list[Article], list[Leftover]]


def in_one_segment(folder: Path, corpus: Corpus, earlier: Corpus) -> WhooshSearcher:
    return whoosh(folder, *corpus)


def in_many_segments(folder: Path, corpus: Corpus, earlier: Corpus) -> WhooshSearcher:
    with mock.patch.object(segments, "LETTERS", 1):
        return whoosh(folder, *corpus)


def changed_by_source(folder: Path, corpus: Corpus, earlier: Corpus) -> WhooshSearcher:
    """Built of other articles, which are then all replaced, a source at a time."""
    searcher, engine = whoosh(folder, *earlier), WhooshEngine(folder)
    for name in ("a.txt", "b.txt"):
        articles, leftovers = ([one for one in half if one.source == name] for half in corpus)
        engine.update([name], articles, leftovers, name)
    assert engine.stamp() == "b.txt"
    return searcher


def merged_again(folder: Path, corpus: Corpus, earlier: Corpus) -> WhooshSearcher:
    searcher = changed_by_source(folder, corpus, earlier)
    with mock.patch.object(changes, "MANY", 1), mock.patch.object(engine_module, "MANY", 1):
        for _ in range(4):
            WhooshEngine(folder).tidy()
    (name,) = (path for path in folder.iterdir() if path.is_dir())
    assert len(pairs_in(name)) <= 1
    return searcher


@pytest.mark.parametrize(
    "built", [in_one_segment, in_many_segments, changed_by_source, merged_again]
)
@given(
    corpora(),
    corpora(),
    st.lists(st.tuples(queries, choices, st.booleans(), st.booleans()), min_size=1, max_size=12),
)
@settings(max_examples=40, deadline=None)
def test_engine_and_oracle_agree(
    built: Callable[[Path, Corpus, Corpus], WhooshSearcher],
    corpus: Corpus,
    earlier: Corpus,
    questions: list[tuple[str, dict[str, str], bool, bool]],
) -> None:
    oracle = MemorySearcher(*corpus)
    with tempfile.TemporaryDirectory() as folder:
        engine = built(Path(folder), corpus, earlier)
        for text, chosen, exact, certain in questions:
            query = ask(text, exact=exact, certain=certain, **chosen)
            found = engine.search(query)
            assert comparable(found) == comparable(oracle.search(query)), query
            assert engine.search(query) == found  # though frequent runs are kept now
            dated = replace(query, sort="newest")
            assert _order(engine.search(dated)) == _order(oracle.search(dated))
        engine.close()


def test_engine_and_oracle_agree_on_the_answers(tmp_path: Path) -> None:
    engine, oracle = (
        whoosh(tmp_path, [*SIX, SLOGAN], LEFTOVERS),
        MemorySearcher([*SIX, SLOGAN], LEFTOVERS),
    )
    for text, _, _ in ANSWERS:
        assert comparable(engine.search(ask(text))) == comparable(oracle.search(ask(text))), text
    engine.close()


def test_the_same_question_has_the_same_answer(tmp_path: Path) -> None:
    first = whoosh(tmp_path / "1", [*SIX, SLOGAN], LEFTOVERS)
    second = whoosh(tmp_path / "2", [*SIX, SLOGAN], LEFTOVERS)
    for text in ("", "疫情防控", "区 OR 党员", "-火星"):
        assert first.search(Query(text)) == first.search(Query(text)) == second.search(Query(text))


def _order(results: Results) -> list[str]:
    return [hit.article for hit in results.hits]
