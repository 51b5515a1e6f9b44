"""How well a broken line and the line that may continue it fit together, in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from indexer.splitting import clauses, cues
from indexer.splitting.language import Language, language
from indexer.splitting.lines import Line
from indexer.splitting.lookups import surnames
from indexer.splitting.openings import key_of
from indexer.splitting.starts import judge_start
from indexer.words import Classed, classed, tagged
from indexer.words import known as is_known

_REACH = 10  # characters on either side of a seam that are looked at
_LONGEST = 8
_CLAUSES = 2000  # characters within which quotes and brackets are paired
_GIVEN = re.compile(r"([一-鿿]{1,2}?)(?:说|告诉|表示|介绍|称|透露|，|、|（|等|和|的|在|是)")
_SAYS = re.compile(
    r"(告诉)(?:记者|[我你他她])|(表示|坦言|回忆|认为|指出|透露|强调|解释|感慨)(?:，|：|道|说|[一-鿿])"
    r"|(介绍)(?:，|：|说|道)|([说称])(?:，|：|“)"
)
_TITLED = re.compile(
    r"(?:书记|主任|市民|村民|居民|[局队院校所镇乡县市区村科处厂]长|经理|老人|先生|女士|主席|代表|民警|医生|教授|负责人|[员师])[一-鿿]{2,3}$"
)
_SOON = re.compile(r".{1,13}[。；]")
_HOURS = re.compile(r"(?:[上下中]午|凌晨|清晨|傍晚|[昨今当]晚|\d日)$")
_HANGING = re.compile(
    r"(?:[，、和与及或的在对把被将从向为以于到]|以及|通过|按照|根据|并且|而且|因为)$"
)
_COUNTED = re.compile(
    r"[年月日号时点分秒个名人户家万亿千百多余元米吨亩公平立度％%．.岁次届条件项栋辆台只头斤克升]"
)
_MONTH = re.compile(r"\d{1,2}月\d|\d{4}年")
_BEFORE_NUMBER = frozenset("午晨晚日年月")  # what stands before a number that is parted from it
_NO_COUNTERS = frozenset("vadrcp")  # classes of longer words
_MARKS = {"“": "引号", "《": "书名号", "（": "括号", "【": "括号"}


class Sign(NamedTuple):
    """One observation at a seam: its name in WEIGHTS, how strong, and in words."""

    name: str
    value: float = 1.0
    reason: str = ""


def worth_of(signs: Sequence[Sign], weights: Mapping[str, float]) -> float:
    """What signs are worth together."""
    return sum([weights.get(name, 0.0) * value for name, value, _ in signs])


def observe(
    head: Line, tail: Line, elsewhere: Callable[[str], bool], known: Language | None = None
) -> tuple[Sign, ...]:
    """What the words on both sides say, wherever the lines stand.

    `elsewhere(text)` tells whether a string stands on the page unbroken; `known` is what printed
    language looks like.
    """
    known = known or language()
    above, below = head.look, tail.look
    signs = [*_end(above), *_balance(above, below)]
    left, right = above[-_REACH:], below[:_REACH]
    if right[0] in left and (overlap := overlapping(above, below)):
        return (*signs, Sign("overlap", 1.0, f"“{overlap}”重复印出"))
    signs += _start(below)
    across = _words(left, right, elsewhere, known)
    said = "" if across and across[0].reason else f"“{left[-1]}{right[0]}”常相连"
    signs += across
    signs.append(Sign("affinity", known.affinity(left, right), said))
    signs += _known(left, right, elsewhere)
    if left[-1] in _BEFORE_NUMBER or left[-1].isdigit():
        signs += _numbers(left, right)
    signs += _names(left, right)
    signs.append(Sign("long", clauses.excess(above, below)))
    if found := clauses.frame(above, below):
        signs.append(Sign("frame", 1.0, f"“{'…'.join(found)}”前后呼应"))
    signs += _soon(below)
    if right[:2].isalpha() and right[:2] in above[-_CLAUSES:]:
        signs.append(Sign("resumes", 1.5 if right[:3] in above[-_CLAUSES:] else 1.0))
    return tuple(signs)


@lru_cache(maxsize=4096)
def _start(look: str) -> tuple[Sign, ...]:
    """How the line begins that should be the rest."""
    start = judge_start(look)
    sign = Sign("firm" if start.firm else "start", -start.score, start.reason)
    return (sign, Sign("torn")) if start.torn else (sign,)


@lru_cache(maxsize=4096)
def _soon(look: str) -> tuple[Sign, ...]:
    """A sentence that soon ends is the rest of one."""
    soon = judge_start(look).score <= 0 and _SOON.match(look)
    return (Sign("soon", 1.0, "下一行开头的短句收尾"),) if soon else ()


def overlapping(left: str, right: str) -> str:
    """Two to six characters printed at the end of one line and again at the start of the next.

    >>> overlapping("“五星”支部创建工作", "工作进行指导"), overlapping("一步", "一步一步走")
    ('工作', '')
    >>> overlapping("化肥、种子、", "种子、农药"), overlapping("苹果、", "、梨")
    ('种子、', '')
    """
    for size in range(6, 1, -1):
        piece = right[:size]
        if len(piece) == size and left.endswith(piece) and piece.rstrip("、").isalnum():
            return "" if piece[0] == "一" or piece.isdigit() else piece
    return ""


@lru_cache(maxsize=4096)
def _end(look: str) -> tuple[Sign, ...]:
    """What kind of end it is that should go on."""
    return tuple(_ending(look))


def _ending(look: str) -> Iterator[Sign]:
    kind = cues.ending(look)
    if kind == "open":
        if hanging := _HANGING.search(look):
            yield Sign("hanging", 1.0, f"上一行停在“{hanging[0]}”")
    else:
        yield Sign("soft" if kind == "soft" else "closed")
    strength = cues.heading_strength(look)
    if strength == 2 or (strength and judge_start(look).score <= 1.0):
        yield Sign("titled" if strength == 1 else "plain")


def _words(
    left: str, right: str, elsewhere: Callable[[str], bool], known: Language
) -> Sequence[Sign]:
    """A word across the seam, if it is one; or how well the words on both sides go together."""
    seam, at = len(left), 0
    words = tagged(left + right)
    for n, (word, _) in enumerate(words):
        if at == seam:
            around = [key_of(x) for x in words[max(0, n - 2) : n + 2]]
            split = min(n, 2)
            seen = known.contacts.across(around[:split], around[split:])
            return [Sign(name, value) for name, value in seen]
        at += len(word)
        if at > seam:
            sign = _across(word, elsewhere)
            return [sign] if sign else []
    return []


def _across(word: str, elsewhere: Callable[[str], bool]) -> Sign | None:
    if word.isalnum() and not word.isdigit():
        seen = elsewhere(word)
        if seen or is_known(word):
            firm = seen or len(word) > 2
            return Sign("word" if firm else "pair", 1.0, f"“{word}”成词")
    return None


def _names(left: str, right: str) -> Iterator[Sign]:
    """Somebody's name at the end, or its first character, and what he says or does below."""
    rest = left[-1] in surnames() and _GIVEN.match(right)
    if rest and _last_word(left).text == left[-1]:
        yield Sign("given", 1.0, f"姓名“{left[-1]}{rest[1]}”断开")
    says = _says(right)
    if says and _ends_with_name(left):
        yield Sign("speech", 1.0, f"人名后接“{says}”")


