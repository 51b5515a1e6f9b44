"""Whether all engines gave the same answers: the tables mean nothing when they did not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from bench.engines.contract import FACETS, TOP, Answer
from bench.questions import Question


def differences(
    questions: Sequence[Question], answers: Mapping[str, Sequence[Answer]]
) -> list[str]:
    """Where an engine differs from the first one in hits or facet counts, a sentence each."""
    (first, expected), *others = answers.items()
    return [
        f"question {n} ({question.kind}: {question.typed}): {difference}"
        for n, question in enumerate(questions)
        for engine, given in ((first, expected), *others)
        for difference in _between(first, expected[n], engine, given[n])
    ]


def _between(first: str, expected: Answer, engine: str, given: Answer) -> Iterator[str]:
    if given.total != expected.total:
        yield f"{engine} has {given.total} hits, {first} {expected.total}"
    documents = {document for document, _ in given.top}
    if len(documents) != min(TOP, given.total):
        yield f"{engine} lists {len(documents)} different hits of {given.total}"
    scores = [score for _, score in given.top]
    if scores != sorted(scores, reverse=True):
        yield f"{engine} does not list the best first"
    for facet in FACETS:
        ours, theirs = expected.facets[facet], given.facets[facet]
        if wrong := sorted(v for v in {*ours, *theirs} if ours.get(v, 0) != theirs.get(v, 0)):
            value = wrong[0]
            yield (
                f"{engine} counts {theirs.get(value, 0)} for {facet} {value}, "
                f"{first} {ours.get(value, 0)} ({len(wrong)} values differ)"
            )
