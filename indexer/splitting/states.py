"""What each line of a page is: captions and page furniture by their own look, the rest in context."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence

from indexer.splitting import credits, cues, leads, sections
from indexer.splitting.customs import (
    with_arrowed,
    with_calls,
    with_captioned,
    with_digests,
    with_initials,
    with_placed,
    with_sections,
)
from indexer.splitting.decode import ANY, TEXT, Judged, Ways, ahead, best_states, model, worth_of
from indexer.splitting.furniture import is_furniture
from indexer.splitting.heads import with_announced, with_decks, with_first_headings, with_pulled
from indexer.splitting.kickers import telling
from indexer.splitting.labels import labelled
from indexer.splitting.lines import Line
from indexer.splitting.odds import text_odds
from indexer.splitting.pairs import overlap
from indexer.splitting.tables import rows
from indexer.splitting.torn import torn
from indexer.splitting.traits import traits

HEADINGS = "XKHDST"  # the states of headings of any kind
_NO_TITLE = frozenset(("stop", "unmatched", "end，", "end、", "end；"))
_BORDER = re.compile("[XKH]+|[QT]")
_FEW, _SURE = 3, 4.0  # borders on a page, and by how much they must be likelier than none
_KIN = frozenset(("kin>0", "far>0"))  # what shows that two texts have anything in common
_LABEL = frozenset(("column", "bracketed"))  # what shows a standing label: 【小贴士】
_LISTED = frozenset(("led=end", "pointer"))  # what a short list of titles shows
# What shows that two texts speak of the same, and by how much a border between must be likelier.
_SAME = ((frozenset(("kin>7", "far>7")), 2.0), (frozenset(("kin>5", "far>5")), 1.0))
_SISTERS = {"sisters=1": 4.0, "sisters=2": 6.0}  # the same for titles that are worded alike
_SLOT = frozenset(("wide", "odd wide"))
_NO_CAPTION = frozenset(
    (
        "couplet",
        *(f"{place}|led={kind}" for place in ("only", "last") for kind in ("lead", "byline")),
    )
)
_ARTICLE = re.compile("H[DB]*(?P<first>P)P*(?P<only>S)(?P<rest>s+E?)(?![sES])")
_DAY = re.compile("(?:[昨今前]日|[昨今前]天|日前|近日)(?:[上中下]午|[早晚]上?|凌晨|傍晚)?，?")
_LONGEST_CAPTION = 45
_SHORT = 20  # characters of an unsigned caption at most


def judge(lines: Sequence[Line]) -> list[Judged]:
    """The states that each line may have, and what its traits speak for."""
    firm = firm_states(lines)
    seen = traits(lines, firm)
    fixed = torn(lines) | telling(lines) | rows(lines) | labelled(lines)
    weigh = model().judge
    return [
        weigh(names, state or fixed.get(i) or hinted(line.hint, allowed(names, able)))
        for i, (line, (names, able), state) in enumerate(zip(lines, seen, firm, strict=True))
    ]


def ways_of(judged: Sequence[Judged]) -> Ways:
    """How the lines of a page can be read, line by line; `decide` and `doubted` both need it."""
    return ahead(judged, model())


def decide(
    lines: Sequence[Line],
    judged: Sequence[Judged],
    ways: Ways | None = None,
    text: Collection[int] = (),
) -> str:
    """The states that are likeliest together; the lines `text` (by index) are known to be text."""
    if text:
        judged = [x._replace(states=TEXT) if i in text else x for i, x in enumerate(judged)]
    found = _sure_of_borders(judged, best_states(judged, model(), None if text else ways))
    found = _with_strangers(lines, judged, _sure_among_kin(judged, found))
    found = _with_leads(judged, found)
    found = with_captioned(
        lines, with_digests(lines, with_initials(lines, _below_signed(lines, found)))
    )
    found = _with_banners(lines, _in_slots(lines, _with_pictures(lines, found)))
    found = with_sections(lines, with_calls(lines, with_arrowed(lines, found)))
    found = with_placed(lines, found)
    found = with_announced(lines, with_decks(lines, with_pulled(lines, found)))
    return with_first_headings(lines, found)


def doubted(states: str, judged: Sequence[Judged], ways: Ways | None = None) -> dict[int, float]:
    """The lines that are taken for headings and bylines, with the log odds that they are text."""
    odds = text_odds(judged, model(), ways)
    return {i: odds[i] for i, state in enumerate(states) if state in HEADINGS + "BE"}


def _with_pictures(lines: Sequence[Line], states: str) -> str:
    """The line under a text that is signed for words and pictures, over the next heading, is the
    caption of a picture, if it speaks rather of the text above."""
    found = list(states)
    start = 0  # of the article
    for i, state in enumerate(states):
        if state not in "XKH":
            continue
        over = states[i + 1 : i + 2] in ("K", "H") and len(lines[i].look) <= _SHORT
        if over and i and states[i - 1] in TEXT + "E" and "C" not in found[start:i]:
            above = "\n".join(x.look for x in lines[start:i])
            below = "\n".join(x.look for x in lines[i + 1 : i + 4])
            own = overlap(above, lines[i].look) > overlap(below, lines[i].look)
            if own and credits.is_pictured(above):
                found[i] = "C"
                continue
        if i == 0 or states[i - 1] not in "XK":
            start = i
    return "".join(found)


def _sure_of_borders(lines: Sequence[Judged], states: str) -> str:
    """A page on which few articles seem to begin is one article unless that is surely less likely, or
    each headline stands over text that has nothing to do with what is above."""
    start = next((i for i, state in enumerate(states) if state in TEXT), len(states))
    borders = _BORDER.findall(states, start + 1)
    if not borders or len(borders) > _FEW:
        return states
    bound = [
        line if i <= start else line._replace(states=_unbound(line.names, line.states))
        for i, line in enumerate(lines)
    ]
    one = best_states(bound, model())
    gain = worth_of(lines, states, model()) - worth_of(lines, one, model())
    headed = [i for i in range(start, len(states)) if states[i] == "H"]
    strange = (
        len(headed) > 1
        and len(headed) == len(borders)
        and all(_KIN.isdisjoint(lines[i].names) for i in headed)
    )
    return states if gain >= (0 if strange else _SURE) else one


def _unbound(names: Sequence[str], states: str) -> str:
    """The states but those that begin an article, if there are others; a lead may do so on any
    page."""
    begins = "XKHDT" if "is=lead" in names else "XKHDQT"
    return "".join([state for state in states if state not in begins]) or states


def _below_signed(lines: Sequence[Line], states: str) -> str:
    """A title right below a text that its author signs, for words and pictures, is the next
    article's."""
    found = list(states)
    for i in range(1, len(states)):
        if states[i] == "S" and states[i - 1] in TEXT and cues.signs_both(lines[i - 1].look):
            _begin_article(found, i)
    return "".join(found)


