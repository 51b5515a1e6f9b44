"""From a query to its results, over one build."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from archive.filters import Query
from archive.grammar import parse
from archive.results import Hit, OtherText, Passage, Results
from archive.terms import Literal, Parsed
from indexer.fulltext.arrays import Mask
from indexer.fulltext.choices import Choice, choices, filter_notes
from indexer.fulltext.evaluation import Evaluation
from indexer.fulltext.facets import facets
from indexer.fulltext.fields import field_notes
from indexer.fulltext.held import texts_held
from indexer.fulltext.passages import Sought, passages
from indexer.fulltext.ranking import ranked
from indexer.fulltext.reader import Reader
from indexer.fulltext.register import Register
from indexer.fulltext.runs import MAX_WORDS, loosened, positive_runs, run_of

MAX_OTHER = 20
_UNPARTED = f"词太多（合起来最多拆成 {MAX_WORDS} 个词），其余各项没有拆开，已按原文查找。"


@dataclass(frozen=True, slots=True)
class _Found:
    """What the text of a query finds, and what is to be marked there."""

    everything: Mask
    sought: Sought
    unparted: int = 0  # terms that have too many words to be sought one by one


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
    exact = hits & found.sought.exact
    tiers = (exact, hits & ~found.sought.exact)
    start = max(query.offset, 0)
    wanted = start + query.limit if query.limit > 0 else 0
    page = ranked(evaluation, found.sought.runs, tiers, query.sort, wanted)[start:]
    return Results(
        query=query.text,
        notes=(
            *(note.message for note in parsed.notes),
            *((_UNPARTED,) if found.unparted else ()),
            *field_notes(register, parsed.root),
            *filter_notes(query),
        ),
        total_articles=int(np.count_nonzero(hits)),
        total_exact=int(np.count_nonzero(exact)),
        total_paragraphs=_matching_fields(evaluation, found.sought, tiers),
        hits=_hits(evaluation, found.sought, page),
        other_text=_other_texts(evaluation, found, chosen),
        facets=facets(register, articles, chosen),
    )


def _find(evaluation: Evaluation, parsed: Parsed, query: Query) -> _Found:
    if parsed.root is None:
        return _Found(evaluation.register.live, Sought(evaluation.register.live, (), ()))
    literal = run_of(Literal(query.text))
    exact = evaluation.strict(parsed.root)
    runs = [*positive_runs(parsed.root)]
    if literal.pieces:
        exact = exact | evaluation.holders(literal)
        runs.append(literal)
    strict_runs = tuple(dict.fromkeys(runs))
    if query.exact:
        return _Found(exact, Sought(exact, strict_runs, ()))
    terms, unparted = loosened(parsed.root)
    every_word = dict.fromkeys(word for words in terms.values() for word in words)
    words = tuple(word for word in every_word if word not in strict_runs)
    everything = exact | evaluation.loose(parsed.root, terms)
    return _Found(everything, Sought(exact, strict_runs, words), unparted)


def _matching_fields(evaluation: Evaluation, sought: Sought, tiers: tuple[Mask, Mask]) -> int:
    register, runs = evaluation.register, [*map(evaluation.held, sought.runs)]
    exact, loose = tiers
    count = texts_held(runs, exact, register)
    if loose.any():
        count += texts_held([*runs, *map(evaluation.held, sought.words)], loose, register)
    return count


def _hits(
    evaluation: Evaluation, sought: Sought, page: Sequence[tuple[int, float]]
) -> tuple[Hit, ...]:
    register = evaluation.register
    shown = passages(evaluation, [n for n, _ in page], sought)
    return tuple(
        Hit(
            register.id(n),
            register.head(n).headline,
            register.source(n),
            round(score, 4),
            bool(sought.exact[n]),
            shown[n],
        )
        for n, score in page
    )


def _other_texts(
    evaluation: Evaluation, found: _Found, chosen: dict[str, Choice]
) -> tuple[OtherText, ...]:
    if not found.sought.runs or chosen.keys() - {"source"}:
        return ()
    register = evaluation.register
    items = found.everything & ~register.articles
    if "source" in chosen:
        items = items & chosen["source"].holders
    numbers = sorted(np.flatnonzero(items).tolist(), key=lambda n: register.other(n) != "slogan")
    shown: list[OtherText] = []
    for at in range(0, len(numbers), MAX_OTHER):
        if len(shown) < MAX_OTHER:
            some = numbers[at : at + MAX_OTHER]
            texts = passages(evaluation, some, found.sought)
            shown.extend(_other_text(register, n, passage) for n in some for passage in texts[n])
    return tuple(shown[:MAX_OTHER])


def _other_text(register: Register, number: int, passage: Passage) -> OtherText:
    head, kind = register.head(number), register.other(number)
    return OtherText(register.source(number), head.line, kind, passage.text, passage.marks)
