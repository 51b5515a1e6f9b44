"""The peers answer what looking at every document answers."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from bench.comparison import MARK, added_articles
from bench.corpus import MadeArticle, made_articles, with_words
from bench.engines import ARCHIVE, WORDS, made, missing
from bench.engines.contract import Document, Engine, paragraphs, whole
from bench.equality import differences
from bench.questions import Cut, Drawer, Question
from bench_oracle import answer


@cache
def articles() -> tuple[MadeArticle, ...]:
    return tuple(map(with_words, made_articles(200)))


@pytest.mark.parametrize("name", WORDS)
def test_words_are_found_and_counted(name: str, tmp_path: Path) -> None:
    documents = tuple(paragraphs(articles()))
    engine = built("words", name, documents, tmp_path)
    questions = Drawer(articles()).words()
    right = [answer(documents, question) for question in questions]
    found = [engine.ask(question) for question in questions]
    assert differences(questions, {"looking": right, name: found}) == []
    # Hits are hits: the best are among all that were found by looking.
    texts = {d.id: d for d in documents}
    for question, one in zip(questions, found, strict=True):
        assert all(answer([texts[n]], question).total for n, _ in one.top)


@pytest.mark.parametrize("name", WORDS)
def test_added_articles_are_found_at_once(name: str, tmp_path: Path) -> None:
    engine = built("words", name, tuple(paragraphs(articles())), tmp_path)
    marked = Question("added", (MARK,))
    assert engine.ask(marked).total == 0
    fresh = [d._replace(id=1000 + n) for n, d in enumerate(paragraphs(added_articles()[:5]))]
    engine.add(fresh)
    assert engine.ask(marked) and engine.ask(marked).total == len(fresh)


@pytest.mark.parametrize("name", ARCHIVE)
def test_the_archives_question_is_answered(name: str, tmp_path: Path) -> None:
    engine = built("archive", name, tuple(whole(articles())), tmp_path)
    questions = Drawer(articles()).strings()
    found = {q: engine.ask(q) for q in questions}
    assert any(one.total for one in found.values())
    for one in found.values():
        assert len(one.top) == min(20, one.total)
        assert len({number for number, _ in one.top}) == len(one.top)
        assert {number for number, _ in one.top} <= {a.number for a in articles()}


# Which strings an engine is meant to find: words alone, three characters and more, or any.
FINDS = {
    "ours": {"社区网格", "网格", "格员", "区", "，"},
    "tantivy words": {"社区网格", "网格"},
    "tantivy characters": {"社区网格", "网格", "格员", "区", "，"},
    "FTS5 words": {"社区网格", "网格"},
    "FTS5 trigrams": {"社区网格"},
}


@pytest.mark.parametrize("name", ARCHIVE)
def test_strings_are_found_as_far_as_the_engine_can(name: str, tmp_path: Path) -> None:
    text = "社区网格，网格员来了。"
    article = with_words(MadeArticle(7, "标题", (text,), 0, 0, (1,)))
    other = with_words(MadeArticle(8, "标题", ("没有别的",), 0, 0, (1,)))
    documents = tuple(whole([article, other]))
    engine = built("archive", name, documents, tmp_path)
    strings = {"社区网格", "网格", "格员", "区", "，"}
    assert {s for s in strings if engine.finds(s, documents[0])} == FINDS[name]
    assert not {s for s in (*strings, "区社网") if engine.finds(s, documents[1])}
    assert Cut(7, "格员").text in text


def test_whoever_is_not_here_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(WORDS, "none", ("no_such_engine", "None", ()))
    assert missing("words", "none") == "bench.engines.no_such_engine is not here"
    assert missing("words", "FTS5") is None


def built(table: str, name: str, documents: tuple[Document, ...], folder: Path) -> Engine:
    """The engine, open over the documents."""
    made(table, name).build(documents, folder)
    engine = made(table, name)
    engine.open(folder)
    return engine
