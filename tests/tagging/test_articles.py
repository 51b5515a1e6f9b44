"""Tags of the invented articles of tests/tag_articles, as floors that are only ever raised.

The rules were made with worked.txt and, after each had been measured once, with the rounds; the
figures of those first runs stand in tests/tag_articles/README.md.
"""

from __future__ import annotations

import pytest
from article_score import ROUNDS, score, tags_of, truths
from tag_cases import is_quoted

FLOORS = {
    ("worked",): {
        "province": 0.97,
        "city": 0.97,
        "district": 0.96,
        "date": 0.99,
        "main_topic": 0.84,
        "topics": 0.87,
        "names": 0.98,
    },
    ROUNDS: {
        "province": 0.95,
        "city": 0.94,
        "district": 0.95,
        "date": 0.975,
        "main_topic": 0.77,
        "topics": 0.865,
        "names": 0.99,
    },
}
CEILINGS = {"false_places": 0.035, "false_values": 0.065, "false_dates": 0.025}


@pytest.mark.parametrize("names", FLOORS)
def test_figures_stay_above_their_floors(names: tuple[str, ...]) -> None:
    reached = score(*names)
    floors = FLOORS[names]
    assert {k: v for k, v in reached.items() if v < floors.get(k, 0.0)} == {}
    assert {k: v for k, v in reached.items() if v > CEILINGS.get(k, 1.0)} == {}


@pytest.mark.parametrize("name", ("worked", *ROUNDS))
def test_every_tag_is_quoted(name: str) -> None:
    for truth in truths(name):
        for evidence in tags_of(truth).evidence:
            assert is_quoted(evidence, {}, truth.article), (truth.article.id, evidence)
