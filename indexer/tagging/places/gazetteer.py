"""The gazetteer: codes, names and how they hang together, and a finder of names in a text.

A code is a string whose prefixes are its parents: 2 digits a province, 4 a city (prefecture
level), 6 a district (county level), 9 a street or town; a functional zone without an official
code is its city's code + z + number and counts as a district.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from archive.tags import Place
from indexer.tagging.places import names
from indexer.tagging.tables import rows

MUNICIPALITIES = frozenset({"11", "12", "31", "50"})
_GROUPS = frozenset({"4190", "4290", "4690", "6590"})  # counties run by their province
ABROAD = "00"


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """`names`: full name → codes; `short`: name without its type → codes; `starts`: the first two
    characters of any name → the lengths to try, longest first. `ordinary` short names are words
    too; `newspapers` leads from a paper's name to the code of its home."""

    official: dict[str, str]
    names: dict[str, tuple[str, ...]]
    short: dict[str, tuple[str, ...]]
    starts: dict[str, tuple[int, ...]]
    ordinary: frozenset[str]
    newspapers: dict[str, str]

    def at(self, text: str, position: int) -> Iterator[tuple[str, tuple[str, ...], bool]]:
        """The names that begin at a position, longest first: (name, codes, is it short?)."""
        for length in self.starts.get(text[position : position + 2], ()):
            name = text[position : position + length]
            if codes := self.names.get(name):
                yield name, codes, False
            elif codes := self.short.get(name):
                yield name, codes, True

    def place(self, code: str) -> Place:
        """The place of a code, with its parents' official names."""
        city, district = city_code(code), district_code(code)
        return Place(
            self.official[code[:2]],
            self.official.get(city or ""),
            self.official[district] if district else None,
            self.official[code] if len(code) == 9 else None,
            _national(code),
        )


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
    official = {c: n for c, n in rows("gazetteer.tsv", 2) if c[:4] not in _GROUPS or len(c) > 4}
    official |= {f"{c}01": official[c] for c in MUNICIPALITIES}
    del official["5002"]
    zones = rows("zones.tsv", 3)
    official |= {f"{city}z{n:02}": name for n, (city, name, _) in enumerate(zones)}
    index = _Index()
    for code, name in official.items():
        index.add_place(code, name, official)
    for n, (city, _, others) in enumerate(zones):
        index.full(f"{city}z{n:02}", *filter(None, others.split("|")))
    for old, code, _, _ in rows("renames.tsv", 4):
        index.former(code, old)
    for name, code in rows("place_aliases.tsv", 2):
        index.full(code, name)
    for (name,) in rows("abroad.tsv", 1):
        index.full(ABROAD, name)
    index.add_guesses()
    papers = {row[0]: row[1] for row in rows("newspapers.tsv", 4) if row[1]}
    return Gazetteer(official, index.names, index.short, index.starts(), index.ordinary, papers)


class _Index:
    """Names → codes while they are gathered."""

    def __init__(self) -> None:
        self.names: dict[str, tuple[str, ...]] = {}
        self.short: dict[str, tuple[str, ...]] = {}
        self._guesses: list[tuple[str, str]] = []
        self.ordinary = frozenset(word for (word,) in rows("place_words.tsv", 1))

    def add_place(self, code: str, name: str, official: dict[str, str]) -> None:
        if len(code) == 9:
            self._add_street(code, name)
        elif len(code) > 4 and (code[4] in "7z" or len(code) > 6):
            self.full(code, name, *names.zone_names(name, names.stem(official[unit(code)])))
        elif code[:6] not in _UNDIVIDED and code not in {f"{m}01" for m in MUNICIPALITIES}:
            self._add_upper(code, name)

    def full(self, code: str, *spellings: str) -> None:
        for name in spellings:
            known = self.names.get(name, ())
            if code not in known:
                self.names[name] = (*known, code)

    def former(self, code: str, name: str) -> None:
        """A name a place had: 闸北区, and 闸北 unless that is another place's short name."""
        self.full(code, name)
        bare = names.stem(name)
        if len(code) == 6 and len(bare) == 2:
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

    def _add_street(self, code: str, name: str) -> None:
        if len(name) < 3 or not name.endswith(_TOWNS) or name in _COMMON_TOWNS:
            return
        self.full(code, name, *names.street_names(name))

    def add_guesses(self) -> None:
        """建安县 for 建安区: counties that became districts, where no other place has the name."""
        seen: dict[str, set[str]] = {}
        for name, code in self._guesses:
            seen.setdefault(name, set()).add(code)
        for name, codes in seen.items():
            if len(codes) == 1 and name not in self.names:
                self.full(*codes, name)

    def starts(self) -> dict[str, tuple[int, ...]]:
        lengths: dict[str, set[int]] = {}
        for table in (self.names, self.short):
            for name in table:
                lengths.setdefault(name[:2], set()).add(len(name))
        return {start: tuple(sorted(found, reverse=True)) for start, found in lengths.items()}


_TOWNS = ("街道", "镇", "乡", "苏木", "农场", "林场", "牧场", "街道办事处")
_COMMON_TOWNS = frozenset(
    {"小城镇", "原种场", "园艺场", "中心镇", "中心乡", "城乡街道", "国营农场"}
)
