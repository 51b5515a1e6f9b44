"""Print how well cut columns are repaired: precision and recall by kind of damage and threshold.

`make measure-repair` runs it on pages made of the invented articles that nothing is learned from:
reports (tests/prose.py), and articles of all kinds, verses and tables among them (tests/invented.py).
`python tools/measure_repair.py FOLDER` runs it on pages made of other articles in the latter's form.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import prose
from damage import CLEAN, DamagedPage
from invented import Invented, held_out, invented
from score_damage import made_pages, score

from archive.texts import Page
from indexer.splitting import repair, split_page

PAGES, SEED = 300, 7
THRESHOLDS = (0.5, 0.6, 0.7, 0.8, 0.9)


def joins(page: DamagedPage) -> list[tuple[int, int, float]]:
    """The joins that splitting makes on a page."""
    articles = split_page(Page("made", 1, page.lines)).articles
    paragraphs = [paragraph for article in articles for paragraph in article.paragraphs]
    return [(j.from_line, j.to_line, j.score) for p in paragraphs for j in p.joins]


def main() -> None:
    """The tables."""
    if sys.argv[1:]:
        measure("articles", invented(Path(sys.argv[1])))
    else:
        measure("reports", prose.held_out())
        measure("articles of all kinds", held_out())


def measure(what: str, articles: Sequence[Invented]) -> None:
    """Print the tables of pages made of these articles."""
    chosen, repair.JOIN = repair.JOIN, THRESHOLDS[0]
    damaged = [(page, joins(page)) for page in made_pages(articles, PAGES, SEED)]
    print(f"\n{len(articles)} {what}, {PAGES} pages; joins are made from {chosen} on")
    for threshold in THRESHOLDS:
        table = score((page for page, _ in damaged), _recorded(damaged), threshold).table()
        print(f"\nfrom {threshold}: {table}")
    repair.JOIN = chosen
    clean = score(made_pages(articles, PAGES // 2, SEED + 1, CLEAN), joins)
    print(f"\nclean pages: {clean.false.total()} joins {dict(clean.false)}")


def _recorded(damaged: list[tuple[DamagedPage, list[tuple[int, int, float]]]]):  # type: ignore[no-untyped-def]
    made = {id(page): found for page, found in damaged}
    return lambda page: made[id(page)]


if __name__ == "__main__":
    main()
