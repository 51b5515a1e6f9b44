"""What the engines must answer, found by looking at every document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from bench.engines.contract import TOP, Answer, Document
from bench.questions import Question


def answer(documents: Iterable[Document], question: Question) -> Answer:
    """The hits in order of their ids, all scores 1."""
    hits = [d for d in documents if _holds(d, question)]
    facets = {
        "city": Counter(d.city for d in hits),
        "month": Counter(d.month for d in hits),
        "topic": Counter(t for d in hits for t in d.topics),
    }
    return Answer(len(hits), tuple((d.id, 1.0) for d in hits[:TOP]), facets)


def _holds(document: Document, question: Question) -> bool:
    words = document.words.split(" ")
    if question.city is not None and document.city != question.city:
        return False
    if question.days and not question.days[0] <= document.day <= question.days[1]:
        return False
    if question.how == "phrase":
        return f" {' '.join(question.strings)} " in f" {document.words} "
    return (any if question.how == "any" else all)(word in words for word in question.strings)
