"""Place names in a text, with what they can mean and how much they say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from indexer.tagging.fields import Piece
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
    studied,
    taken_home,
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
from indexer.tagging.places.gazetteer import ABROAD, Gazetteer, unit
from indexer.tagging.surnames import SINGLE

_NEEDS_PARENT = frozenset(
    {"城区", "矿区", "郊区", "东区", "西区", "新城区", "老城区", "城中区", "街道"}
)
_ABROAD_IN_BODY = 0.5
_SITE = 1.6
_CASE = 2.5  # 押解回…
_LIVES = 0.05  # 家住…: less than any other name says
_TYPED = 1.3  # 连城县 says more than 北京 in 北京超市
_GLUE = re.compile(r"(?:省|市|州)?[ ·]?")
# What follows a name that only says where wares are from: 平遥|牛肉、吐鲁番葡萄.
_WARE = re.compile(
    r"[一-鿿]{1,5}(?<=[案肉鸡鸭鱼面粉酒茶果梨枣瓜桃皮糕饼花萄腐米蟹虾菜油醋糖])[、和]"
)
# 在郑州，…；在洛阳，…: cities told of one after another.
_IN_TURN = re.compile(r"(?:^|[。；，,;“])(?:而|再|还有)?在$")
_AND_SO_ON = re.compile(
    r"(?:等|[两三四五六七八九十])(?:地|城市|省|全国|县市?|市县|区县|[0-9一二三四五六七八九十]+[个省市])"
)
# After a county's short name: what only a place has, 邓州|一村民, 闸北|公安分局, 都江堰|某某镇.
_OWN = re.compile(
    r"境内|路?段(?![时落子])|(?:风)?景区|服务区|收费站|一?(?:村民|农民|市民|男子|女子|老汉|警方|交警|民警|公安|法院|检察院|工商局|司法局)|"
    r"[一-鿿]{2,3}[镇乡](?=[，。、的一某举召])"
)
_CALLED = SINGLE - frozenset("于和从")  # 王|海安
_WORDS = frozenset("长级里强富委")  # 赵县|长, 富县|强村; not 忠县|橙农
_FIELD_WEIGHT = {"headline": 3.0, "kicker": 2.0, "deck": 2.0}


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at [start:end] of a field that can mean any of `codes`.

    `strength` is the weight of its context, `weight` that of its place in the article. A `weak`
    one (a county's short name) counts only where its city is known; `inside` another mention's
    chain (郑州市|惠济区) says nothing of its own to the vote on cities.
    """

    piece: Piece
    start: int
    end: int
    codes: tuple[str, ...]
    strength: float
    weak: bool
    inside: bool = False

    @property
    def quote(self) -> str:
        """The words as printed."""
        return self.piece.text[self.start : self.end]

    @property
    def weight(self) -> float:
        """Weight in the vote: headings 3 or 2, the lead 2, the rest 1, times its strength."""
        lead = 2.0 if self.piece.in_lead(self.start) else 1.0
        typed = _TYPED if self.quote[-1] in "县区旗镇乡" and len(self.codes[0]) >= 6 else 1.0
        return typed * self.strength * _FIELD_WEIGHT.get(str(self.piece.where), lead)

    @property
    def units(self) -> frozenset[str]:
        """The cities it can mean; a province is none."""
        return units_of(self.codes)


@cache
def units_of(codes: tuple[str, ...]) -> frozenset[str]:
    """The cities that codes lie in; a province lies in none."""
    return frozenset(unit(code) for code in codes if len(code) > 2 or code == ABROAD)


def find_mentions(pieces: Iterable[Piece], known: Gazetteer) -> list[Mention]:
    """All mentions of an article's fields, chains like 江苏盐城 resolved."""
    fields = tuple(pieces)
    texts = [piece.text for piece in fields]
    told = _Told("\n".join(texts))
    found: list[Mention] = []
    for piece, starts in zip(fields, known.pairs.places_in(texts), strict=True):
        found += _sites(_lists(_chain(list(_scan(piece, starts, known, told)))))
    return _bureaus(_confirmed(_studied(_in_turn(found))))


