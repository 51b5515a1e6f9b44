"""`rebuild` and `update` as a whole: nothing lost, ids kept, bad input said in words."""

from __future__ import annotations

import importlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.catalogue import Catalogue
from archive.errors import BaodangError, InputError, NoArchive
from archive.export import article_json
from archive.filters import Query
from archive.home import Home
from indexer.corrections import Corrections
from indexer.fulltext import Change, WhooshEngine
from indexer.pipeline import Report, open_archive, process, rebuild, update

module = importlib.import_module(
    "indexer.pipeline.rebuild"
)  # the package has a function of that name

ONE = "管城区启动党建活动\n\n本报讯(记者 王思俊)昨日,管城区启动党建活动。\n"
TWO = "川汇区推进文明创建\n\n本报讯(记者 韩志刚)8月6日,川汇区推进文明创建工作。\n"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    (folder / "b").mkdir(parents=True)
    (folder / "one.txt").write_text(ONE, "utf-8")
    (folder / "b" / "two.txt").write_text(TWO, "utf-8")
    return folder


def found(home: Home, text: str) -> list[str]:
    _, searcher = open_archive(home)
    return sorted(hit.source for hit in searcher.search(Query(text)).hits)


def exported(home: Home) -> list[str]:
    articles = Catalogue(home.catalogue).articles()
    return [json.dumps(article_json(a), ensure_ascii=False) for a in articles]


def test_files_become_searchable_articles(home: Home, papers: Path) -> None:
    report = rebuild(home, [papers])
    assert (report.files, report.changed, report.removed, report.articles) == (2, 2, 0, 2)
    assert found(home, "管城") == ["one.txt"]
    assert found(home, "") == ["b/two.txt", "one.txt"]


def test_two_rebuilds_give_the_same_export(home: Home, papers: Path) -> None:
    rebuild(home, [papers])
    first = exported(home)
    rebuild(home)
    assert exported(home) == first


def test_ids_survive_new_files_and_a_second_root_of_the_same_names(
    home: Home, papers: Path, tmp_path: Path
) -> None:
    rebuild(home, [papers])
    ids = {a.source: a.id for a in Catalogue(home.catalogue).articles()}
    other = tmp_path / "other"
    other.mkdir()
    (other / "one.txt").write_text(TWO, "utf-8")
    update(home, [other])
    after = {a.source: a.id for a in Catalogue(home.catalogue).articles()}
    assert after.keys() == {"one.txt", "b/two.txt", "other/one.txt"}
    assert ids.items() <= after.items()
    rebuild(home)
    assert {a.source: a.id for a in Catalogue(home.catalogue).articles()} == after


def test_update_reads_what_changed_and_drops_what_vanished_below_its_roots(
    home: Home, papers: Path
) -> None:
    rebuild(home, [papers])
    assert update(home).changed == 0
    (papers / "three.txt").write_text(ONE.replace("管城", "惠济"), "utf-8")
    (papers / "one.txt").unlink()
    report = update(home, [papers / "b"])
    assert (report.changed, report.removed) == (0, 0)
    assert found(home, "管城") == ["one.txt"]
    report = update(home)
    assert (report.files, report.changed, report.removed) == (2, 1, 1)
    assert (found(home, "惠济"), found(home, "管城")) == (["three.txt"], [])


def test_a_file_below_a_known_root_keeps_its_name_when_updated_alone(
    home: Home, papers: Path
) -> None:
    rebuild(home, [papers])
    (papers / "b" / "two.txt").write_text(TWO.replace("8月6日", "8月7日"), "utf-8")
    (papers / "b" / "new.txt").write_text(ONE, "utf-8")
    assert update(home, [papers / "b"]).changed == 2
    assert {s.name for s in Catalogue(home.catalogue).sources()} == {
        "one.txt",
        "b/two.txt",
        "b/new.txt",
    }
    assert Catalogue(home.catalogue).roots() == (str(papers),)


def test_a_changed_sidecar_is_a_change(home: Home, papers: Path) -> None:
    rebuild(home, [papers])
    (papers / "one.txt.meta.json").write_text('{"newspaper": "郑州日报"}', "utf-8")
    assert update(home).changed == 1
    assert (
        next(iter(Catalogue(home.catalogue).articles("one.txt"))).metadata.newspaper == "郑州日报"
    )


