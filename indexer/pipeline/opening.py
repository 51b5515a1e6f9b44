"""Opening an archive for questions; an index that is missing or behind is made anew first."""

from __future__ import annotations

from archive.catalogue import Catalogue
from archive.errors import HomeError
from archive.home import Home
from indexer.fulltext import WhooshEngine, WhooshSearcher
from indexer.pipeline.force import ALONE, Force
from indexer.pipeline.indexing import index_all
from indexer.pipeline.report import Step, Watch, watch_nothing


def open_archive(
    home: Home,
    create: bool = False,
    watch: Watch = watch_nothing,
    force: Force = ALONE,
    watchful: bool = False,
) -> tuple[Catalogue, WhooshSearcher]:
    """Catalogue and searcher of a home. Raises NoArchive (unless `create`) or StaleArchive.

    The index is derived: when its stamp is not the catalogue's (a crash between the two, a
    deleted folder, another version) it is built again from the catalogue. A `watchful` searcher
    proves every byte of it while it answers.
    """
    catalogue = Catalogue(home.catalogue, create=create)
    engine = force.engine(home)
    if catalogue.stamp() is None:
        with engine.changing() as change, catalogue.writing() as writer:
            change.build((), (), writer.mark())
    elif engine.stamp() != catalogue.stamp():
        _heal(catalogue, engine, watch)
    return catalogue, WhooshSearcher(home.index, watchful)


def _heal(catalogue: Catalogue, engine: WhooshEngine, watch: Watch) -> None:
    """Build the index again, unless a build that was just ending has done so meanwhile, or was
    finished by a program that was killed before it could put it in use."""
    why = engine.unusable() or "检索索引已过期。"
    try:
        with engine.changing(catalogue.stamp()) as change, catalogue.locked():
            stamp = catalogue.stamp()
            if stamp is not None and engine.stamp() != stamp:
                watch(Step(f"{why}正在重新建立 ……"))
                index_all(change, catalogue, stamp, watch)
    except HomeError as error:
        raise HomeError(f"{why}{error.sentence}", error.remedy) from error