def _in_turn(found: list[Mention]) -> list[Mention]:
    """A field that goes from city to city (在郑州，…；在洛阳，…) is about none of them."""

    def opens(m: Mention) -> bool:
        text = m.piece.text
        return text[m.end : m.end + 1] in ("，", ",") and bool(_IN_TURN.search(text[: m.start]))

    turns = [m for m in found if m.strength >= PLAIN and len(m.units) == 1 and opens(m)]
    fields = {m.piece for m in turns if len({x.units for x in turns if x.piece is m.piece}) > 1}
    return [
        replace(m, strength=min(m.strength, DISTANT)) if m.piece in fields else m for m in found
    ]


def _studied(found: list[Mention]) -> list[Mention]:
    """A city that people go to and learn from says little wherever else it is named, too."""
    models = {m.codes for m in found if m.strength <= DISTANT and studied(m.piece.text, m.end)}
    others = any(m.strength >= PLAIN and m.units and m.codes not in models for m in found)
    if not models or not others:
        return found
    return [
        replace(m, strength=min(m.strength, DISTANT)) if m.codes in models else m for m in found
    ]


def _bureaus(found: list[Mention]) -> list[Mention]:
    """A report sent from a province's capital whose heading names another city of the province is
    about that one."""
    named = {u for m in found if m.piece.before is None and m.strength >= PLAIN for u in m.units}

    def only_sent_from(m: Mention) -> bool:
        code = m.codes[0]
        capital = m.strength == DATELINE and len(m.codes) == 1 and code[2:] == "01"
        return capital and code not in named and any(u[:2] == code[:2] for u in named)

    return [replace(m, strength=BUREAU) if only_sent_from(m) else m for m in found]


def _confirmed(found: list[Mention]) -> list[Mention]:
    """A county's short name says as much as its full one in a text that has that too, or has the
    short one both in a heading and in the lead and no other city."""
    full: set[tuple[str, ...]] = {
        m.codes for m in found if not m.weak and len(m.codes) == 1 and m.quote[-1] in "县区市旗"
    }
    front = [m for m in found if m.weak and len(m.codes) == 1 and m.strength >= PLAIN]
    heading = {m.codes for m in front if m.piece.before is None}
    both = {m.codes for m in front if m.codes in heading and m.piece.in_lead(m.start)}
    told = {m.units for m in found if m.strength >= PLAIN and not m.weak and m.units}
    full |= {codes for codes in both if told <= {units_of(codes)}}
    return [replace(m, weak=False) if m.weak and m.codes in full else m for m in found]


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
    if not piece.in_lead(at) and resident(piece.text, at, end):
        strength = min(strength, _LIVES)
    county = short and all(len(code) > 4 for code in codes)
    leads = short and not county and _leads(piece.text, end, codes, known)
    if short and not (follows or leads) and not whole_word(piece.text, at, end):
        if not county or not any(free(piece.text, at, end)):
            return None
        strength = min(strength, LITTLE)
    if county and piece.text.startswith(("机场", "新区", "新城"), end):
        return None  # the city's airport, called after the district it is in; 滨湖|新区
    sure = county and len(codes) == 1 and _sure(piece.text, at, end, strength)
    return Mention(piece, at, end, codes, strength, county and not (sure or named))


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


def _lists(found: list[Mention]) -> list[Mention]:
    """北京、上海、广州等地; 来自安徽、湖北: the members of such a list all say little."""
    out: list[Mention] = []
    for run in _runs(found):
        last = run[-1]
        after = last.piece.text[last.end : last.end + 4]
        parted = sum(x.end < y.start for x, y in pairwise(run))
        wares = any(y.start - x.end > 1 for x, y in pairwise(run))  # 平遥牛肉、吐鲁番葡萄
        wide = (parted > 1 or wares) and len({m.codes[0][:2] for m in run}) > 1  # 山东、河北、辽宁
        many = wide or (
            bool(_AND_SO_ON.match(after)) and (len(run) > 1 or after.startswith("等地"))
        )
        if many or any(m.strength <= DISTANT for m in run):
            run = [replace(m, strength=min(m.strength, DISTANT)) for m in run]
        out += run
    return out


def _runs(found: list[Mention]) -> Iterator[list[Mention]]:
    """The mentions grouped by enumeration: A、B和C stand in one group."""
    run: list[Mention] = []
    for mention in found:
        between = run[-1].piece.text[run[-1].end : mention.start] if run else ""
        if run and between not in ("、", "和", "") and not _WARE.fullmatch(between):
            yield run
            run = []
        run.append(mention)
    if run:
        yield run
