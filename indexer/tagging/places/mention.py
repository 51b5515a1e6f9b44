"""A place name found in a text: where it stands, what it can mean and how much it says."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from indexer.tagging.fields import Piece
from indexer.tagging.places.gazetteer import ABROAD, unit

_TYPED = 1.3  # 连城县 says more than 北京 in 北京超市
_FIELD_WEIGHT = {"headline": 3.0, "kicker": 2.0, "deck": 2.0}


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at [start:end] of a field that can mean any of `codes`.

    `strength` is the weight of its context, `weight` that of its place in the article. A `weak`
    one (a county's short name) counts only where its city is known; `inside` another mention's
    chain (郑州市|惠济区) says nothing of its own to the vote on cities.
    """

    piece: Piece
    start: int
    end: int
    codes: tuple[str, ...]
    strength: float
    weak: bool
    inside: bool = False

    @property
    def quote(self) -> str:
        """The words as printed."""
        return self.piece.text[self.start : self.end]

    @property
    def weight(self) -> float:
        """Weight in the vote: headings 3 or 2, the lead 2, the rest 1, times its strength."""
        lead = 2.0 if self.piece.in_lead(self.start) else 1.0
        typed = _TYPED if self.quote[-1] in "县区旗镇乡" and len(self.codes[0]) >= 6 else 1.0
        return typed * self.strength * _FIELD_WEIGHT.get(str(self.piece.where), lead)

    @property
    def units(self) -> frozenset[str]:
        """The cities it can mean; a province is none."""
        return units_of(self.codes)


@cache
def units_of(codes: tuple[str, ...]) -> frozenset[str]:
    """The cities that codes lie in; a province lies in none."""
    return frozenset(unit(code) for code in codes if len(code) > 2 or code == ABROAD)
