"""Queries made to be dear: each is answered from bounded work, and what was not followed is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from contract import ask, ids, whoosh
from factories import SIX, article

from archive.grammar import MAX_DEPTH, MAX_PIECES, MAX_STARS, MAX_TERMS
from archive.searcher import Searcher
from indexer.fulltext import evaluation
from indexer.fulltext.held import Held
from indexer.fulltext.reader import Reader

LONG = article("z1", "的是了在" * 3000)
COMMON = "的一是了在有人这中大来上国和地到说时要就"
WORDS = [a + b for a in COMMON for b in COMMON]


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    return whoosh(tmp_path_factory.mktemp("limits"), [*SIX, LONG])


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("".join(WORDS)[:10_000] * 13, "词太多"),
        ("的" * 10_000, None),
        ("1" * 10_000, None),
        ("-" * 10_000, None),
        ("*" * 10_000, None),
        ("*", None),
        (" ".join(WORDS[:MAX_TERMS]), "词太多"),
        (" ".join(WORDS[:500]), "词太多"),
        (" OR ".join(WORDS[:500]), "词太多"),
        (" OR ".join(COMMON * 100), "词太多"),
        ("(" * 10_000, "太多层"),
        ("NOT " * 2500 + "的", "太多层"),
        ("(" * (MAX_DEPTH - 1) + "的" + ")" * (MAX_DEPTH - 1), None),
        ('"的 ' * 3300, "词太多"),
        ("的*" * 5000, r"\* 太多"),
        ("*" + "的*" * MAX_PIECES, None),
        ("*" + "的*" * (MAX_PIECES + 1), r"\* 太多"),
        (" OR ".join(["的*是"] * MAX_STARS), None),
        (" OR ".join(["的*是"] * (MAX_STARS + 1)), r"\* 太多"),
        (" OR ".join(["来源:a*b"] * (MAX_STARS + 1)), r"\* 太多"),
        ("日期:" * 3333, "日期看不懂"),
    ],
)
def test_what_was_not_followed_is_said(searcher: Searcher, text: str, note: str | None) -> None:
    results = searcher.search(ask(text))
    if note is None:
        assert results.notes == ()
    else:
        [told] = results.notes
        assert re.search(note, told) and "已按原文查找" in told


def test_a_long_text_is_found_by_all_of_it(searcher: Searcher) -> None:
    assert ids(searcher.search(ask("的是了在" * 2500))) == ["z1"]
    assert ids(searcher.search(ask("的是了在" * 2500 + "火"))) == []
    assert ids(searcher.search(ask("的*是" + "了在的是" * 100))) == ["z1"]


def test_each_string_is_looked_up_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a query asks for a hundred times costs no more than once."""
    searcher = whoosh(tmp_path, SIX)
    asked: list[object] = []
    real = Reader.holding

    def counted(reader: Reader, pieces: list[str]) -> object:
        asked.append(tuple(pieces))
        return real(reader, pieces)

    monkeypatch.setattr(Reader, "holding", counted)
    searcher.search(ask(" OR ".join(["管城"] * 50 + ["党*动"] * MAX_STARS)))
    assert len(asked) == len(set(asked))


def test_a_value_of_a_field_that_no_article_has_is_told(tmp_path: Path) -> None:
    searcher = whoosh(tmp_path, SIX)
    for field in ("城市", "主题", "记者", "来源"):
        (note,) = searcher.search(ask(f"区 OR {field}:火星")).notes
        assert field in note and "火星" in note
    assert searcher.search(ask("主题:未知 OR 标题:火星 OR 日期:1900")).notes == ()


def test_many_frequent_strings_are_not_held_spread_out_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many are asked for, what their bits tell is let go of; the answer is the same."""
    searcher = whoosh(tmp_path, SIX)
    question = ask(" OR ".join([*COMMON, *"区市街道社网格党员志愿者"]))
    whole = searcher.search(question)
    spread: list[bool] = []
    real = Held.fold

    def fold(held: Held) -> None:
        real(held)
        spread.append("documents" in vars(held))

    monkeypatch.setattr(evaluation, "_ROOM", 3)
    monkeypatch.setattr(Held, "fold", fold)
    assert searcher.search(question) == whole
    assert spread and not all(spread)
