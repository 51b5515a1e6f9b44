"""What each table that ships with the program must look like.

A table without a line here is never read; a test holds the folder against this list.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from math import isfinite

from indexer.data.table import Check, Table

UNIT_KINDS = frozenset(
    [
        "age",
        "area",
        "count",
        "data",
        "energy",
        "length",
        "money",
        "percent",
        "speed",
        "temperature",
        "time",
        "volume",
        "weight",
    ]
)
ENDING_PLACES = frozenset(("behind", "inside", "bare"))


def _number(cell: str) -> bool:
    try:
        return isfinite(float(cell))
    except ValueError:
        return False


def _weight(cell: str) -> bool:
    return _number(cell) and 0 <= float(cell) <= 10


def _day(cell: str) -> bool:
    try:
        return bool(date.fromisoformat(cell))
    except ValueError:
        return False


def _like(pattern: str) -> Check:
    return re.compile(pattern).fullmatch


def _some_of(*words: str) -> Check:
    """One or several of some words, with spaces between."""
    return lambda cell: bool(cell) and set(cell.split(" ")) <= set(words)


def _one_of(*words: str) -> Check:
    return lambda cell: cell in words


_CODE = _like(r"\d{2}|\d{4}|\d{6}|\d{9}")
_NO_CODE = _like(r"|\d{2}|\d{4}|\d{6}")
_YEAR = _like(r"(?:19|20)\d\d")
_NO_YEAR = _like(r"|(?:19|20)\d\d")
_FILLED = bool
_ONE_CHARACTER = _like(r".")
_LISTS = {name: Table(1) for name in (
    "abroad.tsv", "common_pairs.txt", "figure_phrases.tsv", "place_words.tsv",
    "practice_generic.tsv", "practice_not.tsv", "report_words.txt",
)}  # fmt: skip
_CHARACTERS = Table(1, checks={0: _ONE_CHARACTER})
_COUNTS = Table(2, checks={1: _like(r"\d+")})
_WEIGHTS = Table(2, checks={1: _number})
_NAME_AND_CODE = Table(2, checks={1: _CODE})

TABLES: Mapping[str, Table] = {
    **_LISTS,
    "character_pairs.tsv": _COUNTS,
    "class_runs.tsv": _COUNTS,
    "dated_words.tsv": Table(3, checks={0: _FILLED, 1: _day}),
    "endings.tsv": _WEIGHTS,
    "event_words.tsv": Table(2, checks={1: _FILLED}),
    "figure_units.tsv": Table(3, checks={1: _one_of(*UNIT_KINDS), 2: _one_of("digits", "-")}),
    "former_places.tsv": Table(
        5, key=4, checks={0: _CODE, 1: _FILLED, 2: _NO_YEAR, 3: _NO_YEAR, 4: _NO_CODE}
    ),
    "gazetteer.tsv": Table(2, checks={0: _CODE, 1: _FILLED}),
    "lunar_years.tsv": Table(
        4, checks={0: _YEAR, 1: _day, 2: _like(r"\d|1[012]"), 3: _like(r"[01]{12,13}")}
    ),
    "newspapers.tsv": Table(4, least=1, checks={1: _NO_CODE}),
    "official_context.tsv": Table(
        2, checks={1: _one_of("outside", "private", "accused", "feigned")}
    ),
    "official_posts.tsv": Table(2, checks={1: _FILLED}),
    "openings.tsv": _WEIGHTS,
    "paragraph_starts.tsv": Table(3, key=2, checks={0: _one_of("1", "2"), 1: _FILLED, 2: _number}),
    "place_aliases.tsv": _NAME_AND_CODE,
    "place_nicknames.tsv": _NAME_AND_CODE,
    "place_sights.tsv": _NAME_AND_CODE,
    "practice_context.tsv": Table(
        2, key=2, checks={1: _one_of("trade", "public", "against", "behind", "inside")}
    ),
    "practice_endings.tsv": Table(3, checks={1: _some_of(*ENDING_PLACES), 2: _FILLED}),
    "practice_verbs.tsv": Table(2, checks={1: _one_of("alone", "ending")}),
    "rare_surnames.txt": _CHARACTERS,
    "renames.tsv": Table(4, key=2, checks={1: _CODE, 2: _YEAR, 3: _FILLED}),
    "surnames.txt": _CHARACTERS,
    "topic_words.tsv": Table(3, key=2, checks={1: _FILLED, 2: _weight}),
    "topics.tsv": Table(3, ordered=False, checks={1: _FILLED, 2: _FILLED}),
    "traditional.tsv": Table(2, checks={0: _ONE_CHARACTER, 1: _ONE_CHARACTER}),
    "web_layouts.tsv": Table(3, key=3, ordered=False, checks={1: _FILLED, 2: _FILLED}),
    "word_pairs.tsv": _COUNTS,
    "zones.tsv": Table(3, key=2, checks={0: _like(r"\d{2}|\d{4}"), 1: _FILLED}),
}
