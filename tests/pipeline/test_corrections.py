"""Corrections in the home folder: noticed, followed, kept over rebuilds, reported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from archive.catalogue import Catalogue
from archive.export import article_json
from archive.filters import Query
from archive.home import Home
from indexer.pipeline import Report, open_archive, process, rebuild, update

PAGE = """河湾镇启用便民服务大厅
本报讯 3月2日，河湾镇新建的便民服务大厅启用，群众办理社保、医保等业务
可以在一个窗口办完。
只需要跑一次。大厅设有导办员，为老年人代填表格。
青石桥小学添了图书角
本报讯 3月3日，青石桥小学的图书角向学生开放，藏书一千二百册。
"""
OTHER = "水库开闸放水\n本报讯 8月6日，清水河水库开闸放水，下游群众请注意安全。\n"
HEAD = 'source = "one.txt"\nwho = "王敏"\n'
JOIN = """[[correction]]
why = "核对了原报"
join = [2, 4]
quote = ["本报讯 3月2日", "只需要跑一次"]
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    folder = tmp_path / "papers" / "b"
    folder.mkdir(parents=True)
    (folder.parent / "one.txt").write_text(PAGE, "utf-8")
    (folder / "two.txt").write_text(OTHER, "utf-8")
    home = Home(tmp_path / "home")
    rebuild(home, [folder.parent])
    return home


def write(home: Home, text: str, name: str = "a.toml") -> Path:
    home.corrections.mkdir(exist_ok=True)
    file = home.corrections / name
    file.write_text(text, "utf-8")
    return file


def exported(home: Home) -> dict[str, Any]:
    articles = Catalogue(home.catalogue).articles()
    return {a.id: json.loads(json.dumps(article_json(a))) for a in articles}


def said(report: Report) -> list[tuple[str, str]]:
    return [(source, doubt.rule) for source, doubt in report.file_doubts]


def joins(home: Home) -> list[tuple[int, int, float, str]]:
    return [
        (join["from"], join["to"], join["score"], join["reason"])
        for article in exported(home).values()
        for paragraph in article["paragraphs"]
        for join in paragraph["joins"]
        if join["reason"].startswith("更正")
    ]


BY_HAND = [(2, 4, 1.0, "更正：王敏：核对了原报")]


def test_a_correction_is_followed_by_update_and_kept_by_rebuild(home: Home) -> None:
    before = exported(home)
    file = write(home, HEAD + JOIN)
    report = update(home)
    assert (report.changed, report.corrections, said(report)) == (1, 1, [])
    assert joins(home) == BY_HAND
    after = exported(home)
    assert after.keys() == before.keys()
    [touched] = [name for name in after if after[name] != before[name]]
    assert after[touched]["corrections"] == [
        {
            "what": "第 4 行接在第 2 行之后", "who": "王敏", "why": "核对了原报", "date": None,
            "file": "a.toml",
        }
    ]  # fmt: skip
    _, searcher = open_archive(home)
    assert searcher.search(Query("医保等业务只需要跑一次")).total_exact == 1
    assert update(home).changed == 0
    rebuild(home)
    assert (exported(home), joins(home)) == (after, BY_HAND)
    rebuild(home, [Path(root) for root in Catalogue(home.catalogue).roots()])
    assert file.exists() and exported(home) == after


def test_an_edited_or_deleted_file_is_noticed(home: Home) -> None:
    before = exported(home)
    file = write(home, HEAD + JOIN)
    update(home)
    write(home, HEAD + JOIN.replace("核对了原报", "看了缩微胶片"))
    assert update(home).changed == 1
    assert joins(home)[0][3] == "更正：王敏：看了缩微胶片"
    file.unlink()
    report = update(home)
    assert (report.changed, report.corrections) == (1, 0)
    assert exported(home) == before


def test_an_article_of_its_own_gets_an_id_like_the_others(home: Home) -> None:
    before = exported(home)
    write(
        home,
        f'{HEAD}[[correction]]\nwhy = "另一条"\narticle = {{starts = 4}}\nquote = "只需要跑一次"\n',
    )
    update(home)
    after = exported(home)
    assert before.keys() < after.keys()
    [new] = after.keys() - before.keys()
    mates = {name.partition("-")[0] for name in after if after[name]["source"] == "one.txt"}
    assert mates == {new.partition("-")[0]} and "+" not in new
    assert [p["lines"] for p in after[new]["paragraphs"]] == [[4]]
    rebuild(home)
    assert exported(home) == after


