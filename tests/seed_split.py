"""The five seed pages, read and split once for all tests that look at them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from archive.texts import Article, Leftover
from indexer.reading import find_files, read_file
from indexer.splitting import name_articles, split_page

SEEDS = Path(__file__).parent.parent / "seeds"
Split = tuple[tuple[Article, ...], tuple[Leftover, ...]]


@cache
def split_seeds() -> dict[str, Split]:
    """First three characters of the file name → its articles and leftovers."""
    result = {}
    for file in find_files([SEEDS]).files:
        [page] = read_file(file.path, file.relative).pages
        split = split_page(page)
        result[file.relative[:3]] = (name_articles(page.source, split.articles), split.leftovers)
    return result
