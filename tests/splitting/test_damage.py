"""Made pages with cut columns: the generator keeps its word, and repair keeps its floors."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest
from damage import CLEAN, DamagedPage, Mix, damaged_page
from hypothesis import given
from hypothesis import strategies as st
from invented import Invented, held_out, invented, trained_on
from score_damage import Score, made_pages, score

from archive.texts import Page
from indexer.splitting import split_page

ALL = Mix(cut=1.0)


def joins(page: DamagedPage) -> Iterator[tuple[int, int, float]]:
    yield from joins_of(page.lines)


def joins_of(lines: tuple[str, ...]) -> Iterator[tuple[int, int, float]]:
    for article in split_page(Page("made.txt", 1, lines)).articles:
        for paragraph in article.paragraphs:
            for join in paragraph.joins:
                yield join.from_line, join.to_line, join.score


@given(st.integers(0, 10_000))
def test_nothing_is_lost_but_what_is_said_to_be(seed: int) -> None:
    rng = Random(seed)
    articles = rng.sample(list(invented()), 3)
    page = damaged_page(articles, rng, ALL)
    whole = [text for a in articles for role, text in a.parts if role == "P"]
    tails = {tail for _, tail in page.joins}
    rests = dict(page.joins.keys())
    for line, row in page.rows.items():
        if row.role != "P":
            assert page.lines[line - 1] in dict(map(reversed, articles[row.article].parts))
        elif line not in tails:
            text, last = page.lines[line - 1], line
            while last in rests:
                last = rests[last]
                text += page.lines[last - 1][page.rows[last].overlap :]
            assert any(text in paragraph for paragraph in whole)
            assert text in whole or last in page.open_ends or row.piece


@given(st.integers(0, 10_000))
def test_a_clean_page_has_all_lines_in_order_and_no_join(seed: int) -> None:
    rng = Random(seed)
    articles = rng.sample(list(invented()), 3)
    page = damaged_page(articles, rng, CLEAN)
    assert [x for x in page.lines if x] == [text for a in articles for _, text in a.parts]
    assert not page.joins and not page.open_ends


def test_every_kind_of_damage_is_made() -> None:
    kinds = {k for page in made_pages(invented(), 60, 1) for k in page.joins.values()}
    assert kinds == {"next", "over", "near", "far"}


def test_cuts_fall_before_what_is_said_where_asked() -> None:
    text = "记者赶到时雨还没有停。村民何玉栓说，水已经退了，粮食也都搬到了高处，没有损失多少东西。"
    article = Invented("made", "news", (("H", "水退了"), ("P", text)))
    said, usual = (
        [damaged_page([article], Random(n), Mix(1.0, again=0.0, spoken=x)) for n in range(40)]
        for x in (1.0, 0.0)
    )
    tails = ["说，" in [page.lines[b - 1][:2] for _, b in page.joins] for page in (*said, *usual)]
    pages = [bool(page.joins) for page in said]
    assert tails[:40] == pages and sum(tails[40:]) < 10


@pytest.fixture(scope="module")
def measured() -> Score:
    return score(made_pages(held_out(), 160, 7), joins)


def test_joins_on_pages_never_trained_on_are_right(measured: Score) -> None:
    assert measured.precision >= 0.92, measured.table()


def test_most_broken_paragraphs_are_put_together(measured: Score) -> None:
    assert measured.recall >= 0.77, measured.table()


def test_hardly_a_join_on_clean_pages() -> None:
    pages = made_pages(held_out(), 40, 12, CLEAN)
    found = {(p.lines[a - 1], p.lines[b - 1]) for p in pages for a, b, _ in joins(p)}
    assert len(found) <= 1, found


def test_the_articles_are_many_and_of_many_kinds() -> None:
    registers = {article.register for article in invented()}
    assert len(invented()) >= 300 and len(registers) >= 20
    texts = [text for a in invented() for role, text in a.parts if role == "P"]
    assert len(texts) == len(set(texts))


def test_none_of_the_held_out_articles_is_trained_on() -> None:
    assert not set(held_out()) & set(trained_on())
    assert set(held_out()) | set(trained_on()) == set(invented())
    assert all(isinstance(article, Invented) for article in held_out())


def test_a_line_that_lost_characters_at_its_edge_is_not_joined() -> None:
    whole = ("本报讯（记者 石岩）昨日，二十辆新能源公交车在市区正式投入", "运营，覆盖三条线路。")
    lost = [(whole[0][:-1] + "�", whole[1]), (whole[0], "�" + whole[1][1:])]
    assert [len(list(joins_of(lines))) for lines in (whole, *lost)] == [1, 0, 0]
