"""A practice as one place of a text names it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """text[start:end] names a practice; `core` is what stays the same in its variants."""

    start: int
    end: int
    core: str
    rule: str