def test_new_articles_that_are_alike_get_ids_of_their_own(home: Home, tmp_path: Path) -> None:
    twice = "甲乡春耕\n本报讯 3月2日，甲乡春耕。\n又讯 乙乡防汛。\n又讯 乙乡防汛。\n"
    (tmp_path / "papers" / "one.txt").write_text(twice, "utf-8")
    starts = "".join(
        f'[[correction]]\nwhy = "另一条"\narticle = {{starts = {n}}}\nquote = "又讯 乙乡"\n'
        for n in (3, 4)
    )
    write(home, HEAD + starts)
    report = update(home)
    assert said(report) == []
    assert len(exported(home)) == 4  # with the one of two.txt
    assert not any("+" in name for name in exported(home))


def test_a_tag_and_a_date_are_found_by_their_facets(home: Home) -> None:
    write(
        home,
        f'{HEAD}[[correction]]\nwhy = "惠济版"\nquote = "河湾镇启用"\n'
        'tags = {line = 1, district = "惠济区", date = 2022-03-02, topics = ["教育"]}\n',
    )
    assert said(update(home)) == []
    _, searcher = open_archive(home)
    for text in ("城市:惠济区", "日期:2022-03-02", "主题:教育"):
        hits = searcher.search(Query(text)).hits
        assert any(hit.source == "one.txt" for hit in hits), text
    found = next(a for a in exported(home).values() if a["headline"] == "河湾镇启用便民服务大厅")
    assert (found["place_basis"], found["date"]["basis"]) == ("correction", "correction")
    assert {e["rule"] for e in found["evidence"] if e["tag"] == "district=惠济区"} == {"correction"}


def test_what_cannot_be_followed_is_reported_and_the_rest_is_done(home: Home) -> None:
    write(
        home,
        HEAD
        + "[[correction]]\nwhy = “错”\nsplit = [1, 2]\n"
        + JOIN
        + JOIN.replace("[2, 4]", "[2, 400]").replace("只需要", "再也不")
        + '[[correction]]\nsource = "none.txt"\nwhy = "没有"\nsplit = [1, 2]\n'
        + '[[correction]]\nsource = "b/two.txt"\nwhy = "没有 quote"\narticle = {starts = 2}\n',
    )
    expected = [
        ("", "bad-correction"),
        ("", "orphan-correction"),
        ("b/two.txt", "bad-correction"),
        ("one.txt", "orphan-correction"),
    ]
    for report in (update(home), update(home), rebuild(home)):
        assert sorted(said(report)) == expected
        assert report.corrections == 1
        assert joins(home) == BY_HAND
    assert report.doubts >= len(expected)


def test_a_source_that_changed_is_followed_or_orphans_its_corrections(
    home: Home, tmp_path: Path
) -> None:
    write(home, HEAD + JOIN)
    page = tmp_path / "papers" / "one.txt"
    page.write_text("河湾报 第三版\n\n" + PAGE, "utf-8")
    assert said(update(home)) == []
    assert joins(home)[0][:2] == (4, 6)
    page.write_text(PAGE.replace("只需要", "仅需要"), "utf-8")
    report = update(home)
    assert said(report) == [("one.txt", "orphan-correction")]
    orphan = report.file_doubts[0][1]
    assert orphan.line == 4 and orphan.message == (
        "更正 corrections/a.toml 第 1 条（第 3 行）没有执行：第 4 行不以“只需要跑一次”开头，"
        "现在是“仅需要跑一次。大厅设有导…”；别处也没有这样开头的。请核对后改写行号和 quote，"
        "再运行 baodang update；用不着了就删去这一条。第 4 行在《河湾镇启用便民服务大厅》里。"
    )
    assert joins(home) == []
    page.unlink()
    assert said(update(home)) == [("", "orphan-correction")]


def test_an_update_of_a_part_says_what_still_waits(home: Home, tmp_path: Path) -> None:
    write(home, HEAD + JOIN)
    report = update(home, [tmp_path / "papers" / "b"])
    assert (report.changed, report.corrections) == (0, 0)
    assert said(report) == [("", "pending-correction")]
    assert report.file_doubts[0][1].message == (
        "corrections/a.toml 里“one.txt”的更正还没有执行，因为这次没有读它；请运行 baodang update。"
    )
    assert joins(home) == []
    assert said(update(home)) == []


def test_a_failing_stage_keeps_the_page_as_the_program_made_it(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = exported(home)

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(process, "correct_page", fail)
    monkeypatch.setattr(process, "correct_tags", fail)
    write(home, HEAD + JOIN)
    report = update(home)
    assert said(report) == [("one.txt", "page-failed")] * 2
    assert exported(home) == before


def test_a_locked_folder_is_said(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    write(home, HEAD + JOIN)
    real = Path.iterdir

    def locked(path: Path):  # type: ignore[no-untyped-def]
        if path.name == "corrections":
            raise PermissionError
        return real(path)

    monkeypatch.setattr(Path, "iterdir", locked)
    assert said(update(home)) == [("", "bad-correction")]
