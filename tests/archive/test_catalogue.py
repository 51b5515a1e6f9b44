"""The catalogue gives back what was put in, all at once or not at all."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from factories import LEFTOVERS, SIX, SLOGAN, practising_of

from archive.briefs import brief_of
from archive.catalogue import Catalogue, Counts, Reading, store
from archive.catalogue.connecting import state_of
from archive.catalogue.store import _LARGE_LOG
from archive.catalogue.writer import _OF_SOURCES
from archive.errors import HomeError, NoArchive, NotFound, StaleArchive
from archive.tags import Evidence, Place, Tags
from archive.texts import (
    Article,
    Candidate,
    Doubt,
    Fragment,
    Join,
    Metadata,
    Page,
    Paragraph,
    Source,
    Subheading,
)

LINES = ("", "管城区启动党建活动", "", "本报讯 昨日……")


def reading(name: str = "a.txt") -> Reading:
    source = Source(name, f"/somewhere/{name}", "00", 3, "txt", "utf-8", (Doubt("d", "文件存疑"),))
    pages = (
        Page(name, 1, LINES, 1, Metadata(newspaper="郑州日报", origins=(("newspaper", "x"),))),
        Page(name, 2, ("第二版",), 5),
    )
    cut = Fragment(3, 0, 1, "本"), Fragment(9, 0, 1, "报")
    rich = replace(
        SIX[0],
        subheadings=(Subheading("小标题", (Fragment(4, 0, 3, "小标题"),), 1),),
        paragraphs=(Paragraph(1, "本报", cut, (Join(3, 9, 0.5, "理由"),)), *SIX[0].paragraphs[1:]),
        doubts=(Doubt("open-end", "存疑", 3, "本"),),
    )
    articles = tuple(replace(a, source=name) for a in (rich, *SIX[1:], SLOGAN))
    leftovers = tuple(replace(item, source=name) for item in LEFTOVERS)
    return Reading(source, "/somewhere", "f1", pages, articles, leftovers)


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    return Catalogue(tmp_path / "home" / "catalogue.sqlite", create=True)


def test_what_was_put_comes_back_whole(catalogue: Catalogue) -> None:
    put = reading()
    with catalogue.writing() as writer:
        writer.put(put)
    assert tuple(catalogue.articles()) == put.articles
    assert catalogue.article("a1") == put.articles[0]
    assert tuple(catalogue.leftovers()) == put.leftovers
    assert catalogue.source("a.txt") == put.source
    assert (catalogue.page("a.txt", 1), catalogue.page("a.txt", 2)) == put.pages
    assert catalogue.lines("a.txt") == tuple(enumerate((*LINES, "第二版"), 1))
    assert [(a, d.message) for _, a, d in catalogue.doubts()] == [
        (None, "文件存疑"),
        ("a1", "存疑"),
    ]
    counts = catalogue.counts()
    assert (counts.sources, counts.articles, counts.joins, counts.doubts) == (1, 6, 1, 2)


def test_articles_in_short_are_those_of_the_whole_ones(catalogue: Catalogue) -> None:
    with catalogue.writing() as writer:
        writer.put(reading())
    every = list(catalogue.articles())
    names = [*(a.id for a in every), "nobody", every[0].id]
    assert catalogue.briefs(names) == {a.id: brief_of(a) for a in every}
    assert catalogue.briefs([]) == {}


def test_practices_are_read_as_the_register_asks_of_whole_articles(catalogue: Catalogue) -> None:
    for name in ("b.txt", "a.txt"):
        articles = tuple(
            practising_article(f"{name[0]}{n}", name, f"“三{n}”活动") for n in range(3)
        )
        with catalogue.writing() as writer:
            writer.put(
                replace(
                    reading(name),
                    articles=(*articles, replace(SIX[0], id=f"{name}-plain", source=name)),
                )
            )
    told = [a for a in catalogue.tagged() if a.tags.practices]
    assert len(told) == 6
    assert [*catalogue.practising()] == [*map(practising_of, told)]
    assert [*catalogue.practising("b*")] == [practising_of(a) for a in told if a.source == "b.txt"]
    units = [one.units for one in catalogue.practising("a.txt")]
    assert units == [((f"“三{n}”活动", "县妇联"), (f"“三{n}”活动", "省妇联")) for n in range(3)]


@pytest.mark.parametrize("reads", [False, True])
def test_a_large_write_leaves_no_log_behind_while_a_server_runs(
    catalogue: Catalogue, reads: bool
) -> None:
    log = Path(f"{catalogue._path}-wal")
    server = Catalogue(catalogue._path)
    with catalogue.writing() as writer:
        writer.put(reading())
    told = server.tagged()
    if reads:
        next(told)  # in the midst of reading, which is not waited for
    large = tuple(Page("b.txt", n, ("字" * 1000,) * 1000, 1) for n in range(1, 4))
    with catalogue.writing() as writer:
        writer.put(replace(reading("b.txt"), pages=large, articles=()))
    assert (log.stat().st_size > _LARGE_LOG) == reads
    del told
    with catalogue.writing() as writer:
        writer.put(replace(reading("c.txt"), articles=()))
    assert log.stat().st_size < _LARGE_LOG
    assert server.counts().sources == 3


def practising_article(name: str, source: str, practice: str) -> Article:
    """An article with a practice of which two bodies are said to have it."""
    tags = Tags(
        practices=(practice,),
        place=Place("甲省", "乙市"),
        evidence=(
            Evidence("place=甲省/乙市", "test", "乙市", 1, 0, 2),
            Evidence(f"unit={practice}", "test", "县妇联", 1, 0, 3),
            Evidence(f"practice={practice}", "test", practice, 1, 3, 9),
            Evidence(f"unit={practice}", "test", "省妇联", 2, 0, 3),
        ),
    )
    return replace(SIX[0], id=name, source=source, tags=tags)


def test_putting_a_source_again_replaces_it_and_leaves_others(catalogue: Catalogue) -> None:
    other = replace(reading("b.txt"), articles=(replace(SIX[0], id="b1", source="b.txt"),))
    with catalogue.writing() as writer:
        writer.put(reading())
        writer.put(other)
    with catalogue.writing() as writer:
        writer.put(replace(reading(), articles=reading().articles[:1]))
    assert [a.id for a in catalogue.articles()] == ["a1", "b1"]
    assert [a.id for a in catalogue.articles(sources="b*")] == ["b1"]
    assert [item.source for item in catalogue.leftovers(sources="b*")] == ["b.txt"]
    with catalogue.writing() as writer:
        writer.remove("b.txt")
        writer.remove("nothing.txt")
    assert [a.id for a in catalogue.articles()] == ["a1"]
    with pytest.raises(NotFound):
        catalogue.article("b1")


def test_a_write_that_fails_leaves_nothing(catalogue: Catalogue) -> None:
    with catalogue.writing() as writer:
        writer.put(reading())
        stamp = writer.mark()
    with pytest.raises(ZeroDivisionError), catalogue.writing(anew=True) as writer:
        writer.mark()
        raise ZeroDivisionError
    assert catalogue.counts().articles == 6
    assert catalogue.stamp() == stamp


def test_two_writers_at_once_are_refused_in_words(catalogue: Catalogue, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "home" / "catalogue.sqlite", timeout=0)
    other.execute("BEGIN IMMEDIATE")
    catalogue._db.execute("PRAGMA busy_timeout = 0")
    with pytest.raises(HomeError, match="另一个程序正在写入"), catalogue.writing():
        pass
    other.close()


def test_a_missing_catalogue_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(NoArchive, match="baodang rebuild"):
        Catalogue(tmp_path / "none.sqlite")
    assert not (tmp_path / "none.sqlite").exists()


def test_foreign_and_newer_files_are_refused_and_left_alone(tmp_path: Path) -> None:
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"not a database at all" * 100)
    with pytest.raises(StaleArchive, match="已损坏"):
        Catalogue(broken)
    assert broken.read_bytes() == b"not a database at all" * 100
    newer = tmp_path / "newer.sqlite"
    with sqlite3.connect(newer) as db:
        db.execute("PRAGMA user_version = 999")
    db.close()
    with pytest.raises(StaleArchive, match="升级"):
        Catalogue(newer)


def test_an_unusable_folder_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(HomeError):
        Catalogue(tmp_path / "file" / "catalogue.sqlite", create=True)


def test_a_read_only_folder_can_be_read(
    catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with catalogue.writing() as writer:
        writer.put(reading())
    catalogue.close()
    # Root may write anywhere, so the permission is said, not taken away.
    monkeypatch.setattr("os.access", lambda *_: False)
    frozen = Catalogue(tmp_path / "home" / "catalogue.sqlite")
    assert len(list(frozen.articles())) == 7
    with pytest.raises(HomeError, match="只读"), frozen.writing(anew=True):
        pass


FULL = """
import resource, sys
from pathlib import Path
from archive.catalogue import Catalogue
from archive.errors import HomeError
resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # no file may grow: as on a full disk
try:
    found = Catalogue(Path(sys.argv[1]))
    print(len(list(found.articles())))
    with found.writing(anew=True):
        pass
