"""Counts and the list of doubts, as the catalogue gives them."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from web_site import ARTICLES, REST_OF_ALL, RICH, readings

from archive.catalogue import Catalogue, Reading, overview
from archive.texts import Doubt, Metadata, Page, Source
from archive.titles import opening, title


@pytest.fixture
def catalogue(tmp_path: Path) -> Catalogue:
    catalogue = Catalogue(tmp_path / "c.sqlite", create=True)
    with catalogue.writing() as writer:
        for reading in readings(ARTICLES, REST_OF_ALL):
            doubts = (Doubt("lossy", "乱码", 7), Doubt("lossy", "乱码", 2))
            if reading.source.name == "b.txt":
                reading = replace(reading, source=replace(reading.source, doubts=doubts))
            writer.put(reading)
    return catalogue


def test_the_tally_counts_everything_by_kind(catalogue: Catalogue) -> None:
    tally = catalogue.tally()
    assert tally.kinds == {"news": 6, "brief": 2, "slogan": 2}
    assert (tally.pages, tally.joins, tally.suspected, tally.refused) == (3, 1, 1, 1)
    assert (tally.truncated, tally.leftovers) == (2, 2)
    assert tally.doubts == catalogue.doubt_counts() == {"lossy": 2, "末尾": 1}


@pytest.mark.parametrize(
    ("kind", "known", "pages"),
    [
        ("docx", [Metadata()] * 3, 1),
        ("jsonl", [Metadata(page="A01"), Metadata(page="A02"), Metadata(page="A01")], 2),
        ("html", [Metadata(issue_date="2022-03-28", url=f"http://a.cn/{n}") for n in (1, 2)], 1),
        ("pdf", [Metadata()] * 3, 3),
        ("txt", [Metadata()], 1),
    ],
)
def test_articles_that_a_file_gives_one_by_one_are_not_a_page_each(
    tmp_path: Path, kind: str, known: list[Metadata], pages: int
) -> None:
    catalogue = Catalogue(tmp_path / "c.sqlite", create=True)
    with catalogue.writing() as writer:
        for name in ("一", "二"):
            held = [Page(name, n, ("字",), n, m) for n, m in enumerate(known, 1)]
            writer.put(Reading(Source(name, name, "", 1, kind, "", ()), "", "", tuple(held)))
    assert catalogue.tally().pages == 2 * pages


def test_an_empty_catalogue_counts_nothing(tmp_path: Path) -> None:
    tally = Catalogue(tmp_path / "c.sqlite", create=True).tally()
    assert (tally.pages, tally.kinds, tally.joins, tally.suspected, tally.doubts) == (
        0,
        {},
        0,
        0,
        {},
    )


def test_doubts_are_listed_by_source_and_line(catalogue: Catalogue) -> None:
    found = list(catalogue.doubt_list())
    assert [(d.source, d.article, d.doubt.line) for d in found] == [
        (RICH.source, "rich1", 9), ("b.txt", None, 2), ("b.txt", None, 7),
    ]  # fmt: skip
    assert [d.title for d in found] == [RICH.headline.text if RICH.headline else "", None, None]
    assert list(catalogue.doubt_list("lossy")) == found[1:]
    assert list(catalogue.doubt_list("lossy", 1, 1)) == found[2:]
    assert list(catalogue.doubt_list("none")) == []


@pytest.mark.parametrize("text", ["短文。", "一段没有标题的文字，" * 5])
def test_a_doubt_names_a_headless_article_by_its_first_words(tmp_path: Path, text: str) -> None:
    first = RICH.paragraphs[0]
    article = replace(RICH, headline=None, paragraphs=(replace(first, text=text),))
    catalogue = Catalogue(tmp_path / "c.sqlite", create=True)
    with catalogue.writing() as writer:
        writer.put(readings([article], ())[0])
    assert [d.title for d in catalogue.doubt_list()] == [opening(article)] == [title(article)]


def test_the_front_page_counts_in_indexes(tmp_path: Path) -> None:
    Catalogue(tmp_path / "c.sqlite", create=True).close()
    with sqlite3.connect(tmp_path / "c.sqlite") as db:
        plan = [row[3] for row in db.execute(f"EXPLAIN QUERY PLAN {overview.COUNTS}")]
    scans = [step for step in plan if re.match("(SCAN|SEARCH) (articles|paragraphs|doubts)", step)]
    assert len(scans) == 4
    assert all("INDEX" in step for step in scans), scans
