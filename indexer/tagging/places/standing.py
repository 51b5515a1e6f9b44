"""Which names of an article stand for its subject: not one that is named once and in passing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from indexer.tagging.fields import LEAD, Piece
from indexer.tagging.places.beside import branch, scene, seat, utility
from indexer.tagging.places.context import BUREAU, DATELINE, DISTANT, PLAIN
from indexer.tagging.places.gazetteer import city_code, district_code, unit
from indexer.tagging.places.mention import Mention

_WHOLE_CITY = re.compile(r"全市")
# 全省 in the heading or lead, or a bureau of the province: the news is the whole province's.
_WHOLE_PROVINCE = re.compile(
    r"[我全](?:省|自治区)(?!首|第|最|唯一|十佳|优秀|先进|重点|[级会])|"
    r"(?<![一-鿿])(?:省|自治区)(?:委(?!书记|常委|副)|政府|(?![一-鿿]{0,4}常委)[一-鿿]{1,6}(?:厅|局|委|办公室|指挥部)(?!长|副|主任))"
)
_GOVERNMENT = re.compile(r"(?:省|自治区)?(?:委(?!书记|常委|副)|(?:人民)?政府(?!参事|驻))")
_MANY = 3  # cities of a province that a text about all of it names
_OFTEN = 4  # a city named so often is the place even of news of the whole country
_DEEP = 120  # characters of body above a name that only stands there in passing
_OFFICE = re.compile(r"(?:人民)?(?:公安|法院|检察院|交警|交巡警|消防|派出所|警方|工商|城管|质监)")
_VENUE = re.compile(r"(?:召开|举行|开幕|开班|闭幕|举办)")
TYPED = tuple("省市区县旗州盟镇乡道")
_AND = ("、", "和", "与", "及")
_LISTED = re.compile(r"[、和与及][一-鿿]{2,3}(?:[两二三四]?[区县市]|等)")


def telling(
    mentions: Sequence[Mention], home: str, ours: bool, national: bool = False
) -> tuple[Mention, ...]:
    """The mentions that may say where the article's events are.

    A city named only in one paragraph below the lead, less than three times, is left out; so is
    one named once by its short name where the text speaks of "our city" (`ours`) and the home is
    another. A text that opens with the whole country (`national`) has no place but one it opens with.
    """
    named: defaultdict[str, list[Mention]] = defaultdict(list)
    for m in mentions:
        for key in _keys(m) if not m.inside else ():
            named[key].append(m)
    passing = {
        key
        for key, ms in named.items()
        if _passing(ms, ours and bool(home))
        or (national and len(ms) < _OFTEN and not any(map(_leads, ms)))
    }
    passing -= {key for key in passing if home and key in (unit(home), home[:2])}
    return tuple(m for m in mentions if m.inside or not _keys(m) <= passing)


def _passing(mentions: Sequence[Mention], ours: bool) -> bool:
    """Whether these, all mentions of one city, say too little."""
    if not any(map(_leads, mentions)):
        return (
            len(mentions) < 3
            and all(m.piece.before is None or m.piece.before + m.start > _DEEP for m in mentions)
            and len({m.piece.where for m in mentions}) == 1
            and not any(_office(m) or _address(m) or _serves(m) or _scene(m) for m in mentions)
            and not any(seat(m.piece.text, m.start, m.end) for m in mentions)
        )
    (only, *others) = mentions
    plain = only.strength < DATELINE and not only.quote.endswith(TYPED)
    return ours and plain and not others


def _office(mention: Mention) -> bool:
    """Whether it names a district whose police or court had to do with the story."""
    one = len(mention.codes) == 1 and len(mention.codes[0]) == 6
    sure = one or mention.quote[-1] in "区县旗"
    text, at, end = mention.piece.text, mention.start, mention.end
    police = bool(_OFFICE.match(text, end)) or branch(text, at, end)
    return sure and not mention.weak and mention.strength >= PLAIN and police


def _scene(mention: Mention) -> bool:
    """Whether it is a city's or county's full name that somebody of the story comes to."""
    return mention.quote[-1] in "市县" and scene(mention.piece.text, mention.start)


def _serves(mention: Mention) -> bool:
    """Whether it is a city whose water, heat or buses the story is about."""
    return mention.strength >= PLAIN and utility(mention.piece.text, mention.end)


def _address(mention: Mention) -> bool:
    """Whether it is the town of an address: 定日县|扎西宗乡."""
    text, at = mention.piece.text, mention.start
    return (
        len(mention.codes) == 1 and len(mention.codes[0]) == 9 and text[at - 1 : at] in "县区市旗"
    )


def _keys(mention: Mention) -> frozenset[str]:
    """The cities a mention can mean, or the province."""
    return mention.units or frozenset(mention.codes)


def equals(mentions: Sequence[Mention], city: str) -> frozenset[str]:
    """The districts of a city that headings or the lead list side by side: 云岩区、南明区."""
    found: set[str] = set()
    inside = [m for m in mentions if _district(m, city) and _leads(m)]
    for one, other in pairwise(inside):
        between = one.piece.text[one.end : other.start] if one.piece is other.piece else ""
        if between in _AND and _district(one, city) != _district(other, city):
            found |= {str(_district(one, city)), str(_district(other, city))}
    return frozenset(found)


def stands_alone(mentions: Sequence[Mention], city: str, district: str) -> bool:
    """Whether a district is named outside such lists in a heading or the lead."""
    own = [m for m in mentions if _district(m, city) == district and _leads(m)]
    alone = [m for m in own if not _in_list(m)]
    return len(alone) > len(own) - len(alone) or any(m.piece.before is None for m in alone)


def whole_city(pieces: Sequence[Piece], mentions: Sequence[Mention], city: str) -> bool:
    """Whether the heading or the lead speaks of 全市 and the heading of no district of it."""
    heading = [p for p in pieces if p.where in ("headline", "kicker", "deck")]
    lead = [p.text[: LEAD - p.before] for p in pieces if p.before is not None and p.before < LEAD]
    named = [m for m in mentions if _district(m, city) and m.strength >= PLAIN and _leads(m)]
    if any(m.piece in heading for m in named):
        return False
    if any(_WHOLE_CITY.search(p.text) for p in heading):
        return True
    # One district, named once, in a text whose heading names the city: somebody lives there.
    once = sum(_district(m, city) is not None for m in mentions) == 1
    above = once and any(m.piece in heading and city in m.codes for m in mentions)
    return (not named or above) and any(_WHOLE_CITY.search(text) for text in lead)


def whole_province(pieces: Sequence[Piece], mentions: Sequence[Mention], code: str) -> bool:
    """Whether the heading or the lead speaks of a whole province, that of `code`, and of no city
    of it but as the place of a meeting or of writing."""
    front = [m for m in mentions if _leads(m) and m.strength >= PLAIN]
    cities = [m for m in front if any(u[:2] == code[:2] for u in m.units)]
    heading = [p.text for p in pieces if p.where in ("headline", "kicker", "deck")]
    headed = [m for m in front if m.piece.before is None and not m.inside]
    title = any(m.codes == (code[:2],) for m in headed)
    free = all(m.piece.before is not None for m in cities)
    if any(map(_WHOLE_PROVINCE.search, heading)):
        return free
    if free and ((title and _only_its_capital(mentions, code)) or _many(pieces, mentions, code)):
        return True
    if not all(map(_venue, cities)):
        return False
    lead = [p.text[: LEAD - p.before] for p in pieces if p.before is not None and p.before < LEAD]
    whole = [m for m in front if m.codes == (code[:2],) and not m.inside]
    one = not cities and _keeps_to(mentions, code)
    named = any(m.piece.before is None for m in whole) if cities else bool(whole) and not one
    governs = (_GOVERNMENT.match(m.piece.text, m.end - (m.quote[-1] == "省")) for m in whole)
    return named or any(governs) or any(map(_WHOLE_PROVINCE.search, lead))


def _keeps_to(mentions: Sequence[Mention], code: str) -> bool:
    """Whether a text comes back to one city of the province and to hardly another, or names one
    alone, in whose hospital somebody lies."""
    named = [m.units for m in mentions if m.strength >= PLAIN and len(m.units) == 1]
    own = sum(unit(code) in units for units in named)
    others = sum(unit(code) not in units for units in named)
    inside = any(m.strength > PLAIN and unit(code) in m.units for m in mentions)
    lies = any(seat(m.piece.text, m.start, m.end) for m in mentions if unit(code) in m.units)
    return (inside and own >= _MANY and own > 2 * others) or (lies and not others)


def _only_its_capital(mentions: Sequence[Mention], code: str) -> bool:
    """Whether a text is only written in its province's capital."""
    own = [m for m in mentions if any(u[:2] == code[:2] for u in m.units)]
    return code[2:4] == "01" and all(m.strength == BUREAU for m in own)


