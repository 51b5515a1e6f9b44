"""The fields of an article that match, with marks on the original characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from archive.results import Mark, OtherText, Passage
from indexer.fulltext.evaluation import Evaluation
from indexer.fulltext.items import TITLES
from indexer.fulltext.runs import Run, spans
from indexer.words import fold

MAX_PASSAGES = 20


@dataclass(frozen=True, slots=True)
class _Match:
    document: int
    passage: Passage
    runs: int  # how many distinct runs stand in it

    @property
    def rank(self) -> tuple[int, bool, int, int]:
        title = self.passage.paragraph in TITLES
        return -self.runs, not title, -len(self.passage.marks), self.document


def passages(evaluation: Evaluation, number: int, runs: Sequence[Run]) -> tuple[Passage, ...]:
    """The fields of an article that hold any of the runs: those with most of them first, then
    titles, then those with most marks."""
    matches = sorted(_matches(evaluation, number, runs), key=lambda match: match.rank)
    return tuple(match.passage for match in matches[:MAX_PASSAGES])


def other_text(evaluation: Evaluation, number: int, runs: Sequence[Run]) -> OtherText | None:
    """A slogan or leftover with its marks, or None when it holds none of the runs."""
    register = evaluation.register
    for match in _matches(evaluation, number, runs):
        text, marks = match.passage.text, match.passage.marks
        line = register.head(number).line
        return OtherText(register.source(number), line, register.other(number), text, marks)
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


def _matches(evaluation: Evaluation, number: int, runs: Sequence[Run]) -> Iterator[_Match]:
    register, reader = evaluation.register, evaluation.reader
    held: dict[int, list[Run]] = {}
    span = register.first[number : number + 2]
    for run in runs:
        documents = evaluation.documents(run)
        start, end = documents.searchsorted(span)
        for document in documents[start:end].tolist():
            held.setdefault(document, []).append(run)
    for document, there in sorted(held.items()):
        text, flat = reader.text(document), reader.folded(document)
        found = {span for run in there for span in spans(run, flat)}
        if len(flat) != len(text):
            folded = fold(text)
            found = {folded.span(*span) for span in found}
        yield _Match(document, Passage(register.where(document), text, merged(found)), len(there))
