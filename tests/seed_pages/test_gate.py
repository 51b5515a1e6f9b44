"""The whole export against the hand-made truth of three pages: floors, only ever raised."""

from __future__ import annotations

from pathlib import Path

from gold_score import score

from archive.catalogue import Catalogue
from archive.export import article_json

GOLD = Path(__file__).parents[1] / "gold"
FLOORS = {
    "articles_f1": 1.0,
    "paragraphs_f1": 1.0,
    "joins_f1": 1.0,
    "headings": 1.0,
    "kind": 1.0,
    "truncated": 1.0,
    "bylines_f1": 1.0,
    "province": 1.0,
    "city": 1.0,
    "district": 1.0,
    "date": 1.0,
    "main_topic": 0.92,
    "topics_f1": 0.95,
    "practices_f1": 0.83,
    "figures_f1": 0.98,
}
CEILINGS = {"false_places": 0.0, "false_dates": 0.0}


def test_nothing_falls_below_what_was_reached(catalogue: Catalogue) -> None:
    reached = score([article_json(a) for a in catalogue.articles()], GOLD)
    assert {k: v for k, v in reached.items() if v < FLOORS.get(k, 0)} == {}
    assert {k: v for k, v in reached.items() if v > CEILINGS.get(k, 1)} == {}
