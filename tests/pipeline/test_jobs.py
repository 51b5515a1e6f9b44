"""Several processes make what one makes; what one of them does not survive is a doubt."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

import pytest

from archive.catalogue import Catalogue
from archive.export import article_json, leftover_json
from archive.filters import Query
from archive.home import Home
from indexer.fulltext import bulk, parts
from indexer.pipeline import Force, Step, crew, open_archive, rebuild, tasks, update
from indexer.pipeline.crew import outcomes
from indexer.pipeline.tasks import Outcome, Task
from indexer.reading import Known, find_files

PAGES = {
    f"{n:02}.txt": f"{place}启动第{n}次党建活动\n\n"
    f"本报讯(记者 王思俊)昨日,{place}启动党建活动,{n}名志愿者参加。\n\n"
    f"{other}推进文明创建\n\n本报讯(记者 韩志刚)8月{n}日,{other}推进文明创建工作。\n"
    for n, (place, other) in enumerate(
        (("管城区", "川汇区"), ("惠济区", "金水区"), ("中原区", "二七区"), ("新郑市", "荥阳市"))
        * 3,
        1,
    )
}
QUERIES = ("", "区", "党建活动", "文明 创建", "管城 OR 川汇", "城区启动", "记者:王思俊", "-惠济")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, text in PAGES.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def nothing_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "SMALL", 0)
    monkeypatch.setattr(bulk, "LEAST", 100)
    monkeypatch.setattr(parts, "_BATCH", 5)


def made(home: Home) -> tuple[list[str], list[object]]:
    catalogue, searcher = open_archive(home)
    exported = [json.dumps(article_json(a), ensure_ascii=False) for a in catalogue.articles()]
    exported += [json.dumps(leftover_json(x), ensure_ascii=False) for x in catalogue.leftovers()]
    answers: list[object] = [searcher.search(Query(text, limit=0)) for text in QUERIES]
    return exported, answers


@pytest.mark.usefixtures("nothing_is_small")
def test_any_number_of_processes_makes_the_same_archive(tmp_path: Path, papers: Path) -> None:
    (papers / "empty.txt").write_bytes(b"")
    archives, reports = [], []
    for jobs in (1, 2, 3):
        home = Home(tmp_path / f"home{jobs}")
        report = asdict(rebuild(home, [papers], force=Force(jobs)))
        (papers / "01.txt").write_text(PAGES["02.txt"], "utf-8")
        again = asdict(update(home, force=Force(jobs)))
        (papers / "01.txt").write_text(PAGES["01.txt"], "utf-8")
        reports.append(
            [
                {k: v for k, v in r.items() if k not in ("seconds", "checked")}
                for r in (report, again)
            ]
        )
        assert report["checked"] > 0
        assert len(list(home.index.glob("*/MAIN_*.arrays"))) == jobs + 1
        archives.append(made(home))
    assert archives[0] == archives[1] == archives[2]
    assert reports[0] == reports[1] == reports[2]
    assert reports[0][0]["articles"] == 24


def tasks_in(folder: Path) -> list[Task]:
    return [Task(file.relative, file, Known(), size=100) for file in find_files([folder]).files]


def by_name(made: Sequence[Outcome]) -> dict[str, tuple[bool, list[tuple[str, int | None]]]]:
    """Name of the source → whether it failed, and its doubts as (rule, line)."""
    return {
        outcome.reading.source.name: (
            outcome.failed,
            [(doubt.rule, doubt.line) for doubt in outcome.reading.source.doubts],
        )
        for outcome in made
    }


@pytest.mark.usefixtures("nothing_is_small")
def test_a_page_that_ends_its_process_costs_only_itself(papers: Path) -> None:
    pages = [("好消息", "正文一段。"), ("坏消息", "这里崩溃。"), ("新消息", "正文又一段。")]
    lines = (json.dumps({"headline": h, "text": t}, ensure_ascii=False) for h, t in pages)
    (papers / "03a.jsonl").write_text("\n".join(lines), "utf-8")
    (papers / "05a.txt").write_text("整版出错了\n", "utf-8")
    found = list(outcomes(tasks_in(papers), 2, "bad_crew:serve"))
    assert [o.reading.source.name for o in found] == sorted([*PAGES, "03a.jsonl", "05a.txt"])
    told = by_name(found)
    assert told.pop("03a.jsonl") == (False, [("page-failed", 4)])
    assert told.pop("05a.txt") == (False, [("page-failed", 1)])
    assert set(told) == set(PAGES) and not any(failed for failed, _ in told.values())
    [kept] = [o.reading for o in found if o.reading.source.name == "03a.jsonl"]
    assert [a.headline.text for a in kept.articles if a.headline] == ["好消息", "新消息"]
    assert "".join(x.fragment.text for x in kept.leftovers) == "坏消息这里崩溃。"


@pytest.mark.usefixtures("nothing_is_small")
def test_a_page_that_never_ends_is_given_up(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tasks, "SECONDS", 5.0)
    (papers / "00.txt").write_text("这里停住。\n", "utf-8")
    found = by_name(list(outcomes(tasks_in(papers), 2, "bad_crew:serve_without_splitting")))
    assert found.pop("00.txt") == (False, [("page-failed", 1)])
    assert set(found) == set(PAGES) and not any(failed for failed, _ in found.values())


@pytest.mark.usefixtures("nothing_is_small")
def test_processes_that_do_not_even_start_are_doubts(papers: Path) -> None:
    found = by_name(list(outcomes(tasks_in(papers)[:3], 2, "no_such_module:serve")))
    assert list(found.values()) == [(True, [("unreadable-content", None)])] * 3


@pytest.mark.parametrize("command", [rebuild, update])
def test_a_file_that_raises_is_a_doubt(
    tmp_path: Path,
    papers: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: Callable[..., object],
) -> None:
    home = Home(tmp_path / "home")
    rebuild(home, [papers])
    real = tasks.read_file

    def broken(path: Path, *rest: object) -> object:
        if path.name == "01.txt":
            raise ZeroDivisionError
        return real(path, *rest)  # type: ignore[arg-type]

    (papers / "01.txt").write_text(PAGES["01.txt"] + "又一行。\n", "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(tasks, "read_file", broken)
        report = command(home)
    rules = [doubt.rule for _, doubt in report.file_doubts]  # type: ignore[attr-defined]
    left = {a.source for a in Catalogue(home.catalogue).articles()}
    if command is update:
        assert (rules, left) == (["kept"], set(PAGES))
    else:
        assert (rules, left) == (["unreadable-content"], set(PAGES) - {"01.txt"})
    assert update(home).changed == 1
    assert {a.source for a in Catalogue(home.catalogue).articles()} == set(PAGES)


def test_progress_counts_bytes_and_articles_to_their_end(tmp_path: Path, papers: Path) -> None:
    steps: list[Step] = []
    rebuild(Home(tmp_path / "home"), [papers], steps.append)
    size = sum(len(text.encode()) for text in PAGES.values())
    read = [step for step in steps if step.unit == "B"]
    assert [step.total for step in read] == [size] * (len(PAGES) + 1)
    assert (read[0].done, read[-1].done) == (0, size)
    assert [s.done for s in read] == sorted(s.done for s in read)
    assert steps[-1] == Step("索引已核对", 24, 24, "篇")
