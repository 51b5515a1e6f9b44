r"""Other characters than `\n` that end a line: form feeds, next lines, Unicode's separators, lone
carriage returns; and the two wide blanks with which a paragraph is set in, behind the end of another.

A line that holds them keeps its number and becomes several, each a slice of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# A page's, a line's, a paragraph's end; a soft one besides, set by hand: after a title, or within
# a sentence to fill the width.
_FIRM = "\f\x85\u2029"
_END = re.compile("[\v\r\u2028\f\x85\u2029]")
_CLAUSES, _CLOSED = frozenset("，。；：、,;:"), frozenset("。！？…”’）】》：；!?;:)")
_SET_IN, _STOPS = "\u3000\u3000", frozenset("。！？…”）")
_TAIL = 80  # characters before a soft end that show whether it stands in a sentence


def usual(lines: Sequence[str]) -> bool | None:
    """Whether it is these characters that end the lines of a page as a rule; None: it has none.

    >>> usual(["题", "文"]), usual(["题\u2028文", "文"]), usual(["题\u2028文\u2028文"])
    (None, False, True)
    """
    ends = len(_END.findall("".join(lines))) + sum(len(_set_in(line)) for line in lines)
    return ends > sum(bool(line.strip()) for line in lines) if ends else None


def spans(raw: str, usual: bool) -> list[tuple[int, int]]:
    """Where the lines within a line begin and end. A soft end in mid-sentence is none, unless they
    are `usual` on the page; nor is one at the line's edge.

    >>> spans("防汛\u2028昨日，全市\u2028开会。\f", False), spans("昨日，全市\u2028\u2028开会", True)
    ([(0, 2), (3, 12)], [(0, 5), (6, 6), (7, 9)])
    """
    starts, ends = [0], []
    for at in sorted([*(found.start() for found in _END.finditer(raw)), *_set_in(raw)]):
        if raw[at] == _SET_IN[0]:
            ends.append(at)
            starts.append(at)
        elif usual or raw[at] in _FIRM or not _in_prose(raw[max(starts[-1], at - _TAIL) : at]):
            ends.append(at)
            starts.append(at + 1)
    made = list(zip(starts, [*ends, len(raw)], strict=True))
    full = [n for n, (start, end) in enumerate(made) if raw[start:end].strip()]
    return made[full[0] : full[-1] + 1] if full else [(0, len(raw))]


def _set_in(raw: str) -> list[int]:
    """Where paragraphs begin within a line.

    >>> _set_in("　　开会。　　散会。　"), _set_in("甲　　乙")
    ([5], [])
    """
    found, at = [], raw.find(_SET_IN, 1)
    while at > 0:
        if raw[at - 1] in _STOPS and raw[at:].strip():
            found.append(at)
        at = raw.find(_SET_IN, at + len(_SET_IN))
    return found


def _in_prose(before: str) -> bool:
    last = before.rstrip()[-1:]
    return last not in _CLOSED and not _CLAUSES.isdisjoint(before)
