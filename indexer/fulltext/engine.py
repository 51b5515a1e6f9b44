"""Builds the index: written beside the old one, checked, then put in its place."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from whoosh.filedb.filestore import FileStorage

from archive.errors import HomeError
from archive.texts import Article, Leftover
from indexer.fulltext.builds import Stamp, put_in_use, sweep, usable
from indexer.fulltext.bulk import Written, write_segments
from indexer.fulltext.changes import MANY, changed, tidied
from indexer.fulltext.items import items
from indexer.fulltext.reader import Reader, pairs_in
from indexer.words import fold


class WhooshEngine:
    """Builds the index in `folder`, and tells which state of the catalogue it was built from."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def build(self, articles: Iterable[Article], leftovers: Iterable[Leftover], stamp: str) -> None:
        """Replace the index by one over the given texts, marked with the catalogue's `stamp`.

        HomeError when the folder cannot be written or another program is building there; whatever
        goes wrong, the old index stays in use.
        """
        self._replace(lambda new: write_segments(new, items(articles, leftovers)), stamp)

    def update(
        self,
        sources: Collection[str],
        articles: Iterable[Article],
        leftovers: Iterable[Leftover],
        stamp: str,
    ) -> None:
        """Replace what the index holds of the sources by the given texts.

        Raises as `build` does, and StaleArchive or NoArchive when the index in use cannot be
        read: then it must be built anew.
        """
        self._replace(
            lambda new: changed(new, self._in_use(), sources, items(articles, leftovers)), stamp
        )

    def tidy(self) -> None:
        """Merge small segments where there are many; searches give the same before and after."""
        stamp = self.stamp()
        if stamp is not None and len(pairs_in(self._in_use())) > MANY:
            self._replace(lambda new: tidied(new, self._in_use()), stamp)

    def stamp(self) -> str | None:
        """The mark of the index in use, or None when there is none that can be read."""
        try:
            return usable(self._folder)[1].catalogue
        except HomeError:
            return None

    def _in_use(self) -> Path:
        return self._folder / usable(self._folder)[0]

    def _replace(self, make: Callable[[Path], Written | None], stamp: str) -> None:
        """Put a build in use that `make` writes into an empty folder; if it makes none, nothing
        changes."""
        try:
            with _only_builder(self._folder):
                sweep(self._folder)
                new = self._folder / f"build-{uuid4().hex[:12]}"
                new.mkdir()
                try:
                    if written := make(new):
                        _check(new, written)
                        put_in_use(self._folder, new.name, Stamp.now(stamp, new))
                except BaseException:
                    shutil.rmtree(new, ignore_errors=True)
                    raise
                sweep(self._folder)
        except OSError as error:
            raise HomeError(
                f"写不了检索索引：{error.strerror or error}。",
                "请检查 --home 文件夹的权限和磁盘空间。",
            ) from error


@contextmanager
def _only_builder(folder: Path) -> Iterator[None]:
    """Hold a lock that the operating system drops when the process dies."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileStorage(str(folder)).lock("build.lock")
    if not lock.acquire():
        raise HomeError("另一个程序正在建立检索索引。", "请等它结束后再试。")
    try:
        yield
    finally:
        lock.release()


def _check(build: Path, written: Written) -> None:
    """Read the new build again: all is there, and random cuts of sampled texts are found."""
    reader = Reader(build)
    sound = (reader.text_count(), reader.register.size) == (written.texts, written.items)
    dice = random.Random(0)
    for document, text in written.sample:
        start = dice.randrange(len(text))
        cut = fold(text[start : start + dice.randint(1, 8)]).text
        sound = sound and (not cut or document in reader.holding([cut]))
    if not sound:
        raise HomeError("新建的检索索引没有通过检查，仍使用原来的索引。", "请再运行一次。")
