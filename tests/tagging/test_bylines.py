"""Bylines: who wrote it, and who did not."""

from __future__ import annotations

import pytest
from factories import article
from tag_cases import cases

from indexer.tagging.bylines import find_byline
from indexer.tagging.surnames import COMMON, DOUBLE, SINGLE

CASES = cases("bylines.tsv")


@pytest.mark.parametrize(("reporters", "correspondents", "authors", "field", "text"), CASES)
def test_byline_of_a_text(
    reporters: str, correspondents: str, authors: str, field: str, text: str
) -> None:
    one = {
        "byline": lambda: article("a", "正文。", byline=text),
        "caption": lambda: article("a", "正文。", captions=(text,)),
        "body": lambda: article("a", text),
    }[field]()
    found = find_byline(one)
    assert found.reporters == tuple(reporters.replace("-", "").split())
    assert found.correspondents == tuple(correspondents.replace("-", "").split())
    assert found.authors == tuple(authors.replace("-", "").split())


def test_there_are_as_many_negatives_as_positives() -> None:
    negatives = sum(r == c == a == "-" for r, c, a, *_ in CASES)
    assert len(CASES) >= 60 and 2 * negatives >= len(CASES)


def test_each_name_is_quoted_where_it_stands() -> None:
    found = find_byline(article("a", "本报讯（记者 王思远 通讯员 姜朴）昨日演练。"))
    assert [(e.tag, e.quote, e.start, e.end) for e in found.evidence] == [
        ("reporter=王思远", "王思远", 7, 10),
        ("correspondent=姜朴", "姜朴", 15, 17),
    ]


def test_a_name_in_body_and_caption_counts_once() -> None:
    one = article("a", "本报讯（记者 韩志）誓师。", captions=("会场。记者 韩志 摄",))
    assert find_byline(one).reporters == ("韩志",)


def test_headlines_name_nobody() -> None:
    assert find_byline(article("a", "正文。", headline="记者 王强 获奖")).reporters == ()


def test_common_family_names_are_family_names() -> None:
    assert COMMON <= SINGLE


def test_family_names_are_of_one_or_two_characters() -> None:
    assert all(len(name) == 1 for name in SINGLE) and all(len(name) == 2 for name in DOUBLE)
