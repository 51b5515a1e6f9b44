"""From a query to its results, over one build."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from archive.filters import Query
from archive.grammar import parse
from archive.results import Hit, OtherText, Passage, Results
from archive.terms import Literal, Parsed
from indexer.fulltext.arrays import Mask
from indexer.fulltext.choices import Choice, choices, filter_notes
from indexer.fulltext.evaluation import Evaluation
from indexer.fulltext.facets import facets
from indexer.fulltext.held import texts_held
from indexer.fulltext.passages import other_text, passages
from indexer.fulltext.ranking import ranked
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
    exact = hits & found.exact
    tiers = (exact, hits & ~found.exact)
    start = max(query.offset, 0)
    wanted = start + query.limit if query.limit > 0 else 0
    page = ranked(evaluation, found.runs, tiers, query.sort, wanted)[start:]
    return Results(
        query=query.text,
        notes=(*(note.message for note in parsed.notes), *filter_notes(query)),
        total_articles=int(np.count_nonzero(hits)),
        total_exact=int(np.count_nonzero(exact)),
        total_paragraphs=_matching_fields(evaluation, found, tiers),
        hits=_hits(evaluation, found, page),
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


def _matching_fields(evaluation: Evaluation, found: _Found, tiers: tuple[Mask, Mask]) -> int:
    register = evaluation.register
    told = zip((found.runs, found.loose_runs), tiers, strict=True)
    return sum(texts_held([*map(evaluation.held, runs)], who, register) for runs, who in told)


def _hits(
    evaluation: Evaluation, found: _Found, page: Sequence[tuple[int, float]]
) -> tuple[Hit, ...]:
    register = evaluation.register
    shown: dict[int, tuple[Passage, ...]] = {}
    for exact, runs in ((True, found.runs), (False, found.loose_runs)):
        shown |= passages(evaluation, [n for n, _ in page if found.exact[n] == exact], runs)
    return tuple(
        Hit(
            register.id(n),
            register.head(n).headline,
            register.source(n),
            round(score, 4),
            bool(found.exact[n]),
            shown[n],
        )
        for n, score in page
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