def _begin_article(states: list[str], at: int) -> None:
    """Make a subheading the headline of an article of its own."""
    states[at] = "H"
    for i in range(at + 1, len(states)):
        if states[i] != "s":
            break
        states[i] = "P"


def _with_leads(lines: Sequence[Judged], states: str) -> str:
    """A text that opens with a dateline below another such text is an item of its own."""
    found = list(states)
    opened = False  # whether the article began with a dateline
    for i, state in enumerate(states):
        leads_in = "is=lead" in lines[i].names
        if opened and leads_in and state == "P" and states[i - 1] == "P":
            found[i] = "Q"
        elif state in "XKHQT":
            opened = False
        opened |= leads_in and state in TEXT
    return "".join(found)


def _sure_among_kin(lines: Sequence[Judged], states: str) -> str:
    """A headline between two texts that speak of quite the same, or one that is worded as the next
    titles are, is a subheading unless that is surely less likely."""
    bound = list(lines)
    for i, line in enumerate(lines):
        if states[i] != "H" or "S" not in line.states:
            continue
        least = next((gain for kin, gain in _SAME if kin.issubset(line.names)), 0.0)
        if "notice" not in line.names:  # 停水公告, 停电公告
            least = max([least, *(gain for name, gain in _SISTERS.items() if name in line.names)])
        if not least:
            continue
        below = line._replace(states="S")
        other = best_states([*bound[:i], below, *bound[i + 1 :]], model())
        if worth_of(bound, states, model()) - worth_of(bound, other, model()) < least:
            bound[i], states = below, other
    return states


def _with_strangers(lines: Sequence[Line], judged: Sequence[Judged], states: str) -> str:
    """The only subheading of an article over a text that opens as news does, with a day of its own, and
    shares nothing with the texts above, is the headline of the next one."""
    found = list(states)
    for part in _ARTICLE.finditer(states):
        at = part.start("only")
        if not _KIN.isdisjoint(judged[at].names) or "H" not in judged[at].states:
            continue
        if _DAY.match(lines[at + 1].look) and not _DAY.match(lines[part.start("first")].look):
            _begin_article(found, at)
    return "".join(found)


