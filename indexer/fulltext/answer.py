"""From a query to its results, over one build."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

import numpy as np

from archive.filters import Query
from archive.grammar import parse
from archive.results import Hit, OtherText, Results
from archive.terms import Literal, Parsed
from indexer.fulltext.arrays import Mask
from indexer.fulltext.choices import Choice, choices, filter_notes
from indexer.fulltext.evaluation import Evaluation
from indexer.fulltext.facets import facets
from indexer.fulltext.passages import other_text, passages
from indexer.fulltext.ranking import ordered, relevance
from indexer.fulltext.reader import Reader
from indexer.fulltext.runs import Run, loose_terms, positive_runs, run_of, term_words

MAX_OTHER = 20


@dataclass(frozen=True, slots=True)
class _Found:
    """What the text of a query finds: all items, the exact ones, and the runs to mark in each."""

    everything: Mask
    exact: Mask
    runs: tuple[Run, ...]
    loose_runs: tuple[Run, ...]

    def runs_of(self, number: int) -> tuple[Run, ...]:
        return self.runs if self.exact[number] else self.loose_runs


def answer(query: Query, reader: Reader) -> Results:
    """The results of a query. Filters and text may be anything."""
    register = reader.register.certain if query.certain else reader.register
    evaluation = Evaluation(register, reader)
    parsed = parse(query.text)
    found = _find(evaluation, parsed, query)
    chosen = choices(query, register)
    articles = found.everything & register.articles
    hits = articles
    for choice in chosen.values():
        hits = hits & choice.holders
    scores = relevance(evaluation, found.runs)
    start = max(query.offset, 0)
    wanted = start + query.limit if query.limit > 0 else 0
    page = ordered(register, hits, found.exact, scores, query.sort, wanted)[start:]
    return Results(
        query=query.text,
        notes=(*(note.message for note in parsed.notes), *filter_notes(query)),
        total_articles=int(hits.sum()),
        total_exact=int((hits & found.exact).sum()),
        total_paragraphs=_matching_fields(evaluation, found, hits),
        hits=tuple(_hit(evaluation, found, n, float(scores[n])) for n in page),
        other_text=_other_texts(evaluation, found, chosen),
        facets=facets(register, articles, chosen),
    )


def _find(evaluation: Evaluation, parsed: Parsed, query: Query) -> _Found:
    if parsed.root is None:
        return _Found(evaluation.register.live, evaluation.register.live, (), ())
    literal = run_of(Literal(query.text))
    exact = evaluation.strict(parsed.root)
    runs = [*positive_runs(parsed.root)]
    if literal.pieces:
        exact = exact | evaluation.holders(literal)
        runs.append(literal)
    strict_runs = tuple(dict.fromkeys(runs))
    if query.exact:
        return _Found(exact, exact, strict_runs, ())
    words = (word for term in loose_terms(parsed.root) for word in term_words(term))
    loose_runs = tuple(dict.fromkeys([*strict_runs, *words]))
    return _Found(exact | evaluation.loose(parsed.root), exact, strict_runs, loose_runs)


def _matching_fields(evaluation: Evaluation, found: _Found, hits: Mask) -> int:
    owner = evaluation.register.owner
    held = np.zeros(len(owner), np.bool_)
    for who, runs in ((hits & found.exact, found.runs), (hits & ~found.exact, found.loose_runs)):
        for run in runs if who.any() else ():
            documents = evaluation.documents(run)
            held[documents[who[owner[documents]]]] = True
    return int(held.sum())


def _hit(evaluation: Evaluation, found: _Found, number: int, score: float) -> Hit:
    register = evaluation.register
    return Hit(
        article=register.id(number),
        headline=register.head(number).headline,
        source=register.source(number),
        score=round(score, 4),
        exact=bool(found.exact[number]),
        passages=passages(evaluation, number, found.runs_of(number)),
    )


def _other_texts(
    evaluation: Evaluation, found: _Found, chosen: dict[str, Choice]
) -> tuple[OtherText, ...]:
    if not found.runs or chosen.keys() - {"source"}:
        return ()
    register = evaluation.register
    items = found.everything & ~register.articles
    if "source" in chosen:
        items = items & chosen["source"].holders
    numbers = sorted(np.flatnonzero(items).tolist(), key=lambda n: register.other(n) != "slogan")
    texts = (other_text(evaluation, n, found.runs_of(n)) for n in numbers)
    return tuple(islice(filter(None, texts), MAX_OTHER))
