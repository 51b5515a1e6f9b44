"""The promise on real pages: any string printed in a field finds its article, marked rightly."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator

import pytest
from contract import cuts

from archive.catalogue import Catalogue
from archive.filters import Query
from archive.searcher import Searcher
from archive.texts import Article
from indexer.words import fold

LONGEST = 8
QUICK = 1500


def fields(article: Article) -> Iterator[tuple[int | str, str]]:
    for name in ("headline", "kicker", "deck", "byline"):
        field = getattr(article, name)
        if field:
            yield name, field.text
    yield from (("caption", c.text) for c in article.captions)
    yield from (("subheading", s.text) for s in article.subheadings)
    yield from ((p.n, p.text) for p in article.paragraphs)


@pytest.fixture(scope="module")
def homes(catalogue: Catalogue) -> dict[str, set[str]]:
    """Every distinct cut → the articles (slogans aside) that it was cut from."""
    found: dict[str, set[str]] = defaultdict(set)
    for article in catalogue.articles():
        if article.kind != "slogan":
            for _, text in fields(article):
                for cut in cuts(text, LONGEST):
                    found[cut].add(article.id)
    return dict(found)


def check(searcher: Searcher, cut: str, homes: set[str]) -> None:
    results = searcher.search(Query(cut, limit=0))
    exact = {hit.article: hit for hit in results.hits if hit.exact}
    assert homes <= exact.keys(), cut
    wanted = fold(cut).text
    for article in homes:
        marked = (p.text[start:end] for p in exact[article].passages for start, end in p.marks)
        assert any(wanted in fold(text).text for text in marked), cut


def test_sampled_cuts_find_their_articles(searcher: Searcher, homes: dict[str, set[str]]) -> None:
    for cut in random.Random(7).sample(sorted(homes), QUICK):
        check(searcher, cut, homes[cut])


@pytest.mark.slow
def test_every_cut_finds_its_articles(searcher: Searcher, homes: dict[str, set[str]]) -> None:
    for cut in homes:
        check(searcher, cut, homes[cut])
