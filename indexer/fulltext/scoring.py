"""BM25 of a word, added to the scores of all documents or items.

    weight / (weight + norm) × factor

`weight` is how often the word stands there, times what its field counts for; `norm` grows with the
length of the document; the factor is of the word alone, the larger the rarer it is.
"""

from __future__ import annotations

from math import log

import numpy as np
import numpy.typing as npt

from indexer.fulltext.arrays import Array

Scores = npt.NDArray[np.float32]
_B, _K1 = 0.75, 1.2  # of BM25, as Whoosh has them
_MANY = 4  # of more than one document in so many, all are gone through: that needs no looking up


def norms_of(lengths: Array, total: int) -> Scores:
    """The norm of each document, of given lengths that make a total before they were rounded."""
    mean = total / (len(lengths) or 1) or 1.0
    return (_K1 * ((1 - _B) + _B * lengths / mean)).astype(np.float32)


def factor_of(held: int, size: int) -> float:
    """The factor of a word that so many of the `size` documents hold."""
    return (log(size / (held + 1)) + 1) * (_K1 + 1)


def bm25(weights: Scores, norms: Scores, factor: float) -> Scores:
    """The scores of documents of such weights and norms; both are written over."""
    norms += weights
    weights /= norms
    weights *= np.float32(factor)
    return weights


def add_scores(
    scores: Scores, documents: Array, weights: Array, norms: Scores, factor: float
) -> None:
    """Add the scores of a word to those of all documents, given the ones that hold it."""
    if len(documents) * _MANY > len(scores):
        spread = np.zeros(len(scores), np.float32)
        spread[documents] = weights
        scores += bm25(spread, norms.copy(), factor)
    else:
        own = weights.astype(np.float32)
        scores[documents] += bm25(own, norms.take(documents), factor)
