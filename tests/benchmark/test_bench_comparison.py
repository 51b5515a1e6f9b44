"""A small run from the corpus to the report, and what happens when engines disagree."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import bench.comparison
import msgspec
import pytest
from bench.alone import Built, EngineFailed, Place, asking, build
from bench.comparison import MARK, Plan, Unequal, added_articles, compare
from bench.corpus import Written, read_corpus, write_corpus
from bench.engines import WORDS
from bench.engines.contract import Answer, paragraphs
from bench.plan import QUICKLY, families, plans
from bench.questions import Drawer, Question
from bench.run import measured
from bench.tables import rendered
from bench_oracle import answer

from archive.errors import InputError


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Written:
    return write_corpus(tmp_path_factory.mktemp("corpus") / "corpus", 200)


def test_a_small_run_gives_both_tables(tmp_path: Path) -> None:
    limits = replace(QUICKLY, rounds=2)
    said: list[str] = []
    report = measured((120,), ("words", "archive"), ("fts5",), limits, tmp_path, {}, said.append)
    assert [(t.name, t.paragraphs) for t in report.tables] == [("words", 120), ("archive", 120)]
    words, archive = report.tables
    assert [row.engine for row in words.rows][-1:] == ["FTS5"]
    assert {"ours", "FTS5 words"} <= {row.engine for row in archive.rows}
    assert archive.row("ours").recall == 1.0  # type: ignore[union-attr]
    for table in report.tables:
        for row in table.rows:
            assert 0 < row.latency.p50 <= row.latency.p95 <= row.latency.p99
            assert row.bytes > 1000 and row.build_peak > 10**6 and row.open > 0
            assert row.add or row.engine == "ours"
        assert set(table.absent) & {row.engine for row in table.rows} == set()
    texts = {row.engine: row.text for row in words.rows}
    assert texts["ours, with characters"] > 1000 and texts["ours"] == texts["FTS5"] == 0
    assert list(tmp_path.iterdir()) == []
    assert json.loads(msgspec.json.encode(report))["tables"][0]["rows"]
    assert "ours" in rendered(report) and said


class Fake:
    """An engine that looks at every document; what it counts may be wrong by one."""

    def __init__(self, place: Place, wrong: bool) -> None:
        self._documents = list(paragraphs(read_corpus(place.corpus, place.paragraphs)))
        self._wrong = wrong

    def opened(self, first: Question) -> float:
        return 0.001

    def answers(self, questions: Sequence[Question]) -> list[Answer]:
        found = [answer(self._documents, question) for question in questions]
        if self._wrong:
            topic = dict(found[5].facets["topic"])
            topic[1] = topic.get(1, 0) + 1
            found[5] = replace(found[5], facets={**found[5].facets, "topic": topic})
        return found

    def timed(self, questions: Sequence[Question]) -> list[float]:
        return [1.0 + n for n, _ in enumerate(questions)]

    def added(self, articles: object, marked: Question) -> float | None:
        return None

    def memory(self) -> tuple[int, int]:
        return 2, 1

    def text_bytes(self) -> int:
        return 5


def faked(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    @contextmanager
    def opened(place: Place) -> Iterator[Fake]:
        yield Fake(place, place.engine == wrong)

    monkeypatch.setattr(bench.comparison, "build", lambda place: Built(2.0, 3.0, 4))
    monkeypatch.setattr(bench.comparison, "asking", opened)
    for name in ("one", "two", "three"):
        monkeypatch.setitem(WORDS, name, ("fts5", "Fts5", ("words",)))


def test_a_planted_difference_ends_the_run(
    monkeypatch: pytest.MonkeyPatch, corpus: Written, tmp_path: Path
) -> None:
    faked(monkeypatch, wrong="two")
    with pytest.raises(Unequal) as raised:
        compare(Plan("words", 100, ("one", "two", "three")), corpus, tmp_path)
    (told,) = raised.value.args
    assert told.startswith("question 5 (rare: ") and "two counts" in told and "topic 1" in told


def test_without_one_there_is_a_row_for_each(
    monkeypatch: pytest.MonkeyPatch, corpus: Written, tmp_path: Path
) -> None:
    faked(monkeypatch, wrong="")
    table = compare(Plan("words", 100, ("one", "two", "three"), rounds=3), corpus, tmp_path)
    assert [row.engine for row in table.rows] == ["one", "two", "three"]
    assert {row.text for row in table.rows} == {5}
    assert table.again == table.rows[0].latency
    assert (table.again.p50, table.again.p99) == (50, 99)
    assert table.rows[0].kinds["rare"].p99 == 12
    assert table.speed(table.rows[0]) == 50
    assert table.speed(table.rows[0], cutting=True) < 50


def test_an_engine_that_fails_says_which_it_is(corpus: Written, tmp_path: Path) -> None:
    place = Place("words", "FTS5", corpus.path, 100, tmp_path / "missing")
    with pytest.raises(EngineFailed, match="FTS5: "):
        build(place)
    with asking(place) as asked, pytest.raises(EngineFailed, match="FTS5, opened: "):
        asked.opened(Question("x", ("党建",)))


def test_an_engine_that_loses_what_is_added_is_told(corpus: Written, tmp_path: Path) -> None:
    place = Place("words", "FTS5", corpus.path, 100, tmp_path)
    build(place)
    first = Drawer(read_corpus(corpus.path, 100)).words()[0]
    with asking(place) as asked:
        asked.opened(first)
        with pytest.raises(EngineFailed, match="0 of"):
            asked.added(added_articles()[:3], Question("x", ("nowhere",)))
        peak, own = asked.memory()
    assert peak >= own >= 0 and peak > 10**6


def test_added_articles_hold_the_mark_in_every_paragraph() -> None:
    articles = added_articles()
    assert len(articles) == 100
    assert all(MARK in words.split(" ") for a in articles for words in a.words[1:])


def test_slow_engines_are_compared_at_what_they_can_do() -> None:
    found = {
        (p.table, p.paragraphs): p.engines
        for p in plans((20_000,), ("words", "archive"), None, QUICKLY)
    }
    assert "Whoosh" in found["words", 5_000] and "tantivy" in found["words", 5_000]
    assert "Whoosh" not in found["words", 20_000] and "FTS5" in found["words", 20_000]
    assert "ours" in found["archive", QUICKLY.archive]


def test_with_no_engine_there_is_nothing_to_compare(
    monkeypatch: pytest.MonkeyPatch, corpus: Written, tmp_path: Path
) -> None:
    monkeypatch.setitem(WORDS, "absent", ("no_such_engine", "None", ()))
    with pytest.raises(InputError, match="make bench"):
        compare(Plan("words", 100, ("absent",)), corpus, tmp_path)


def test_peers_can_be_chosen() -> None:
    (plan,) = plans((500,), ("words",), ("fts5",), QUICKLY)
    assert plan.engines == ("ours", "ours, with characters", "FTS5")
    assert families() == ["fts5", "tantivy", "whoosh"]
