"""A person's name right behind a post, where its end is clear; none where it is not."""

from __future__ import annotations

import re

from indexer.tagging.surnames import DOUBLE, SINGLE
from indexer.words import classed, known, words

# What may stand behind a name: signs, and words with which a report goes on.
_SIGNS = r"[，。、；：:,;！？“”\"'（()）《》\s　]|$"
_VERBS = (
    "说|称|介绍|表示|告诉|强调|指出|要求|主持|出席|参加|参与|带领|带队|带着|带人|领着|率|深入|来到|赶到|赶赴|抵达|到场|"
    "作|做|宣布|宣读|宣判|陪同|坦言|透露|解释|认为|讲话|致辞|致词|分析|建议|提醒|调研|检查|督导|督查|督战|视察|看望|慰问|"
    "回应|回答|接受|代表|担任|前往|会见|签署|签约|提出|通报|感慨|发表|亲自|立即|主动|组织|部署|听取|分别|共同|先后|一起|"
    "当场|当即|当庭|拿出|指着|最后|今|昨|日前|近日|表态|点评|批示|莅临|汇报|解读|说明|进行|召开|走进|走访|算了|给|把|被|"
    "一行|同志|等|以及"
)
# One character that may also be the last of a name.
_WEAK = re.compile("[在向为对就和与及到从将都也还则曾又便于是同]")
_SAYS = re.compile(_VERBS)
_SURE = re.compile(rf"{_SIGNS}|{_VERBS}")
_DOTTED = re.compile(
    rf"[一-鿿]{{2,6}}(?:[·•][一-鿿]{{1,7}}?){{1,3}}(?={_SIGNS}|{_VERBS}|{_WEAK.pattern})"
)
_NO_GIVEN = re.compile("[某的了是个次日时省市县区乡镇村局任副党委会部门们员说称道把被X×xＸ]")
# Family names that rather begin another word behind a post: 局长向记者, 书记和镇长, 主任会议.
_NO_FAMILY = frozenset(
    "向和同从于会有能可应当正通解支空时后前对就在把被将让都要全等过起一单连次别信官公家如其"
)
_GLOSS = re.compile(r"[（(](?:化名|音)[）)]")
_HEADS = ("组长", "队长", "团长", "会长")  # 由副市长任组长
_AROUND = 6  # characters on each side that tell of words
_GOES_ON = (["v"], ["t"], ["d"], ["p"], ["c"], ["r"])  # classes of one word that may stand behind
_PERSON = ("nr", "x")  # classes of names, and of what no dictionary knows
_OTHER = frozenset("advpcruymqf")  # first letters of the classes of words that are no names


def name_end(text: str, start: int) -> int | None:
    """Where the name that begins at `start` ends; None where there is none or its end is unclear."""
    if dotted := _DOTTED.match(text, start):
        return dotted.end()
    family = 2 if text[start : start + 2] in DOUBLE else 1
    if family == 1 and (text[start : start + 1] not in SINGLE or text[start] in _NO_FAMILY):
        return None
    if known(text[start - 1 : start + 1]) and _is_torn(text, start):
        return None  # 区|长江路
    ends = [
        end
        for end in (start + family + 1, start + family + 2)
        if end <= len(text) and _is_name(text[start:end], family) and _may_end(text, start, end)
    ]
    if len(ends) == 2:  # 李向|在, 李向在|…: only a sure word behind the short one alone decides
        ends = ends[:1] if [_surely_ends(text, end) for end in ends] == [True, False] else []
    return ends[0] if ends and not _GLOSS.match(text, ends[0]) else None


def is_whole_name(word: str) -> bool:
    """Whether a word is a person's name and nothing else.

    >>> is_whole_name("王坚"), is_whole_name("欧阳立新"), is_whole_name("艾力·买买提"), is_whole_name("局长")
    (True, True, True, False)
    """
    family = 2 if word[:2] in DOUBLE else 1
    if "·" in word or "•" in word:
        return True
    fits = len(word) - family in (1, 2) and (family == 2 or word[:1] in SINGLE)
    return fits and _is_name(word, family)


def _may_end(text: str, start: int, at: int) -> bool:
    if len(common := classed(text[start:at])) == 1 and common[0].kind[:2] not in _PERSON:
        return bool(_SURE.match(text, at))  # 书记高度|重视, but 书记高峰说
    return bool(_WEAK.match(text, at)) or _surely_ends(text, at)


def _surely_ends(text: str, at: int) -> bool:
    """Whether a sign or a word that goes on about a person stands at a position."""
    if _SURE.match(text, at):
        return True
    word = text[at : at + 2]
    return len(word) == 2 and known(word) and [w.kind[:1] for w in classed(word)] in _GOES_ON


def _is_torn(text: str, at: int) -> bool:
    """Whether a word stands across a position."""
    low = max(0, at - _AROUND)
    return any(low + w.start < at < low + w.end for w in words(text[low : at + _AROUND]))


def _is_time(word: str) -> bool:
    return word[-1] in "年月" and known(word) and classed(word)[0].kind[:1] == "t"


def _is_name(name: str, family: int) -> bool:
    if not all("一" <= char <= "鿿" for char in name) or _NO_GIVEN.search(name[family:]):
        return False
    if name[family:] in ("年", "月") or _is_time(name[:2]):
        return False  # 主任明年|退休, but 主席何永年
    whole = classed(name)
    if _SAYS.fullmatch(name[family:]):
        return False
    return name[-2:] not in _HEADS and not (len(whole) == 1 and whole[0].kind[:1] in _OTHER)
