"""Building beside the old index, swapping, what a killed build leaves, stamps, threads."""

from __future__ import annotations

import gc
import shutil
import threading
import weakref
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from contract import ANSWERS, ask, ids, whoosh
from factories import LEFTOVERS, SIX, SLOGAN, article

from archive.errors import HomeError, NoArchive, StaleArchive
from archive.texts import Article
from indexer.fulltext import WhooshEngine, WhooshSearcher, builds, changes, proof, prove
from indexer.fulltext.changes import MANY

NEW = article("z9", "火星来客", headline="新闻")


def folders(home: Path) -> list[str]:
    return sorted(path.name for path in home.iterdir() if path.is_dir())


def test_nothing_built_yet(tmp_path: Path) -> None:
    with pytest.raises(NoArchive, match="rebuild"):
        WhooshSearcher(tmp_path / "index")
    assert WhooshEngine(tmp_path / "index").stamp() is None


def test_an_empty_archive_answers(tmp_path: Path) -> None:
    found = whoosh(tmp_path, []).search(ask("区"))
    assert (found.total_articles, found.hits, found.other_text) == (0, (), ())


def test_stamp_is_the_catalogues(tmp_path: Path) -> None:
    WhooshEngine(tmp_path).build(SIX, (), "first")
    WhooshEngine(tmp_path).build(SIX, (), "second")
    assert WhooshEngine(tmp_path).stamp() == "second"
    assert len(folders(tmp_path)) == 1


def test_an_open_searcher_sees_the_next_build(tmp_path: Path) -> None:
    searcher = whoosh(tmp_path, SIX)
    assert ids(searcher.search(ask("火星"))) == []
    WhooshEngine(tmp_path).build([*SIX, NEW], (), "2")
    assert ids(searcher.search(ask("火星"))) == ["z9"]
    assert searcher.search(ask()).total_articles == 7


def test_a_build_that_fails_leaves_the_old_one(tmp_path: Path) -> None:
    def broken() -> Iterator[Article]:
        yield NEW
        raise KeyboardInterrupt

    searcher = whoosh(tmp_path, SIX)
    before = folders(tmp_path)
    with pytest.raises(KeyboardInterrupt):
        WhooshEngine(tmp_path).build(broken(), (), "2")
    assert folders(tmp_path) == before
    assert searcher.search(ask()).total_articles == 6
    assert WhooshEngine(tmp_path).stamp() == "stamp"


def test_a_killed_build_is_never_seen_and_swept_by_the_next(tmp_path: Path) -> None:
    searcher = whoosh(tmp_path, SIX)
    dead = tmp_path / "build-dead"
    shutil.copytree(tmp_path / str(builds.current(tmp_path)), dead)
    (dead / "stamp.json").unlink()
    (tmp_path / "CURRENT.new").write_text("build-dead")
    assert searcher.search(ask()).total_articles == 6
    WhooshEngine(tmp_path).build([*SIX, NEW], (), "2")
    assert not dead.exists() and len(folders(tmp_path)) == 1
    assert searcher.search(ask()).total_articles == 7


def test_a_build_that_cannot_be_read_is_not_put_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    searcher = whoosh(tmp_path, SIX)
    monkeypatch.setattr(proof.Reader, "holding", lambda self, string: set())
    with pytest.raises(HomeError, match="检查"):
        WhooshEngine(tmp_path).build([*SIX, NEW], (), "2")
    monkeypatch.undo()
    assert searcher.search(ask("区")).total_articles == 2 and len(folders(tmp_path)) == 1


def harm(home: Path) -> Path:
    """Change one bit in the middle of the largest file of the build in use."""
    build = home / str(builds.current(home))
    path = max(build.glob("*.arrays"), key=lambda file: file.stat().st_size)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    return path


def many() -> list[Article]:
    """Texts that take more room than the ends of a file that are looked at in opening."""
    return [article(f"m{i}", f"第{i}号通知" + chr(0x4E00 + i) * 300) for i in range(400)]


def test_harm_in_the_middle_is_found_by_reading_all(tmp_path: Path) -> None:
    WhooshEngine(tmp_path).build(many(), (), "1")
    prove(tmp_path)
    harm(tmp_path)
    assert WhooshEngine(tmp_path).stamp() == "1", "size and ends are as they were"
    with pytest.raises(StaleArchive, match=r"损坏.*rebuild"):
        prove(tmp_path)
    assert WhooshEngine(tmp_path).stamp() is None, "so the next command makes it anew"
    WhooshEngine(tmp_path).build(many(), (), "1")
    prove(tmp_path)


def test_a_watchful_searcher_finds_it_and_answers_no_more(tmp_path: Path) -> None:
    WhooshEngine(tmp_path).build(many(), (), "1")
    harm(tmp_path)
    searcher = WhooshSearcher(tmp_path, watchful=True)
    with suppress(StaleArchive):
        searcher.search(ask("火星"))
    for thread in threading.enumerate():
        if thread.daemon and thread is not threading.current_thread():
            thread.join(10)
    with pytest.raises(StaleArchive, match="损坏"):
        searcher.search(ask("火星"))
    assert searcher.generation() == ""
    WhooshEngine(tmp_path).build([*many(), NEW], (), "2")
    assert ids(searcher.search(ask("火星"))) == ["z9"]


