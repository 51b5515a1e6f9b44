"""The gazetteer of another year: 江干区 in 2013, 襄樊市 in 2006, 巢湖市's 含山县 in 2010.

Without an issue date a text that prints 崇文区 is of the years in which that was a district.

A unit that was abolished or renamed keeps the code of its time. Where today's district holds
several of the year's, what is known only of today's (its streets) can belong to any of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from indexer.tagging.places import names
from indexer.tagging.places.gazetteer import Gazetteer, Past, former_rows, gazetteer
from indexer.words import Sieve

Row = tuple[str, ...]

_LOOKS_BACK = re.compile(r"(?:[原旧前]|时的)$")
_YEAR = re.compile(r"20\d\d(?=年)")


def as_of(year: int | None, texts: Iterable[str] = ()) -> Gazetteer:
    """The gazetteer of a year; today's for None.

    In the year in which a unit ended it still counts where the texts print its name, and not
    that of what came after it; in the year before it no longer does where they print only that.
    """
    if year is None:
        return gazetteer()
    changes = [*_endings().get(year, ()), *_endings().get(year + 1, ())]
    whole = "\n".join(texts) if changes else ""
    kept = [row for row in _endings().get(year, ()) if row[1] in whole]
    early = [row for row in _endings().get(year + 1, ()) if _replaced(row, whole)]
    return _view(
        year,
        frozenset(row[:2] for row in kept if not _replaced(row, whole)),
        frozenset(row[:2] for row in early if row[1] not in whole),
    )


def printed_year(names: Iterable[str], text: str) -> int | None:
    """The last year in which all former units among `names` stood; None if there are none, if they
    never stood together, or if `text` prints what came after one of them or a later year.

    >>> printed_year(["崇文区"], "崇文区法院"), printed_year(["东城区"], "东城区法院")
    (2009, None)
    >>> printed_year(["崇文区"], "崇文区并入东城区"), printed_year(["崇文区"], "2011年，崇文区")
    (None, None)
    """
    found = [row for name in dict.fromkeys(names) for row in _gone().get(name, ())]
    if not found or any(gazetteer().official.get(row[4], row[1]) in text for row in found):
        return None
    year = min(int(row[3]) for row in found) - 1
    begun = max(int(row[2] or 0) for row in found)
    said = max((int(y) for y in _YEAR.findall(text)), default=0)
    return year if begun <= year and said <= year else None


def last_year(texts: Sequence[str]) -> tuple[int, int, int, int] | None:
    """The year in which the first of the former units ended that texts name as units that are: the
    year, which text, and where. None if they never stood together or something later is printed.

    >>> last_year(["许昌县五女店镇"]), last_year(["原许昌县"]), last_year(["许昌县改为建安区"])
    ((2016, 0, 0, 3), None, None)
    """
    sieve, starting = _gone_starts()
    named: dict[str, tuple[int, int]] = {}
    for n, (text, places) in enumerate(zip(texts, sieve.places_in(texts), strict=True)):
        for at in places:
            for name in starting[text[at : at + 2]]:
                if text.startswith(name, at) and _stands(text, at, at + len(name)):
                    named.setdefault(name, (n, at))
    if not named:
        return None
    year = printed_year(named, "\n".join(texts))
    if year is None:
        return None
    name = next(name for name in named if int(_gone()[name][0][3]) == year + 1)
    where, at = named[name]
    return year + 1, where, at, at + len(name)


def _stands(text: str, start: int, end: int) -> bool:
    """Whether a name is no part of a longer one (新民县 in 阜新民县) and not told of as gone."""
    longer = (text[start - more : end] for more in (1, 2) if more <= start)
    known = gazetteer().names
    back = _LOOKS_BACK.search(text, max(0, start - 2), start)
    return not back and not any(other in known for other in longer)


@cache
def _gone_starts() -> tuple[Sieve, dict[str, list[str]]]:
    """The names of former units of more than two characters by their first two, and their sieve."""
    starting: defaultdict[str, list[str]] = defaultdict(list)
    for name in _gone():
        if len(name) > 2:
            starting[name[:2]].append(name)
    return Sieve(starting), dict(starting)


@cache
def _gone() -> dict[str, list[Row]]:
    """Former units by name, the last of each name; not the names that another place has today."""
    official = [name for code, name in gazetteer().official.items() if len(code) <= 6]
    today = {*official, *map(names.plain, official)}  # 东乡县 is a short form of one of today
    gone: dict[str, list[Row]] = {}
    for row in former_rows():
        if row[3] and row[4] and row[1] not in today:
            gone[row[1]] = [max([row, *gone.get(row[1], [])], key=lambda r: int(r[3]))]
    return gone


def _replaced(row: Row, text: str) -> bool:
    after = gazetteer().official.get(row[4], "")
    return after != row[1] and bool(after) and after in text and after[:-1] not in row[1]


@cache
def _endings() -> dict[int, list[Row]]:
    ends: defaultdict[int, list[Row]] = defaultdict(list)
    for row in former_rows():
        if row[3]:
            ends[int(row[3])].append(row)
    return dict(ends)


@cache
def _view(year: int, kept: frozenset[Row], early: frozenset[Row] = frozenset()) -> Gazetteer:
    known = gazetteer()
    rows = former_rows()
    young = {row[0] for row in rows if not row[3] and not _stood(row, year, kept)}
    young |= {row[4] for row in rows if row[:2] in kept and _renamed(row)}
    young -= {row[4] for row in rows if row[:2] in early}
    olds = [r for r in rows if r[3] and _stood(r, year, kept) and r[:2] not in early]
    then: defaultdict[str, list[str]] = defaultdict(list)
    for code, _, _, _, heir in olds:
        if heir:
            stood = heir not in young and heir not in then
            then[heir] += [heir, code] if stood else [code]
    past = Past(
        {code: tuple(dict.fromkeys(found)) for code, found in then.items()},
        {row[0]: row[4] for row in olds if row[4]},
        {row[0]: row[1] for row in olds},
        _overlay(olds, known.names, known, young, full=True),
        _overlay(olds, known.short, known, young, full=False),
        frozenset(young - then.keys()),
    )
    return replace(known, past=past)


def _stood(row: Row, year: int, kept: frozenset[Row]) -> bool:
    _, _, since, until, _ = row
    begun = not since or int(since) <= year
    return begun and (not until or year < int(until) or (int(until) == year and row[:2] in kept))


def _renamed(row: Row) -> bool:
    """Whether what a unit is today came about when it ended."""
    return any(r[0] == row[4] and r[2] == row[3] and not r[3] for r in former_rows())


def _overlay(
    olds: Iterable[Row],
    table: dict[str, tuple[str, ...]],
    known: Gazetteer,
    young: set[str],
    *,
    full: bool,
) -> dict[str, tuple[str, ...]]:
    """What the names of a year's units meant: those units, and what is so called to this day."""
    found: dict[str, tuple[str, ...]] = {}
    for code, name, *_ in olds:
        for spelt in _spellings(name, full):
            kept = found.get(spelt)
            if kept is None:
                kept = tuple(
                    c
                    for c in table.get(spelt, ())
                    if (c not in young and spelt in _spellings(known.official.get(c, ""), full))
                    or len(c) > 6
                )
            found[spelt] = tuple(dict.fromkeys((*kept, code)))
    return found


@cache
def _spellings(name: str, full: bool) -> tuple[str, ...]:
    if len(name) == 2:  # 郊区, 梅县: as weak as a name without its type
        return () if full else (name,)
    if full:
        more = (f"{name[:-2]}市",) if name.endswith("地区") else ()
        return (name, names.plain(name), *more)
    bare = names.stem(name)
    return (bare,) if len(bare) >= 2 else ()
