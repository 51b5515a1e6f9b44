"""The places that a person means by the names of some levels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache

from archive.places import is_short_for
from archive.tags import LEVELS, Place
from indexer.tagging.places.gazetteer import ABROAD, gazetteer


def find_named(names: Mapping[str, str]) -> tuple[Place, ...]:
    """Level → name, lowest level wanted: every place that fits; empty when none does.

    Levels between may be left out, short and former names count. A street or district that the
    gazetteer does not know is taken as written where its parent is given and clear; a district that it
    knows elsewhere alone is none.

    >>> [p.path for p in find_named({"city": "郑州"})]
    ['河南省/郑州市']
    >>> [p.path for p in find_named({"city": "郑州市", "district": "惠济区", "street": "新设街道"})]
    ['河南省/郑州市/惠济区/新设街道']
    >>> find_named({"city": "福州市", "district": "金水区"})
    ()
    """
    given = {level: names[level] for level in LEVELS if level in names}
    if not given:
        return ()
    *above, lowest = given
    found = {place.path: place for place in _called(given[lowest])}
    fitting = tuple(p for p in found.values() if all(_holds(p, given[level]) for level in above))
    # 河南 is the province, not the county of that short name; 济源市 may be called a city.
    fitting = tuple(p for p in fitting if _level(p) == lowest) or fitting
    elsewhere = lowest == "district" and any(_level(p) == lowest for p in found.values())
    if fitting or lowest not in ("district", "street") or not above or elsewhere:
        return fitting
    parents = find_named({level: given[level] for level in above})
    clear = len(parents) == 1 and (lowest == "district" or parents[0].city or parents[0].district)
    if not clear:
        return ()
    name, parent = given[lowest], parents[0]
    return (
        replace(parent, district=name) if lowest == "district" else replace(parent, street=name),
    )


def _called(name: str) -> Iterable[Place]:
    """The places of a name: those called exactly so, else those that it is short or old for."""
    known = gazetteer()
    codes = _official().get(name) or known.names.get(name) or known.short.get(name) or ()
    return (known.place(code) for code in codes if code != ABROAD)


def _holds(place: Place, name: str) -> bool:
    return any(is_short_for(name, level) for level in place.levels)


def _level(place: Place) -> str:
    return [level for level in LEVELS if getattr(place, level)][-1]


@cache
def _official() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, name in gazetteer().official.items():
        found[name] = (*found.get(name, ()), code)
    return found
