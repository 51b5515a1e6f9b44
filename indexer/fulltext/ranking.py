"""The order of hits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import islice

from archive.dates import interval
from archive.filters import Sort
from indexer.fulltext.evaluation import Evaluation
from indexer.fulltext.facts import TITLES, Register
from indexer.fulltext.runs import Run
from indexer.words import search_words

RUN_BONUS = 2.0  # for holding a sought run as it stands
TITLE_BONUS = 4.0  # and for holding it in headline, kicker or deck
MAX_WORDS = 200


def relevance(evaluation: Evaluation, runs: Sequence[Run]) -> dict[int, float]:
    """Article → score: BM25F of the words of the runs, and a bonus for each run held whole."""
    pieces = (piece for run in runs for piece in run.pieces)
    words = dict.fromkeys(word.text for piece in pieces for word in search_words(piece))
    scores = defaultdict(float, evaluation.reader.scores(islice(words, MAX_WORDS)))
    for run in runs:
        for number, bonus in _bonus(evaluation, run).items():
            scores[number] += bonus
    return scores


def ordered(
    register: Register, found: Iterable[int], exact: Set[int], scores: Mapping[int, float], by: Sort
) -> list[int]:
    """The articles in the order asked for; equals by id, undated ones last when by date."""
    articles = sorted(found, key=lambda n: register.facts[n].id)
    if by in ("newest", "oldest"):
        dates = {n: register.facts[n].date or "" for n in articles}
        dated = [n for n in articles if interval(dates[n])]
        undated = [n for n in articles if not interval(dates[n])]
        return [*sorted(dated, key=lambda n: dates[n], reverse=by == "newest"), *undated]
    return sorted(articles, key=lambda n: (n not in exact, -scores.get(n, 0.0)))


def _bonus(evaluation: Evaluation, run: Run) -> dict[int, float]:
    owner, where = evaluation.register.owner, evaluation.register.where
    documents = evaluation.documents(run)
    bonus = {owner[doc]: RUN_BONUS for doc in documents}
    return bonus | {
        owner[doc]: RUN_BONUS + TITLE_BONUS for doc in documents if where[doc] in TITLES
    }
