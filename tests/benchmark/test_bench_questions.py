"""The questions: a hundred of fixed kinds, always the same, about what the corpus holds."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest
from bench.corpus import DAYS, made_articles, with_words
from bench.engines.contract import Document, paragraphs
from bench.questions import STRING_KINDS, WORD_KINDS, Drawer, Question
from bench_oracle import answer

from archive.grammar import parse
from indexer.words import fold


@cache
def drawer() -> Drawer:
    return Drawer(map(with_words, made_articles(300)))


@cache
def documents() -> tuple[Document, ...]:
    return tuple(paragraphs(map(with_words, made_articles(300))))


def test_there_are_a_hundred_of_each() -> None:
    assert Counter(q.kind for q in drawer().words()) == WORD_KINDS
    assert Counter(q.kind for q in drawer().strings()) == STRING_KINDS
    assert sum(WORD_KINDS.values()) == sum(STRING_KINDS.values()) == 100


def test_they_are_always_the_same() -> None:
    again = Drawer(map(with_words, made_articles(300)))
    assert again.words() == drawer().words()
    assert again.strings() == drawer().strings()
    assert again.cuts(20) == drawer().cuts(20)


def test_without_filters_each_has_an_answer() -> None:
    for question in drawer().words():
        if question.days is None and question.city is None:
            assert answer(documents(), question).total, question


def test_rare_words_are_rarer_than_common_ones() -> None:
    totals = {
        kind: [answer(documents(), q).total for q in drawer().words() if q.kind == kind]
        for kind in ("rare", "common")
    }
    assert max(totals["rare"]) < min(totals["common"])


def test_filters_are_what_their_kind_says() -> None:
    for question in (*drawer().words(), *drawer().strings()):
        assert (question.city is not None) == (question.kind == "with city")
        assert question.days is not None or question.kind != "with dates"
        if question.days:
            first, last = question.days
            assert 0 <= first < last < DAYS


def test_strings_stand_in_the_text() -> None:
    text = "\n".join(d.text for d in documents())
    for question in drawer().strings():
        if question.kind in ("run", "phrase", "across words", "one character", "two characters"):
            assert question.strings[0] in text, question


def test_cuts_stand_in_their_article() -> None:
    articles = {a.number: a for a in made_articles(300)}
    cuts = drawer().cuts(100)
    assert all(any(c.text in t for t in articles[c.article].paragraphs) for c in cuts)
    assert {len(c.text) for c in cuts} == set(range(1, 9))
    assert any(not fold(c.text).text.isalnum() for c in cuts)


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        (Question("x", ("党建", "网格")), "党建 网格"),
        (Question("x", ("党建", "网格"), "any"), "党建 OR 网格"),
        (Question("x", ("党建网格",), "phrase"), '"党建网格"'),
    ],
)
def test_they_are_typed_as_the_grammar_wants(question: Question, typed: str) -> None:
    assert question.typed == typed
    assert not parse(typed).notes
