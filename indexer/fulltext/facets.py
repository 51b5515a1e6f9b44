"""The facets of a result: counts by the facet law, as rows in display order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set

from archive.dates import UNKNOWN, interval
from archive.filters import FACETS, TREES
from archive.labels import KINDS, STATES
from archive.results import Facet, FacetValue
from indexer.fulltext.choices import DATES, Choice, holders, is_bucket
from indexer.fulltext.facts import Register

_LABELS = {"kind": KINDS, "state": STATES}
Path = tuple[str, ...]


def facets(register: Register, found: Set[int], chosen: Mapping[str, Choice]) -> tuple[Facet, ...]:
    """All facets over the articles that the text of the query found.

    A facet is counted over what the other facets' choices leave.
    """
    return tuple(_facet(register, name, _others(found, chosen, name), chosen) for name in FACETS)


def _others(found: Set[int], chosen: Mapping[str, Choice], facet: str) -> Set[int]:
    for choice in chosen.values():
        if choice.facet != facet:
            found = found & choice.holders
    return found


def _facet(register: Register, name: str, base: Set[int], chosen: Mapping[str, Choice]) -> Facet:
    picked = chosen[name].values if name in chosen else ()
    counts = Counter(value for n in base for value in register.facts[n].facets[name])
    for value in picked:
        counts[value] = len(base & holders(register, name, value))
    paths = {_path(name, value, register.holders.get(name, {})): value for value in counts}
    if name in TREES:
        paths |= {path: _value(name, path) for path in _ancestors(paths)}
    labels = register.places if name == "place" else {}
    return Facet(name, _rows(name, paths, counts, frozenset(picked), labels))


def _path(facet: str, value: str, known: Iterable[str]) -> Path:
    """Where a value stands in its facet's tree; what is not known there stands at the top."""
    if facet == "place" and value in known:
        return tuple(value.split("/"))
    if facet in DATES and is_bucket(value):
        return tuple(value.split("-"))
    return (value,)


def _value(facet: str, path: Path) -> str:
    return ("/" if facet == "place" else "-").join(path)


def _ancestors(paths: Iterable[Path]) -> set[Path]:
    return {path[:n] for path in paths for n in range(1, len(path))}


def _rows(
    facet: str,
    paths: Mapping[Path, str],
    counts: Mapping[str, int],
    picked: Set[str],
    labels: Mapping[str, str],
) -> tuple[FacetValue, ...]:
    below: dict[Path, list[Path]] = defaultdict(list)
    for path in paths:
        below[path[:-1]].append(path)

    def rows(parent: Path) -> tuple[FacetValue, ...]:
        return tuple(row(path) for path in sorted(below[parent], key=order))

    def row(path: Path) -> FacetValue:
        value = paths[path]
        label = labels.get(value) or _label(facet, path)
        return FacetValue(value, label, counts.get(value, 0), value in picked, rows(path))

    def order(path: Path) -> tuple[object, ...]:
        if path[-1] == UNKNOWN:
            return (2,)
        if facet in DATES:
            return _date_order(path)
        return (0, -counts.get(paths[path], 0), paths[path])

    return rows(())


def _date_order(path: Path) -> tuple[object, ...]:
    """Years newest first, months and days as in a calendar, then ranges."""
    if not interval("-".join(path)):
        return (1, path[-1])
    return (0, -int(path[-1]) if len(path) == 1 else int(path[-1]))


def _label(facet: str, path: Path) -> str:
    last = path[-1]
    if facet in DATES and interval("-".join(path)):
        return f"{int(last)}{'年月日'[len(path) - 1]}"
    if facet in DATES and ".." in last:
        first, _, end = last.partition("..")
        return f"{first}至{end}" if end else f"{first}以来"
    return _LABELS.get(facet, {}).get(last, last)
