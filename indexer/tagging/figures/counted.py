"""What a figure counts: the noun behind its unit, else the one before the number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from indexer.tagging.figures.find import Number
from indexer.words import tagged

_WINDOW, _LONGEST = 16, 12
_MARKS = r"\s\d,。;:!?、\"'()《》〈〉\[\]…~%/"
_BEHIND = re.compile(rf"[^{_MARKS}]{{1,{_WINDOW}}}")
_PARTS = re.compile(f"[{_MARKS}]")
# Words between the thing and its number, which belong to neither.
_LINKS = (
    "达到|达|为|是|有|共有|共|共计|总计|合计|累计|约|近|仅|已|了|超过|超|不少于|增加到|增至|降至|下降到"
    "|甚至|足足|整整|长达|一共|总共|上升到|提高到|缩短到|从|由|至|到|分别|只|各|出|起|过|着|的"
)
_LINK = re.compile(rf"(?:{_LINKS})+$")
_TOTAL = re.compile("(?:一?共|约|合计|总计)$")
_LINK_ENDS = frozenset(word[-1] for word in _LINKS.split("|"))
_COUNTS = ("count", "age")  # kinds of unit behind which the thing stands; measures follow theirs
_RATE, _LASTING = "percent", "time"
_TIMES = re.compile("(?:小时|天|年|月|分)$")  # 1小时|15分钟
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
_PERSONS = "人"  # a count of persons is one of them, whatever they do: 三百余人|参加比赛
_GROUP = re.compile(
    "(?:[组团班伍]|(?<![排列归入插])队|家庭|班子|委员会)$"
)  # what so many persons make up
_DEEDS = frozenset(["次", "回", "趟", "遍", "人次"])  # what was done so often: 三次|荣获一等奖
_STOPS = ("p", "c", "u", "x", "r", "t", "m", "q", "f", "d", "y", "e", "o")
_NO_DEED = ("v", "nr")  # the dictionary takes many a verb for a name
_NOUNS = ("n", "vn", "j", "l", "i", "s", "eng", "k", "zg", "g", "an", "ng", "nz")


def counted(text: str, number: Number) -> tuple[str, int, int]:
    """What is counted, and the span of the folded text that holds it and the number.

    The thing is "" where neither side says it.
    """
    behind = _behind(text, number.end, number.unit)
    if behind and number.kind in _COUNTS:
        return behind, number.start, number.end + len(behind)
    at = number.start
    if text[at - 1 : at] in _LINK_ENDS and (link := _LINK.search(text, max(0, at - _WINDOW), at)):
        at = link.start()
    before = _before(text, at, number.kind)
    if len(before) > (number.unit == _PERSONS):
        return before, at - len(before), number.end
    if behind:
        return behind, number.start, number.end + len(behind)
    if text[number.end : number.end + 1] == "的" and (part := _behind(text, number.end + 1)):
        return part, number.start, number.end + 1 + len(part)
    return _PERSONS if number.unit == _PERSONS else "", number.start, number.end


def _behind(text: str, at: int, unit: str = "") -> str:
    """The noun with its attributes that begins here; a verb where there is no noun."""
    match = _BEHIND.match(text, at)
    if not match:
        return ""
    run = match.group()
    if text[match.end() : match.end() + 1].isdigit():
        run = _TOTAL.sub("", run)  # 两个厦门团|共86人
    taken: list[tuple[str, str]] = []
    words = tagged(run)
    if not words or (unit in _DEEDS and words[0][1] in _NO_DEED):
        return ""
    named = False
    for i, (word, kind) in enumerate(words):
        joined = i + 1 < len(words) and words[i + 1][0] in _HEADS
        if kind.startswith(_STOPS) or (named and kind == "v" and word not in _HEADS and not joined):
            break
        taken.append((word, kind))
        named = named or _is_noun(kind)
    while taken and not (_is_noun(taken[-1][1]) or taken[-1][0] in _HEADS):
        taken.pop()
    thing = _text(taken)
    return "" if unit == _PERSONS and not _GROUP.search(thing) else thing


def _before(text: str, at: int, kind: str) -> str:
    """The words that end here and say what the number measures; of what is counted the noun."""
    clause = _PARTS.split(text[max(0, at - _WINDOW) : at])[-1]
    if not clause or (kind == _LASTING and _TIMES.search(clause)):
        return ""
    taken: list[tuple[str, str]] = []
    for word, sort in reversed(tagged(clause)):
        rate = kind == _RATE and sort == "d"
        if (sort.startswith(_STOPS) and not rate) or len(_text(taken)) + len(word) > _LONGEST:
            break
        if kind in _COUNTS and word[-1] == "有":
            break  # 全县现有|农户
        taken.insert(0, (word, sort))
    nouns = [i for i, (_, sort) in enumerate(taken) if _is_noun(sort)]
    if kind in _COUNTS and nouns and nouns[-1] < len(taken) - 1:
        return ""  # 志愿者走访1.3万户: who did it, not what is counted
    if kind in _COUNTS and nouns:
        named = taken[nouns[0] : nouns[-1]]
        deeds = [i for i, (word, sort) in enumerate(named, nouns[0] + 1) if sort == "v"]
        taken = taken[max(deeds, default=nouns[0]) :]  # 会议应到|代表310人
    while taken and taken[0][1].startswith("d"):
        taken.pop(0)
    return _text(taken)


def _is_noun(kind: str) -> bool:
    return kind.startswith(_NOUNS)


def _text(words: Iterable[tuple[str, str]]) -> str:
    return "".join(word for word, _ in words)
