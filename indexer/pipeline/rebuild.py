"""`rebuild` and `update`: the catalogue in one transaction, the index beside it, then both seen."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from archive.catalogue import Catalogue
from archive.errors import HomeError, InputError
from archive.home import Home
from archive.texts import Doubt
from indexer.corrections import Corrections, read_corrections
from indexer.data import check_tables
from indexer.pipeline.correcting import about_corrections, count_followed, marks_of
from indexer.pipeline.force import ALONE, Force
from indexer.pipeline.given import dropped, known_files, merged
from indexer.pipeline.indexing import index_all, index_changes
from indexer.pipeline.names import name_sources
from indexer.pipeline.readings import read_into, tasks
from indexer.pipeline.report import Report, Watch, watch_nothing
from indexer.reading import SUFFIXES, File, find_files, printable
from indexer.tagging import own_topics

_NO_FACTS: Mapping[str, str] = {}


def rebuild(
    home: Home,
    paths: Sequence[Path] = (),
    watch: Watch = watch_nothing,
    facts: Mapping[str, str] = _NO_FACTS,
    force: Force = ALONE,
) -> Report:
    """Read everything anew: the given files and folders, or the recorded ones when none are given.

    In: paths as the user gave them, and checked `facts` about all files below them; without paths
    the facts recorded for the old ones hold on; the processes and memory that may be used. Out: the
    Report. Raises InputError (missing path, nothing to read) or HomeError; whatever fails, the
    archive stays as it was.
    """
    return _unless_overtaken(lambda: _rebuild(home, paths, watch, facts, force))


def _rebuild(
    home: Home, paths: Sequence[Path], watch: Watch, facts: Mapping[str, str], force: Force
) -> Report:
    started, stamp = time.perf_counter(), _stamp(home)
    check_tables()  # a page that cannot be tagged is a doubt; a table that cannot be read ends all
    own = own_topics(home.folder)
    roots, recorded = _roots(home, paths, facts)
    found = find_files(roots or recorded)
    if not found.files:
        why = "".join(doubt.message for doubt in found.doubts[:3])
        raise InputError(
            f"{why}给出的位置里没有可读的文件，原有的档案没有改动。",
            f"可读的是 {'、'.join(SUFFIXES)}。",
        )
    catalogue = Catalogue(home.catalogue, create=True)
    before = catalogue.fingerprints()
    files = name_sources(found.files, {path: name for name, (_, path, _) in before.items()})
    if lost := _closed(before, found.closed) - files.keys():
        raise InputError(
            f"有文件夹或压缩包打不开，会丢失其中的 {len(lost)} 个来源，档案没有改动。",
            "请恢复权限、修好或移走它，然后再试。",
        )
    old = catalogue.given()
    given = merged({} if roots else old, roots, facts)
    known, about_papers = known_files(home, files, given)
    corrections = read_corrections(home.corrections)
    engine = force.engine(home)
    with (
        engine.changing(stamp) as change,
        _as_read(catalogue, stamp),
        catalogue.writing(anew=True) as writer,
    ):
        writer.set_roots([printable(root) for root in roots or recorded])
        writer.set_given(given)
        read = read_into(writer, tasks(files, known, corrections, own), {}, watch, force.jobs)
        if before and not read.texts:
            raise InputError("没有读到任何文字，原有的档案没有改动。", "请检查给出的文件。")
        index_all(change, catalogue, writer.mark(), watch)
    changes = (len(files), len(files), len(before.keys() - files.keys()))
    doubts = (*found.doubts, *about_papers, *dropped(old, given))
    return _report(catalogue, changes, doubts, corrections, change.asked, started)


def update(
    home: Home,
    paths: Sequence[Path] = (),
    watch: Watch = watch_nothing,
    facts: Mapping[str, str] = _NO_FACTS,
    force: Force = ALONE,
) -> Report:
    """Read only what is new or changed, below the given paths or below all recorded ones.

    Files that vanished are dropped only when they lay below a path looked at now. `facts` about
    the given paths are added to those recorded, and what they change is read anew. Raises as
    `rebuild` does.
    """
    return _unless_overtaken(lambda: _update(home, paths, watch, facts, force))


def _update(
    home: Home, paths: Sequence[Path], watch: Watch, facts: Mapping[str, str], force: Force
) -> Report:
    started, stamp = time.perf_counter(), _stamp(home)
    check_tables()
    own = own_topics(home.folder)
    asked, recorded = _roots(home, paths, facts)
    found = find_files(asked or recorded)
    catalogue = Catalogue(home.catalogue, create=True)
    before = catalogue.fingerprints()
    here = [_home_root(file, recorded) for file in found.files]
    paths_here = {file.key for file in here}
    gone = {
        name
        for name, (_, path, _) in before.items()
        if path not in paths_here and any(Path(path).is_relative_to(r) for r in asked or recorded)
    }
    gone -= _closed(before, found.closed)
    known = {path: name for name, (_, path, _) in before.items()}
    files = name_sources(here, known, reserved=before.keys() - gone)
    added = [r for r in asked if not any(r.is_relative_to(old) for old in recorded)]
    given = merged(catalogue.given(), asked, facts)
    about, about_papers = known_files(home, files, given)
    corrections = read_corrections(home.corrections)
    engine = force.engine(home)
    with (
        engine.changing(stamp) as change,
        _as_read(catalogue, stamp),
        catalogue.writing() as writer,
    ):
        writer.set_roots([printable(root) for root in (*recorded, *added)])
        for name in gone:
            writer.remove(name)
        writer.set_given(given)
        all_tasks = tasks(files, about, corrections, own)
        read = read_into(writer, all_tasks, marks_of(before), watch, force.jobs)
        if changed := sorted(gone.union(read.changed)):
            index_changes(change, catalogue, writer.mark(), changed, engine.stamp() == stamp, watch)
        elif engine.stamp() != stamp or stamp is None:
            index_all(change, catalogue, writer.mark(), watch)
    with suppress(HomeError):  # all is done and in use; the next update tries again
        engine.tidy()
    doubts = (
        *found.doubts,
        *about_papers,
        *read.kept,
        *_emptied(asked or recorded, found.files, gone, before),
    )
    changes = (len(files), len(read.changed), len(gone))
    return _report(catalogue, changes, doubts, corrections, change.asked, started)


class _Overtaken(Exception):
    """Another program changed the archive after this one had looked at it: to be begun again."""


def _unless_overtaken(run: Callable[[], Report]) -> Report:
    """What `run` reports; it is begun again as often as another program was faster."""
    while True:
        with suppress(_Overtaken):
            return run()


def _stamp(home: Home) -> str | None:
    return Catalogue(home.catalogue).stamp() if home.catalogue.exists() else None


@contextmanager
def _as_read(catalogue: Catalogue, stamp: str | None) -> Iterator[None]:
    """Nobody else can change the archive now; raises _Overtaken if it is not as it was read."""
    if catalogue.stamp() != stamp:
        raise _Overtaken
    yield


def _roots(
    home: Home, paths: Sequence[Path], facts: Mapping[str, str]
) -> tuple[list[Path], list[Path]]:
    """The paths asked for, absolute, and those recorded before; one of them is not empty."""
    if facts and not paths:
        raise InputError(
            "--newspaper、--issue-date 和 --city 说的是这次给出的路径，但没有给出路径。",
            "请写上路径，例如：baodang update 文件夹 --newspaper 郑州日报。",
        )
    asked = [_absolute(Path(p).expanduser()) for p in paths]
    recorded: list[Path] = []
    if home.catalogue.exists():
        recorded = [Path(p) for p in Catalogue(home.catalogue).roots()]
    missing = next((root for root in recorded if not asked and not root.exists()), None)
    if missing:
        raise InputError(
            f"上次记录的来源“{missing}”不见了，档案没有改动。",
            "请恢复它；不再要它，就用 baodang rebuild 列出其余的路径。",
        )
    if not asked and not recorded:
        raise InputError(
            "还没有记录任何来源。", "请给出文件或文件夹，例如：baodang rebuild 文件夹。"
        )
    return asked, recorded


def _absolute(path: Path) -> Path:
    """The path without `..`, so that a place has one name from wherever it is given; unless a
    link on the way makes that another place."""
    path = path.absolute()
    plain = Path(os.path.normpath(path))
    return plain if path.exists() and plain.exists() and plain.samefile(path) else path


def _home_root(file: File, recorded: Iterable[Path]) -> File:
    """The same file seen from the recorded root it lies below, so that its name stays the same."""
    for root in recorded:
        if file.path.is_relative_to(root) and file.path != root:
            name = printable(file.place.relative_to(root).as_posix())
            return replace(file, root=str(root), relative=name)
    return file


def _closed(before: Mapping[str, tuple[str, str, str]], folders: Collection[str]) -> set[str]:
    """The sources below folders and archives that cannot be opened now: they have not vanished."""
    return {
        name
        for name, (_, path, _) in before.items()
        if any(Path(path).is_relative_to(folder) for folder in folders)
    }


def _emptied(
    roots: Iterable[Path],
    found: Iterable[File],
    gone: Collection[str],
    before: Mapping[str, tuple[str, str, str]],
) -> list[Doubt]:
    """A folder that held sources and holds none now may only be unplugged: say so."""
    lost = [Path(before[name][1]) for name in gone]
    empty = [r for r in roots if not any(file.path.is_relative_to(r) for file in found)]
    return [
        Doubt(
            "emptied", f"“{root.name}”下已没有可读的文件，移除了 {n} 个来源；恢复后再 update 即可。"
        )
        for root in empty
        if (n := sum(path.is_relative_to(root) for path in lost))
    ]


def _report(
    catalogue: Catalogue,
    changes: tuple[int, int, int],
    doubts: tuple[Doubt, ...],
    corrections: Corrections,
    checked: int,
    started: float,
) -> Report:
    counts, tally, marks = catalogue.counts(), catalogue.tally(), marks_of(catalogue.fingerprints())
    doubts = (*doubts, *about_corrections(corrections, marks))
    rules = Counter(tally.doubts) + Counter(doubt.rule for doubt in doubts)
    about_files = [*catalogue.file_doubts()]
    return Report(
        *changes,
        articles=counts.articles,
        paragraphs=counts.paragraphs,
        joins=counts.joins,
        doubts=counts.doubts + len(doubts),
        seconds=time.perf_counter() - started,
        pages=tally.pages,
        kinds=tally.kinds,
        suspected=tally.suspected,
        refused=tally.refused,
        truncated=tally.truncated,
        leftovers=tally.leftovers,
        doubt_kinds=dict(rules.most_common()),
        file_doubts=(*(("", doubt) for doubt in doubts), *about_files),
        corrections=count_followed(corrections, marks, (doubt for _, doubt in about_files)),
        checked=checked,
    )
