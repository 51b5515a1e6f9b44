"""The order of hits."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

import numpy as np
import numpy.typing as npt

from archive.dates import interval
from archive.filters import Sort
from indexer.fulltext.arrays import Array, Mask, once
from indexer.fulltext.evaluation import Evaluation
from indexer.fulltext.reader import Scores
from indexer.fulltext.register import Register
from indexer.fulltext.runs import Run
from indexer.words import search_words

RUN_BONUS = 2.0  # for holding a sought run as it stands
TITLE_BONUS = 4.0  # and for holding it in headline, kicker or deck
MAX_WORDS = 200
_SAMPLED = 20_000  # so many candidates are first thinned by a bound that a sample gives


def relevance(evaluation: Evaluation, runs: Sequence[Run]) -> Scores:
    """The score of each item: BM25F of the words of the runs, and a bonus for each run held."""
    register = evaluation.register
    pieces = (piece for run in runs for piece in run.pieces)
    words = dict.fromkeys(word.text for piece in pieces for word in search_words(piece))
    scores = evaluation.reader.scores(islice(words, MAX_WORDS))
    for run in runs:
        documents = evaluation.documents(run)
        scores[once(register.owner[documents])] += RUN_BONUS
        titled = documents[register.titles[documents]]
        scores[once(register.owner[titled])] += TITLE_BONUS
    return scores


def ordered(
    register: Register, found: Mask, exact: Mask, scores: Scores, by: Sort, size: int
) -> list[int]:
    """The first `size` items in the order asked for, all when it is 0; equals by id, undated ones
    last when by date."""
    if by == "relevance":
        first, second = found & exact, found & ~exact
        values: Array = scores
    else:
        values = _days(register, by)
        first, second = found & (values > -np.inf), found & (values == -np.inf)
    best = _best(np.flatnonzero(first), values, register, size)
    left = size - len(best) if size else 0
    if size and not left:
        return best
    return best + _best(np.flatnonzero(second), values, register, left)


def _days(register: Register, by: Sort) -> npt.NDArray[np.float64]:
    """What to sort by, largest first; -inf for items without a date."""
    column = register.column("date")
    dates = [held[0] if held and interval(held[0]) else "" for held in column.stored]
    rank = {value: n for n, value in enumerate(sorted(set(dates), reverse=by == "oldest"))}
    values = np.array([rank[d] if d else -np.inf for d in dates], np.float64)
    return values[column.codes]


def _best(items: Array, values: Array, register: Register, size: int) -> list[int]:
    """The `size` items of the largest values (0: all), equals by id."""
    own = values[items]
    if 0 < size < len(items):
        bound = bound_of_best(own, size)
        items, own = items[own >= bound], own[own >= bound]
        bound = np.partition(own, len(own) - size)[len(own) - size]
        above, level = items[own > bound], items[own == bound]
        ranks = register.id_ranks[level]
        wanted = size - len(above)
        if wanted < len(level):
            level = level[np.argpartition(ranks, wanted - 1)[:wanted]]
        items = np.concatenate((above, level))
        own = values[items]
    found: list[int] = items[np.lexsort((register.id_ranks[items], -own))].tolist()
    return found


def bound_of_best(values: Array, size: int) -> float:
    """A value that at least `size` of the values reach: the best of a sample tell it cheaply."""
    if len(values) < _SAMPLED or size > len(values) // 100:
        return float("-inf")
    sample = values[:: len(values) // 4000]
    return float(np.partition(sample, len(sample) - size)[len(sample) - size])
