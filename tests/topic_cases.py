"""Reading the topic cases, and the figures over them: used by the tests of topics."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from factories import article

from archive.texts import Article
from indexer.tagging.topics import find_topics

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    wanted: tuple[str, ...]
    other: tuple[str, ...]
    article: Article


@dataclass(frozen=True)
class Figures:
    precision: float
    recall: float
    f1: float
    main: float


def cases(name: str) -> list[Case]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return [
        Case(_labels(wanted), _labels(other), article("a", *text.split("¶"), headline=headline))
        for wanted, other, headline, text in rows
    ]


def figures(cases: Iterable[Case]) -> Figures:
    """Precision, recall, F1 over labels (`other` is no error), and the share of right main ones."""
    right = wrong = missed = mains = total = 0
    for case in cases:
        got, wanted = find_topics(case.article).topics, set(case.wanted)
        right += len(wanted & set(got))
        wrong += len(set(got) - wanted - set(case.other))
        missed += len(wanted - set(got))
        mains += got[:1] == case.wanted[:1]
        total += 1
    precision, recall = right / (right + wrong), right / (right + missed)
    return Figures(precision, recall, 2 * precision * recall / (precision + recall), mains / total)


def _labels(cell: str) -> tuple[str, ...]:
    return tuple(label for label in cell.split("、") if label)
