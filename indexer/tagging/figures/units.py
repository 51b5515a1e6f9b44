"""The units that make a number a figure, and the set phrases that only look like figures."""

from __future__ import annotations

import re
from functools import cache

from indexer.data import rows
from indexer.words import fold

_DIGITS = "digits"


@cache
def units() -> dict[str, tuple[str, bool]]:
    """Folded unit → its kind, and whether a single Chinese numeral before it is none."""
    found: dict[str, tuple[str, bool]] = {}
    for unit, kind, flag in rows("figure_units.tsv"):
        found[fold(unit).text] = (kind, flag == _DIGITS)
    return found


@cache
def unit_pattern() -> str:
    """A pattern of all units, the longest first; a Latin one ends where its word ends. What begins
    none of them is told by one look."""
    ordered = sorted(units(), key=lambda unit: (-len(unit), unit))
    latin = [unit for unit in ordered if unit[-1].isascii() and unit[-1].isalpha()]
    others = [re.escape(unit) for unit in ordered if unit not in latin]
    begins = "".join(sorted({re.escape(unit[0]) for unit in ordered}))
    return (
        rf"(?=[{begins}])(?:(?:{'|'.join(map(re.escape, latin))})(?![a-z0-9])|{'|'.join(others)})"
    )


@cache
def phrases() -> dict[str, list[str]]:
    """The set phrases, folded, by their first two characters."""
    found: dict[str, list[str]] = {}
    for (phrase,) in rows("figure_phrases.tsv"):
        folded = fold(phrase).text
        found.setdefault(folded[:2], []).append(folded)
    return found
