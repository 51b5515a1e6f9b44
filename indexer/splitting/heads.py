"""What custom fixes of the lines over a text, against the likeliest reading: decks over a lead, the
first heading of a page, a headline that looks like a banner.

All functions take lines and one state a line (see decode.py) and give the states as they then are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.splitting import cues, leads, sections
from indexer.splitting.decode import TEXT
from indexer.splitting.lines import Line
from indexer.splitting.pairs import share_of

_OVER = re.compile("X(?P<head>HD*)(?P<text>[Ps]+)")
_QUOTED = re.compile("[“「][^“”]{6,40}[”」]")
_LONGEST_DECK = 46
_SHARES = ("some", "much")


def with_decks(lines: Sequence[Line], states: str) -> str:
    """A line without an end between a headline and the lead of its report is a deck, not a text:
    票价三十八元，每天两班 over 本报讯（记者 …）."""
    found = list(states)
    for i in range(1, len(states) - 1):
        over = found[i] in "PS" and found[i - 1] in "HD" and states[i + 1] in "Ps"
        if over and _is_deck(lines[i].look, lines[i + 1].look):
            found[i], found[i + 1] = "D", "P"
    return "".join(found)


def _is_deck(look: str, below: str) -> bool:
    if len(look) > _LONGEST_DECK or cues.ending(look) != "open" or leads.is_lead(look):
        return False
    return leads.is_lead(below) and not leads.is_again(below)


def with_first_headings(lines: Sequence[Line], states: str) -> str:
    """The first heading of a page stands within no text: it is no subheading."""
    first = len(states) - len(states.lstrip("XCN"))
    titled = states[first : first + 1] == "S" and cues.heading_strength(lines[first].look) > 0
    return f"{states[:first]}H{states[first + 1 :]}" if titled else states


def with_pulled(lines: Sequence[Line], states: str) -> str:
    """Words in quotation marks that the text above holds were pulled out of it, to stand in large type
    within its columns: they head nothing, and the text goes on below."""
    found = list(states)
    above = ""
    for i, state in enumerate(states):
        look = lines[i].look
        if state not in "BECN" and _QUOTED.fullmatch(look) and look[1:-1] in above:
            found[i] = "S"
            if states[i + 1 : i + 2] == "Q":
                found[i + 1] = "P"
        elif state in TEXT:
            above += look
    return "".join(found)


def with_announced(lines: Sequence[Line], states: str) -> str:
    """A title that looks like a banner, but speaks of what the one text below it tells, is its
    headline, and the heading between them its deck."""
    found = list(states)
    for over in _OVER.finditer(states):
        look = lines[over.start()].look
        if sections.is_column(look) or sections.is_hotline(look) or cues.is_guide(look):
            continue
        text = "\n".join(line.look for line in lines[over.start("text") : over.end()])
        if share_of(look, text) not in _SHARES:
            continue
        rest = "\n".join(
            line.look for k, line in enumerate(lines) if not over.start() <= k < over.end()
        )
        if share_of(look, rest) not in _SHARES:
            found[over.start()] = "H"
            for k in range(over.start("head"), over.end("head")):
                found[k] = "D"
    return "".join(found)
