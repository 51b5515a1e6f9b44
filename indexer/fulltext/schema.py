"""What Whoosh holds: two indexes side by side in one folder, whose document numbers we rely on.

`texts` has one document a field of an article (paragraph, headline, caption …): its characters and
pairs of characters as terms, so that any string can be found. The other, which Whoosh opens when no
name is given, has one document an item: its words, for ranking, and what is known of it. The n-th
segment of one belongs to the n-th of the other. All terms are given ready-made: there is no
analyzer to be pickled, and Whoosh's own query parser is never used.
"""

from __future__ import annotations

from whoosh.fields import STORED, FieldType, Schema
from whoosh.formats import Existence, Frequency

VERSION = 6  # of everything in this room that is written to disk
TEXTS, ITEMS = "texts", "MAIN"
HEADLINE_WEIGHT = 3.0


def build_schema(index: str) -> Schema:
    """The schema of TEXTS or ITEMS; always passed when opening, never read from disk."""
    if index == TEXTS:
        return Schema(grams=FieldType(Existence(), None), text=STORED())
    return Schema(
        headline=FieldType(Frequency(field_boost=HEADLINE_WEIGHT), None, scorable=True),
        body=FieldType(Frequency(), None, scorable=True),
        id=STORED(),
        head=STORED(),
    )
