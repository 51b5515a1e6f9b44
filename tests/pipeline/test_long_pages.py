"""Pages of one thing over and over: the work grows with the length, not with its square.

Nothing is timed: were one of these quadratic, the suite would take minutes longer and be noticed.
"""

from __future__ import annotations

import pytest

from archive.texts import Article, Page
from indexer.splitting import name_articles, split_page
from indexer.tagging import tag_page

TIMES = 4000
REPEATED = ("郑州市惠济区", "“一一”工作法", "市委书记李四", "记者张三 ", "昨日，", "《", "十万")


def read(lines: tuple[str, ...]) -> tuple[Article, ...]:
    page = Page("a", 1, lines)
    return tag_page(page, name_articles("a", split_page(page).articles))


@pytest.mark.parametrize("text", REPEATED)
def test_one_line(text: str) -> None:
    [article] = read((text * TIMES,))
    assert [p.text for p in article.paragraphs] == [(text * TIMES).strip()]


@pytest.mark.parametrize("text", REPEATED)
def test_many_lines(text: str) -> None:
    assert read((text,) * TIMES)
