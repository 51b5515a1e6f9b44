"""Practices in quotes: “三捐”活动, “六步工作法”, “五场战役”, 推行“红黄牌”, 《我们的节日》主题活动."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from archive.practices import NUMERAL
from indexer.tagging.practices.mention import Mention
from indexer.tagging.practices.tables import ending_pattern, no_practices, verb_pattern
from indexer.words import classed

_QUOTED = re.compile(
    r"“([^“”‘’\n]{1,30})”|「([^「」\n]{1,30})」|‘([^‘’\n]{1,30})’|\"([^\"\n]{2,16})\"|《([^《》\n]{2,20})》"
)
_SENTENCE = re.compile(r"[。！？!?；;…~]|[吗呢吧啊呀啦哦嘛]$|[,，]$")
_PERSON = re.compile(r"[我你您他她咱俺]")
_SAID = re.compile(r"(?:[说道问称喊答：:]|表示|坦言|写着|标语|字样)(?:的是)?[,，]?$")
_NO_PRACTICE_BEFORE = re.compile(
    r"(?:所谓的?|称为|叫做?|名为|名叫|绰号|外号|网名|艺名|人称|誉为|荣获|获得?|获评|评为|评选为|授予|当选"
    r"|命名为|店名|别名|俗称|昵称|笔名|冒充|电影|歌曲|小说|电视剧|节目|牌匾|称号)$"
)
_MIDDLE = r"(?:的?(?!、)[\u4e00-\u9fffA-Za-z0-9+、]{0,14}?)"
_BROKEN = re.compile(
    "[上下里其先后正曾已再将了在是为即和与及把被将从到对等让使以也都还就虽而于却并仍原栏当来罔]|、.*、|.的"
)
_NO_ENDING = re.compile("[控限体强编研牵遏抵]制$")
_FIRM = re.compile("(?:工作法|机制|模式|体系|制度|格局)$")  # endings that “…”的 may lead to
# An ending with a verb behind it that is an ending elsewhere: “绣娘”行动|帮扶农村妇女.
_DEED = re.compile(
    "(?P<name>.*?(?:行动|活动|工程|计划|项目))(?:帮扶|服务|创建|整治|教育|治理|监管|管理|改革|结对|评选|创新|实践)"
)
_OBJECTS = (
    "n",
    "m",
    "a",
    "r",
    "b",
    "j",
    "x",
    "q",
    "i",
    "l",
)  # classes of what a verb may be done to
_GLOSS = re.compile(r"[(（][^()（）]*[)）]")
_PLUS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]{1,8}(?:[+＋][\u4e00-\u9fffA-Za-z0-9]{1,8})+")
_DATE = re.compile(
    r"\d+[·.．]\d+|\d{2}后|十[一二三四]五|[一二三四五六七八九十]+[·月日年]?[一二三四五六七八九十]*"
)
_CLASSED = re.compile(rf"[{NUMERAL}]+(?:个|大|项|条|场|张|种|步|套|支|类)[\u4e00-\u9fff]{{1,6}}")
_PART = rf"[{NUMERAL}]+[\u4e00-\u9fff]{{1,4}}"
_COUNTED = re.compile(
    rf"{_PART}(?:[、,，]?{_PART})*|[\u4e00-\u9fff]{{2,3}}[{NUMERAL}][\u4e00-\u9fff]{{1,2}}"
)
_DEPLOYED = re.compile("[省市区县州镇乡党]委|党组|中央|党工委|政府")
_FOLLOWS = re.compile(r"[\s,，。；;、：:）)！!]|$|[“等新中来为并把让的和及与以向]|覆盖")
_CHAIN = re.compile("[、和与及]?")
_SHORTEST, _LONGEST_ALONE, _REACH = 2, 8, 20
_TITLE = 5  # the group of 《…》


def quoted_practices(text: str) -> Iterator[Mention]:
    """The practices whose name is in quotes or has a part in quotes, in order."""
    past: int | None = None
    for match in _QUOTED.finditer(text):
        chained = past is not None and bool(_CHAIN.fullmatch(text, past, match.start()))
        if match.lastindex == _TITLE:
            mention = _title(text, match.start(), match.end(), match.group(_TITLE))
        else:
            inner = match.group(match.lastindex or 0)
            mention = _mention(text, match.start(), match.end(), inner, chained)
        if mention:
            past = mention.end
            yield mention


def _title(text: str, start: int, end: int, inner: str) -> Mention | None:
    """《我们的节日》主题活动: a title is the name of a practice where an activity follows."""
    behind = _behind(text, end)
    if not re.search("(?:活动|行动|计划|工程|项目|创建|评选)$", behind):
        return None
    return Mention(start, end + len(behind), inner, "书名号加活动")


def _mention(text: str, start: int, end: int, inner: str, chained: bool) -> Mention | None:
    before = text[max(0, start - _REACH) : start]
    if _SENTENCE.search(inner):
        return None
    core = _GLOSS.sub("", inner)
    if len(core) < _SHORTEST:
        return None
    if behind := _behind(text, end):
        return Mention(start, end + len(behind), core, "引号加后缀")
    if _PERSON.search(inner) or _SAID.search(before) or _NO_PRACTICE_BEFORE.search(before):
        return None
    rule = _rule(core, before, chained, bool(_FOLLOWS.match(text, end)))
    return Mention(start, end, core, rule) if rule else None


def _rule(core: str, before: str, chained: bool, ends: bool) -> str | None:
    """Why a quoted word with no ending behind it names a practice; None where it does not.

    `chained`: the quotation before it, next to it, named one. `ends`: no noun follows.
    """
    if core in no_practices() or _DATE.fullmatch(core):
        return None
    if _inside().fullmatch(core):
        return "引号内有后缀"
    if _PLUS.fullmatch(core):
        return "引号内的算式"
    introduced = chained or _verb("alone", "ending").search(before)
    deployed = core[0] != "一" and _DEPLOYED.search(before)
    if (introduced or deployed) and _CLASSED.fullmatch(core):
        return "引号内以数字开头"
    if introduced and _COUNTED.fullmatch(core):
        return "引号内以数字开头"
    alone = chained or _verb("alone").search(before)
    return "推行类动词加引号" if alone and ends and len(core) <= _LONGEST_ALONE else None


def _behind(text: str, end: int) -> str:
    """The ending behind a closing quote with what stands between them; "" where there is none."""
    match = _behind_pattern().match(text, end)
    if not match:
        return ""
    middle, found = match["middle"], match.group()
    if middle[:1] == "的" and not _FIRM.search(found):
        return ""
    if (deed := _DEED.fullmatch(found)) and _has_object(text, match.end()):
        found = deed["name"]
    if _NO_ENDING.search(found):
        return ""
    return "" if _BROKEN.search(found.removeprefix("的").replace("结对", "")) else found


def _has_object(text: str, end: int) -> bool:
    """Whether a word that ends there goes on as a verb does: 帮扶|农村妇女, 帮扶|了."""
    if text[end : end + 1] in ("了", "过"):
        return True
    after = re.match(r"[\u4e00-\u9fff]{2,4}|\d", text[end : end + 4])
    return after is not None and classed(after[0])[0].kind.startswith(_OBJECTS)


@cache
def _behind_pattern() -> re.Pattern[str]:
    one = ending_pattern("behind")
    return re.compile(rf"(?P<middle>{_MIDDLE}){one}(?:[\u4e00-\u9fff]{{0,4}}?{one}{{1,2}})?")


@cache
def _inside() -> re.Pattern[str]:
    return re.compile(rf"[^“”]{{1,12}}{ending_pattern('inside')}")


@cache
def _verb(*kinds: str) -> re.Pattern[str]:
    return re.compile(
        rf"{verb_pattern(*kinds)}(?:了|出|起|以|省委|市委|区委|县委|党的|的|新的|一?项|一?套)*$"
    )
