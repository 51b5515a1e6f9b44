"""How well a broken line and the line that may continue it fit together, in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from indexer.splitting import cues
from indexer.splitting.lines import Line
from indexer.splitting.lookups import start_ratios, surnames
from indexer.splitting.starts import judge_start
from indexer.words import Word, words
from indexer.words.segment import segmenter

_REACH = 8  # characters on either side of a seam that are looked at
_CLAUSES = 2000  # characters within which quotes and brackets are paired
_SAYS = re.compile(r"(?:告诉|表示|介绍|坦言|回忆|认为|指出|透露|说[，：“道]|称[，：])")
_NAMED = re.compile(
    r"(?:书记|主任|市民|村民|居民|局长|队长|经理|老人|先生|女士|主席|院长|校长|代表|民警|医生|教授|负责人|[长员师])[一-鿿]{2,3}$"
)
_SOURCE = re.compile(r"据[^，。；：了]{0,12}$")
_SOURCE_END = re.compile(r"[^，。；：]{0,12}(?:介绍|了解|悉|报道|统计|透露|分析)，?")
_PLACED = frozenset("住坐站放设建处走躺停")
_SOON = re.compile(r".{1,13}[。；]")
_PLACE_ENDS = frozenset("省市县区镇乡村州国")
_HOURS = re.compile(r"(?:[上下中]午|凌晨|清晨|傍晚|[昨今当]晚|\d日)$")
_HANGING = re.compile(
    r"(?:[，、和与及或的在对把被将从向为以于到]|以及|通过|按照|根据|并且|而且|因为)$"
)
_COUNTED = re.compile(
    r"[年月日号时点分秒个名人户家万亿千百多余元米吨亩公平立度％%．.岁次届条件项栋辆台只头斤克升]"
)
_MONTH = re.compile(r"\d{1,2}月\d|\d{4}年")
_MARKS = {"“": "引号", "《": "书名号", "（": "括号", "【": "括号"}
_HALVES = frozenset(
    "年月日时人家事的地得了着过在和与及等后前中上下内外多余元个名次也都就还又不已将把被对向从为以于到是有"
)


@dataclass(frozen=True, slots=True)
class Sign:
    """One observation at a seam: its name in WEIGHTS, how strong, and in words."""

    name: str
    value: float = 1.0
    reason: str = ""


def observe(head: Line, tail: Line, elsewhere: Callable[[str], bool]) -> tuple[Sign, ...]:
    """What the words on both sides say, wherever the lines stand.

    `elsewhere(text)` tells whether a string stands on the page unbroken.
    """
    signs = [*_end(head.look), *_balance(head, tail)]
    if overlap := overlapping(head.look, tail.look):
        return (*signs, Sign("overlap", 1.0, f"“{overlap}”重复印出"))
    left, right = head.look[-_REACH * 2 :], tail.look[: _REACH * 2]
    start = judge_start(tail.look)
    signs += [Sign("start", -start.score, start.reason), *_words(left, right, elsewhere)]
    signs += _subject(head.look, tail.look)
    signs += [*_known(left, right, elsewhere), *_numbers(left, right), *_speech(left, right)]
    return tuple(signs)


def overlapping(left: str, right: str) -> str:
    """Two to six characters printed at the end of one line and again at the start of the next.

    >>> overlapping("“五星”支部创建工作", "工作进行指导"), overlapping("一步", "一步一步走")
    ('工作', '')
    """
    for size in range(6, 1, -1):
        piece = right[:size]
        if len(piece) == size and left.endswith(piece) and piece.isalnum():
            return "" if piece[0] == "一" or piece.isdigit() else piece
    return ""


def _end(look: str) -> Iterator[Sign]:
    kind = cues.ending(look)
    if kind == "open":
        if hanging := _HANGING.search(look):
            yield Sign("hanging", 1.0, f"上一行停在“{hanging[0]}”")
    else:
        yield Sign("soft" if kind == "soft" else "closed")
    strength = cues.heading_strength(look)
    if strength == 2 or (strength and judge_start(look).score <= 1.0):
        yield Sign("titled" if strength == 1 else "plain")


def _words(left: str, right: str, elsewhere: Callable[[str], bool]) -> Iterator[Sign]:
    """A word across the seam; or none, although the line above stops in half a word."""
    across = _across(words(left + right), len(left))
    if across and across.text.isalnum() and not across.text.isdigit():
        known, seen = segmenter().known(across.text), elsewhere(across.text)
        if seen or known:
            firm = seen or len(across.text) > 2
            yield Sign("word" if firm else "pair", 1.0, f"断在“{across.text}”中间")
    elif not across and _half(words(left)[-1].text):
        yield Sign("half")


def _subject(left: str, right: str) -> Iterator[Sign]:
    """What the tail is about: a sentence that soon ends is the rest of one; a name, or a word
    said above, rather begins a paragraph."""
    if _SOON.match(right):
        yield Sign("soon", 1.0, "下一行开头的短句收尾")
    first = words(right[:16])[0].text
    if right[:2].isalpha() and right[:2] in left[-_CLAUSES:]:
        yield Sign("resumes", 1.5 if right[:3] in left[-_CLAUSES:] else 1.0)
    if (1, first) not in start_ratios() and (first[-1] in _PLACE_ENDS or first[0] in surnames()):
        yield Sign("name")


def _across(cut: tuple[Word, ...], seam: int) -> Word | None:
    return next((word for word in cut if word.start < seam < word.end), None)


def _half(word: str) -> bool:
    return len(word) == 1 and "㐀" <= word <= "鿿" and word not in _HALVES


def _known(left: str, right: str, elsewhere: Callable[[str], bool]) -> Iterator[Sign]:
    """The longest string across the seam (3-8 characters) that stands elsewhere unbroken."""
    for size in range(_REACH, 2, -1):
        for before in range(1, size):
            piece = left[-before:] + right[: size - before]
            if len(piece) == size and piece.isalnum() and elsewhere(piece):
                name = "known" if size > 3 else "known3"
                yield Sign(name, 1.0, f"“{piece}”在本版别处出现")
                return


def _numbers(left: str, right: str) -> Iterator[Sign]:
    if left[-2:].isdigit() and _MONTH.match(right):
        return
    if left[-1:].isdigit() and (right[:1].isdigit() or _COUNTED.match(right)):
        yield Sign("number", 1.0, f"数字“{left[-2:]}{right[:2]}”断开")
    elif _HOURS.search(left) and re.match(r"\d{1,2}[时点]", right):
        yield Sign("number", 1.0, f"时间“{left[-2:]}{right[:3]}”断开")
    elif left[-1:] in "年月" and right[:1].isdigit():
        yield Sign("number", 1.0, f"日期“{left[-3:]}{right[:2]}”断开")


def _speech(left: str, right: str) -> Iterator[Sign]:
    if left[-1:] in _PLACED and right[:1] == "在":
        yield Sign("pair", 1.0, f"断在“{left[-1]}在”中间")
    if _SOURCE.search(left) and _SOURCE_END.match(right):
        yield Sign("speech", 1.0, "“据……”到下一行才完整")
    verb = _SAYS.match(right)
    if verb and _NAMED.search(left):
        yield Sign("speech", 1.0, f"人名后接“{verb[0][:2].rstrip('，：“')}”")


def _balance(head: Line, tail: Line) -> Iterator[Sign]:
    """Marks opened on one side and closed on the other; a paragraph closes its own."""
    opened, closed = (
        cues.unmatched(head.look[-_CLAUSES:])[1],
        cues.unmatched(tail.look[:_CLAUSES])[0],
    )
    if opened and closed:
        yield Sign("closes", 1.0, f"{_MARKS[opened[-1]]}到下一行才闭合")
    elif closed:
        yield Sign("stray")
    elif opened and cues.ending(tail.look) == "closed":
        yield Sign("unclosed")
