"""Whole invented pages that nothing was learned from: floors at what was reached."""

from __future__ import annotations

from random import Random

import pytest
from composed import STYLES
from score_composed import Reached, reached
from whole_pages import FOLDER, HELD, printed, whole_pages


@pytest.fixture(scope="module")
def held() -> Reached:
    return reached(
        printed(page, Random(1), style=style) for page in whole_pages(HELD) for style in STYLES
    )


def test_articles_of_whole_pages(held: Reached) -> None:
    assert held.articles > 500
    assert held.precision >= 0.75 and held.recall >= 0.75


def test_roles_of_whole_pages(held: Reached) -> None:
    assert held.lines >= 0.9


def test_a_whole_page_is_hardly_ever_joined(held: Reached) -> None:
    assert held.joins <= 5


def test_every_page_can_be_read_from_its_file() -> None:
    for page in (*whole_pages(), *whole_pages(HELD)):
        kinds = {kind for kind, _ in page.items}
        assert kinds <= {"news", "brief", "photo", "teaser", "slogan", "furniture"}, page.name
        assert page.articles, page.name


def test_no_page_is_both_learned_from_and_measured_on() -> None:
    learned = {part for page in whole_pages(FOLDER) for _, parts in page.items for part in parts}
    measured = {part for page in whole_pages(HELD) for _, parts in page.items for part in parts}
    assert not [text for _, text in learned & measured if len(text) > 30]
