"""What is found: strings, words, operators, fields, other texts, order and pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from contract import ANSWERS, NEVER_RAISED, ask, cuts, ids, whoosh
from factories import LEFTOVERS, SIX, SLOGAN, article

from archive.filters import SORTS, Query
from archive.searcher import Searcher
from archive.texts import Article
from indexer.words import fold

ALL = ["a1", "a2", "a3", "a4", "a5", "a6"]


@pytest.mark.parametrize(("text", "exact", "loose"), ANSWERS)
def test_answers(searcher: Searcher, text: str, exact: set[str], loose: set[str]) -> None:
    found = searcher.search(ask(text))
    assert {hit.article for hit in found.hits if hit.exact} == exact
    assert {hit.article for hit in found.hits if not hit.exact} == loose
    assert (found.total_exact, found.total_articles) == (len(exact), len(exact | loose))
    assert ids(searcher.search(ask(text, exact=True))) == ids(found)[: len(exact)]


@pytest.mark.parametrize("text", NEVER_RAISED, ids=range(len(NEVER_RAISED)))
def test_no_text_raises(searcher: Searcher, text: str) -> None:
    found = searcher.search(ask(text))
    assert found.query == text and len(found.hits) == found.total_articles


def test_literal_hit_is_exact_whatever_the_parse_says(searcher: Searcher) -> None:
    found = searcher.search(ask("(志愿者清扫街道。记者 韩志刚 摄)"))
    assert ids(found) == ["a2"] and found.hits[0].exact
    found = searcher.search(ask("严防死守;防控 "))
    assert ids(found) == ["a3"] and found.hits[0].exact


def test_not_with_nothing_visible_finds_nothing(searcher: Searcher) -> None:
    assert ids(searcher.search(ask("-\u200b"))) == []
    assert ids(searcher.search(ask("\u200b"))) == ALL


def test_empty_query_is_all_articles_without_passages(searcher: Searcher) -> None:
    found = searcher.search(ask(""))
    assert ids(found) == ALL and found.total_exact == 6
    assert found.total_paragraphs == 0 and found.other_text == ()
    assert all(hit.passages == () for hit in found.hits)


def test_facts_alone_give_no_passages(searcher: Searcher) -> None:
    found = searcher.search(ask("城市:郑州"))
    assert [hit.passages for hit in found.hits] == [(), ()] and found.total_paragraphs == 0


def test_passages_are_best_first_and_counted(searcher: Searcher) -> None:
    found = searcher.search(ask("疫情防控 人民"))
    (hit,) = found.hits
    assert (hit.article, found.total_paragraphs) == ("a1", 1)
    (passage,) = hit.passages
    assert passage.paragraph == 2 and passage.text == SIX[0].paragraphs[1].text
    assert [passage.text[a:b] for a, b in passage.marks] == ["疫情防控", "人民"]
    (hit,) = searcher.search(ask("启动")).hits
    assert [p.paragraph for p in hit.passages] == ["headline", 1]
    (hit,) = searcher.search(ask("启动 志愿者")).hits
    assert [p.paragraph for p in hit.passages] == [1, "headline"]


def test_loose_hits_mark_words_and_exact_ones_do_not(searcher: Searcher) -> None:
    marks = {
        hit.article: [p.text[a:b] for p in hit.passages for a, b in p.marks]
        for hit in searcher.search(ask("疫情防控")).hits
    }
    assert marks == {"a1": ["疫情防控"], "a6": ["疫情防控"], "a3": ["疫情", "防控"]}


def test_no_marks_for_what_is_not_wanted(searcher: Searcher) -> None:
    (hit,) = searcher.search(ask("党员 -疫情")).hits
    assert [p.text[a:b] for p in hit.passages for a, b in p.marks] == ["党员"]


def test_titles_are_marked_in_titles_alone(searcher: Searcher) -> None:
    (hit,) = searcher.search(ask("标题:党建")).hits
    assert [p.paragraph for p in hit.passages] == ["headline"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("万人助", ["slogan"]),
        ("「开门红」", ["slogan"]),
        ("宣传栏", ["leftover"]),
        ("宣传栏 新容", ["leftover"]),
        ("标题:深化", ["slogan"]),
        ("标题:宣传栏", []),
        ("奋力深化", ["slogan"]),
        ("“奋力深化”", []),
        ("化", ["slogan"]),
        ("宣传栏 城市:郑州", []),
        ("-宣传栏", []),
        ("", []),
    ],
)
def test_other_text(searcher: Searcher, text: str, kinds: list[str]) -> None:
    found = searcher.search(ask(text))
    assert [other.kind for other in found.other_text] == kinds
    assert all(other.marks for other in found.other_text)
    assert not {"s1", ""} & set(ids(found))


def test_other_text_keeps_to_the_source_filter_alone(searcher: Searcher) -> None:
    assert len(searcher.search(ask("宣传栏", source="a.txt")).other_text) == 1
    assert searcher.search(ask("宣传栏", source="b.txt")).other_text == ()
    assert searcher.search(ask("宣传栏", source="a.txt", topic="党建")).other_text == ()
    (other,) = searcher.search(ask("宣传栏", exact=True)).other_text
    assert (other.source, other.line, other.text) == ("a.txt", 99, "宣传栏换新容")
    assert other.marks == ((0, 3),)


def test_every_cut_of_other_texts_is_found(searcher: Searcher) -> None:
    for text in (SLOGAN.headline.text, LEFTOVERS[0].fragment.text):
        for cut in cuts(text):
            assert text in [other.text for other in searcher.search(ask(cut)).other_text], cut


@pytest.mark.parametrize("one", SIX, ids=lambda one: one.id)
def test_every_cut_finds_its_article_and_is_marked(searcher: Searcher, one: Article) -> None:
    fields: list[tuple[object, str]] = [(p.n, p.text) for p in one.paragraphs]
    fields += [("headline", one.headline.text)] if one.headline else []
    fields += [("byline", one.byline.text)] if one.byline else []
    fields += [("caption", c.text) for c in one.captions]
    for where, text in fields:
        for cut in cuts(text):
            hits = {hit.article: hit for hit in searcher.search(ask(cut)).hits}
            assert hits[one.id].exact, cut
            marked = {p.paragraph: p for p in hits[one.id].passages}[where]
            assert _marked_right(cut, marked.text, marked.marks), cut


def _marked_right(cut: str, text: str, marks: tuple[tuple[int, int], ...]) -> bool:
    """The cut is marked exactly; where it overlaps itself, the mark begins and ends with it."""
    wanted = fold(cut).text
    at = text.index(cut)
    (mark,) = [(start, end) for start, end in marks if start <= at < end]
    held = fold(text[slice(*mark)]).text
    overlaps = any(wanted[:n] == wanted[-n:] for n in range(1, len(wanted)))
    return held == wanted or (overlaps and held.startswith(wanted) and held.endswith(wanted))


def test_marks_cover_what_folding_drops(tmp_path: Path) -> None:
    text = "在 管 城\u200b區，Ｔree  Day。"
    (hit,) = whoosh(tmp_path, [article("x", text)]).search(ask("管城区")).hits
    assert [text[a:b] for a, b in hit.passages[0].marks] == ["管 城\u200b區"]
    (hit,) = whoosh(tmp_path, [article("x", text)]).search(ask("tree day。")).hits
    assert [text[a:b] for a, b in hit.passages[0].marks] == ["Ｔree  Day。"]


def test_relevance_puts_exact_first_and_titles_high(searcher: Searcher) -> None:
    found = searcher.search(ask("疫情防控"))
    assert [hit.exact for hit in found.hits] == [True, True, False]


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        ("newest", ["a1", "a2", "a3", "a5", "a4", "a6"]),
        ("oldest", ["a5", "a3", "a1", "a2", "a4", "a6"]),
        ("relevance", ALL),
    ],
)
def test_order(searcher: Searcher, sort: str, expected: list[str]) -> None:
    expected = ["a2", "a1", *expected[2:]] if sort == "newest" else expected
    assert ids(searcher.search(ask("", sort=sort))) == expected


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("size", [1, 2, 4, 7])
def test_pages_together_are_all_hits(searcher: Searcher, sort, size: int) -> None:
    whole = searcher.search(ask("区 OR 党员 OR 疫情", sort=sort))
    pages = [
        searcher.search(ask("区 OR 党员 OR 疫情", sort=sort, limit=size, offset=at))
        for at in range(0, 8, size)
    ]
    assert [hit for page in pages for hit in page.hits] == list(whole.hits)
    assert {page.total_articles for page in pages} == {whole.total_articles}


@pytest.mark.parametrize(
    ("limit", "offset", "count"),
    [(20, 10**9, 0), (0, 3, 3), (2, -5, 2), (-1, 0, 6), (10**9, 5, 1), (10**30, 10**30, 0)],
)
def test_odd_pages(searcher: Searcher, limit: int, offset: int, count: int) -> None:
    found = searcher.search(Query("", limit=limit, offset=offset))
    assert (len(found.hits), found.total_articles) == (count, 6)


def test_notes_say_what_was_not_understood(searcher: Searcher) -> None:
    assert searcher.search(ask("(((")).notes
    assert searcher.search(ask("区")).notes == ()
    (note,) = searcher.search(ask("区", date="上周")).notes
    assert "上周" in note
    assert searcher.search(ask("区", date=("2022", "2022年3月", "..2022", "未知"))).notes == ()
