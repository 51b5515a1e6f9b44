"""The gazetteer: codes, names and how they hang together, and a finder of names in a text.

A code is a string whose prefixes are its parents: 2 digits a province, 4 a city (prefecture
level), 6 a district (county level), 9 a street or town; a functional zone without an official
code is its city's code + z + number and counts as a district.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from archive.tags import Place
from indexer.data import compiled, rows
from indexer.tagging.places import names
from indexer.words import Sieve

MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
_THEIR_CITIES = frozenset(f"{code}01" for code in MUNICIPALITIES)
_GROUPS = frozenset({"4190", "4290", "4690", "6590"})  # counties run by their province
ABROAD = "00"


@dataclass(frozen=True, slots=True)
class Past:
    """How a year differs from today (see past.py): codes and names are those of the year.

    `then` leads from a code of today, 4 or 6 digits, to what lay there; `heirs` back from a code
    of the year to today's; what is `absent` was not there at all. `official` holds names of the year that differ, `names` and `short`
    what they mean, before the gazetteer's own.
    """

    then: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    heirs: Mapping[str, str] = field(default_factory=dict)
    official: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    short: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    absent: frozenset[str] = frozenset()

    def heir(self, code: str) -> str | None:
        """The code today of a code of the year; None where it was divided."""
        if heir := self.heirs.get(code[:6]):
            # What became a city of what was a county is more than the county was.
            return heir + code[6:] if len(heir) == len(code[:6]) else None
        return None if code[:6] in self.official else code


TODAY = Past()


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """`names`: full name → codes; `short`: name without its type → codes; `starts`: the first two
    characters of any name → the lengths to try, longest first. `ordinary` short names are words
    too; `newspapers` leads from a paper's name to the code of its home. `pairs` finds the keys of
    `starts` in a text. `past` is the year that it is asked about."""

    official: dict[str, str]
    names: dict[str, tuple[str, ...]]
    short: dict[str, tuple[str, ...]]
    starts: dict[str, tuple[int, ...]]
    ordinary: frozenset[str]
    newspapers: dict[str, str]
    pairs: Sieve
    past: Past = TODAY

    def at(self, text: str, position: int) -> Iterator[tuple[str, tuple[str, ...], bool]]:
        """The names that begin at a position, longest first: (name, codes, is it short?)."""
        past = self.past
        for length in self.starts.get(text[position : position + 2], ()):
            name = text[position : position + length]
            if past is TODAY:
                if codes := self.names.get(name):
                    yield name, codes, False
                elif codes := self.short.get(name):
                    yield name, codes, True
            elif codes := past.names.get(name) or self.then(self.names.get(name, ())):
                yield name, codes, False
            elif codes := past.short.get(name) or self.then(self.short.get(name, ())):
                yield name, codes, True

    def then(self, codes: tuple[str, ...]) -> tuple[str, ...]:
        """What codes of today were in the year asked about."""
        then, absent = self.past.then, self.past.absent
        if not then or not codes:
            return codes
        if not any(c[:6] in then or c[:4] in then or c in absent for c in codes):
            return codes
        return tuple(dict.fromkeys(old for c in codes for old in _then(c, then, absent)))

    def called(self, code: str) -> str | None:
        """The official name of a code in the year asked about."""
        known = self.past.official.get(code) or self.official.get(code)
        heir = self.past.heirs.get(code[:6])
        return self.official.get(heir + code[6:]) if heir and len(code) > 6 else known

    def place(self, code: str) -> Place:
        """The place of a code, with its parents' official names; those of today beside them."""
        city, district = city_code(code), district_code(code)
        street = code if len(code) == 9 else None
        return Place(
            self.official[code[:2]],
            self.called(city or ""),
            self.called(district) if district else None,
            self.called(street) if street else None,
            _national(code),
            self._today([c for c in (code[:2], city, district, street) if c and self.called(c)]),
        )

    def _today(self, codes: list[str]) -> tuple[str, ...]:
        """The path of today for each level; empty where all of them are called as ever."""
        heirs = [self.past.heir(code) for code in codes]
        if heirs == codes and all(self.called(c) == self.official.get(c) for c in codes):
            return ()
        today = replace(self, past=TODAY)
        return tuple(today._path(h) if h in self.official else "" for h in heirs)

    def _path(self, code: str) -> str:
        """The path of a code; that of a municipality as a province is its name alone."""
        return self.official[code] if len(code) == 2 else self.place(code).path


