"""From a query to its results, over one build."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from itertools import islice

from archive.filters import Query
from archive.grammar import parse
from archive.results import Hit, OtherText, Results
from archive.terms import Literal, Parsed
from indexer.fulltext.choices import Choice, choices, filter_notes
from indexer.fulltext.evaluation import Evaluation
from indexer.fulltext.facets import facets
from indexer.fulltext.facts import Register
from indexer.fulltext.passages import other_text, passages
from indexer.fulltext.ranking import ordered, relevance
from indexer.fulltext.reader import Reader
from indexer.fulltext.runs import Run, loose_terms, positive_runs, run_of, term_words

MAX_OTHER = 20


@dataclass(frozen=True, slots=True)
class _Found:
    """What the text of a query finds: all items, the exact ones, and the runs to mark in each."""

    everything: Set[int]
    exact: Set[int]
    runs: tuple[Run, ...]
    loose_runs: tuple[Run, ...]

    def runs_of(self, number: int) -> tuple[Run, ...]:
        return self.runs if number in self.exact else self.loose_runs


def answer(query: Query, register: Register, reader: Reader) -> Results:
    """The results of a query. Filters and text may be anything."""
    evaluation = Evaluation(register, reader)
    parsed = parse(query.text)
    found = _find(evaluation, parsed, query)
    chosen = choices(query, register)
    articles = found.everything & register.articles
    hits = articles
    for choice in chosen.values():
        hits = hits & choice.holders
    scores = relevance(evaluation, found.runs)
    order = ordered(register, hits, found.exact, scores, query.sort)
    start = max(query.offset, 0)
    page = order[start : start + query.limit] if query.limit > 0 else order[start:]
    return Results(
        query=query.text,
        notes=(*(note.message for note in parsed.notes), *filter_notes(query)),
        total_articles=len(hits),
        total_exact=len(hits & found.exact),
        total_paragraphs=_matching_fields(evaluation, found, hits),
        hits=tuple(_hit(evaluation, found, n, scores.get(n, 0.0)) for n in page),
        other_text=_other_texts(evaluation, found, chosen),
        facets=facets(register, articles, chosen),
    )


def _find(evaluation: Evaluation, parsed: Parsed, query: Query) -> _Found:
    if parsed.root is None:
        return _Found(evaluation.register.everything, evaluation.register.everything, (), ())
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


def _matching_fields(evaluation: Evaluation, found: _Found, hits: Set[int]) -> int:
    owner = evaluation.register.owner
    exact, loose = hits & found.exact, hits - found.exact
    fields: set[int] = set()
    for who, runs in ((exact, found.runs), (loose, found.loose_runs)):
        for run in runs if who else ():
            fields.update(doc for doc in evaluation.documents(run) if owner[doc] in who)
    return len(fields)


def _hit(evaluation: Evaluation, found: _Found, number: int, score: float) -> Hit:
    facts = evaluation.register.facts[number]
    return Hit(
        article=facts.id,
        headline=facts.headline,
        source=facts.source,
        score=round(score, 4),
        exact=number in found.exact,
        passages=passages(evaluation, number, found.runs_of(number)),
    )


def _other_texts(
    evaluation: Evaluation, found: _Found, chosen: dict[str, Choice]
) -> tuple[OtherText, ...]:
    if not found.runs or chosen.keys() - {"source"}:
        return ()
    items = found.everything - evaluation.register.articles
    if "source" in chosen:
        items = items & chosen["source"].holders
    texts = (other_text(evaluation, n, found.runs_of(n)) for n in sorted(items))
    return tuple(islice(filter(None, texts), MAX_OTHER))