def test_an_update_tells_harm_on_and_never_merges_it(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.build(many(), (), "1")
    path = harm(tmp_path)
    for i in range(MANY):
        engine.update(["z.txt"], [article(f"z{i}", "火星来客")], (), str(i))
    assert path.name in {file.name for file in (tmp_path / str(builds.current(tmp_path))).iterdir()}
    with pytest.raises(StaleArchive, match="损坏"):
        engine.tidy()
    with pytest.raises(StaleArchive, match="损坏"):
        prove(tmp_path)


def test_one_builder_at_a_time(tmp_path: Path) -> None:
    def again() -> Iterator[Article]:
        yield NEW
        with pytest.raises(HomeError, match="另一个程序"):
            WhooshEngine(tmp_path).build(SIX, (), "inner")

    WhooshEngine(tmp_path).build(again(), (), "outer")
    assert WhooshEngine(tmp_path).stamp() == "outer"


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(HomeError, match="权限"):
        WhooshEngine(tmp_path / "file" / "index").build(SIX, (), "1")


@pytest.mark.parametrize(
    ("stamp", "sentence"),
    [
        (b'{"version":0,"words":"x","catalogue":"1"}', "另一版本"),
        (b'{"version":1,"words":"jieba 0.1","catalogue":"1"}', "另一版本"),
        (b"{", "损坏"),
        (b"[]", "损坏"),
        (b"\xff", "损坏"),
    ],
)
def test_a_stamp_of_another_program_is_stale(tmp_path: Path, stamp: bytes, sentence: str) -> None:
    searcher = whoosh(tmp_path, SIX)
    (tmp_path / str(builds.current(tmp_path)) / "stamp.json").write_bytes(stamp)
    with pytest.raises(StaleArchive, match=rf"{sentence}.*rebuild"):
        WhooshSearcher(tmp_path)
    with pytest.raises(StaleArchive):
        searcher.search(ask())
    assert WhooshEngine(tmp_path).stamp() is None
    WhooshEngine(tmp_path).build(SIX, (), "2")
    assert searcher.search(ask()).total_articles == 6


# Whoosh leaves the file it could not read to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_damaged_files_are_stale(tmp_path: Path) -> None:
    searcher = whoosh(tmp_path, SIX)
    build = tmp_path / str(builds.current(tmp_path))
    for file in build.glob("*.arrays"):
        file.write_bytes(file.read_bytes()[:20])
    with pytest.raises(StaleArchive, match=r"损坏.*rebuild"):
        searcher.search(ask("区"))
    (tmp_path / "CURRENT").write_text("build-gone")
    with pytest.raises(StaleArchive):
        WhooshSearcher(tmp_path)


def test_a_removed_index_is_no_archive(tmp_path: Path) -> None:
    searcher = whoosh(tmp_path / "index", SIX)
    assert searcher.search(ask()).total_articles == 6
    shutil.rmtree(tmp_path / "index")
    with pytest.raises(NoArchive):
        searcher.search(ask())


def test_threads_get_the_right_answers_while_builds_are_swapped(tmp_path: Path) -> None:
    searcher = whoosh(tmp_path, [*SIX, SLOGAN], LEFTOVERS)
    wrong: list[object] = []

    def work(step: int) -> None:
        try:
            for text, exact, loose in (*ANSWERS[step:], *ANSWERS[:step]):
                found = set(ids(searcher.search(ask(text))))
                if found != exact | loose:
                    wrong.append((text, found))
        except Exception as error:  # a thread cannot fail a test by itself
            wrong.append(error)
        finally:
            searcher.close()

    threads = [threading.Thread(target=work, args=(step,)) for step in (0, 10, 20, 30)]
    for thread in threads:
        thread.start()
    for n in range(3):
        WhooshEngine(tmp_path).build([*SIX, SLOGAN], LEFTOVERS, f"{n}")
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_build_out_of_use_is_let_go_of_at_once(tmp_path: Path) -> None:
    """Without waiting for a collection of cycles, which a server makes rare."""
    searcher = whoosh(tmp_path, [*SIX, article("p", "推行“红色网格”工作法。")])
    for text, _, _ in ANSWERS:
        searcher.search(ask(text))
        searcher.search(ask(text, certain=True))
    register = weakref.ref(searcher._reader().register)
    gc.collect()
    gc.disable()
    try:
        WhooshEngine(tmp_path).build(SIX, (), "next")
        searcher.search(ask("区"))
        assert register() is None
    finally:
        gc.enable()


def test_too_much_to_be_merged_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = WhooshEngine(tmp_path)
    engine.build([article("first", "第一篇。")], (), "0")
    for n in range(MANY):
        engine.update({f"{n}"}, [article(f"a{n}", "又一篇。")], (), f"{n}")
    before = {path.name for path in tmp_path.iterdir()}
    monkeypatch.setattr(changes, "LETTERS", 0)
    engine.tidy()
    assert {path.name for path in tmp_path.iterdir()} == before


def test_a_file_in_place_of_the_folder_is_moved_aside(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("别人的")
    searcher = whoosh(tmp_path / "index", SIX)
    assert searcher.search(ask()).total_articles == 6
    assert [path.read_text() for path in tmp_path.glob("index-*")] == ["别人的"]
