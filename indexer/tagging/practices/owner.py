"""Whose a practice is: the body that the words right before its name say created or runs it."""

from __future__ import annotations

import re

from indexer.tagging.officials.bodies import Span, body_span
from indexer.tagging.practices.mention import Mention

RULE = "做法前的单位"
_CLAUSE = re.compile(r"[，,。！？!?；;：:\n（）()“”\"《》]")
_ENDS = (
    "街道办事处|街道|街办|社区|居委会|村委会|党工委|党[委组]|党?[总]?支部|委员会|[省市区县州团]委|纪委|政法委"
    "|办公室|管委会|开发区|政府|总?工会|妇联|[协商]会|法院|检察院|医院|学院|大学|中学|小学|学校|幼儿园|中心|集团|公司"
    "|大队|支队|分局|[局厅处办镇乡村市区县旗州院所站]"
)
_HOW = "(?:近年来|近日|日前|今年以来|今年|去年|率先|积极|大力|全面|深入|主动|不断|创新性?|创造性|扎实|着力|还|又|也|则|先后|在全[省市区县国]|地|、)*"
_VERBS = (
    "首创|独创|创新|创立|创建|创办|创设|探索|推出|推行|实行|施行|试行|实施|建立健全|建立|启动|开展|发起|打造|总结"
    "|提炼|形成|制定|提出|创"
)
_LINK = f"(?:(?:{_VERBS}|并)*(?:了|出|起)?)"
_OWNED = re.compile(
    rf"(?P<run>[\u4e00-\u9fff]{{1,20}}?(?:{_ENDS}))(?:{_HOW}(?:{_VERBS}){_LINK}(?:一套|一项|以)?|的)$"
)
_VAGUE = re.compile(
    "^(?:各|全|我|本|该|这|那|多个|许多|不少|其他|一些|所有|每个|某|两|几|[一二三四五六七八九十]+个)"
)
_NAMELESS = re.compile(f"{_ENDS}|[市小城地园校景辖农乡]区|[农乡]村|基层.*|有关.*|当地.*")
_OTHERS = re.compile("学习|借鉴|推广|落实|响应|按照|参加|贯彻|复制|引进|参照|根据|通过|运用")
_LONGEST = 20


def owner_span(text: str, mention: Mention) -> Span | None:
    """The span of the body that a text names right before a practice as the one whose it is; None
    where it names none, or one that only follows another's practice.

    >>> text = "近日，惠济区刘寨街道推行“六步工作法”"
    >>> start, end = owner_span(text, Mention(12, 19, "六步工作法", "")) or (0, 0)
    >>> text[start:end]
    '惠济区刘寨街道'
    """
    low = max(mention.start - 3 * _LONGEST, 0)
    before = text[low : mention.start]
    clause = max((match.end() for match in _CLAUSE.finditer(before)), default=0)
    clause = max(clause, before.rfind(" ") + 1)
    match = _OWNED.search(before[clause:])
    if not match or _OTHERS.search(before, clause):
        return None
    found = body_span(match["run"], low + clause + match.end("run"))
    if not found or found[1] - found[0] > _LONGEST:
        return None
    body, run = text[slice(*found)], match["run"]
    vague = _VAGUE.match(body) or _VAGUE.match(run) or _NAMELESS.fullmatch(body)
    return None if vague else found
