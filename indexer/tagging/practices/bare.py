"""Practices without quotes: 1+6+N联系户, 一心十点, AB岗, 建立支部会商机制."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from archive.practices import NUMERAL
from indexer.tagging.practices.mention import Mention
from indexer.tagging.practices.tables import ending_pattern, generic_words, verb_pattern
from indexer.words import classed, known

_PART = r"(?:\d{1,2}|[A-ZＡ-Ｚ]|[\u4e00-\u9fff]{2,4}?)"
_PUBLIC_PART = re.compile("[0-9A-ZＡ-Ｚ]|党|支部|网格|互联网|政务")
_FIRM = re.compile("(?:模式|机制|工作法|体系|制度|格局)$")
_LETTER = re.compile("[NXnxＮＸ]")
_SHIFTS = re.compile(r"(?<![A-Za-z])A/?B[岗角](?:工作制|制度|制)?")
_FIXED_DAY = re.compile(
    r"每(?:月|周|季度|年|个?星期)[^。;；!！?？]{0,14}?(?:是|为)(?:[^,，。;；]{0,8}的)?"
    r"(?P<name>[\u4e00-\u9fff]{3,7}(?<![生假节休])(?:日|会))(?![\u4e00-\u9fff])"
)
# What people come together for on a day of theirs; 接访日 and 接待日 are every office's.
_MEETING = re.compile(
    "走访|恳谈|议事|说事|民情|民意|民主|共商|夜谈|评议|党日|党员|党群|志愿|公益|爱心|义诊|义务|便民|惠民|亲民|宣讲|讲堂"
    "|企业|读书|阅读|清洁|卫生|环保|植树|节水|无车|排队|让座|礼让|廉政|普法|服务|帮扶|代办|公开"
)
_NAME = r"[\u4e00-\u9fffA-Z0-9+＋]{2,10}?(?:、[\u4e00-\u9fff]{2,6}?)?"
_BROKEN = re.compile(
    "^(?:健全|完善|实施|建立|关于|此|一[套个项种些系批]|有|这|那|某|其|更|进一步|现|许多|多|自己|自身)|[的了在和与及对并为是把被将等让使以从到向]|(?:改革|理念|制度|机制|体系|模式)、|、(?:健全|完善|实施|建立)"
)
_PLACED = re.compile("(?:战略|计划|工程|行动)$")
# Laws and firms are full of 制度, 模式, 体系, 计划: without quotes one must look like a formula;
# a 机制 or 战略 may also name those who live by it.
_COMMON = re.compile("(?:制度|模式|体系|计划)$")
_USUAL = re.compile("(?:机制|战略)$")
_LOCAL = re.compile(
    "党|支部|村|社区|街道|居民|群众|干部|邻|网|会商|互助|帮扶|纠纷|调解|信访|河|林|田|户|山|海|江|湖|市|县"
)
_FORMULA = re.compile(rf"[{NUMERAL}\d+＋、]|联动|网格")
_LINK = "(?:了|出|起|的)?"


def bare_practices(text: str) -> Iterator[Mention]:
    """The practices named without quotes, in order of their rules."""
    for match in _SHIFTS.finditer(text):
        yield Mention(match.start(), match.end(), "AB岗", "岗位代号")
    if "+" in text or "＋" in text:
        yield from _sums(text)
    for match in _FIXED_DAY.finditer(text):
        if not _MEETING.search(match["name"]):
            continue  # days of repairs, of pay and of an office's routine
        yield Mention(match.start("name"), match.end("name"), match["name"], "固定的日子")
    yield from _counts(text)
    yield from _compounds(text)


def _sums(text: str) -> Iterator[Mention]:
    """1+6+N联系户: a letter, an ending or a verb says that it is no arithmetic."""
    for match in _sum_pattern().finditer(text):
        formula = match["formula"]
        told = match["ending"] or match["verb"]
        if not _PUBLIC_PART.search(formula) and not (told and _FIRM.search(match.group())):
            continue  # firms that bid together, lamps of a car
        if told or (_LETTER.search(formula) and len(formula) >= 5):
            yield Mention(match.start("formula"), match.end(), formula, "算式")


def _counts(text: str) -> Iterator[Mention]:
    """一心十点, 四议两公开: numerals that no dictionary knows as a word, introduced by a verb."""
    for match in _count_pattern().finditer(text):
        formula = match["formula"]
        if not any(known(formula[:n]) for n in range(4, len(formula) + 1)):
            yield Mention(match.start("formula"), match.end("formula"), formula, "数字缩写")


def _compounds(text: str) -> Iterator[Mention]:
    """建立支部会商机制: a name of its own between a verb and an ending."""
    for match in _compound_pattern().finditer(text):
        name = match["name"]
        common = _COMMON.search(match.group()) and not _FORMULA.search(name)
        usual = _USUAL.search(match.group()) and not (_FORMULA.search(name) or _LOCAL.search(name))
        if (
            not (common or usual)
            and not _BROKEN.search(name)
            and not _is_generic(name, placed=bool(_PLACED.search(match.group())))
        ):
            yield Mention(match.start("name"), match.end(), name, "动词加后缀")


def _is_generic(name: str, placed: bool) -> bool:
    """Whether a name says nothing of its own; `placed`: a place in it does (黄河国家战略)."""
    words, generic = classed(name), generic_words()
    empty = ("d", "m", "q") if placed else ("d", "m", "q", "ns")
    own = [w for w in words if w.text not in generic and w.kind not in empty]
    return sum(len(word.text) for word in own) < 2


@cache
def _sum_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<verb>{verb_pattern('alone', 'ending')}{_LINK})?"
        rf"(?<![\dA-Za-z+.“])(?P<formula>{_PART}(?:[+＋]{_PART})+)(?![\d=＝])"
        rf"(?P<ending>[\u4e00-\u9fff]{{0,4}}?{ending_pattern('behind')})?"
    )


@cache
def _count_pattern() -> re.Pattern[str]:
    number = f"[{NUMERAL}]"
    formula = rf"{number}[\u4e00-\u9fff][变带促]?{number}[\u4e00-\u9fff]{{1,2}}?"
    return re.compile(
        rf"{verb_pattern('alone', 'ending')}{_LINK}(?P<formula>{formula})"
        rf"(?:[\u4e00-\u9fff]{{0,4}}?{ending_pattern('behind')}|(?![\u4e00-\u9fff]))"
    )


@cache
def _compound_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"{verb_pattern('alone', 'ending')}{_LINK}(?P<name>{_NAME}){ending_pattern('bare')}(?!建设|改革)"
    )
