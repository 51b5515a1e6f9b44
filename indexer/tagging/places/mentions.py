"""Place names in a text, with what they can mean and how much they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from indexer.tagging.fields import Piece
from indexer.tagging.places.among import lists, together
from indexer.tagging.places.beside import (
    branch,
    happens,
    headed,
    local,
    native,
    office,
    resident,
    section,
    site,
    taken_home,
    their_home,
    underway,
    unsealed,
    within,
)
from indexer.tagging.places.context import (
    BUREAU,
    DATELINE,
    DISTANT,
    LITTLE,
    PLAIN,
    free,
    is_dateline,
    weight,
    whole_word,
)
from indexer.tagging.places.gazetteer import ABROAD, FARMS, Gazetteer, unit
from indexer.tagging.places.mention import Mention
from indexer.tagging.surnames import SINGLE

_NEEDS_PARENT = frozenset(
    {"城区", "矿区", "郊区", "东区", "西区", "新城区", "老城区", "城中区", "街道"}
)
_ABROAD_IN_BODY = 0.5
_SITE = 1.6
_CASE = 2.5  # 押解回…
_LIVES = 0.05  # 家住…: less than any other name says
_GLUE = re.compile(r"(?:省|市|州)?[ ·]?")
# After a county's short name: what only a place has, 邓州|一村民, 闸北|公安分局, 都江堰|某某镇.
_OWN = re.compile(
    r"境内|路?段(?![时落子])|(?:风)?景区|服务区|收费站|一?(?:村民|农民|市民|男子|女子|老汉|警方|交警|民警|公安|(?:人民)?(?:法院|检察院|政府|医院)|工商局|司法局)|"
    r"[一-鿿]{2,3}[镇乡](?=[，。、的一某举召])"
)
_CALLED = SINGLE - frozenset("于和从")  # 王|海安
_WORDS = frozenset("长级里强富委")  # 赵县|长, 富县|强村; not 忠县|橙农


def find_mentions(pieces: Iterable[Piece], known: Gazetteer) -> list[Mention]:
    """All mentions of an article's fields, chains like 江苏盐城 resolved."""
    fields = tuple(pieces)
    texts = [piece.text for piece in fields]
    told = _Told("\n".join(texts))
    found: list[Mention] = []
    for piece, starts in zip(fields, known.pairs.places_in(texts), strict=True):
        found += _sites(lists(_chain(list(_scan(piece, starts, known, told)))))
    return together(found)


class _Told:
    """Which names that are words too an article shows to be places: 安康讯, 安康市."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, bool] = {}

    def __contains__(self, name: str) -> bool:
        if name not in self._known:
            text = self._text
            typed = any(f"{name}{kind}" in text for kind in "市县区州")
            self._known[name] = typed or any(is_dateline(text, end) for end in self._ends(name))
        return self._known[name]

    def _ends(self, name: str) -> Iterator[int]:
        """Where a name ends in the text; no pattern is made of it, which takes longer."""
        at = self._text.find(name)
        while at >= 0:
            yield (end := at + len(name))
            at = self._text.find(name, end)


def _scan(piece: Piece, starts: Iterable[int], known: Gazetteer, told: _Told) -> Iterator[Mention]:
    """The mentions of a field; `starts`: where two characters stand with which a name begins."""
    text, past = piece.text, 0
    last = None
    for at in starts:
        if at < past:
            continue
        for name, codes, short in known.at(text, at):
            mention = _mention(piece, at, name, codes, short, last, known, told)
            if mention:
                past = at + len(name)
                last = mention
                yield mention
                break


def _mention(
    piece: Piece,
    at: int,
    name: str,
    codes: tuple[str, ...],
    short: bool,
    last: Mention | None,
    known: Gazetteer,
    told: _Told,
) -> Mention | None:
    end = at + len(name)
    follows = (
        last is not None
        and bool(_GLUE.fullmatch(piece.text[last.end : at]))
        and _below(last, codes)
    )
    if (name in _NEEDS_PARENT and not follows) or unsealed(piece.text, at, end):
        return None
    text = piece.text
    named = short and (branch(text, at, end) or section(text, at, end) or office(text, at, end))
    placed = follows or named or name in told
    if short and name in known.ordinary and not (placed or _above(piece.text, end, codes, known)):
        return None
    abroad = codes == (ABROAD,)
    strength = weight(piece.text, at, end, short or abroad)
    if abroad and piece.before is not None and strength < BUREAU:
        strength = min(strength, _ABROAD_IN_BODY)
    if not strength:
        return None
    if len(name) < 4 and any(len(code) == 2 for code in codes) and native(piece.text, end):
        strength = min(strength, DISTANT)
    asked = underway(text, end) or (not piece.in_lead(at) and resident(text, at, end))
    if their_home(text, at) or asked:
        strength = min(strength, _LIVES)
    county = short and all(len(code) > 4 for code in codes)
    leads = short and not county and _leads(piece.text, end, codes, known)
    if short and not (follows or leads) and not whole_word(piece.text, at, end):
        if not county or not any(free(piece.text, at, end)):
            return None
        strength = min(strength, LITTLE)
    if county and piece.text.startswith(("机场", "新区", "新城"), end):
        return None  # the city's airport, called after the district it is in; 滨湖|新区
    title = piece.before is None and at == 0 and headed(text, end)  # 汶川：板房里的婚礼
    sure = county and len(codes) == 1 and (title or _sure(text, at, end, strength))
    weak = (county and not (sure or named)) or (name.endswith(FARMS) and not follows)
    return Mention(piece, at, end, codes, strength, weak)


def _sure(text: str, at: int, end: int, strength: float) -> bool:
    """Whether what stands around a county's short name says that the county is meant."""
    if strength == DATELINE or (strength >= PLAIN and _OWN.match(text, end)):
        return True
    if strength < PLAIN or text[at - 1 : at] in _CALLED:
        return False
    typed = text[end - 1] == "县" and free(text, at, end)[0] and text[end : end + 1] not in _WORDS
    in_it = text[at - 1 : at] == "在" and text[end : end + 1] in ("，", ",")
    return typed or in_it or local(text, end) or happens(text, end)


