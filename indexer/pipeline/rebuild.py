"""`rebuild` and `update`: the catalogue in one transaction, the index beside it, then both seen."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from archive.catalogue import Catalogue, Writer
from archive.errors import InputError
from archive.home import Home
from archive.texts import Doubt
from indexer.fulltext import WhooshEngine
from indexer.pipeline.names import name_sources
from indexer.pipeline.process import process
from indexer.pipeline.report import Report, Watch, watch_nothing
from indexer.reading import File, find_files, read_file


def rebuild(home: Home, paths: Sequence[Path] = (), watch: Watch = watch_nothing) -> Report:
    """Read everything anew: the given files and folders, or the recorded ones when none are given.

    In: paths as the user gave them. Out: the Report. Raises InputError (missing path, nothing to
    read) or HomeError; whatever fails, the archive stays as it was.
    """
    started = time.perf_counter()
    roots, recorded = _roots(home, paths)
    found = find_files(roots or recorded)
    if not found.files:
        raise InputError(
            "给出的位置里没有可读的文件，原有的档案没有改动。", "可读的是 .txt 和 .jsonl 文件。"
        )
    catalogue = Catalogue(home.catalogue, create=True)
    before = catalogue.fingerprints()
    files = name_sources(found.files, {path: name for name, (_, path, _) in before.items()})
    with catalogue.writing() as writer:
        writer.clear()
        writer.set_roots([str(root) for root in roots or recorded])
        _read(writer, files, {}, watch)
        _index(home, catalogue, writer, watch)
    changes = (len(files), len(files), len(before.keys() - files.keys()))
    return _report(catalogue, changes, found.doubts, started)


def update(home: Home, paths: Sequence[Path] = (), watch: Watch = watch_nothing) -> Report:
    """Read only what is new or changed, below the given paths or below all recorded ones.

    Files that vanished are dropped only when they lay below a path looked at now. Raises as
    `rebuild` does.
    """
    started = time.perf_counter()
    asked, recorded = _roots(home, paths)
    found = find_files(asked or recorded)
    catalogue = Catalogue(home.catalogue, create=True)
    before = catalogue.fingerprints()
    here = [_home_root(file, recorded) for file in found.files]
    paths_here = {str(file.path) for file in here}
    gone = {
        name
        for name, (_, path, _) in before.items()
        if path not in paths_here and any(Path(path).is_relative_to(r) for r in asked or recorded)
    }
    known = {path: name for name, (_, path, _) in before.items()}
    files = name_sources(here, known, reserved=before.keys() - gone)
    added = [r for r in asked if not any(r.is_relative_to(old) for old in recorded)]
    marks = {name: mark for name, (_, _, mark) in before.items()}
    with catalogue.writing() as writer:
        writer.set_roots([str(root) for root in (*recorded, *added)])
        for name in gone:
            writer.remove(name)
        changed = _read(writer, files, marks, watch)
        if changed or gone or added:
            _index(home, catalogue, writer, watch)
    return _report(catalogue, (len(files), changed, len(gone)), found.doubts, started)


def _roots(home: Home, paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """The paths asked for, absolute, and those recorded before; one of them is not empty."""
    asked = [Path(p).expanduser().absolute() for p in paths]
    recorded: list[Path] = []
    if home.catalogue.exists():
        recorded = [Path(p) for p in Catalogue(home.catalogue).roots()]
    if not asked and not recorded:
        raise InputError(
            "还没有记录任何来源。", "请给出文件或文件夹，例如：baodang rebuild 文件夹。"
        )
    return asked, recorded


def _home_root(file: File, recorded: Iterable[Path]) -> File:
    """The same file seen from the recorded root it lies below, so that its name stays the same."""
    for root in recorded:
        if file.path.is_relative_to(root) and file.path != root:
            return File(str(root), file.path, file.path.relative_to(root).as_posix())
    return file


def _read(writer: Writer, files: dict[str, File], marks: dict[str, str], watch: Watch) -> int:
    """Put every file whose fingerprint is not the one in `marks`; how many those were."""
    changed = 0
    for done, (name, file) in enumerate(files.items()):
        watch(f"阅读 {name}", done, len(files))
        read = read_file(file.path, name)
        if marks.get(name) != read.fingerprint:
            writer.put(process(file.root, read))
            changed += 1
    watch("阅读完毕", len(files), len(files))
    return changed


def _index(home: Home, catalogue: Catalogue, writer: Writer, watch: Watch) -> None:
    """Build the index from what this transaction sees; it is swapped in just before the commit."""
    watch("建立索引", 0, 1)
    engine = WhooshEngine(home.index)
    engine.build(catalogue.articles(), catalogue.leftovers(), writer.mark())
    watch("建立索引", 1, 1)


def _report(
    catalogue: Catalogue,
    changes: tuple[int, int, int],
    doubts: tuple[Doubt, ...],
    started: float,
) -> Report:
    counts = catalogue.counts()
    about_files = [
        (source, doubt) for source, article, doubt in catalogue.doubts() if article is None
    ]
    return Report(
        *changes,
        counts.articles,
        counts.paragraphs,
        counts.joins,
        counts.doubts + len(doubts),
        time.perf_counter() - started,
        (*(("", doubt) for doubt in doubts), *about_files),
    )
