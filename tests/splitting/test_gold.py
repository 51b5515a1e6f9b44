"""The three hand-made pages: floors at what was reached, only ever raised."""

from __future__ import annotations

from pathlib import Path

import pytest
from gold_score import score
from seed_split import split_seeds

from archive.export import article_json

FLOORS = {
    "articles": 1.0,
    "paragraphs": 1.0,
    "joins": 1.0,
    "headings": 1.0,
    "kind": 1.0,
    "truncated": 1.0,
}


@pytest.fixture(scope="module")
def reached() -> dict[str, float]:
    exported = [article_json(article) for split in split_seeds().values() for article in split[0]]
    return score(exported, Path(__file__).parent.parent / "gold")


@pytest.mark.parametrize("metric", FLOORS)
def test_floor(reached: dict[str, float], metric: str) -> None:
    assert reached[metric] >= FLOORS[metric]


def test_gaps_and_sections_are_those_of_the_truth() -> None:
    """Places where text is lost (line and side), and what each subheading stands over."""
    first, second, _ = (split_seeds()[n][0] for n in ("000", "001", "003"))
    assert {(gap.line, gap.missing) for a in second for gap in a.gaps} == {
        (7, "start"),
        (124, "start"),
    }
    sections = [(s.fragments[0].line, s.before) for a in first for s in a.subheadings]
    lines = [[f.line for f in p.fragments] for p in first[-1].paragraphs]
    assert [(n, lines[before - 1][0]) for n, before in sections if before] == [
        (37, 39),
        (43, 45),
        (51, 53),
    ]


def test_a_banner_stands_over_its_article() -> None:
    articles = split_seeds()["001"][0]
    [banner] = [a for a in articles if a.kind == "slogan"]
    over = [a.headline.text for a in articles if a.id in banner.applies_to and a.headline]
    assert over == ["多功能厅变身“会客厅” 恳谈会架起“心通桥”"]