def _many(pieces: Sequence[Piece], mentions: Sequence[Mention], code: str) -> bool:
    """Whether a text names many cities of a province, and its lead speaks of 全省."""
    own = {u for m in mentions if len(m.units) == 1 for u in m.units if u[:2] == code[:2]}
    lead = (p.text[: LEAD - p.before] for p in pieces if p.before is not None and p.before < LEAD)
    return len(own) >= _MANY and any(map(_WHOLE_PROVINCE.search, lead))


def headed_province(mentions: Sequence[Mention]) -> str | None:
    """The province that is all that a heading names, if the text names many cities of it."""
    heading = [m for m in mentions if m.piece.before is None and m.strength >= PLAIN]
    if len(heading) != 1 or len(heading[0].codes) != 1 or len(heading[0].codes[0]) != 2:
        return None
    province = heading[0].codes[0]
    own = {u for m in mentions for u in m.units if len(m.units) == 1 and u[:2] == province}
    return province if province > "00" and len(own) >= _MANY else None


def only_province(pieces: Sequence[Piece], mentions: Sequence[Mention]) -> str | None:
    """The province of a text that speaks of the whole of it without naming it, if all its places
    lie in one."""
    if headed := headed_province(mentions):
        return headed
    named = {c[:2] for m in mentions if m.strength >= DISTANT for c in m.codes}
    code = named.pop() if len(named) == 1 else ""
    return code if code > "00" and whole_province(pieces, mentions, code) else None


def _venue(mention: Mention) -> bool:
    """Whether a city is only where people met, or where the report was written."""
    text = mention.piece.text
    met = text[: mention.start].endswith("在") and bool(_VENUE.match(text, mention.end))
    return met or mention.strength in (BUREAU, DATELINE)


def _in_list(mention: Mention) -> bool:
    text = mention.piece.text
    before, after = text[: mention.start], text[mention.end : mention.end + 8]
    return before.endswith(_AND) or after.startswith("、") or bool(_LISTED.match(after))


def _leads(mention: Mention) -> bool:
    return mention.piece.before is None or mention.piece.in_lead(mention.start)


def _district(mention: Mention, city: str) -> str | None:
    found = {district_code(code) for code in mention.codes if unit(code) == city}
    only = found.pop() if len(found) == 1 else None
    return only if only and city_code(only) == city else None
