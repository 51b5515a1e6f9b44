"""Which names of an article stand for its subject: not one that is named once and in passing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from indexer.tagging.fields import LEAD, Piece
from indexer.tagging.places.context import DATELINE, PLAIN
from indexer.tagging.places.gazetteer import city_code, district_code, unit
from indexer.tagging.places.mentions import Mention

_WHOLE_CITY = re.compile(r"全市")
_TYPED = tuple("省市区县旗州盟镇乡道")
_AND = ("、", "和", "与", "及")
_LISTED = re.compile(r"[、和与及][一-鿿]{2,3}(?:[两二三四]?[区县市]|等)")


def telling(mentions: Sequence[Mention], home: str, ours: bool) -> tuple[Mention, ...]:
    """The mentions that may say where the article's events are.

    A city named only in one paragraph below the lead, less than three times, is left out; so is
    one named once by its short name where the text speaks of "our city" (`ours`) and the home is
    another.
    """
    named: defaultdict[str, list[Mention]] = defaultdict(list)
    for m in mentions:
        for key in _keys(m) if not m.inside else ():
            named[key].append(m)
    passing = {key for key, ms in named.items() if _passing(ms, ours and bool(home))}
    passing -= {key for key in passing if home and key in (unit(home), home[:2])}
    return tuple(m for m in mentions if m.inside or not _keys(m) <= passing)


def _passing(mentions: Sequence[Mention], ours: bool) -> bool:
    """Whether these, all mentions of one city, say too little."""
    if not any(map(_leads, mentions)):
        return len(mentions) < 3 and len({m.piece.where for m in mentions}) == 1
    (only, *others) = mentions
    plain = only.strength < DATELINE and not only.quote.endswith(_TYPED)
    return ours and plain and not others


def _keys(mention: Mention) -> frozenset[str]:
    """The cities a mention can mean, or the province."""
    return mention.units or frozenset(mention.codes)


def equals(mentions: Sequence[Mention], city: str) -> frozenset[str]:
    """The districts of a city that headings or the lead list side by side: 云岩区、南明区."""
    found: set[str] = set()
    inside = [m for m in mentions if _district(m, city) and _leads(m)]
    for one, other in pairwise(inside):
        between = one.piece.text[one.end : other.start] if one.piece is other.piece else ""
        if between in _AND and _district(one, city) != _district(other, city):
            found |= {str(_district(one, city)), str(_district(other, city))}
    return frozenset(found)


def stands_alone(mentions: Sequence[Mention], city: str, district: str) -> bool:
    """Whether a district is named outside such lists in a heading or the lead."""
    return any(_district(m, city) == district and _leads(m) and not _in_list(m) for m in mentions)


def whole_city(pieces: Sequence[Piece], mentions: Sequence[Mention], city: str) -> bool:
    """Whether the heading or the lead speaks of 全市 and the heading of no district of it."""
    heading = [p for p in pieces if p.where in ("headline", "kicker", "deck")]
    lead = [p.text[: LEAD - p.before] for p in pieces if p.before is not None and p.before < LEAD]
    named = [m for m in mentions if _district(m, city) and m.strength >= PLAIN and _leads(m)]
    if any(m.piece in heading for m in named):
        return False
    if any(_WHOLE_CITY.search(p.text) for p in heading):
        return True
    return not named and any(_WHOLE_CITY.search(text) for text in lead)


def _in_list(mention: Mention) -> bool:
    text = mention.piece.text
    before, after = text[: mention.start], text[mention.end : mention.end + 8]
    return before.endswith(_AND) or after.startswith("、") or bool(_LISTED.match(after))


def _leads(mention: Mention) -> bool:
    return mention.piece.before is None or mention.piece.in_lead(mention.start)


def _district(mention: Mention, city: str) -> str | None:
    found = {district_code(code) for code in mention.codes if unit(code) == city}
    only = found.pop() if len(found) == 1 else None
    return only if only and city_code(only) == city else None
