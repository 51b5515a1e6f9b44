"""The fields of an article that match, with marks on the original characters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from archive.results import Mark, OtherText, Passage
from indexer.fulltext.evaluation import Evaluation
from indexer.fulltext.runs import Run, spans
from indexer.words import fold

MAX_PASSAGES = 20


def passages(
    evaluation: Evaluation, numbers: Sequence[int], runs: Sequence[Run]
) -> dict[int, tuple[Passage, ...]]:
    """For each item the fields that hold any of the runs: those with most of them first, then
    titles, then those with most marks."""
    held = _held(evaluation, numbers, runs)
    return {n: _best(evaluation, fields) for n, fields in zip(numbers, held, strict=True)}


def other_text(evaluation: Evaluation, number: int, runs: Sequence[Run]) -> OtherText | None:
    """A slogan or leftover with its marks, or None when it holds none of the runs."""
    register = evaluation.register
    for document, there in sorted(_held(evaluation, [number], runs)[0].items()):
        found = _passage(evaluation, document, there)
        line = register.head(number).line
        return OtherText(
            register.source(number), line, register.other(number), found.text, found.marks
        )
    return None


def merged(stretches: Iterable[tuple[int, int]]) -> tuple[Mark, ...]:
    """Stretches in any order → sorted, those that overlap made one; neighbours stay apart.

    >>> merged([(4, 6), (0, 2), (1, 3), (3, 4)])
    ((0, 3), (3, 4), (4, 6))
    """
    marks: list[Mark] = []
    for start, end in sorted(stretches):
        if marks and start < marks[-1][1]:
            marks[-1] = marks[-1][0], max(end, marks[-1][1])
        else:
            marks.append((start, end))
    return tuple(marks)


def _held(
    evaluation: Evaluation, numbers: Sequence[int], runs: Sequence[Run]
) -> list[dict[int, list[Run]]]:
    """For each item its texts that hold any of the runs, each with those it holds."""
    first = evaluation.register.first
    at = np.array(numbers, np.int64)
    starts, ends = first[at], first[at + 1]
    held: list[dict[int, list[Run]]] = [{} for _ in numbers]
    for run in runs if numbers else ():
        inside = evaluation.held(run).inside(starts, ends)
        for fields, documents in zip(held, inside, strict=True):
            for document in documents:
                fields.setdefault(document, []).append(run)
    return held


def _best(evaluation: Evaluation, fields: dict[int, list[Run]]) -> tuple[Passage, ...]:
    titles = evaluation.register.titles
    ranks = {document: (-len(runs), not titles[document]) for document, runs in fields.items()}
    if len(ranks) > MAX_PASSAGES:  # those that are surely not among the first are not read
        last = sorted(ranks.values())[MAX_PASSAGES - 1]
        ranks = {document: rank for document, rank in ranks.items() if rank <= last}
    found = [(d, _passage(evaluation, d, fields[d])) for d in ranks]
    found.sort(key=lambda one: (*ranks[one[0]], -len(one[1].marks), one[0]))
    return tuple(passage for _, passage in found[:MAX_PASSAGES])


def _passage(evaluation: Evaluation, document: int, runs: Sequence[Run]) -> Passage:
    reader = evaluation.reader
    text, flat = reader.text(document), reader.folded(document)
    found = {span for run in runs for span in spans(run, flat)}
    if len(flat) != len(text):
        folded = fold(text)
        found = {folded.span(*span) for span in found}
    return Passage(evaluation.register.where(document), text, merged(found))
