"""The facets of a result: counts by the facet law, as rows in display order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

import numpy as np

from archive.dates import UNKNOWN, interval
from archive.filters import FACETS, TREES
from archive.labels import KINDS, STATES
from archive.results import Facet, FacetValue
from indexer.fulltext.arrays import Mask
from indexer.fulltext.choices import Choice, holders, is_bucket
from indexer.fulltext.items import DATES
from indexer.fulltext.register import Register

_LABELS = {"kind": KINDS, "state": STATES}
Path = tuple[str, ...]


def facets(register: Register, found: Mask, chosen: Mapping[str, Choice]) -> tuple[Facet, ...]:
    """All facets over the articles that the text of the query found.

    A facet is counted over what the other facets' choices leave.
    """
    return tuple(_facet(register, name, _others(found, chosen, name), chosen) for name in FACETS)


def _others(found: Mask, chosen: Mapping[str, Choice], facet: str) -> Mask:
    for choice in chosen.values():
        if choice.facet != facet:
            found = found & choice.holders
    return found


def _facet(register: Register, name: str, base: Mask, chosen: Mapping[str, Choice]) -> Facet:
    picked = chosen[name].values if name in chosen else ()
    column = register.column(name)
    numbers = column.counts(np.flatnonzero(base)).tolist()
    counts = {value: n for value, n in zip(column.values, numbers, strict=True) if n}
    for value in picked:
        counts[value] = int((base & holders(register, name, value)).sum())
    paths = {_path(name, value, column.values): value for value in counts}
    if name in TREES:
        paths |= {path: _value(name, path) for path in _ancestors(paths)}
    labels = register.labels if name == "place" else {}
    return Facet(name, _rows(name, paths, counts, frozenset(picked), labels))


def _path(facet: str, value: str, known: Collection[str]) -> Path:
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
    picked: Collection[str],
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
