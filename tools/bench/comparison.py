"""One table: engines built one after the other, then asked in turn, round by round."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import msgspec

from archive.errors import InputError
from bench.alone import Asked, Built, Place, asking, build
from bench.corpus import MadeArticle, Written, made_article, read_corpus, with_words
from bench.engines import missing
from bench.equality import differences
from bench.measures import Latency, latency, size_on_disk
from bench.questions import SAMPLE, Drawer, Question
from bench.rows import Row, Table

ADDED = 100  # articles
CUTS = 200
MARK = "zzbench"  # a word that only the added articles hold
_FIRST_ADDED = 10_000_000  # their numbers: beyond any corpus
Say = Callable[[str], None]


class Unequal(Exception):
    """Engines that were to give the same answers did not; each argument says how."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A table to be made: its size, its engines in order, the rounds of questions."""

    table: str
    paragraphs: int
    engines: tuple[str, ...]
    rounds: int = 5


def compare(plan: Plan, corpus: Written, scratch: Path, say: Say = lambda line: None) -> Table:
    """Build, ask and measure. Unequal when hits or counts of table (a) differ."""
    absent = {e: why for e in plan.engines if (why := missing(plan.table, e))}
    engines = [e for e in plan.engines if e not in absent]
    if not engines:
        raise InputError("没有可以比较的引擎。", "请用 make bench 安装，或换一个 --peers。")
    drawer = Drawer(read_corpus(corpus.path, min(SAMPLE, plan.paragraphs)))
    questions = drawer.words() if plan.table == "words" else drawer.strings()
    places = {e: _place(plan, e, corpus, scratch) for e in engines}
    built = {}
    for engine, place in places.items():
        say(f"{plan.table} {plan.paragraphs}: building {engine}")
        built[engine] = build(place)
    say(f"{plan.table} {plan.paragraphs}: asking")
    rows, again = _measured(plan, places, built, questions, drawer)
    for place in places.values():
        shutil.rmtree(place.folder)
    cutting = corpus.cutting * plan.paragraphs / corpus.paragraphs
    return Table(plan.table, plan.paragraphs, cutting, rows, again, absent)


def _measured(
    plan: Plan,
    places: Mapping[str, Place],
    built: Mapping[str, Built],
    questions: Sequence[Question],
    drawer: Drawer,
) -> tuple[tuple[Row, ...], Latency]:
    size = {engine: size_on_disk(place.folder) for engine, place in places.items()}
    with ExitStack() as stack:
        asked = {e: stack.enter_context(asking(place)) for e, place in places.items()}
        opened = {e: one.opened(questions[0]) * 1000 for e, one in asked.items()}
        answers = {e: one.answers(questions) for e, one in asked.items()}
        if plan.table == "words" and (wrong := differences(questions, answers)):
            raise Unequal(*wrong)
        times = _rounds(asked, questions, plan.rounds)
        first = next(iter(asked))
        again = latency([asked[first].timed(questions) for _ in range(plan.rounds)])
        text = {e: one.text_bytes() for e, one in asked.items()}
        memory = {e: one.memory() for e, one in asked.items()}
        recall = _recall(plan, asked, drawer)
        added = _added(asked)
    found = {e: latency(times[e]) for e in asked}
    rows = tuple(
        Row(
            e, found[e], _by_kind(questions, times[e]), built[e].cpu, built[e].wall, built[e].peak,
            size[e], opened[e], added[e], *memory[e], recall.get(e), text[e],
        )
        for e in asked
    )  # fmt: skip
    return rows, again


def _rounds(
    asked: Mapping[str, Asked], questions: Sequence[Question], rounds: int
) -> dict[str, list[list[float]]]:
    """The times of every question in each round; in a round each engine has its turn."""
    times: dict[str, list[list[float]]] = {engine: [] for engine in asked}
    for _ in range(rounds):
        for engine, one in asked.items():
            times[engine].append(one.timed(questions))
    return times


def _by_kind(
    questions: Sequence[Question], rounds: Sequence[Sequence[float]]
) -> dict[str, Latency]:
    kinds = dict.fromkeys(question.kind for question in questions)
    at = {kind: [n for n, q in enumerate(questions) if q.kind == kind] for kind in kinds}
    return {k: latency([[times[n] for n in at[k]] for times in rounds]) for k in kinds}


def _recall(plan: Plan, asked: Mapping[str, Asked], drawer: Drawer) -> dict[str, float]:
    if plan.table == "words":
        return {}
    cuts = drawer.cuts(CUTS)
    return {engine: one.recall(cuts) for engine, one in asked.items()}


def _added(asked: Mapping[str, Asked]) -> dict[str, float | None]:
    articles = added_articles()
    marked = Question("added", (MARK,))
    seconds = {engine: one.added(articles, marked) for engine, one in asked.items()}
    return {e: None if s is None else s * 1000 for e, s in seconds.items()}


def added_articles() -> list[MadeArticle]:
    """New articles, each paragraph of which holds MARK."""
    fresh = (made_article(_FIRST_ADDED + n) for n in range(ADDED))
    return [
        with_words(msgspec.structs.replace(a, paragraphs=tuple(f"{t}{MARK}" for t in a.paragraphs)))
        for a in islice(fresh, ADDED)
    ]


def _place(plan: Plan, engine: str, corpus: Written, scratch: Path) -> Place:
    name = "".join(c if c.isalnum() else "-" for c in engine)
    folder = scratch / f"{plan.table}-{plan.paragraphs}-{name}"
    folder.mkdir(parents=True)
    return Place(plan.table, engine, corpus.path, plan.paragraphs, folder)
