"""What the names of an article say of each other: lists, cities visited in turn, people of one place
who are in another. Each function weighs the names anew; none adds or drops one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from indexer.tagging.places.beside import studied
from indexer.tagging.places.context import BUREAU, DATELINE, DISTANT, PLAIN
from indexer.tagging.places.mention import Mention, units_of

# What follows a name that only says where wares are from: 平遥|牛肉、吐鲁番葡萄.
_WARE = re.compile(
    r"[一-鿿]{1,5}(?<=[案肉鸡鸭鱼面粉酒茶果梨枣瓜桃皮糕饼花萄腐米蟹虾菜油醋糖])[、和]"
)

# 在郑州，…；在洛阳，…: cities told of one after another.
_IN_TURN = re.compile(r"(?:^|[。；，,;“])(?:而|再|还有)?在$")

_AND_SO_ON = re.compile(
    r"(?:等|[两三四五六七八九十])(?:地|城市|省|全国|县市?|市县|区县|[0-9一二三四五六七八九十]+[个省市])"
)


def together(found: list[Mention]) -> list[Mention]:
    """The mentions of a whole article, weighed against each other."""
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


def lists(found: list[Mention]) -> list[Mention]:
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
