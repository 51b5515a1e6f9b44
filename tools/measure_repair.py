"""Print how well cut columns are repaired: precision and recall by kind of damage, of the joins that
are made, and at several thresholds; where pieces are cut more than once, and where each is cut once.

`make measure-repair` runs it on pages made of the invented articles that nothing is learned from:
reports (tests/prose.py), and articles of all kinds, verses and tables among them (tests/invented.py).
`python tools/measure_repair.py FOLDER` runs it on pages made of other articles in the latter's form.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import prose
from damage import CLEAN, ONCE, USUAL, DamagedPage, Mix
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
    print(f"\n{len(articles)} {what}, {PAGES} pages of each kind")
    for name, mix in (("cut at times more than once", USUAL), ("cut once", ONCE)):
        measure_mix(name, articles, mix)
    clean = score(made_pages(articles, PAGES, SEED + 1, CLEAN), joins)
    print(f"\nclean pages: {clean.false.total()} joins {dict(clean.false)}")


def measure_mix(name: str, articles: Sequence[Invented], mix: Mix) -> None:
    """Print the tables of one kind of pages: of the joins made, and by threshold alone."""
    pages = made_pages(articles, PAGES, SEED, mix)
    print(f"\n{name}, joins as they are made: {score(pages, joins).table()}")
    chosen = repair.JOIN, repair.JOIN_NEXT
    repair.JOIN = repair.JOIN_NEXT = THRESHOLDS[0]
    made = {id(page): joins(page) for page in pages}
    repair.JOIN, repair.JOIN_NEXT = chosen
    for threshold in THRESHOLDS:
        print(f"from {threshold}: {score(pages, lambda page: made[id(page)], threshold).table()}")


if __name__ == "__main__":
    main()
