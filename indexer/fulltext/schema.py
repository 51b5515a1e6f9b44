"""What Whoosh holds: two indexes side by side in one folder, whose document numbers we rely on.

`texts` has one document a field of an article (paragraph, headline, caption …): its characters and
pairs of characters as terms, so that any string can be found. `articles` has one document an
article: its words, for ranking, and its Facts. All terms are given ready-made: there is no analyzer
to be pickled, and Whoosh's own query parser is never used.
"""

from __future__ import annotations

from whoosh.fields import STORED, FieldType, Schema
from whoosh.formats import Existence, Frequency

VERSION = 1  # of everything in this room that is written to disk
TEXTS, ARTICLES = "texts", "articles"
HEADLINE_WEIGHT = 3.0


def build_schema(index: str) -> Schema:
    """The schema of TEXTS or ARTICLES; always passed when opening, never read from disk."""
    if index == TEXTS:
        # Scorable, or Whoosh looks for the missing file of lengths again at every posting.
        grams = FieldType(Existence(), None, scorable=True)
        return Schema(grams=grams, text=STORED(), folded=STORED())
    return Schema(
        headline=FieldType(Frequency(field_boost=HEADLINE_WEIGHT), None, scorable=True),
        body=FieldType(Frequency(), None, scorable=True),
        facts=STORED(),
    )
