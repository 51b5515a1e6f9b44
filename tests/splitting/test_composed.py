"""Made pages of articles that the weights have not seen: floors at what was reached."""

from __future__ import annotations

from random import Random

import pytest
from composed import clean_page, new_page, printed_page, supplement_page, web_page
from invented import SUPPLEMENT, held_out
from score_composed import Reached, reached

PAGES = 40


@pytest.fixture(scope="module")
def clean() -> Reached:
    rng = Random(5)
    stock = held_out()
    return reached(clean_page(rng.sample(stock, rng.randint(2, 7)), rng) for _ in range(PAGES))


def test_articles_of_clean_pages(clean: Reached) -> None:
    assert clean.precision >= 0.9 and clean.recall >= 0.88


def test_roles_of_clean_pages(clean: Reached) -> None:
    assert clean.lines >= 0.93


def test_a_clean_page_is_hardly_ever_joined(clean: Reached) -> None:
    assert clean.joins <= 5


def test_a_single_article_stays_one() -> None:
    rng = Random(6)
    stock = held_out()
    single = reached(clean_page([rng.choice(stock)], rng) for _ in range(2 * PAGES))
    assert single.recall >= 0.95


def test_articles_among_furniture() -> None:
    rng = Random(7)
    stock = held_out()
    printed = reached(printed_page(rng.sample(stock, 3), rng) for _ in range(PAGES))
    assert printed.recall >= 0.78
    assert printed.roles["L", "L"] == sum(
        n for (role, _), n in printed.roles.items() if role == "L"
    )


def test_a_web_page_is_its_article_and_furniture() -> None:
    rng = Random(8)
    stock = [a for a in held_out() if any(role == "H" for role, _ in a.parts)]
    assert reached(web_page(rng.choice(stock), rng) for _ in range(PAGES)).recall >= 0.92


def test_poems_with_boxes_between_them() -> None:
    rng = Random(9)
    stock = (*held_out(), *held_out(SUPPLEMENT))
    poems = [a for a in stock if a.kind == "poem" and max(len(t) for _, t in a.parts) < 20]
    boxes = [a for a in stock if a.kind in ("table", "notice", "brief")]
    made = [
        supplement_page(
            rng.sample(poems, rng.randint(1, 4)), rng.sample(boxes, rng.randint(0, 2)), rng
        )
        for _ in range(3 * PAGES)
    ]
    found = reached(made)
    assert found.precision >= 0.65 and found.recall >= 0.55 and found.lines >= 0.92


def test_a_wrong_reading_is_counted_as_wrong() -> None:
    page = new_page(Random(1))
    page.article([("H", "城东新建停车场"), ("P", "本报讯 昨日，城东停车场启用，方便市民停车。")])
    page.items[0].roles[99] = "P"
    assert reached([page]).recall == 0.0