except HomeError as error:
    print(error)
"""


def asked_on_a_full_disk(path: Path) -> list[str]:
    command = (sys.executable, "-c", FULL, str(path))
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()


@pytest.mark.skipif(sys.platform == "win32", reason="limits of file sizes are of Unix")
def test_on_a_full_disk_it_can_be_read(catalogue: Catalogue, tmp_path: Path) -> None:
    with catalogue.writing() as writer:
        writer.put(reading())
    catalogue.close()
    told = asked_on_a_full_disk(tmp_path / "home" / "catalogue.sqlite")
    assert told == ["7", "档案库只读，或磁盘已满，没有改动。请检查 --home 文件夹。"]


@pytest.mark.skipif(sys.platform == "win32", reason="limits of file sizes are of Unix")
def test_a_log_left_by_a_crash_is_not_passed_over_on_a_full_disk(
    catalogue: Catalogue, tmp_path: Path
) -> None:
    with catalogue.writing() as writer:
        writer.put(reading())
    home = tmp_path / "home"
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for name in ("catalogue.sqlite", "catalogue.sqlite-wal"):
        shutil.copy(home / name, crashed / name)
    [told] = asked_on_a_full_disk(crashed / "catalogue.sqlite")
    assert re.match("打不开目录文件 catalogue.sqlite：磁盘已满", told)


def test_what_is_read_without_locks_is_opened_again_when_the_file_changes(
    catalogue: Catalogue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "home" / "catalogue.sqlite"
    with catalogue.writing() as writer:
        writer.put(reading())
    catalogue.close()
    real = store.connect
    monkeypatch.setattr(store, "connect", lambda path: (real(path)[0], state_of(path)))
    open_one = Catalogue(path)
    assert len(list(open_one.articles())) == 7
    monkeypatch.setattr(store, "connect", real)
    with catalogue.writing(anew=True):
        pass
    assert list(open_one.articles()) == []


def test_names_that_are_not_there(catalogue: Catalogue) -> None:
    with pytest.raises(NotFound):
        catalogue.source("x")
    with pytest.raises(NotFound):
        catalogue.page("x", 1)
    assert catalogue.stamp() is None
    assert catalogue.roots() == ()


def test_pages_are_found_by_number_and_by_line(catalogue: Catalogue) -> None:
    with catalogue.writing() as writer:
        writer.put(reading())
    assert catalogue.page_count("a.txt") == 2
    assert [catalogue.page_of_line("a.txt", n) for n in (0, 1, 4, 5, 99)] == [None, 1, 1, 2, 2]
    assert [a.id for a in catalogue.articles("a.txt", page=2)] == []
    assert len(list(catalogue.articles("a.txt", page=1))) == 7


def test_candidates_come_back_in_order(tmp_path: Path) -> None:
    join = Join(3, 5, 0.4, "以“的”开头")
    candidates = (Candidate(join, True), Candidate(Join(7, 8, 0.1, "位置相接"), False, "像段首"))
    catalogue = Catalogue(tmp_path / "a.sqlite", create=True)
    with catalogue.writing() as writer:
        writer.put(replace(reading("a.txt"), candidates=candidates))
    assert catalogue.candidates("a.txt") == candidates
    assert catalogue.candidates("b.txt") == ()


OLD = (Path(__file__).parent / "catalogue_4.sql").read_text("utf-8")
# Version → the tables that it did not have yet.
MISSING = {4: (), 3: ("weak_tags",), 2: ("weak_tags", "given")}
MISSING |= {1: ("weak_tags", "given", "candidates")}


@pytest.mark.parametrize("version", MISSING)
def test_an_older_catalogue_is_brought_up_to_date(tmp_path: Path, version: int) -> None:
    path = tmp_path / "a.sqlite"
    with sqlite3.connect(path) as db:
        db.executescript(OLD)
        texts = db.execute("SELECT article, n, text FROM paragraphs ORDER BY 1, 2").fetchall()
        tags = db.execute("SELECT article, tag, rule FROM evidence ORDER BY article, position")
        evidence = tags.fetchall()
        lines = db.execute("SELECT number, text FROM lines ORDER BY number").fetchall()
        for table in MISSING[version]:
            db.execute(f"DROP TABLE {table}")
        db.execute(f"PRAGMA user_version = {version}")
    catalogue = Catalogue(path)
    assert [a.id for a in catalogue.articles()] == ["a1", "a6", "s1", "w"]
    by_id = sorted(catalogue.articles(), key=lambda a: a.id)
    assert [(a.id, p.n, p.text) for a in by_id for p in a.paragraphs] == texts
    assert [(a.id, e.tag, e.rule) for a in by_id for e in a.tags.evidence] == evidence
    assert [*catalogue.lines("a.txt")] == lines
    assert catalogue.page("a.txt", 2).lines == ("第二版",)
    quoted = [e for a in by_id for e in a.tags.evidence if e.paragraph == "headline"]
    assert quoted and all(a.start is not None for a in quoted)
    assert [(a.id, len(a.doubts)) for a in by_id] == [("a1", 1), ("a6", 0), ("s1", 0), ("w", 0)]
    assert [(w.article, w.weak.value) for w in catalogue.weak_list()] == [("w", "2022年3月")]
    assert (catalogue.candidates("a.txt"), catalogue.given()) == ((), {})
    with sqlite3.connect(path) as db:
        assert _tables(db) == _tables_of_a_new_one(tmp_path)
    with catalogue.writing() as writer:
        writer.remove("a.txt")
        assert catalogue.counts() == Counts(0, 0, 0, 0, 0)
    with sqlite3.connect(path) as db:
        assert not [t for t in _OF_SOURCES if db.execute(f"SELECT 1 FROM {t}").fetchone()]


def _tables_of_a_new_one(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    Catalogue(folder / "new.sqlite", create=True).close()
    with sqlite3.connect(folder / "new.sqlite") as db:
        return _tables(db)


def _tables(db: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    """Name of each table and index → its columns, and what they refer to."""
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_schema ORDER BY name")]
    return {
        name: [row for ask in _ASK for row in db.execute(f"PRAGMA {ask}('{name}')")]
        for name in names
    }


_ASK = ("table_info", "foreign_key_list", "index_info")


def test_a_catalogue_begun_anew_holds_only_what_is_put_then(catalogue: Catalogue) -> None:
    for names in (["a.txt", "b.txt"], ["b.txt"]):
        with catalogue.writing(anew=True) as writer:
            for name in names:
                put = reading(name)
                articles = (replace(a, id=f"{a.id} {name}") for a in put.articles)
                writer.put(replace(put, articles=tuple(articles)))
        assert [s.name for s in catalogue.sources()] == names
        assert {a.source for a in catalogue.articles()} == {*names}
    with catalogue.writing() as writer:  # and references are followed again
        writer.remove("b.txt")
    assert catalogue.counts() == Counts(0, 0, 0, 0, 0)


def test_given_facts_are_replaced_as_a_whole(catalogue: Catalogue) -> None:
    for given in ({"/a": {"city": "郑州市"}, "/b": {}}, {"/c": {"newspaper": "周口日报"}}):
        with catalogue.writing() as writer:
            writer.set_given(given)
        assert catalogue.given() == {path: facts for path, facts in given.items() if facts}


def test_several_that_open_an_old_catalogue_at_once_bring_it_up_once(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with sqlite3.connect(path) as db:
        db.executescript(OLD)
        db.execute("PRAGMA journal_mode = WAL")
    with ThreadPoolExecutor(4) as pool:
        opened = [*pool.map(lambda _: [a.id for a in Catalogue(path).articles()], range(4))]
    assert opened == [["a1", "a6", "s1", "w"]] * 4
