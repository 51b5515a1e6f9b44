"""What the names of an article say of each other: lists, cities visited in turn, people of one place
who are in another. Each function weighs the names anew; none adds or drops one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from indexer.tagging.fields import sentence_start
from indexer.tagging.places.beside import (
    at_office,
    court,
    former,
    history,
    native,
    studied,
)
from indexer.tagging.places.context import BUREAU, DATELINE, DISTANT, LITTLE, PLAIN
from indexer.tagging.places.mention import Mention, units_of

# What follows a name that only says where wares are from: 平遥|牛肉、吐鲁番葡萄.
_WARE = re.compile(
    r"[一-鿿]{1,5}(?<=[案肉鸡鸭鱼面粉酒茶果梨枣瓜桃皮糕饼花萄腐米蟹虾菜油醋糖])[、和]|的[一-鿿]{1,5}、"
)

# 在郑州，…；在洛阳，…: cities told of one after another.
_IN_TURN = re.compile(r"(?:^|[。；，,;“])(?:而|再|还有)?在$")

_AND_SO_ON = re.compile(
    r"(?:等|[两三四五六七八九十])(?:地|城市|省|全国|县市?|市县|区县|[0-9一二三四五六七八九十]+[个省市])"
)

# 普洱|人罗阿雅在|上海, 绵阳|男子跨城寻妻 终在|自贡: somebody of one place who is in another.
_ONE_OF = re.compile(
    r"(?:籍|的)?(?:人|小伙|姑娘|男子|女子|男孩|女孩|男|女|农民|渔民|老汉|媳妇|青年|夫妇|司机|商人|老板|游客|大学生"
    r"|的?(?:患儿|患者|(?:应届)?(?:大学)?毕业生|考生|市民|居民|村民|读者)?[一-鿿]{1,2}?(?:某|老太|先生|女士|小姐|大爷|大妈|阿姨|师傅|同学)"
    r"|的?(?:患儿|(?:应届)?(?:大学)?毕业生|考生))"
    r"[^，。；！？“”]{0,10}(?<![现仍住])(?:在|到|来到)"
)
# 在|阳江|闸坡镇的一条渔船上被抓获: where a suspect was caught, which is not where his case is.
_CAUGHT = re.compile(r"[^，。；]{0,14}(?:抓获|擒获|落网|被抓|被捕|归案|投案|自首)")
_AT = re.compile(r"(?:在|于|至|到|逃往)[^，。；]{0,10}$")
# 上海市|疾控中心也曾…: it is told beside what the text is about.
_ALSO = re.compile(r"[^，。；：“”]{0,14}也(?:曾|早就|早已|先后)")


def together(found: list[Mention]) -> list[Mention]:
    """The mentions of a whole article, weighed against each other."""
    return _bureaus(
        _confirmed(_compared(_looked_back(_tried(_caught(_at_home(_studied(_in_turn(found))))))))
    )


def _saying_little(
    found: list[Mention], those: Callable[[Mention], bool], most: float = DISTANT
) -> list[Mention]:
    """The mentions, `those` with no more strength than `most`."""
    return [replace(m, strength=min(m.strength, most)) if those(m) else m for m in found]


def _in_turn(found: list[Mention]) -> list[Mention]:
    """A field that goes from city to city (在郑州，…；在洛阳，…) is about none of them."""

    def opens(m: Mention) -> bool:
        text = m.piece.text
        return text[m.end : m.end + 1] in ("，", ",") and bool(_IN_TURN.search(text[: m.start]))

    turns = [m for m in found if m.strength >= PLAIN and len(m.units) == 1 and opens(m)]
    fields = {m.piece for m in turns if len({x.units for x in turns if x.piece is m.piece}) > 1}
    return _saying_little(found, lambda m: m.piece in fields)


def _studied(found: list[Mention]) -> list[Mention]:
    """A city that people go to and learn from says little wherever else it is named, too."""
    models = {m.codes for m in found if m.strength <= DISTANT and studied(m.piece.text, m.end)}
    others = any(m.strength >= PLAIN and m.units and m.codes not in models for m in found)
    if not models or not others:
        return found
    return _saying_little(found, lambda m: m.codes in models)


def _at_home(found: list[Mention]) -> list[Mention]:
    """Where somebody is from says little in a text that tells where he is: 普洱人在上海."""

    def away(m: Mention, other: Mention) -> bool:
        between = m.piece.text[m.end : other.start] if m.piece is other.piece else ""
        elsewhere = m.units and other.units and not m.units & other.units
        return bool(elsewhere and other.strength >= PLAIN and _ONE_OF.fullmatch(between))

    def of_somebody(m: Mention) -> bool:
        return bool(_ONE_OF.match(m.piece.text, m.end)) or native(m.piece.text, m.end)

    homes = {m.codes for m, other in pairwise(found) if away(m, other)}
    return _saying_little(found, lambda m: m.codes in homes and of_somebody(m))


def _caught(found: list[Mention]) -> list[Mention]:
    """Where a suspect was caught says little if a heading or the police are of elsewhere."""

    def caught(m: Mention) -> bool:
        before = m.piece.text[max(0, m.start - 12) : m.start]
        return bool(_AT.search(before) and _CAUGHT.match(m.piece.text, m.end))

    def busy(m: Mention) -> bool:
        return m.piece.before is None or at_office(m.piece.text, m.end)

    there = [m for m in found if caught(m)]
    if not there:
        return found
    cases = {m.units for m in found if m.strength > DISTANT and m.units and busy(m)}
    return _saying_little(
        found, lambda m: m in there and bool(m.units) and any(not m.units & x for x in cases)
    )


def _tried(found: list[Mention]) -> list[Mention]:
    """Where somebody had a post says little in a text that tells of his trial elsewhere."""
    posts = {m.codes for m in found if former(m.piece.text, m.end)}
    courts = {m.codes for m in found if m.strength >= PLAIN and court(m.piece.text, m.end)}
    if not posts or not courts - posts:
        return found
    return _saying_little(found, lambda m: m.codes in posts)


def _looked_back(found: list[Mention]) -> list[Mention]:
    """A place in a sentence of times long gone says little beside one of now."""

    def gone(m: Mention) -> bool:
        begin = sentence_start(m.piece.text, m.start)
        return m.piece.before is not None and history(m.piece.text, begin, m.end)

    told = [m for m in found if m.strength >= PLAIN and m.units]
    old = [m for m in told if gone(m)]
    now = {u for m in told if m not in old and len(m.units) == 1 for u in m.units}
    return _saying_little(found, lambda m: m in old and bool(now) and not m.units & now, LITTLE)


def _compared(found: list[Mention]) -> list[Mention]:
    """A city of which something is only told besides (也曾) says little in the whole text, unless
    a heading names it."""
    beside = {
        m.codes for m in found if m.piece.before is not None and _ALSO.match(m.piece.text, m.end)
    }
    beside -= {m.codes for m in found if m.piece.before is None}
    return _saying_little(found, lambda m: m.codes in beside and not m.inside, LITTLE)


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
            run = _saying_little(run, lambda m: True)
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
