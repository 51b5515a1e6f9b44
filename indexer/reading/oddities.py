"""Characters that a page should not hold: they stay as they are, and are said."""

from __future__ import annotations

import re

from archive.texts import Doubt
from indexer.reading.likeness import likeness

LOST = "\ufffd"
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
_RETURN = re.compile("\r(?!\r*\n)")
_LOST_IN_GB = "锟斤拷"  # two of them, when UTF-8 was taken for GB18030
_MISTAKEN = (
    ("gb18030", "utf-8"),
    ("cp1252", "utf-8"),
    ("latin-1", "utf-8"),
    ("latin-1", "gb18030"),
)
_HARDLY, _LEAST = 0.15, 40  # as much like Chinese as no page is; characters
_SAMPLE = 5_000
_CHINESE = 0.5  # as much like Chinese as printed text is
_OFTEN = 200  # one in so many characters


def oddities(text: str, encoding: str, lost: int = 0) -> tuple[Doubt, ...]:
    """A doubt each for lost bytes (`lost` of them), for characters without a shape, and for what is
    frequent: invisible ones; lone carriage returns always.

    >>> [d.rule for d in oddities("管\\u200b城\\u200b区", "utf-8")]
    ['invisible']
    """
    name = "、".join(encoding.upper().split("+"))
    found = []
    if lost:
        line = _line(text, text.index(LOST))
        message = f"有 {lost} 处字节按 {name} 读不出来（最早在第 {line} 行），记作“{LOST}”。"
        found.append(Doubt("lossy", message, line))
    if before := _lost_before(text, lost):
        found.append(before)
    if told := _garbled(text) or _unlikely(text, encoding):
        found.append(Doubt("odd-encoding", told, 1))
    private = _often(_PRIVATE, text, 0 if encoding.startswith("utf") else 1 / _OFTEN)
    if private and encoding.startswith("utf"):
        message = (
            f"有 {private[0]} 个自造字（最早在第 {private[1]} 行），没有通用的字形，原样留存。"
        )
        found.append(Doubt("private-use", message, private[1]))
    elif private:
        message = f"按 {name} 读出 {private[0]} 个没有字形的字，编码可能不对。"
        found.append(Doubt("odd-encoding", message, private[1]))
    if invisible := _often(_INVISIBLE, text):
        message = (
            f"夹有 {invisible[0]} 个看不见的字符（最早在第 {invisible[1]} 行），原样留存，"
            "检索时不计。"
        )
        found.append(Doubt("invisible", message, invisible[1]))
    if "\n" in text and (returns := _often(_RETURN, text, 0)):
        message = f"有 {returns[0]} 个单独的回车符（最早在第 {returns[1]} 行），行号只按换行符计。"
        found.append(Doubt("lone-return", message, returns[1]))
    return tuple(found)


def _garbled(text: str) -> str | None:
    """What shows that a text was read in a wrong encoding before it was saved: 鏈姤璁 for 本报讯.
    Its bytes in that encoding read as Chinese in UTF-8."""
    sample = text[:_SAMPLE]
    if likeness(sample) > _CHINESE:
        return None
    for wrong, right in _MISTAKEN:
        parts = (part.encode(wrong, "ignore") for part in sample.split(LOST))
        if likeness("".join(part.decode(right, "ignore") for part in parts)) > _CHINESE:
            name = right.upper()
            return (
                f"文字像是转换编码时弄错了（把 {name} 当成了别的编码）；请换用没有转换过的原文件。"
            )
    return None


def _unlikely(text: str, encoding: str) -> str | None:
    """Whether characters of an old encoding are hardly ones that Chinese is written with."""
    sample = text[:_SAMPLE]
    if encoding.startswith("utf") or len(sample) < _LEAST or likeness(sample) > _HARDLY:
        return None
    name = "、".join(encoding.upper().split("+"))
    return f"按 {name} 读出的多是不常用的字，编码可能不对，或不是中文。"


def _lost_before(text: str, lost: int) -> Doubt | None:
    """Signs of lost characters that the file held already, also as GB18030 shows these."""
    before = text.count(LOST) - lost
    runs = text.count(_LOST_IN_GB)
    if before <= 0 and not runs:
        return None
    line = _line(text, min(at for at in (text.find(LOST), text.find(_LOST_IN_GB)) if at >= 0))
    signs = "、".join(
        f"{n} 个“{sign}”" for n, sign in ((before, LOST), (runs, _LOST_IN_GB)) if n > 0
    )
    message = f"文件里有 {signs}（最早在第 {line} 行），存成这样以前就丢了字；请换用原文件。"
    return Doubt("lossy", message, line)


def _often(
    pattern: re.Pattern[str], text: str, least: float = 1 / _OFTEN
) -> tuple[int, int] | None:
    """How often and from which line on, when more than that share of the characters fits."""
    first = pattern.search(text)
    count = len(pattern.findall(text, first.start())) if first else 0
    if not first or count <= least * len(text):
        return None
    return count, _line(text, first.start())


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1
