"""The order of hits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from itertools import islice
from math import isqrt

import numpy as np
import numpy.typing as npt

from archive.dates import interval
from archive.filters import Sort
from indexer.fulltext.arrays import Array, Mask
from indexer.fulltext.evaluation import Evaluation
from indexer.fulltext.register import Register
from indexer.fulltext.runs import Run
from indexer.fulltext.scoring import Scores
from indexer.words import search_words

RUN_BONUS = 2.0  # for holding a sought run as it stands
TITLE_BONUS = 4.0  # and for holding it in headline, kicker or deck
MAX_WORDS = 200
_WORTH = 4  # a sample of more than one value in so many tells nothing cheaply


def ranked(
    evaluation: Evaluation, runs: Sequence[Run], tiers: Sequence[Mask], by: Sort, size: int
) -> list[tuple[int, float]]:
    """The first `size` items with their scores, all when it is 0, in the order asked for: those of
    the first of the tiers, then those of the next; by date all as one. Equals stand by id, undated
    ones last when by date."""
    register = evaluation.register
    if by == "relevance":
        return _first(tiers, lambda items: relevance(evaluation, runs, items), register, size)
    values = _days(register, by)
    found = reduce(np.logical_or, tiers)
    dated = values > -np.inf
    order = _first((found & dated, found & ~dated), values.take, register, size)
    numbers = np.array([number for number, _ in order], np.int64)
    return list(zip(numbers.tolist(), relevance(evaluation, runs, numbers).tolist(), strict=True))


def relevance(evaluation: Evaluation, runs: Sequence[Run], items: Array) -> Scores:
    """The score of each of the items: BM25F of the words of the runs, and a bonus for each run
    held."""
    pieces = (piece for run in runs for piece in run.pieces)
    words = dict.fromkeys(word.text for piece in pieces for word in search_words(piece))
    scores = evaluation.reader.scores(islice(words, MAX_WORDS), items)
    for run in runs:
        held = evaluation.held(run)
        if held.count:
            scores += np.float32(RUN_BONUS) * held.items.take(items)
            scores += np.float32(TITLE_BONUS) * held.titled.take(items)
    return scores


def _first(
    tiers: Sequence[Mask], values_of: Callable[[Array], Array], register: Register, size: int
) -> list[tuple[int, float]]:
    """The `size` items (0: all) of the largest values with these, the earlier tiers first; no
    value is asked for in tiers that are not reached."""
    found: list[tuple[int, float]] = []
    for tier in tiers:
        if size and len(found) == size:
            break
        items = np.flatnonzero(tier)
        if len(items):
            found += _best(items, values_of(items), register, size - len(found) if size else 0)
    return found


def _days(register: Register, by: Sort) -> npt.NDArray[np.float64]:
    """What to sort by, largest first; -inf for items without a date."""
    column = register.column("date")
    dates = [held[0] if held and interval(held[0]) else "" for held in column.stored]
    rank = {value: n for n, value in enumerate(sorted(set(dates), reverse=by == "oldest"))}
    values = np.array([rank[d] if d else -np.inf for d in dates], np.float64)
    return values[column.codes]


def _best(items: Array, values: Array, register: Register, size: int) -> list[tuple[int, float]]:
    """The `size` items of the largest values (0: all) with these, equals by id."""
    if 0 < size < len(items):
        likely = np.flatnonzero(values >= bound_of_best(values, size))
        own = values[likely]
        bound = _nth_largest(own, size)
        above, level = likely[own > bound], likely[own == bound]
        wanted = size - len(above)
        if wanted < len(level):
            ranks = register.id_ranks[items[level]]
            level = level[np.argpartition(ranks, wanted - 1)[:wanted]]
        chosen = np.concatenate((above, level))
        items, values = items[chosen], values[chosen]
    order = np.lexsort((register.id_ranks[items], -values))
    return list(zip(items[order].tolist(), values[order].tolist(), strict=True))


def bound_of_best(values: Array, size: int) -> float:
    """A value that at least `size` of the values reach, and not many more: that a sample has as
    many such values tells it. Sample and what is left of the values are about equally many."""
    step = isqrt(len(values) // size)
    return _nth_largest(values[::step], size) if step >= _WORTH else float("-inf")


def _nth_largest(values: Array, n: int) -> float:
    # From the other end NumPy needs up to twenty times as long where few values are large.
    return -float(np.partition(-values, n - 1)[n - 1])
