"""One file through all stages: reading → splitting → corrections → tagging."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from archive.catalogue import Reading
from archive.texts import Article, Candidate, Doubt, Fragment, Leftover, Page
from indexer.corrections import (
    Corrected,
    Entry,
    Known,
    Placed,
    correct_page,
    correct_tags,
    place_entries,
    with_articles,
)
from indexer.pipeline.correcting import known_tags, name_new
from indexer.pipeline.given import unknown_cities
from indexer.reading import ReadFile
from indexer.splitting import SplitPage, name_articles, split_page
from indexer.tagging import NO_OWN, OwnTopics, tag_page

T = TypeVar("T")
# What a stage that failed leaves.
_KEPT, _NOT_CORRECTED, _NOT_TAGGED = "原文已留存", "更正没有执行", "文章没有标签"


def process(
    root: str,
    read: ReadFile,
    entries: Sequence[Entry] = (),
    skipped: Collection[int] = (),
    tell: Callable[[int], None] = lambda number: None,
    own: OwnTopics = NO_OWN,
) -> Reading:
    """A file that was read, with the corrections about it → all that is made of it.

    `root` is the PATH argument it came from. A page on which a stage fails is kept, as leftovers
    or as articles without tags, with a doubt: nothing is lost, and the other pages and files go on.
    So are pages whose numbers are `skipped`, since they made a process die; the number of the
    page that comes next is told each time. `own` are topics of the user's own.
    """
    placed, about_entries = place_entries(read.pages, entries)
    doubts = list(unknown_cities(read.pages))

    def tried(
        stage: Callable[[], T], page: Page, doubts: list[Doubt], then: str = _KEPT
    ) -> T | None:
        tell(page.number)
        return _tried(stage, page, doubts, then)

    def split(page: Page) -> SplitPage:
        if page.number in skipped:
            doubts.append(_failed(page, "没有处理完"))
            return _unsplit(page)
        return tried(partial(split_page, page), page, doubts) or _unsplit(page)

    splits = [split(page) for page in read.pages]
    apart = [
        a for p, s in zip(read.pages, splits, strict=True) for a in _apart(s.articles, p.number)
    ]
    named = _by_page(name_articles(read.source.name, apart))
    articles: list[Article] = []
    leftovers: list[Leftover] = []
    candidates: list[Candidate] = []
    for page, made in zip(read.pages, splits, strict=True):
        mine = named.get(page.number, [])
        corrected = _corrected(page, mine, made, placed.get(page.number, ()), doubts)
        articles += corrected.articles
        leftovers += corrected.leftovers
        candidates += corrected.candidates
    named = _by_page(name_new(read.source.name, articles))
    tagged: list[Article] = []
    for page in read.pages:
        mine = named.get(page.number, [])
        found = tried(partial(tag_page, page, mine, own), page, doubts, _NOT_TAGGED) or tuple(mine)
        tagged += _retagged(page, found, placed.get(page.number, ()), doubts, known_tags(own))
    doubts[:0] = with_articles(about_entries, tagged)
    return Reading(
        replace(read.source, doubts=read.source.doubts + tuple(doubts)),
        root,
        read.fingerprint,
        read.pages,
        tuple(tagged),
        tuple(leftovers),
        tuple(candidates),
    )


def _corrected(
    page: Page,
    articles: Sequence[Article],
    split: SplitPage,
    placed: Sequence[Placed],
    doubts: list[Doubt],
) -> Corrected:
    as_it_is = Corrected(tuple(articles), split.leftovers, split.candidates)
    if not placed:
        return as_it_is
    correct = partial(correct_page, page, articles, split.leftovers, split.candidates, placed)
    corrected = _tried(correct, page, doubts, _NOT_CORRECTED) or as_it_is
    doubts += corrected.doubts
    return corrected


def _retagged(
    page: Page,
    articles: tuple[Article, ...],
    placed: Sequence[Placed],
    doubts: list[Doubt],
    known: Known,
) -> tuple[Article, ...]:
    if not placed:
        return articles
    correct = partial(correct_tags, articles, placed, known)
    corrected, about = _tried(correct, page, doubts, _NOT_CORRECTED) or (articles, ())
    doubts += about
    return corrected


def _by_page(articles: Sequence[Article]) -> dict[int, list[Article]]:
    pages: dict[int, list[Article]] = {}
    for article in articles:
        pages.setdefault(article.page_number, []).append(article)
    return pages


def _tried(stage: Callable[[], T], page: Page, doubts: list[Doubt], then: str = _KEPT) -> T | None:
    try:
        return stage()
    except Exception as error:
        doubts.append(_failed(page, type(error).__name__, then))
        return None


def _failed(page: Page, why: str, then: str = _KEPT) -> Doubt:
    what = f"第 {page.number} 版面处理失败（{why}），{then}"
    return Doubt("page-failed", what, page.first_line)


def _apart(articles: tuple[Article, ...], page: int) -> list[Article]:
    """Provisional ids made unique over the pages of one source."""
    return [
        replace(
            a, id=f"{page}.{a.id}", applies_to=tuple(f"{page}.{other}" for other in a.applies_to)
        )
        for a in articles
    ]


def _unsplit(page: Page) -> SplitPage:
    lines = enumerate(page.lines, page.first_line)
    pieces = (Fragment(number, 0, len(line), line) for number, line in lines if line.strip())
    reason = "这一版面处理失败"
    return SplitPage((), tuple(Leftover(page.source, piece, reason) for piece in pieces))
