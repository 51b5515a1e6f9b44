"""What a figure counts: the noun behind its unit, else the one before the number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from indexer.tagging.figures.find import Number
from indexer.words import classed

_WINDOW, _LONGEST = 16, 12
_CLAUSE = r"[^\s\d,。;:!?、\"'()《》〈〉\[\]…~%/]"
_BEHIND = re.compile(rf"{_CLAUSE}{{1,{_WINDOW}}}")
_BEFORE = re.compile(rf"{_CLAUSE}{{1,{_WINDOW}}}$")
# Words between the thing and its number, which belong to neither.
_LINK = re.compile(
    r"(?:达到|达|为|是|有|共有|共|共计|总计|合计|累计|约|近|仅|已|了|超过|超|不少于|增加到|增至|降至|下降到"
    r"|上升到|提高到|缩短到|从|由|至|到|分别|只|各|出|起|过|着|的)+$"
)
_COUNTS = "count"  # the kind of unit behind which the thing stands; measures follow their thing
_RATE = "percent"
_HEADS = frozenset(
    [
        "项目",
        "工程",
        "机构",
        "人员",
        "单位",
        "小组",
        "网格",
        "中心",
        "点",
        "站",
        "问题",
        "服务",
        "活动",
        "工作",
        "措施",
        "举措",
    ]
)
_STOPS = ("p", "c", "u", "x", "r", "t", "m", "q", "f", "d", "y", "e", "o")
_NOUNS = ("n", "vn", "j", "l", "i", "s", "eng", "k", "zg", "g", "an", "ng", "nz")


def counted(text: str, number: Number) -> tuple[str, int, int]:
    """What is counted, and the span of the folded text that holds it and the number.

    The thing is "" where neither side says it.
    """
    behind = _behind(text, number.end)
    if behind and number.kind == _COUNTS:
        return behind, number.start, number.end + len(behind)
    link = _LINK.search(text, max(0, number.start - _WINDOW), number.start)
    at = link.start() if link else number.start
    if before := _before(text, at, number.kind):
        return before, at - len(before), number.end
    if behind:
        return behind, number.start, number.end + len(behind)
    if text[number.end : number.end + 1] == "的" and (part := _behind(text, number.end + 1)):
        return part, number.start, number.end + 1 + len(part)
    return "", number.start, number.end


def _behind(text: str, at: int) -> str:
    """The noun with its attributes that begins here; a verb where there is no noun."""
    match = _BEHIND.match(text, at)
    if not match:
        return ""
    taken: list[tuple[str, str]] = []
    words = classed(match.group())
    for i, (word, kind) in enumerate(words):
        named = any(map(_is_noun, (k for _, k in taken)))
        joined = i + 1 < len(words) and words[i + 1].text in _HEADS
        if kind.startswith(_STOPS) or (named and kind == "v" and word not in _HEADS and not joined):
            break
        taken.append((word, kind))
    while taken and not (_is_noun(taken[-1][1]) or taken[-1][0] in _HEADS):
        taken.pop()
    return _text(taken)


def _before(text: str, at: int, kind: str) -> str:
    """The words that end here and say what the number measures; of what is counted the noun."""
    match = _BEFORE.search(text, max(0, at - _WINDOW), at)
    if not match:
        return ""
    taken: list[tuple[str, str]] = []
    for word, sort in reversed(classed(match.group())):
        rate = kind == _RATE and sort == "d"
        if (sort.startswith(_STOPS) and not rate) or len(_text(taken)) + len(word) > _LONGEST:
            break
        taken.insert(0, (word, sort))
    nouns = [i for i, (_, sort) in enumerate(taken) if _is_noun(sort)]
    if kind == _COUNTS and nouns and nouns[-1] < len(taken) - 1:
        return ""  # 志愿者走访1.3万户: who did it, not what is counted
    if kind == _COUNTS and nouns:
        taken = taken[nouns[0] :]
    while taken and taken[0][1].startswith("d"):
        taken.pop(0)
    return _text(taken)


def _is_noun(kind: str) -> bool:
    return kind.startswith(_NOUNS)


def _text(words: Iterable[tuple[str, str]]) -> str:
    return "".join(word for word, _ in words)
