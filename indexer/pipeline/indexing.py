"""The index of what a transaction on the catalogue holds: built beside the one in use, and put in
use when the transaction has been committed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from random import Random
from typing import TypeVar

from archive.catalogue import Catalogue
from archive.errors import StaleArchive
from indexer.fulltext import Change, Proof
from indexer.pipeline.report import Step, Watch

CUTS = 100  # texts of the catalogue, a cut of each of which must be found in the new index
T = TypeVar("T")


def index_all(change: Change, catalogue: Catalogue, stamp: str, watch: Watch) -> None:
    """Index all articles and leftovers anew, marked with the catalogue's new stamp."""
    total = catalogue.article_count()
    articles = _watched(catalogue.articles(), "建立索引", total, watch)
    proof = Proof(total, catalogue.some_texts(CUTS, Random(0)))
    change.build(articles, catalogue.leftovers(), stamp, proof)
    watch(Step("索引已核对", total, total, "篇"))


def index_changes(
    change: Change,
    catalogue: Catalogue,
    stamp: str,
    sources: Sequence[str],
    fresh: bool,
    watch: Watch,
) -> None:
    """Index the given sources anew, and look at no others; all, where the index in use is not
    `fresh`: missing, damaged or of another state of the catalogue."""
    if not fresh:
        index_all(change, catalogue, stamp, watch)
        return
    articles = chain.from_iterable(catalogue.articles(name) for name in sources)
    leftovers = chain.from_iterable(catalogue.leftovers(name) for name in sources)
    proof = Proof(None, catalogue.some_texts(CUTS, Random(0)))
    watched = _watched(articles, "更新索引", 0, watch)
    try:
        change.update(sources, watched, leftovers, stamp, proof)
    except StaleArchive:  # damaged where its stamp does not tell
        index_all(change, catalogue, stamp, watch)


def _watched(articles: Iterable[T], what: str, total: int, watch: Watch) -> Iterator[T]:
    for done, article in enumerate(articles):
        if not done % 100:
            watch(Step(what, done, max(total, done), "篇"))
        yield article
    watch(Step("写入和核对索引", total, total, "篇"))
