"""Killed at any moment, a build leaves the old archive or the new one, whole, and nothing besides."""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest
from killing import killed_after, killed_before, said

from archive.catalogue import Catalogue
from archive.export import article_json
from archive.filters import Query
from archive.home import Home
from indexer.fulltext import WhooshSearcher, bulk, changes, engine
from indexer.pipeline import Force, crew, open_archive, rebuild, update

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="only where processes can fork")

PLACES = ("管城区", "惠济区", "中原区", "二七区")
QUERIES = ("", "区", "党建活动", "城区启动", "网格 志愿者")
RANDOM_MOMENTS = 30  # of each way to build; beside them, before each change of a file
State = tuple[object, ...]


def page(n: int) -> str:
    place = PLACES[n % len(PLACES)]
    return (
        f"{place}启动第{n}次党建活动\n\n本报讯(记者 王思俊)昨日,{place}启动党建活动。\n"
        f"{n}名志愿者走进网格。\n"
    )


@dataclass(frozen=True)
class Work:
    """A way to build: `old` is the home before it, and what both states hold is known."""

    home: Home
    old: Path
    run: Callable[[], object]
    states: tuple[State, State]
    seconds: float

    def reset(self) -> None:
        shutil.rmtree(self.home.folder)
        shutil.copytree(self.old, self.home.folder)


def held(home: Home) -> State:
    """All that the catalogue holds."""
    catalogue = Catalogue(home.catalogue)
    articles = [json.dumps(article_json(a), ensure_ascii=False) for a in catalogue.articles()]
    catalogue.close()
    return (*articles,)


def answered(home: Home) -> State:
    """What the index answers, whether or not it is that of the catalogue."""
    searcher = WhooshSearcher(home.index)
    found = (searcher.search(Query(text)) for text in QUERIES)
    return tuple((r.total_articles, tuple(h.article for h in r.hits)) for r in found)


def both(home: Home) -> State:
    """The same of a home that was opened, where index and catalogue must agree."""
    catalogue, _ = open_archive(home)
    catalogue.close()
    return held(home), answered(home)


def no_rest(home: Home) -> bool:
    """Whether the index folder holds one build and nothing of another."""
    names = sorted(path.name.split("-")[0] for path in home.index.iterdir())
    return names == ["CURRENT", "build", "build.lock"]


@pytest.fixture(params=["rebuild", "update", "merge"])
def work(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Work]:
    for module in (changes, engine):
        monkeypatch.setattr(module, "MANY", 2 if request.param == "merge" else 8)
    papers, home, old = tmp_path / "papers", Home(tmp_path / "home"), tmp_path / "old"
    papers.mkdir()
    for n in range(6):
        (papers / f"{n}.txt").write_text(page(n), "utf-8")
    rebuild(home, [papers])
    if request.param == "merge":
        (papers / "1.txt").write_text(page(7), "utf-8")
        update(home)
    before = both(home)
    shutil.copytree(home.folder, old)
    (papers / "2.txt").unlink()
    (papers / "3.txt").write_text(page(8), "utf-8")
    (papers / "9.txt").write_text(page(9), "utf-8")

    def run() -> None:
        (rebuild if request.param == "rebuild" else update)(home)

    started = time.perf_counter()
    run()
    seconds = time.perf_counter() - started
    after = both(home)
    assert before != after
    yield Work(home, old, run, (before, after), seconds)


def check(work: Work) -> None:
    """The archive is one of the two, before and after it was opened, and can be built."""
    wholes = {"held": [s[0] for s in work.states], "answered": [s[1] for s in work.states]}
    assert held(work.home) in wholes["held"]
    assert answered(work.home) in wholes["answered"]
    assert both(work.home) in work.states
    work.run()
    assert both(work.home) == work.states[1]
    assert no_rest(work.home)


def test_killed_before_each_change_of_a_file(work: Work) -> None:
    kills = 0
    while True:
        work.reset()
        if not killed_before(kills, work.home.folder, work.run):
            break
        kills += 1
        check(work)
    assert kills >= 15


def test_killed_at_random_moments(work: Work) -> None:
    dice = Random(0)
    for _ in range(RANDOM_MOMENTS):
        work.reset()
        killed_after(dice.uniform(0, work.seconds), work.run)
        check(work)


def test_a_full_disk_is_said_and_changes_nothing(work: Work) -> None:
    """No file may grow beyond a limit: so a file system refuses, at another place for each."""
    resource = pytest.importorskip("resource")
    refused = 0
    for size in (
        0,
        100,
        1000,
        3000,
        6000,
        12_000,
        25_000,
        50_000,
        100_000,
        200_000,
        400_000,
        1 << 30,
    ):
        work.reset()

        def limit(size: int = size) -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

        told = said(work.run, limit)
        if told:
            refused += 1
            assert re.match("HomeError: .*(已满|允许的大小|空间)", told), (size, told)
            assert (held(work.home), answered(work.home)) == work.states[0]
        check(work)
    assert 5 <= refused < 12


@pytest.mark.parametrize("work", ["rebuild"], indirect=True)
def test_killed_while_several_processes_work(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "SMALL", 0)
    monkeypatch.setattr(bulk, "LEAST", 1)
    dice = Random(0)
    for _ in range(2):
        work.reset()
        killed_after(dice.uniform(0.5, 4), lambda: rebuild(work.home, force=Force(2)))
        check(work)
