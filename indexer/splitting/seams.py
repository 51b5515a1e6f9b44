"""How well a broken line and the line that may continue it fit together."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from indexer.splitting import cues
from indexer.splitting.lines import Line
from indexer.splitting.starts import judge_start
from indexer.words import words

_REACH = 8  # characters on either side of a seam that are looked at
_SAYS = re.compile(r"(?:告诉|表示|介绍|坦言|回忆|认为|指出|透露|说[，：“道]|称[，：])")
_NAMED = re.compile(
    r"(?:书记|主任|市民|村民|居民|局长|队长|经理|老人|先生|女士|主席|院长|校长|代表|民警|医生|教授|负责人|[长员师])[一-鿿]{2,3}$"
)
_MARKS = {"“": "引号", "《": "书名号", "（": "括号", "【": "括号"}
_HANGING = re.compile(
    r"(?:[，、和与及或的在对把被将从向为以于到]|以及|通过|按照|根据|并且|而且|因为)$"
)


@dataclass(frozen=True, slots=True)
class Seam:
    """The evidence that two lines are one text: higher is better, 0 is even odds."""

    score: float
    reasons: tuple[str, ...] = ()
    overlap: str = ""


def judge_seam(head: Line, tail: Line, elsewhere: Callable[[str], bool]) -> Seam:
    """What the words on both sides say, wherever the lines stand.

    `elsewhere(text)` tells whether a string stands on the page unbroken.
    """
    left, right = head.look[-_REACH * 2 :], tail.look[: _REACH * 2]
    overlap = _overlap(left, right)
    if overlap:
        right = right[len(overlap) :]
    parts = [
        _start(tail, bool(overlap)),
        _end(head.look),
        _word(left, right, elsewhere),
        _known(left, right, elsewhere),
        _speech(left, right),
        _balance(head.look, tail.look),
        (3.0, f"“{overlap}”重复印出") if overlap else (0.0, ""),
    ]
    told = sorted((part for part in parts if part[1] and part[0] > 0), reverse=True)
    return Seam(sum(score for score, _ in parts), tuple(reason for _, reason in told), overlap)


def _start(tail: Line, overlapping: bool) -> tuple[float, str]:
    start = judge_start(tail.look)
    return (0.0, "") if overlapping else (-start.score, start.reason)


def _end(look: str) -> tuple[float, str]:
    kind = cues.ending(look)
    if kind == "open":
        hanging = _HANGING.search(look)
        return (1.0, f"上一行停在“{hanging[0]}”") if hanging else (0.5, "上一行没有句末标点")
    return (-1.5, "") if kind == "soft" else (-4.0, "")


def _word(left: str, right: str, elsewhere: Callable[[str], bool]) -> tuple[float, str]:
    """A word of the dictionary across the seam, where each side alone gives none."""
    both = left + right
    for word in words(both):
        if word.start < len(left) < word.end and word.text.isalnum():
            firm = len(word.text) > 2 or elsewhere(word.text)
            return (2.0 if firm else 1.2, f"断在“{word.text}”中间")
    return (0.0, "")


def _known(left: str, right: str, elsewhere: Callable[[str], bool]) -> tuple[float, str]:
    """The longest string across the seam (3-8 characters) that stands elsewhere unbroken."""
    for size in range(_REACH, 2, -1):
        for before in range(1, size):
            piece = left[-before:] + right[: size - before]
            if len(piece) == size and piece.isalnum() and elsewhere(piece):
                return (3.0 if size > 3 else 1.5, f"“{piece}”在本版别处出现")
    return (0.0, "")


def _speech(left: str, right: str) -> tuple[float, str]:
    verb = _SAYS.match(right)
    if verb and _NAMED.search(left):
        return (3.0, f"人名后接“{verb[0][:2].rstrip('，：“')}”")
    return (0.0, "")


def _balance(head: str, tail: str) -> tuple[float, str]:
    """Marks opened on one side and closed on the other; a paragraph closes its own."""
    opened, closed = cues.unmatched(head)[1], cues.unmatched(tail)[0]
    if opened and closed:
        return (3.0, f"{_MARKS[opened[-1]]}到下一行才闭合")
    if closed:
        return (-1.0, "")
    if opened:
        return (-1.0 if cues.ending(tail) == "closed" else 0.0, "")
    return (0.0, "")


def _overlap(left: str, right: str) -> str:
    """Two to six characters printed at the end of one line and again at the start of the next."""
    for size in range(6, 1, -1):
        piece = right[:size]
        if len(piece) == size and left.endswith(piece) and piece.isalnum() and piece[0] not in "一":
            return piece
    return ""
