"""Rebuild indexer/data/former_places.tsv from yearly tables of the codes of counties and cities.

usage: python tools/make_former_places.py FOLDER [OUT.tsv]
FOLDER holds tables named YYYYMM.tsv with a header line and the columns source, revision, code, name
(6 digits; 110000 a province, 410100 a city, 410108 a county), as the repository cn/GB2260 keeps
them from the ministry's own pages. A unit that the tables have and gazetteer.tsv has not, or has
with another name, was abolished or renamed in the year after the last table that has it. What it
is today: what renames.tsv says, else the one place of the same stem in its province.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from indexer.data import rows
from indexer.tagging.places import names

OUT = Path(__file__).parent.parent / "indexer" / "data" / "former_places.tsv"
FIRST = 199812
LATEST = "2021"  # of what the last table still has, without a line in renames.tsv
_GROUPS = ("市辖区", "县", "市")
HEADER = """\
# Cities and counties as they were called, 1998 until today: only units that are no longer, or that
# are younger than 1998. Their codes are those of their time.
# Columns: code <TAB> name <TAB> first year, empty before 1999 <TAB> year in which it ended, empty
# if it is still there <TAB> code today (gazetteer.tsv), empty where it was divided.
# Source: the Ministry of Civil Affairs' yearly tables of GB/T 2260 codes of {first}-{last} (as
# collected in the repository cn/GB2260; the tables of 2002-2013 are also in PyPI gb2260 0.4.1, BSD),
# against gazetteer.tsv and renames.tsv. Licence: the facts are public (tables of the
# government); written down as MIT, as this project.
# Date: 2026-11. Made by tools/make_former_places.py; do not edit.
"""
Row = tuple[str, str, str, str, str]


def tables(folder: Path) -> dict[int, dict[str, str]]:
    """Year and month → code without trailing zeros → name."""
    found = {}
    for path in sorted(folder.glob("[12]*.tsv")):
        if int(path.stem) >= FIRST:
            lines = path.read_text(encoding="utf-8").splitlines()[1:]
            found[int(path.stem)] = dict(_unit(*line.split("\t")[2:4]) for line in lines if line)
    return found


def _unit(code: str, name: str) -> tuple[str, str]:
    while len(code) > 2 and code.endswith("00"):
        code = code[:-2]
    return code, "".join(name.split()).replace("*", "")


def former(tabs: dict[int, dict[str, str]]) -> list[Row]:
    """The rows of the table, sorted."""
    today = {code: name for code, name in rows("gazetteer.tsv") if len(code) <= 6}
    hand: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for name, code, year, _ in rows("renames.tsv"):
        hand.setdefault((code[:2], name), []).append((code, year))
    stems: dict[tuple[str, int, str], list[str]] = {}
    for code, name in today.items():
        stems.setdefault((code[:2], len(code), names.stem(name)), []).append(code)
    months = sorted(tabs)
    seen: dict[tuple[str, str], list[int]] = {}
    for month in months:
        for unit in tabs[month].items():
            seen.setdefault(unit, [month, month])[1] = month
    found: list[Row] = []
    for (code, name), (first, last) in seen.items():
        if (
            len(code) == 2
            or name in _GROUPS
            or name.endswith(("直辖县级行政区划", "直辖行政单位", "行政区划"))
        ):
            continue
        since = "" if first == months[0] else str(first // 100)
        if today.get(code) == name:
            if since:
                found.append((code, name, since, "", code))
            continue
        said = hand.get((code[:2], name), [])
        same = [
            c
            for c in stems.get((code[:2], len(code), names.stem(name)), [])
            if c == code or tabs[last].get(c) != today[c]  # else it stood beside this one
        ]
        near = [c for c in same if c[:4] == code[:4]]
        heir = said[0][0] if said else (same if len(same) == 1 else [*near, ""])[0]
        after = next((m // 100 for m in months if m > last), None)
        until = str(after) if after else (said[0][1] if said else LATEST)
        found.append((code, name, since, until, heir))
    known = {row[0] for row in found} | {c for c, n in seen if today.get(c) == n}
    for code, name in today.items():
        heirs = [row for row in found if row[4] == code and row[3]]
        if code not in known and len(code) > 2 and heirs and name not in _GROUPS:
            found.append((code, name, max(row[3] for row in heirs), "", code))
    return sorted(set(found))


def main(argv: list[str]) -> None:
    tabs = tables(Path(argv[0]))
    out = Path(argv[1]) if len(argv) > 1 else OUT
    head = HEADER.format(first=min(tabs) // 100, last=max(tabs) // 100)
    out.write_text(head + "".join("\t".join(row) + "\n" for row in former(tabs)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
