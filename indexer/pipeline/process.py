"""One file through all stages: reading → splitting → tagging."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from archive.catalogue import Reading
from archive.texts import Article, Candidate, Doubt, Fragment, Leftover, Page
from indexer.reading import ReadFile
from indexer.splitting import SplitPage, name_articles, split_page
from indexer.tagging import tag_page

T = TypeVar("T")


def process(root: str, read: ReadFile) -> Reading:
    """A file that was read → all that is made of it; `root` is the PATH argument it came from.

    A page on which a stage fails is kept, as leftovers or as articles without tags, with a doubt:
    nothing is lost, and the other pages and files go on.
    """
    doubts: list[Doubt] = []
    articles: list[Article] = []
    leftovers: list[Leftover] = []
    candidates: list[Candidate] = []
    for page in read.pages:
        split = _tried(partial(split_page, page), page, doubts) or _unsplit(page)
        articles += _apart(split.articles, page.number)
        leftovers += split.leftovers
        candidates += split.candidates
    of_page: dict[int, list[Article]] = {}
    for article in name_articles(read.source.name, articles):
        of_page.setdefault(article.page_number, []).append(article)
    tagged: list[Article] = []
    for page in read.pages:
        mine = of_page.get(page.number, [])
        tagged += _tried(partial(tag_page, page, mine), page, doubts) or mine
    source = replace(read.source, doubts=read.source.doubts + tuple(doubts))
    return Reading(
        source,
        root,
        read.fingerprint,
        read.pages,
        tuple(tagged),
        tuple(leftovers),
        tuple(candidates),
    )


def _tried(stage: Callable[[], T], page: Page, doubts: list[Doubt]) -> T | None:
    try:
        return stage()
    except Exception as error:
        what = f"第 {page.number} 版面处理失败（{type(error).__name__}），原文已留存"
        doubts.append(Doubt("page-failed", what, page.first_line))
        return None


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
