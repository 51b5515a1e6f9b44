"""Builds the index: written beside the old one, checked, then put in its place."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from whoosh.filedb.filestore import FileStorage

from archive.errors import HomeError
from archive.texts import Article, Leftover
from indexer.fulltext.builds import Stamp, put_in_use, sweep, usable
from indexer.fulltext.bulk import Written, write_segments
from indexer.fulltext.items import items
from indexer.fulltext.reader import Reader
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
        try:
            with _only_builder(self._folder):
                self._replace(articles, leftovers, stamp)
        except OSError as error:
            raise HomeError(
                f"写不了检索索引：{error.strerror or error}。",
                "请检查 --home 文件夹的权限和磁盘空间。",
            ) from error

    def stamp(self) -> str | None:
        """The mark of the index in use, or None when there is none that can be read."""
        try:
            return usable(self._folder)[1].catalogue
        except HomeError:
            return None

    def _replace(
        self, articles: Iterable[Article], leftovers: Iterable[Leftover], stamp: str
    ) -> None:
        sweep(self._folder)
        name = f"build-{uuid4().hex[:12]}"
        build = self._folder / name
        build.mkdir()
        try:
            _check(build, write_segments(build, items(articles, leftovers)))
            put_in_use(self._folder, name, Stamp.now(stamp, build))
        except BaseException:
            shutil.rmtree(build, ignore_errors=True)
            raise
        sweep(self._folder)


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
