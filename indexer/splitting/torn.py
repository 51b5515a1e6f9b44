"""Lines that are surely pieces of a broken text, however short: they are no headings.

A title says a whole thing. A line with a comma that stops where a sentence goes on (…四万元现金，但) was
cut at a column's end; one without must stop still more plainly.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.splitting import cues
from indexer.splitting.decode import TEXT
from indexer.splitting.language import language
from indexer.splitting.lines import Line

_SHORTEST, _LONGEST = 12, 46  # characters of a line that may be taken for a heading, and tells
_CUT, _CUT_ANYWHERE = 1.5, 3.0  # log odds of an end in mid-sentence, with a comma and without
_OPENS = 1.5  # log odds of its beginning from which a line with a comma tells what happened
_WANTS = re.compile("[一两几三][个双件条位张次封份只间家][我你他她它咱]$")  # 一双她 | 织的手套


def torn(lines: Sequence[Line]) -> dict[int, str]:
    """The states of lines that can only be text, because they stop short, by index."""
    return {i: TEXT for i, line in enumerate(lines) if is_torn(line.look)}


def is_torn(look: str) -> bool:
    """Whether a line without an end mark stops in mid-sentence as no title does.

    >>> is_torn("孙某辩称，钱是借的，且已归还了四万元现金，但"), is_torn("主场逆转，江北队豪取三连胜")
    (True, False)
    """
    if not _SHORTEST <= len(look) <= _LONGEST or cues.ending(look) != "open":
        return False
    if cues.is_table_row(look):
        return False
    cut = language().ending(look)
    if "，" not in look:
        return cut > _CUT_ANYWHERE
    told = cut > 0 and language().opening(look) > _OPENS
    return told or cut > _CUT or bool(_WANTS.search(look))
