"""Strings and patterns in folded text, and the bounds of what a search shows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from unittest import mock

import numpy as np
import pytest
from contract import ask, whoosh
from factories import article
from hypothesis import given
from hypothesis import strategies as st

from archive.terms import And, Phrase, Term, Wildcard
from indexer.fulltext.evaluation import Evaluation
from indexer.fulltext.passages import MAX_PASSAGES, merged
from indexer.fulltext.reader import Reader
from indexer.fulltext.runs import MAX_WORDS, Run, loosened, run_of, spans, term_words
from indexer.fulltext.standing import stretches_of, units_of

SPANS = (
    (("区",), "城区,区", [(1, 2), (3, 4)]),
    (("人人",), "人人人", [(0, 2), (1, 3)]),
    (("区",), "城市", []),
    ((), "城市", []),
    (("甲", "乙"), "甲乙", [(0, 2)]),
    (("甲", "乙"), "甲一二三四五六七八九十乙", [(0, 12)]),
    (("甲", "乙"), "甲一二三四五六七八九十百乙", []),
    (("a", "b"), "a one two six b", [(0, 15)]),
    (("a", "b"), "a one two sixty b", []),
    (("甲", "乙"), "甲。乙", []),
    (("甲", "乙"), "甲!乙", []),
    (("甲", "乙"), "甲;乙", []),
    (("甲", "乙"), "甲?乙", []),
    (("甲", "乙"), "甲…乙", []),
    (("甲", "乙"), "甲,、:乙", [(0, 5)]),
    (("甲", "乙"), "甲一乙二乙", [(0, 3)]),
    (("甲", "乙"), "甲甲乙", [(0, 3), (1, 3)]),
    (("甲", "乙"), "乙甲", []),
    (("甲", "乙", "丙"), "甲乙。甲一乙二丙", [(3, 8)]),
    (("甲", "乙", "丙"), "甲乙一乙。丙", []),
    (("甲", "甲"), "甲", []),
    (("甲乙", "乙丙"), "甲乙丙", []),
)


@pytest.mark.parametrize(("pieces", "folded", "expected"), SPANS)
def test_spans(pieces: tuple[str, ...], folded: str, expected: list[tuple[int, int]]) -> None:
    assert spans(Run(pieces), folded) == expected
    assert _stretches(pieces, [folded]) == [expected]


@given(
    st.lists(st.text("ab的。 𠮷", min_size=1, max_size=40), max_size=5),
    st.lists(st.text("ab的 𠮷", min_size=1, max_size=3), min_size=1, max_size=3),
)
def test_stretches_in_many_texts_are_those_in_each(texts: list[str], pieces: list[str]) -> None:
    assert _stretches(pieces, texts) == [spans(Run(tuple(pieces)), text) for text in texts]


def _stretches(pieces: Sequence[str], texts: Sequence[str]) -> list[list[tuple[int, int]]]:
    """What `stretches_of` finds in texts side by side, by text and character."""
    units = units_of("".join(f"{text}\0" for text in texts))
    found = []
    starts, ends = (
        stretches_of([*map(units_of, filter(None, pieces))], units) if any(pieces) else ((), ())
    )
    for n, text in enumerate(texts):
        base = len(units_of("".join(f"{text}\0" for text in texts[:n])))
        at = np.cumsum([base, *(len(units_of(char)) for char in text)]).tolist()
        found.append(
            [(at.index(s), at.index(e)) for s, e in zip(starts, ends, strict=True) if s in at[:-1]]
        )
    return found


@pytest.mark.parametrize(
    ("node", "pieces"),
    [
        (Term("管 城區"), ("管城区",)),
        (Phrase("“３３１０”"), ('"3310"',)),
        (Wildcard(("文明", "\u200b", "Ａ")), ("文明", "a")),
        (Term("\u200b"), ()),
    ],
)
def test_runs_are_folded(node: Term | Phrase | Wildcard, pieces: tuple[str, ...]) -> None:
    assert run_of(node).pieces == pieces


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("疫情防控", {"疫情", "防控"}),
        ("疫情,防控", {"疫情", "防控"}),
        ("党建3310", {"党建", "3310"}),
        ("党建", set()),
        ("党建党建", set()),
        ("区", set()),
        ("Tree-Day", set()),
        ("1+6+N", set()),
        ("。a。b", set()),
    ],
)
def test_words_of_a_bare_term(text: str, words: set[str]) -> None:
    assert {run.pieces[0] for run in term_words(Term(text))} == words


def test_a_pasted_text_is_not_loosened() -> None:
    some = "党建" + "".join(f"、{n}" for n in range(MAX_WORDS - 1))
    full, long = Term(some), Term(f"{some}、疫情")
    assert loosened(full) == ({full: term_words(full)}, 0)
    assert loosened(long) == ({}, 1)


def test_the_words_of_all_terms_are_counted_together() -> None:
    half = Term("党建" + "".join(f"、{n}" for n in range(MAX_WORDS // 2 - 1)))
    more, small = Term(f"文明{half.text}"), Term("疫情防控")
    terms, left = loosened(And((half, more, small, half)))
    assert (list(terms), left) == ([half, small], 1)


@pytest.mark.parametrize(
    ("stretches", "marks"),
    [
        ([(0, 2), (2, 4)], ((0, 2), (2, 4))),
        ([(0, 3), (2, 4)], ((0, 4),)),
        ([(0, 9), (2, 4)], ((0, 9),)),
        ([(0, 9), (2, 4), (5, 6), (9, 10)], ((0, 9), (9, 10))),
        ([(0, 1), (0, 3), (0, 2)], ((0, 3),)),
        ([], ()),
    ],
)
def test_merged(stretches: list[tuple[int, int]], marks: tuple[tuple[int, int], ...]) -> None:
    starts, ends = np.array(stretches, np.int64).reshape(-1, 2).T
    assert (*zip(*merged(starts, ends), strict=True),) == marks


def test_no_more_is_kept_of_frequent_runs_than_there_is_room_for(tmp_path: Path) -> None:
    texts = [article(f"a{n}", "城区管理") for n in range(40)]
    whoosh(tmp_path, [*texts, article("b", "党建")])
    (build,) = (path for path in tmp_path.iterdir() if path.is_dir())
    reader = Reader(build)
    room = 2 * 3 * 6  # for two runs: a bit for each of 41 texts and, twice, of 41 items
    asked = ("城", "区", "管", "党", "理", "城区")
    left = [["城"], ["城", "区"], ["管"], ["管"], ["管", "理"], ["城区"]]
    with mock.patch("indexer.fulltext.held._ROOM", room):
        for text, expected in zip(asked, left, strict=True):
            Evaluation(reader.register, reader).held(Run((text,)))
            assert [one for one in asked if reader.frequent.get((one,))] == expected


def test_a_hit_shows_a_bounded_number_of_passages_and_counts_all(tmp_path: Path) -> None:
    long = article("long", *["城区"] * (MAX_PASSAGES + 5), headline="区情")
    found = whoosh(tmp_path, [long]).search(ask("区"))
    assert len(found.hits[0].passages) == MAX_PASSAGES
    assert found.hits[0].passages[0].paragraph == "headline"
    assert found.total_paragraphs == MAX_PASSAGES + 6


def test_other_texts_are_bounded(tmp_path: Path) -> None:
    slogans = [article(f"s{n}", headline=f"口号{n}", kind="slogan") for n in range(25)]
    found = whoosh(tmp_path, slogans).search(ask("口号"))
    assert [other.text for other in found.other_text] == [f"口号{n}" for n in range(20)]
    assert found.total_articles == 0