def _then(code: str, then: Mapping[str, tuple[str, ...]], absent: frozenset[str]) -> Iterator[str]:
    if code in absent:
        return
    if len(code) >= 6 and "z" not in code:
        olds = then.get(code[:6], (code[:6],))
        if code in olds:  # it was there beside what it has taken in since
            olds = (code,)
        yield from (old + code[6:] for old in olds)
    elif len(old := then.get(code[:4], ())) == 1:
        yield old[0] + code[4:]
    else:
        yield code


@cache
def city_code(code: str) -> str | None:
    """The code of the city of a place; None for a province or a county run by its province.

    >>> city_code("500229"), city_code("410108003"), city_code("41"), city_code("419001")
    ('5001', '4101', None, None)
    """
    if code[:2] in MUNICIPALITIES:
        return code[:2] + "01"
    return code[:4] if len(code) >= 4 and code[:4] not in _GROUPS else None


@cache
def district_code(code: str) -> str | None:
    """The code of the district of a place; None above it, and in cities without districts.

    >>> district_code("410108003"), district_code("441900003"), district_code("4101")
    ('410108', None, None)
    """
    if len(code) < 6 or code[:6] in _UNDIVIDED:
        return None
    return code if "z" in code else code[:6]


@cache
def unit(code: str) -> str:
    """What is counted as a city in a vote: the city, or the county run by its province."""
    return city_code(code) or code[:6]


_UNDIVIDED = frozenset({"441900", "442000", "460400", "620201"})