def _leads(text: str, end: int, codes: tuple[str, ...], known: Gazetteer) -> bool:
    """Whether what follows a city's or province's short name says that it is one: 湖南|永州."""
    parents = codes
    below = (c for _, found, _ in known.at(text, end) for c in found)
    return any(_within(c, p) for c in below for p in parents) or text.startswith("旅游", end)


def _above(text: str, end: int, codes: tuple[str, ...], known: Gazetteer) -> bool:
    """Whether a full name of a place inside it follows a name that is a word, too: 中山|三乡镇."""
    below = (c for _, found, short in known.at(text, end) if not short for c in found)
    return any(_within(c, p) for c in below for p in codes)


def _below(parent: Mention, codes: tuple[str, ...]) -> bool:
    return any(_within(code, p) for code in codes for p in parent.codes)


def _within(code: str, parent: str) -> bool:
    return len(code) > len(parent) and (code.startswith(parent) or unit(code) == parent)


def _chain(found: list[Mention]) -> list[Mention]:
    """A name right after its parent means the parent's: 深圳|南山, 吉林|市, 北京市|朝阳区."""
    out: list[Mention] = []
    for mention in found:
        last = out[-1] if out else None
        if last and _stranger(last, mention):
            continue
        if (
            last
            and _GLUE.fullmatch(last.piece.text[last.end : mention.start])
            and _below(last, mention.codes)
        ):
            codes = tuple(c for c in mention.codes if any(_within(c, p) for p in last.codes))
            parents = tuple(p for p in last.codes if any(_within(c, p) for c in codes))
            out[-1] = replace(last, codes=parents, inside=True, weak=False)
            mention = replace(
                mention,
                codes=codes,
                weak=False,
                strength=_together(last.strength, mention.strength),
            )
        out.append(mention)
    return [m if m.inside or len(m.codes) == 1 else _settled(m) for m in out]


def _together(parent: float, own: float) -> float:
    """The strength of a name in a chain: what speaks against one of both speaks against it."""
    return max(parent, own) if parent >= PLAIN and own > DISTANT else min(parent, own)


def _settled(mention: Mention) -> Mention:
    codes = _preferred(mention.codes)
    return mention if codes == mention.codes else replace(mention, codes=codes)


def _sites(found: list[Mention]) -> list[Mention]:
    """The names of an address after 发生在 or 位于 say more than others."""
    out: list[Mention] = []
    ends = -1
    for mention in found:
        if mention.strength >= PLAIN and (
            mention.start == ends
            or site(mention.piece.text, mention.start)
            or office(mention.piece.text, mention.start, mention.end)
            or within(mention.piece.text, mention.end)
            or (mention.piece.before is None and headed(mention.piece.text, mention.end))
        ):
            mention = replace(mention, strength=mention.strength * _SITE)
            ends = mention.end
        elif mention.strength >= PLAIN and taken_home(mention.piece.text, mention.start):
            mention = replace(mention, strength=mention.strength * _CASE)
        out.append(mention)
    return out


def _stranger(parent: Mention, mention: Mention) -> bool:
    """Whether a street stands right after a district it is not in: 修武县|城镇办事处."""
    return (
        parent.end == mention.start
        and len(parent.codes[0]) == 6
        and not parent.weak
        and all(len(code) == 9 for code in mention.codes)
        and not _below(parent, mention.codes)
    )


def _preferred(codes: tuple[str, ...]) -> tuple[str, ...]:
    """A short name that stands alone means the highest place of that name: 吉林, 西安, 许昌."""
    top = min(len(code) for code in codes)
    return tuple(code for code in codes if len(code) == top) if top <= 4 else codes
