"""Places, dates and bylines of the three hand-made pages, with articles built from their lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from factories import field

from archive.tags import Tags
from archive.texts import Article, Field, Page, Paragraph
from indexer.tagging import tag_page

TESTS = Path(__file__).parents[1]
PAGES = ("000", "001", "003")


def text(lines: list[str], numbers: list[int]) -> str:
    return "".join(lines[n - 1] for n in numbers)


def optional(lines: list[str], numbers: list[int]) -> Field | None:
    return field(text(lines, numbers), numbers[0]) if numbers else None


def article(gold: dict[str, Any], lines: list[str]) -> Article:
    paragraphs = enumerate(gold["paragraphs"], 1)
    return Article(
        id=gold["id"],
        source="",
        page_number=1,
        kind=gold["kind"],
        headline=optional(lines, gold["headline_lines"]),
        kicker=optional(lines, gold["kicker_lines"]),
        deck=optional(lines, gold["subtitle_lines"]),
        byline=optional(lines, gold["byline_lines"]),
        captions=tuple(field(lines[n - 1], n) for n in gold["caption_lines"]),
        paragraphs=tuple(Paragraph(n, text(lines, numbers), ()) for n, numbers in paragraphs),
    )


def tagged(name: str) -> list[tuple[dict[str, Any], Tags]]:
    gold = json.loads((TESTS / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    seed = TESTS.parent / "seeds" / gold["source"]
    lines = seed.read_text(encoding="utf-8").split("\n")
    articles = [article(one, lines) for one in gold["articles"]]
    found = tag_page(Page(gold["source"], 1, tuple(lines)), articles)
    return [(g, a.tags) for g, a in zip(gold["articles"], found, strict=True)]


@pytest.mark.parametrize("name", PAGES)
def test_places(name: str) -> None:
    for gold, tags in tagged(name):
        place = tags.place
        levels = (place.province, place.city, place.district) if place else (None, None, None)
        assert levels == (gold["province"], gold["city"], gold["district"]), gold["id"]


@pytest.mark.parametrize("name", PAGES)
def test_dates(name: str) -> None:
    for gold, tags in tagged(name):
        assert (tags.date.value, tags.date.precision) == (gold["date"], gold["date_precision"]), (
            gold["id"]
        )


@pytest.mark.parametrize("name", PAGES)
def test_names(name: str) -> None:
    for gold, tags in tagged(name):
        names = (list(tags.reporters), list(tags.correspondents))
        assert names == (gold["reporters"], gold["correspondents"]), gold["id"]