def test_what_cannot_be_used_changes_nothing(home: Home, papers: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="还没有记录"):
        rebuild(home)
    assert not home.catalogue.exists()
    rebuild(home, [papers])
    before = exported(home)
    (tmp_path / "empty").mkdir()
    for paths in ([tmp_path / "missing"], [tmp_path / "empty"], [papers, tmp_path / "missing"]):
        with pytest.raises(BaodangError):
            rebuild(home, paths)
        with pytest.raises(InputError if "missing" in str(paths) else ZeroDivisionError):
            update(home, paths)
            raise ZeroDivisionError  # an empty folder has nothing to update, and is no error
    assert exported(home) == before
    assert found(home, "管城") == ["one.txt"]


def test_bad_files_are_doubts_and_the_rest_is_indexed(home: Home, papers: Path) -> None:
    (papers / "empty.txt").write_bytes(b"")
    (papers / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (papers / "gbk.txt").write_bytes(ONE.replace("管城", "中原").encode("gb18030"))
    (papers / "bom.txt").write_bytes(b"\xef\xbb\xbf" + ONE.replace("管城", "二七").encode())
    (papers / "one.txt.meta.json").write_text("{not json", "utf-8")
    (papers / "loop").symlink_to(papers, target_is_directory=True)
    (papers / "dangling.txt").symlink_to(papers / "nowhere")
    os.mkfifo(papers / "pipe.txt")
    report = rebuild(home, [papers])
    assert found(home, "中原") == ["gbk.txt"]
    assert found(home, "二七") == ["bom.txt"]
    assert found(home, "管城") == ["one.txt"]
    doubted = {source for source, _ in report.file_doubts}
    assert {"empty.txt", "binary.txt", "one.txt"} <= doubted


def test_a_stage_that_fails_leaves_the_text_findable(
    home: Home, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = process.split_page

    def fail_on_one(page):  # type: ignore[no-untyped-def]
        if page.source == "one.txt":
            raise ZeroDivisionError
        return real(page)

    monkeypatch.setattr(process, "split_page", fail_on_one)
    report = rebuild(home, [papers])
    assert [(s, d.rule) for s, d in report.file_doubts] == [("one.txt", "page-failed")]
    _, searcher = open_archive(home)
    results = searcher.search(Query("管城区启动"))
    assert (results.total_articles, results.other_text[0].source) == (0, "one.txt")


def test_a_page_that_cannot_be_tagged_keeps_its_articles(
    home: Home, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(process, "tag_page", fail)
    doubts = [d.message for _, d in rebuild(home, [papers]).file_doubts if d.rule == "page-failed"]
    assert doubts and all(d.endswith("（ZeroDivisionError），文章没有标签") for d in doubts), doubts
    assert found(home, "管城") == ["one.txt"]


def test_an_index_that_is_gone_or_behind_is_made_again(home: Home, papers: Path) -> None:
    rebuild(home, [papers])
    for file in sorted(home.index.rglob("*"), reverse=True):
        file.unlink() if file.is_file() else file.rmdir()
    assert found(home, "管城") == ["one.txt"]
    WhooshEngine(home.index).build((), (), "another stamp")
    assert found(home, "管城") == ["one.txt"]


def test_a_build_that_dies_leaves_the_old_archive(
    home: Home, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuild(home, [papers])
    before = exported(home)

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    (papers / "new.txt").write_text(TWO, "utf-8")
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(Change, "build", die)
        rebuild(home)
    assert exported(home) == before
    assert found(home, "管城") == ["one.txt"]


def test_no_archive_is_a_sentence(home: Home) -> None:
    with pytest.raises(NoArchive):
        open_archive(home)
    catalogue, searcher = open_archive(home, create=True)
    assert searcher.search(Query()).total_articles == catalogue.counts().articles == 0


def test_a_path_given_twice_counts_once(home: Home, papers: Path) -> None:
    assert rebuild(home, [papers, papers]).files == 2
    assert Catalogue(home.catalogue).roots() == (str(papers),)


def test_a_path_is_the_same_from_wherever_it_is_given(
    home: Home, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuild(home, [papers])
    monkeypatch.chdir(papers / "b")
    assert update(home, [Path(".."), Path("../b/two.txt")]).changed == 0
    (papers / "link").symlink_to(papers / "b" / "deep", target_is_directory=True)
    (papers / "b" / "deep").mkdir()
    (papers / "b" / "three.txt").write_text(TWO, "utf-8")
    assert update(home, [papers / "link" / ".." / "three.txt"]).changed == 1
    assert Catalogue(home.catalogue).roots()[0] == str(papers)


def test_file_names_that_are_no_utf8(home: Home, papers: Path) -> None:
    gbk = os.fsencode(papers) + b"/" + "一版".encode("gbk") + b".txt"
    Path(os.fsdecode(gbk)).write_text(ONE.replace("管城", "中原"), "utf-8")
    strange = os.fsencode(papers) + b"/bad\xff\xfe\n.txt"
    Path(os.fsdecode(strange)).write_text(ONE.replace("管城", "二七"), "utf-8")
    rebuild(home, [papers])
    assert found(home, "中原") == ["一版.txt"]
    [odd] = found(home, "二七")
    assert odd.isprintable()
    before = exported(home)
    assert update(home).changed == 0
    assert exported(home) == before


def test_a_file_that_cannot_be_opened_now_keeps_what_was_read(
    home: Home, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuild(home, [papers])
    real = Path.read_bytes

    def locked(path: Path) -> bytes:
        if path.name == "one.txt":
            raise PermissionError
        return real(path)

    monkeypatch.setattr(Path, "read_bytes", locked)
    report = update(home)
    assert [d.rule for _, d in report.file_doubts] == ["kept"]
    assert found(home, "管城") == ["one.txt"]


def test_an_emptied_folder_is_said(home: Home, papers: Path) -> None:
    rebuild(home, [papers / "b"])
    (papers / "b" / "two.txt").rename(papers / "two.txt")
    report = update(home)
    assert (report.removed, [d.rule for _, d in report.file_doubts]) == (1, ["emptied"])
    (papers / "two.txt").rename(papers / "b" / "two.txt")
    assert update(home).changed == 1


def test_nothing_readable_does_not_replace_something(home: Home, papers: Path) -> None:
    rebuild(home, [papers])
    (papers / "none.jsonl").write_text("\n", "utf-8")
    with pytest.raises(InputError, match="没有改动"):
        rebuild(home, [papers / "none.jsonl"])
    assert found(home, "管城") == ["one.txt"]


def test_a_recorded_place_that_is_gone_is_said_with_the_way_out(home: Home, papers: Path) -> None:
    rebuild(home, [papers])
    papers.rename(papers.with_name("moved"))
    for command in (rebuild, update):
        with pytest.raises(InputError, match="baodang rebuild 列出其余的路径"):
            command(home)
    assert found(home, "管城") == ["one.txt"]


@pytest.mark.parametrize("harm", ["delete", "cut"])
def test_a_damaged_index_is_made_again(home: Home, papers: Path, harm: str) -> None:
    rebuild(home, [papers])
    for file in home.index.rglob("*.arrays"):
        file.unlink() if harm == "delete" else file.write_bytes(file.read_bytes()[:100])
    assert found(home, "管城") == ["one.txt"]


def test_a_folder_that_cannot_be_opened_now_keeps_what_was_read(
    home: Home, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rebuild(home, [papers])
    real = Path.iterdir

    def locked(path: Path):  # type: ignore[no-untyped-def]
        if path.name == "b":
            raise PermissionError
        return real(path)

    monkeypatch.setattr(Path, "iterdir", locked)
    report = update(home)
    assert (report.removed, [d.rule for _, d in report.file_doubts]) == (0, ["unreadable-folder"])
    with pytest.raises(InputError, match="没有改动"):
        rebuild(home)
    assert found(home, "川汇") == ["b/two.txt"]


def test_an_empty_catalogue_file_is_no_archive(home: Home) -> None:
    home.folder.mkdir()
    home.catalogue.write_bytes(b"")
    with pytest.raises(NoArchive):
        open_archive(home)


@pytest.mark.parametrize("again", [update, rebuild])
def test_what_another_program_added_meanwhile_is_kept(
    again: Callable[..., Report], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between looking at the archive and holding it another update runs from start to end."""
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(f"{name}讯息\n开封市今日发布通知。\n", "utf-8")
    home = Home(tmp_path / "home")
    rebuild(home, [tmp_path / "first"])
    read = module.read_corrections

    def overtaken(folder: Path) -> Corrections:
        monkeypatch.undo()
        update(home, [tmp_path / "second"], facts={"newspaper": "某某日报"})
        return read(folder)

    monkeypatch.setattr(module, "read_corrections", overtaken)
    again(home)
    catalogue = Catalogue(home.catalogue)
    assert {Path(root).name for root in catalogue.roots()} == {"first", "second"}
    assert [*catalogue.given().values()] == [{"newspaper": "某某日报"}]
    assert len(catalogue.fingerprints()) == 2
