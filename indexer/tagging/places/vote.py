"""The vote: which city, district and street the names of an article agree on.

Every name shares its weight over the cities it can mean. Only a name that means one city, or a
prior (the paper's home, the page-mates), can carry a city; the others follow it. Close results
abstain: no claim is better than a wrong one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from indexer.tagging.places.beside import of_somebody
from indexer.tagging.places.context import BUREAU, DATELINE, DISTANT, PLAIN
from indexer.tagging.places.gazetteer import ABROAD, city_code, district_code, unit
from indexer.tagging.places.mention import Mention

Votes = defaultdict[str, float]

CLEAR = 1.5  # how many times the second's votes the first must have
_OPENING = 1.6  # enough for the first place of a report to outvote an agency's bureau
_STREET = 2.0
_ELSEWHERE = 3  # cities of other provinces that a text may list beside one province
_AT_HOME = 1.1  # so does it need less to be clear
_FOREIGN = 0.75  # a foreigner's home is named in news from here, too
_HOME = 1.4  # a paper names its own city for a reason
_ZONES = frozenset({"高新区", "经开区", "航空港区", "示范区", "开发区"})  # many cities have them
_LEAST = 0.5  # less than any name that says something


def choose_unit(
    mentions: Sequence[Mention], prior: str = "", prior_votes: float = 0.0
) -> str | None:
    """The city (or county run by its province) that wins, or a province code when only that is
    clear, or None. `prior` is the code of a home; `prior_votes` is what 我市 and the like add."""
    outer = [m for m in mentions if not m.inside]
    carried = _carriers(outer)
    home = unit(prior) if len(prior) > 2 else ""
    if home and prior_votes:
        carried[home] += prior_votes
    if home and any(_fits(m, home) for m in outer):
        carried[home] += 0.0
    votes, lost = _votes(outer, carried)
    if home:
        votes[home] = _HOME * votes[home] + prior_votes
    ranked = sorted(carried, key=lambda u: (-votes[u], u))
    if not ranked or votes[ranked[0]] <= 0:
        return _only_province(outer, ())
    if votes[ranked[0]] < _LEAST:
        return None
    best = ranked[0]
    rivals = (votes[u] * (_FOREIGN if u == ABROAD else 1.0) for u in votes if u != best)
    rest = max([0.0, *lost.values(), *rivals])
    if votes[best] >= (_AT_HOME if best == home else CLEAR) * rest:
        return None if best == ABROAD else best
    abroad = sum(m.weight for m in outer if m.units == {ABROAD} and m.strength > DISTANT)
    if max([abroad, *lost.values()]) > CLEAR * votes[best]:
        return None  # the text is about what is abroad, or a place that no name settles
    return _only_province(outer, [u for u in votes if votes[u] * CLEAR > votes[best]])


def choose_district(mentions: Iterable[Mention], city: str) -> str | None:
    """The district of a city that its names agree on, unless the city as a whole outweighs it."""
    votes: Votes = defaultdict(float)
    whole = 0.0
    mentions = list(mentions)
    named = {c for m in mentions if m.piece.before is None for c in m.codes if not m.inside}
    for m in mentions:
        inside = {district_code(c) for c in m.codes if unit(c) == city} - {None}
        if not inside:
            whole += (
                m.weight * min(1.0, 1 / m.strength) if city in m.codes and not m.inside else 0.0
            )
        elif m.strength == DATELINE and city in named:
            continue  # written in the seat of a prefecture that a heading names
        elif not m.inside and m.strength > DISTANT:
            for code in inside:
                votes[str(code)] += m.weight * (0.5 if m.weak else 1.0) / len(inside)
    return _clear(votes, CLEAR, at_least=0.3 * whole)


def choose_street(mentions: Iterable[Mention], city: str, district: str | None) -> str | None:
    """The street or town that a heading or the lead names, clearly before all others."""
    votes: Votes = defaultdict(float)
    for m in mentions:
        inside = [
            c for c in m.codes if len(c) == 9 and unit(c) == city and district_code(c) == district
        ]
        if len(inside) == 1 and m.strength >= PLAIN and not _institution(m):
            votes[inside[0]] += m.weight
    return _clear(votes, _STREET, at_least=2.0)


def _fits(mention: Mention, home: str) -> bool:
    """Whether the paper's home settles what an unclear or short name means."""
    short = mention.weak and mention.strength >= PLAIN
    return home in mention.units and (len(mention.units) > 1 or short)