@lru_cache(maxsize=4096)
def _says(right: str) -> str:
    """The word with which somebody says something, if the rest begins with it."""
    says = _SAYS.match(right)
    return says[says.lastindex or 0] if says else ""


@lru_cache(maxsize=1024)
def _ends_with_name(left: str) -> bool:
    """Whether a person stands at the end: a title with a name, or a surname and what is no word."""
    if _last_word(left).kind == "nr" or _TITLED.search(left):
        return True
    starts, at = set[int](), 0
    for word, _ in tagged(left):
        starts.add(at)
        at += len(word)
    names = (left[-n:] for n in (3, 2) if len(left) - n in starts)
    return any(x[0] in surnames() and x.isalpha() and not is_known(x) for x in names)


@lru_cache(maxsize=1024)
def _last_word(left: str) -> Classed:
    return classed(left)[-1]


def _known(left: str, right: str, elsewhere: Callable[[str], bool]) -> Iterator[Sign]:
    """The longest string across the seam (3-8 characters) that stands elsewhere unbroken."""
    found = ""
    for before in (2, 1):
        piece = left[-before:] + right[: 3 - before]
        if len(piece) == 3 and piece.isalnum() and elsewhere(piece):
            found = max(found, _widened(left, right, before, 3 - before, elsewhere), key=len)
    if found:
        yield Sign("known" if len(found) > 3 else "known3", 1.0, f"“{found}”在本版别处出现")


def _widened(left: str, right: str, a: int, b: int, elsewhere: Callable[[str], bool]) -> str:
    """A string that stands elsewhere, made as long as it still does, to the right, then left."""
    piece = left[-a:] + right[:b]
    while len(piece) < _LONGEST:
        if b < len(right) and right[b].isalnum() and elsewhere(piece + right[b]):
            piece, b = piece + right[b], b + 1
        elif a < len(left) and left[-a - 1].isalnum() and elsewhere(left[-a - 1] + piece):
            piece, a = left[-a - 1] + piece, a + 1
        else:
            break
    return piece


def _numbers(left: str, right: str) -> Iterator[Sign]:
    if left[-2:].isdigit() and _MONTH.match(right):
        return
    if left[-1:].isdigit() and (right[:1].isdigit() or _is_counted(right)):
        yield Sign("number", 1.0, f"数字“{left[-2:]}{right[:2]}”断开")
    elif left[-1:].isdigit():
        yield Sign("uncounted")
    elif _HOURS.search(left) and re.match(r"\d{1,2}[时点]", right):
        yield Sign("number", 1.0, f"时间“{left[-2:]}{right[:3]}”断开")
    elif left[-1:] in "年月" and right[:1].isdigit():
        yield Sign("number", 1.0, f"日期“{left[-3:]}{right[:2]}”断开")


def _is_counted(right: str) -> bool:
    """Whether the rest begins with what a number counts: 1 | 分钟, but not 1 | 分配."""
    if not _COUNTED.match(right):
        return False
    word, kind = tagged(right)[0]
    return len(word) == 1 or kind[0] not in _NO_COUNTERS


def _balance(head: str, tail: str) -> Sequence[Sign]:
    """Marks opened on one side and closed on the other; a paragraph closes its own."""
    opened, closed = _left_open(head), _closes(tail)
    if opened and closed:
        return (Sign("closes", 1.0, f"{_MARKS[opened[-1]]}到下一行才闭合"),)
    if closed:
        return (Sign("stray"),)
    return (Sign("unclosed"),) if opened and cues.ending(tail) == "closed" else ()


@lru_cache(maxsize=4096)
def _left_open(look: str) -> str:
    return cues.unmatched(look[-_CLAUSES:])[1]


@lru_cache(maxsize=4096)
def _closes(look: str) -> str:
    return cues.unmatched(look[:_CLAUSES])[0]
