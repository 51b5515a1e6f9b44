"""Builds the index: written beside the old one, checked, then put in its place."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from uuid import uuid4

from whoosh.filedb.filestore import FileStorage

from archive.errors import HomeError, reason
from archive.texts import Article, Leftover
from indexer.fulltext.builds import Stamp, finish, finished, put_in_use, sweep, usable
from indexer.fulltext.bulk import Written, write_segments
from indexer.fulltext.changes import MANY, changed, tidied
from indexer.fulltext.items import items
from indexer.fulltext.proof import NO_PROOF, Proof, check
from indexer.fulltext.reader import pairs_in
from indexer.fulltext.segments import LETTERS


class WhooshEngine:
    """Builds the index in `folder`, and tells which state of the catalogue it was built from.

    Up to `jobs` processes write, each holding `letters` characters of text in memory.
    """

    def __init__(self, folder: Path, jobs: int = 1, letters: int = LETTERS) -> None:
        self._folder = folder
        self._jobs, self._letters = jobs, letters

    def build(self, articles: Iterable[Article], leftovers: Iterable[Leftover], stamp: str) -> None:
        """Replace the index by one over the given texts, marked with the catalogue's `stamp`.

        HomeError when the folder cannot be written or another program is building there; whatever
        goes wrong, the old index stays in use.
        """
        with self.changing() as change:
            change.build(articles, leftovers, stamp)

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
        with self.changing() as change:
            change.update(sources, articles, leftovers, stamp)

    def tidy(self) -> None:
        """Merge small segments where there are many; searches give the same before and after."""
        stamp = self.stamp()
        if stamp is not None and len(pairs_in(self._in_use())) > MANY:
            with self.changing() as change:
                change.make(lambda new: tidied(new, self._in_use()), stamp)

    def stamp(self) -> str | None:
        """The mark of the index in use, or None when there is none that can be read."""
        try:
            return usable(self._folder)[1].catalogue
        except HomeError:
            return None

    def unusable(self) -> str:
        """Why the index in use cannot be read, as a sentence; "" where it can."""
        try:
            usable(self._folder)
        except HomeError as error:
            return error.sentence
        return ""

    @contextmanager
    def changing(self, stamp: str | None = None) -> Iterator[Change]:
        """A Change that is put in use when the block ends, and dropped if it raises. No other
        program can build meanwhile. So a catalogue can be committed in between, when the new index
        is all written and only has to be named.

        A build that was finished by a program killed just then is put in use first, when it is of
        the catalogue's present `stamp`.
        """
        change = Change(self._folder, self._in_use, self._jobs, self._letters)
        with ExitStack() as held:
            with _refusals_told():
                held.enter_context(_only_builder(self._folder))
                if stamp is not None and self.stamp() != stamp and finished(self._folder, stamp):
                    put_in_use(self._folder)
                sweep(self._folder)
            try:
                yield change
            except BaseException:
                with suppress(OSError):
                    sweep(self._folder)
                raise
            with _refusals_told():
                if change.ready:
                    put_in_use(self._folder)
                    sweep(self._folder)

    def _in_use(self) -> Path:
        return self._folder / usable(self._folder)[0]


class Change:
    """A build in the making; see `WhooshEngine.changing`."""

    def __init__(self, folder: Path, in_use: Callable[[], Path], jobs: int, letters: int) -> None:
        self._folder, self._in_use = folder, in_use
        self._jobs, self._letters = jobs, letters
        self.ready = False  # whether a build is finished
        self.asked = 0  # cuts that the new build was asked for

    def build(
        self,
        articles: Iterable[Article],
        leftovers: Iterable[Leftover],
        stamp: str,
        proof: Proof = NO_PROOF,
    ) -> None:
        """Make a build of the given texts alone, and hold it against the proof. Raises HomeError."""
        texts = items(articles, leftovers)
        self.make(
            lambda new: write_segments(new, texts, (), self._jobs, self._letters), stamp, proof
        )

    def update(
        self,
        sources: Collection[str],
        articles: Iterable[Article],
        leftovers: Iterable[Leftover],
        stamp: str,
        proof: Proof = NO_PROOF,
    ) -> None:
        """Make a build that holds of these sources the given texts, and all else as the one in use.
        Raises as `build` does, and StaleArchive or NoArchive when that one cannot be read."""
        texts = items(articles, leftovers)
        self.make(lambda new: changed(new, self._in_use(), sources, texts), stamp, proof)

    def make(
        self, write: Callable[[Path], Written | None], stamp: str, proof: Proof = NO_PROOF
    ) -> None:
        """Finish the build that `write` writes into an empty folder; if it writes none, there is
        none. Where it raises, nothing is left of it."""
        new = self._folder / f"build-{uuid4().hex[:12]}"
        try:
            with _refusals_told():
                new.mkdir()
                if written := write(new):
                    self.asked = check(new, written, proof)
                    finish(self._folder, new.name, Stamp.now(stamp, new))
                    self.ready = True
                else:
                    new.rmdir()
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise


@contextmanager
def _refusals_told() -> Iterator[None]:
    """Says in words what the system refused."""
    try:
        yield
    except OSError as error:
        raise HomeError(
            f"写不了检索索引：{reason(error)}。", "请检查 --home 文件夹的权限和磁盘空间。"
        ) from error


@contextmanager
def _only_builder(folder: Path) -> Iterator[None]:
    """Hold a lock that the operating system drops when the process dies. A file that stands where the
    folder should be is moved aside: it is none of ours."""
    if folder.exists() and not folder.is_dir():
        folder.rename(folder.with_name(f"{folder.name}-{uuid4().hex[:6]}"))
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileStorage(str(folder)).lock("build.lock")
    if not lock.acquire():
        raise HomeError("另一个程序正在建立检索索引。", "请等它结束后再试。")
    try:
        yield
    finally:
        lock.release()
