"""One file through all stages: reading → splitting → tagging."""

from __future__ import annotations

from dataclasses import replace

from archive.catalogue import Reading
from archive.texts import Article, Doubt, Fragment, Leftover, Page
from indexer.reading import ReadFile
from indexer.splitting import name_articles, split_page
from indexer.tagging import tag_page


def process(root: str, read: ReadFile) -> Reading:
    """A file that was read → all that is made of it; `root` is the PATH argument it came from.

    A page on which a stage fails is kept as leftovers with a doubt: nothing is lost, and the
    other pages and files go on.
    """
    articles: list[Article] = []
    leftovers: list[Leftover] = []
    doubts: list[Doubt] = []
    for page in read.pages:
        try:
            split = split_page(page)
            articles += _apart(tag_page(page, split.articles), page.number)
            leftovers += split.leftovers
        except Exception as error:
            leftovers += _all_lines(page)
            doubts.append(
                Doubt(
                    "page-failed",
                    f"第 {page.number} 版面处理失败（{type(error).__name__}），原文已留存",
                )
            )
    source = replace(read.source, doubts=read.source.doubts + tuple(doubts))
    named = name_articles(source.name, articles)
    return Reading(source, root, read.fingerprint, read.pages, named, tuple(leftovers))


def _apart(articles: tuple[Article, ...], page: int) -> list[Article]:
    """Provisional ids made unique over the pages of one source."""
    new = {a.id: f"{page}.{a.id}" for a in articles}
    return [
        replace(
            a,
            id=new[a.id],
            applies_to=tuple(new.get(i, i) for i in a.applies_to),
            tags=replace(
                a.tags,
                evidence=tuple(
                    replace(e, article=new.get(e.article, e.article)) if e.article else e
                    for e in a.tags.evidence
                ),
            ),
        )
        for a in articles
    ]


def _all_lines(page: Page) -> list[Leftover]:
    return [
        Leftover(page.source, Fragment(number, 0, len(line), line), "这一版面处理失败")
        for number, line in enumerate(page.lines, page.first_line)
        if line.strip()
    ]