def _clear(votes: Votes, factor: float, at_least: float) -> str | None:
    ranked = [*sorted(votes.items(), key=lambda v: (-v[1], v[0])), ("", 0.0), ("", 0.0)]
    (best, most), (_, second) = ranked[0], ranked[1]
    return best if most and most >= at_least and most >= factor * second else None


def _carriers(mentions: Iterable[Mention]) -> Votes:
    """Cities named by a name that can mean nothing else, or by two names that only it has both."""
    carried: Votes = defaultdict(float)
    unclear: dict[str, frozenset[str]] = {}
    provinces = {c for m in mentions for c in m.codes if len(c) == 2 and m.strength >= PLAIN}
    for m in mentions:
        if m.weak or m.strength < PLAIN or not m.units:
            continue
        units = m.units if len(m.units) == 1 else _in_provinces(m, provinces)
        if len(units) == 1:
            carried[next(iter(units))] += m.weight
        elif min(map(len, m.codes)) < 9:
            unclear[m.quote] = m.units
    if not carried and not unclear:
        carried.update(dict.fromkeys(_neighbours(mentions), 0.0))
    if not carried and len(unclear) > 1:
        common = frozenset.intersection(*unclear.values())
        carried.update(dict.fromkeys(common, 0.0) if len(common) == 1 else {})
    return carried


def _neighbours(mentions: Iterable[Mention]) -> frozenset[str]:
    """The city of two counties whose short names are all that a text has: 兴义, 安龙."""
    short: dict[str, frozenset[str]] = {m.quote: m.units for m in mentions if m.weak}
    heading = {m.quote for m in mentions if m.weak and m.piece.before is None}
    cities = frozenset.union(*short.values()) if short else frozenset[str]()
    return cities if len(short) > 1 and len(cities) == 1 and heading else frozenset()


def _in_provinces(mention: Mention, provinces: set[str]) -> frozenset[str]:
    near = frozenset(u for u in mention.units if u[:2] in provinces)
    return near if len(near) == 1 else mention.units


def _votes(mentions: Sequence[Mention], carried: Votes) -> tuple[Votes, Votes]:
    """The votes of each city, and the weights of strong names that fit none of `carried`.

    The first name of the body counts more: a report opens where it happens.
    """
    named = (m for m in mentions if m.strength >= PLAIN and m.units and m.piece.before is not None)
    opening = next((m for m in named if m.strength != BUREAU and not somebody(m)), None)
    if opening and opening.piece.text[opening.end : opening.end + 1] in tuple("、和与及"):
        opening = None  # the first of a list
    votes: Votes = defaultdict(float)
    lost: Votes = defaultdict(float)
    for m in mentions:
        fitting = m.units & carried.keys()
        first = _OPENING if m is opening else 1.0
        for u in fitting:
            votes[u] += first * m.weight * (0.5 if m.weak else 1.0) / len(fitting)
        if m.units and not fitting and not m.weak and m.quote not in _ZONES:
            lost[m.quote] += m.weight if min(map(len, m.codes)) < 9 else m.weight / 4
    return votes, lost


def somebody(mention: Mention) -> bool:
    """Whether a short name only goes with a person: 台州|渔民老林."""
    typed = mention.quote[-1] in "省市区县旗州盟镇乡道"
    return not typed and of_somebody(mention.piece.text, mention.end)


def _only_province(mentions: Iterable[Mention], rivals: Iterable[str]) -> str | None:
    """The province all rivals (or, without them, all names) lie in."""
    all_named = list(mentions)
    listed = {c for m in all_named if m.strength <= DISTANT for c in m.codes}
    named = [{c[:2] for c in m.codes} for m in all_named if m.strength >= PLAIN and not m.weak]
    provinces = {u[:2] for u in rivals} or set().union(*(n for n in named if len(n) == 1))
    if len({c for c in listed if c[:2] not in provinces}) >= _ELSEWHERE:
        return None
    if len(provinces) == 1 and all(provinces <= n for n in named) and ABROAD not in provinces:
        return provinces.pop()
    return None


def _institution(mention: Mention) -> bool:
    after = mention.piece.text[mention.end : mention.end + 6]
    return any(word in after for word in ("小学", "中学", "医院", "卫生院", "幼儿园", "学校"))


def levels(code: str, district: str | None, street: str | None) -> list[tuple[str, str]]:
    """The codes of a claim from the top: ("province", "41"), ("city", "4101"), …"""
    city = city_code(code)
    found = [("province", code[:2]), ("city", city), ("district", district), ("street", street)]
    return [(level, c) for level, c in found if c]
