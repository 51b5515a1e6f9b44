"""Print how well whole pages are split, by the way they are printed.

`make measure-pages` runs it on the invented pages that nothing is learned from
(tests/pages/held); `python tools/measure_pages.py FOLDER` on others in the same form.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random

from composed import STYLES
from score_composed import reached
from whole_pages import HELD, printed, whole_pages


def main() -> None:
    """The table: articles with exactly their lines, lines with their role, joins made."""
    pages = whole_pages(Path(sys.argv[1]) if sys.argv[1:] else HELD)
    for style in STYLES:
        found = reached(printed(page, Random(1), style=style) for page in pages)
        print(
            f"{style:7} articles P {found.precision:.3f} R {found.recall:.3f} of {found.articles}, "
            f"lines {found.lines:.3f}, joins {found.joins}"
        )


if __name__ == "__main__":
    main()
