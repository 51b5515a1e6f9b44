"""Ids: what may change without changing them."""

from __future__ import annotations

from dataclasses import replace

from factories import article

from archive.texts import Article
from indexer.splitting import name_articles

ONE = article("1", "第一段。", "第二段。", headline="甲乙丙")
TWO = article("2", "别的话。", headline="丁戊己")
BRIEF = article(
    "3", "又讯 一则简讯的开头很长很长，一直说到第四十个字以后才会停下来，所以后面的改动没有关系。"
)
BANNER = replace(article("4", headline="文明创建在行动", kind="slogan"), applies_to=("1", "2"))


def ids(*articles: Article, source: str = "a.txt") -> list[str]:
    return [a.id for a in name_articles(source, articles)]


def test_form() -> None:
    [name] = ids(ONE)
    head, tail = name.split("-")
    assert (len(head), len(tail), name.lower()) == (10, 8, name)


def test_other_articles_may_change() -> None:
    before = ids(ONE, TWO, BRIEF)
    assert ids(TWO)[0] == before[1]
    assert ids(BRIEF, ONE) == [before[2], before[0]]


def test_later_paragraphs_may_change() -> None:
    more = article("9", ONE.paragraphs[0].text + "又加了一句。", "加一段。", headline="甲乙丙")
    assert ids(more) == ids(ONE)
    longer = article("9", BRIEF.paragraphs[0].text + "又加了一句。", "再加一段。")
    assert ids(longer) == ids(BRIEF)


def test_an_id_never_passes_to_another_text() -> None:
    namesake = article("2", "不同的话。", headline="甲乙丙")
    assert ids(ONE, namesake)[0] == ids(ONE)[0]
    assert ids(namesake)[0] == ids(ONE, namesake)[1] != ids(ONE)[0]


def test_the_source_counts() -> None:
    assert ids(ONE)[0] != ids(ONE, source="b/a.txt")[0]


def test_twins_are_told_apart_by_their_text_then_by_order() -> None:
    other = article("2", "不同的话。", headline="甲乙丙")
    first, second = ids(ONE, other)
    assert first != second
    assert ids(other, ONE) == [second, first]
    assert len(set(ids(ONE, ONE, ONE))) == 3


def test_banners_follow_the_new_names() -> None:
    named = name_articles("a.txt", (BANNER, ONE, TWO))
    assert named[0].applies_to == (named[1].id, named[2].id)


def test_pages_of_one_source_share_provisional_ids() -> None:
    second = replace(TWO, id="1", page_number=2)
    banner = replace(BANNER, id="9", page_number=2, applies_to=("1",))
    named = name_articles("a.txt", (ONE, banner, second))
    assert named[1].applies_to == (named[2].id,)
