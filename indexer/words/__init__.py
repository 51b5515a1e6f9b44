"""Characters and words: how texts are compared, and where words begin and end."""

from __future__ import annotations

import hashlib
from importlib import resources

from indexer.words.classes import Classed, classed, tagged
from indexer.words.folding import Folded, fold, folded_text, is_chinese, simplified, traditional
from indexer.words.pairs import Numbers, Pairs, PairWorths, total
from indexer.words.segment import (
    Word,
    known,
    pieces,
    search_words,
    segmenter_version,
    word_parts,
    words,
)
from indexer.words.sieve import Sieve

__all__ = [
    "Classed",
    "Folded",
    "Numbers",
    "PairWorths",
    "Pairs",
    "Sieve",
    "Word",
    "classed",
    "fingerprint",
    "fold",
    "folded_text",
    "is_chinese",
    "known",
    "pieces",
    "search_words",
    "simplified",
    "tagged",
    "total",
    "traditional",
    "word_parts",
    "words",
]


def fingerprint() -> str:
    """What an index depends on: the segmenter with its dictionary, and the folding table."""
    table = resources.files("indexer").joinpath("data", "traditional.tsv").read_bytes()
    return f"{segmenter_version()}, folding {hashlib.sha256(table).hexdigest()[:8]}"