def _in_slots(lines: Sequence[Line], states: str) -> str:
    """A title with no text of its own, alone where a picture seems to have stood, is its caption."""
    found = list(states)
    for i in sorted(slots(lines)):
        state = states[i]
        alone = states[max(0, i - 1) : i + 2].count("T") == 1 or i == len(states) - 1
        unsigned = state == "E" and not credits.is_byline(lines[i].look)
        bare = state == "T" or unsigned or (state == "H" and i + 1 == len(states))
        if bare and (alone or unsigned) and not cues.is_couplet(lines[i].look):
            found[i] = "C"
    return "".join(found)


def _with_banners(lines: Sequence[Line], states: str) -> str:
    """The line over a headline: a standing title, or the headline's own kicker.

    A couplet over a couplet stands over more than one article, as a column's name does.
    """
    found = list(states)
    for i in range(len(states) - 1):
        if states[i] in "KS" and states[i + 1] == "C" and sections.is_column(lines[i].look):
            found[i] = "X"
        if states[i] not in "XKHS" or states[i + 1] not in "KHD" or states[i - 1 : i] in ("K", "X"):
            continue
        couplets = cues.is_couplet(lines[i].look) and cues.is_couplet(lines[i + 1].look)
        if couplets or (states[i] != "H" and sections.is_column(lines[i].look)):
            found[i] = "X"
            found[i + 1] = "H" if states[i + 1] == "D" else states[i + 1]
        elif states[i] == "S":
            found[i] = "K"
    return "".join(found)


def firm_states(lines: Sequence[Line]) -> list[str]:
    """C or N for captions and furniture that say so themselves, else "".

    A short sentence over a picture's credit is its caption; below a text, what its author signs for
    words and pictures is its end; several lines with a triangle below each other are items of news, not captions.
    """
    states = ["N" if line.hint == "edge" else _firm(line.look) for line in lines]
    for i in range(1, len(states)):
        if states[i] == "C" and not states[i - 1] and cues.signs_both(lines[i].look):
            states[i] = "" if cues.ending(lines[i - 1].look) == "closed" else "C"
    marked = {i for i, line in enumerate(lines) if states[i] == "C" and line.look[0] in "△▲"}
    for i in marked:
        if not credits.is_credited(lines[i].look) and (i - 1 in marked or i + 1 in marked):
            states[i] = ""
    for i in range(1, len(states)):
        if states[i] == "C" and not states[i - 1] and credits.is_credit(lines[i].look):
            states[i - 1] = "C" if _is_shown(lines[i - 1].look) else ""
    return states


def _is_shown(look: str) -> bool:
    """Whether the line above a picture's credit is its caption: one short sentence."""
    stops = look.count("。") - (look[-1] == "。")
    return (
        len(look) <= _LONGEST_CAPTION
        and not stops
        and not leads.is_lead(look)
        and not credits.is_byline(look)
    )


def _firm(look: str) -> str:
    if len(look) > 220:
        return ""
    if is_furniture(look):
        return "N"
    if not credits.is_caption(look):
        return ""
    wrote = "文" in look or "由" in look  # 图片由某某提供
    signed = credits.is_byline(look) and (wrote or not credits.is_credit(look))
    return "" if signed else "C"


def allowed(names: Sequence[str], able: bool) -> str:
    """The states a line may have: an unsigned caption only where a picture seems to have stood."""
    if "again" in names:
        return "Q"
    if not able:
        return TEXT
    if "unreadable" in names:
        return TEXT
    if _NO_TITLE.intersection(names):
        return TEXT + "E"
    if "byline" in names or "sender" in names:
        return "BE"
    states = ANY
    if "note" in names:
        states = states.replace("B", "").replace("E", "")
    if _LABEL.issubset(names):
        states = "".join(state for state in states if state not in "BED")
    if not _LISTED.intersection(names) and ("run=1" in names or "run=2" in names):
        states = states.replace("T", "")
    if _SLOT.intersection(names) and not _NO_CAPTION.intersection(names):
        states += "C"
    return states


def hinted(hint: str, states: str) -> str:
    """The states that are left when type and place say what a line is (see Page.hints)."""
    if not hint:
        return states
    headings = "".join(state for state in states if state in HEADINGS)
    if hint == "headline":
        return "H"
    if hint == "beside":
        return "".join(state for state in headings if state not in "HT") or "KD"
    if hint == "heading":
        return headings or "KHDS"
    return "".join(state for state in states if state not in HEADINGS) or TEXT


def usual_blanks(lines: Sequence[Line]) -> int:
    """How many empty lines stand between two lines of this page as a rule."""
    counts = Counter(line.blanks for line in lines[1:])
    return counts.most_common(1)[0][0] if counts else 0


def slots(lines: Sequence[Line]) -> frozenset[int]:
    """The lines above which a picture seems to have stood: two more empty lines than usual."""
    least = usual_blanks(lines) + 2
    return frozenset(i for i, line in enumerate(lines) if i and line.blanks >= least)