def _national(code: str) -> str:
    own = (district_code(code) or code)[:6] if "z" not in code else code[:4]
    if own in _UNDIVIDED:
        own = own[:4]
    own = (city_code(own) or own) if len(own) == 4 else own
    if own[:2] in MUNICIPALITIES and len(own) == 4:
        own = own[:2]
    return own.ljust(6, "0")


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of indexer/data, read once."""
    official, known, short, starts, ordinary, papers = compiled("gazetteer", _TABLES, _CODE, _made)
    return Gazetteer(official, known, short, starts, ordinary, papers, Sieve(starts))


_TABLES = (
    "gazetteer.tsv",
    "zones.tsv",
    "renames.tsv",
    "former_places.tsv",
    "place_aliases.tsv",
    "place_nicknames.tsv",
    "place_sights.tsv",
    "place_words.tsv",
    "abroad.tsv",
    "newspapers.tsv",
)
_CODE = (__name__, names.__name__)
_Names = dict[str, tuple[str, ...]]


def _made() -> tuple[
    dict[str, str], _Names, _Names, dict[str, tuple[int, ...]], frozenset[str], dict[str, str]
]:
    """The parts of the gazetteer, all but the sieve."""
    official = {c: n for c, n in rows("gazetteer.tsv") if c[:4] not in _GROUPS or len(c) > 4}
    official |= {f"{c}01": official[c] for c in MUNICIPALITIES}
    del official["5002"]
    zones = rows("zones.tsv")
    official |= {f"{city}z{n:02}": name for n, (city, name, _) in enumerate(zones)}
    index = _Index()
    for code, name in official.items():
        if len(code) == 9:
            index.add_street(code, name)
        else:
            index.add_upper(code, name, official)
    for n, (city, _, others) in enumerate(zones):
        index.full(f"{city}z{n:02}", *filter(None, others.split("|")))
    known = set(official.values())
    for old, code, _, _ in rows("renames.tsv"):
        if old not in known:  # else it is another place's name today
            index.former(code, old)
    for row in former_rows():
        index.start(row[1])
    for name, code in rows("place_aliases.tsv"):
        index.full(code, name)
    for name, code in (*rows("place_nicknames.tsv"), *rows("place_sights.tsv")):
        index.short[name] = (*index.short.get(name, ()), code)
    for (name,) in rows("abroad.tsv"):
        index.full(ABROAD, name)
    index.add_guesses()
    papers = {row[0]: row[1] for row in rows("newspapers.tsv")}
    return official, index.names, index.short, index.starts(), index.ordinary, papers


def is_place(name: str) -> bool:
    """Whether a word is a province, city or county, with its type or without."""
    known = gazetteer()
    codes = known.names.get(name) or known.short.get(name) or ()
    return any(len(code) <= 6 for code in codes)


@cache
def former_rows() -> list[tuple[str, ...]]:
    """The units of other years: code, name, first year, year of its end, code today."""
    return rows("former_places.tsv")


class _Index:
    """Names → codes while they are gathered."""

    def __init__(self) -> None:
        self.names: dict[str, tuple[str, ...]] = {}
        self.short: dict[str, tuple[str, ...]] = {}
        self._guesses: list[tuple[str, str]] = []
        self._past: set[str] = set()
        self.ordinary = frozenset(word for (word,) in rows("place_words.tsv"))

    def add_upper(self, code: str, name: str, official: dict[str, str]) -> None:
        """A province, city, district or zone, with its shorter forms."""
        if len(code) > 4 and (code[4] in "7z" or len(code) > 6):
            self.full(code, name, *names.zone_names(name, names.stem(official[unit(code)])))
        elif code[:6] not in _UNDIVIDED and code not in _THEIR_CITIES:
            self._add_upper(code, name)

    def full(self, code: str, *spellings: str) -> None:
        for name in spellings:
            known = self.names.get(name, ())
            if code not in known:
                self.names[name] = (*known, code)

    def former(self, code: str, name: str) -> None:
        """A name a place had: 闸北区, and 闸北 unless that is another place's short name."""
        if len(name) == 2:  # 沙县, 郫县
            self.short[name] = (*self.short.get(name, ()), code)
            return
        self.full(code, name)
        bare = names.stem(name)
        if len(code) <= 6 and len(bare) == 2:
            self.short.setdefault(bare, (code,))

    def _add_upper(self, code: str, name: str) -> None:
        code = city_code(code) or code if len(code) < 6 else code
        if len(name) == 2:  # 富县, 兴县: as weak as a name without its type
            self.short[name] = (*self.short.get(name, ()), code)
            return
        self.full(code, name)
        if len(code) == 6:
            first, *_ = others = [*names.county_names(name), ""]
            if first and first == names.plain(name):
                self.full(code, others.pop(0))
            self._guesses += [(other, code) for other in others if other]
        elif len(code) == 4 and names.plain(name) != name:
            self.full(code, names.plain(name))
        elif name.endswith("市"):
            self.full(code, f"{name[:-1]}地区")
        bare = names.stem(name)
        if len(bare) >= 2:
            known = self.short.get(bare, ())
            self.short[bare] = (*known, code)

    def add_street(self, code: str, name: str) -> None:
        """A street office, town or township, if its name says that it is one."""
        if not name.endswith(_TOWNS) or len(name) < 3 or name in _COMMON_TOWNS:
            return
        if name.endswith(FARMS) and _COMMON_FARM.fullmatch(name):
            return
        if name.endswith("街道") or "族" in name:
            self.full(code, name, *names.street_names(name))
        else:  # most of 40,000
            self.names[name] = (*self.names.get(name, ()), code)

    def start(self, former: str) -> None:
        """Let the name of another year be found, and its shorter forms."""
        self._past |= {former, names.plain(former), names.stem(former)}

    def add_guesses(self) -> None:
        """建安县 for 建安区: counties that became districts, where no other place has the name."""
        seen: dict[str, set[str]] = {}
        for name, code in self._guesses:
            seen.setdefault(name, set()).add(code)
        for name, codes in seen.items():
            if len(codes) == 1 and name not in self.names:
                self.full(*codes, name)

    def starts(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, int] = {}  # start → lengths, each a bit
        known = found.get
        for table in (self.names, self.short, self._past):
            for name in table:
                start = name[:2]
                found[start] = known(start, 0) | 1 << len(name)
        return {start: _lengths(bits) for start, bits in found.items()}


@cache
def _lengths(bits: int) -> tuple[int, ...]:
    return tuple(n for n in range(bits.bit_length(), 0, -1) if bits >> n & 1)


FARMS = ("农场", "林场", "牧场")
_TOWNS = ("街道", "镇", "乡", "苏木", *FARMS, "街道办事处")
_COMMON_TOWNS = frozenset({"小城镇", "原种场", "园艺场", "中心镇", "中心乡", "城乡街道"})
# 县林场, 一农场, 国营林场: what every county or every state farm may call its own.
_COMMON_FARM = re.compile(
    r"(?:第?(?:[一二三四五六七八九]|十[一-十]?)|[县市区]|山区|国营|示范|[果畜])(?:农场|林场|牧场)"
)
