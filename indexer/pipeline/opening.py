"""Opening an archive for questions; an index that is missing or behind is made anew first."""

from __future__ import annotations

from archive.catalogue import Catalogue
from archive.home import Home
from indexer.fulltext import WhooshEngine, WhooshSearcher
from indexer.pipeline.report import Watch, watch_nothing


def open_archive(
    home: Home, create: bool = False, watch: Watch = watch_nothing
) -> tuple[Catalogue, WhooshSearcher]:
    """Catalogue and searcher of a home. Raises NoArchive (unless `create`) or StaleArchive.

    The index is derived: when its stamp is not the catalogue's (a crash between the two, a
    deleted folder, another version) it is built again from the catalogue.
    """
    catalogue = Catalogue(home.catalogue, create=create)
    engine = WhooshEngine(home.index)
    if catalogue.stamp() is None:
        with catalogue.writing() as writer:
            engine.build((), (), writer.mark())
    elif engine.stamp() != catalogue.stamp():
        _heal(catalogue, engine, watch)
    return catalogue, WhooshSearcher(home.index)


def _heal(catalogue: Catalogue, engine: WhooshEngine, watch: Watch) -> None:
    """Build the index again, unless a build that was just ending has done so meanwhile."""
    with catalogue.locked():
        stamp = catalogue.stamp()
        if stamp is not None and engine.stamp() != stamp:
            watch("索引缺失或过期，正在重新建立", 0, 1)
            engine.build(catalogue.articles(), catalogue.leftovers(), stamp)
            watch("索引已建立", 1, 1)
