"""Facts about a page as it prints them: 2022年3月28日, 来源：郑州日报, 第A03版."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta, timezone

from indexer.reading.folios import elsewhere, folio
from indexer.reading.lunar import LUNAR_DAY, LUNAR_YEAR, contradicts
from indexer.reading.papers import newspapers

_CHINA = timezone(timedelta(hours=8))
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)")
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?:\d{6})?(?!\d)")
# 郑州日报2022年3月28日 星期一, not 据郑州日报2022年3月28日报道.
_GLUED = re.compile(rf"(?:{_DAY.pattern}|{_COMPACT.pattern})日?(?=[\s(（]|星期|农历|第|$)")
_SAID = re.compile(r"(?:来源|稿源|出处|source)\s*[:：]\s*", re.I)
_ENDING = re.compile(r"\s*(?:原创稿?|官方微信|客户端|微信公众号)$")
_PARTS = re.compile(r"[\s\-－—–·|_/《》〈〉()（）:：,，]+")
_NO_PAPER = re.compile(r"(?:本[站网报刊台]|网络|互联网|网友|综合|原创|转载|未知|其他|佚名)+")
_NAME = re.compile(r"[一-鿿A-Za-z][一-鿿A-Za-z0-9·]{1,19}")
_LETTERED = re.compile(r"[A-D]\d{1,2}")
_WEEKDAY = re.compile(r"星期[一二三四五六日天]|农历")
_EDGE = 4  # lines at the top and at the bottom of a page
# What stands in a line that tells where an article is from.
_SOURCE_LINE = re.compile(
    r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}日?|\d{1,2}:\d\d(?::\d\d)?|星期."
    r"|(?:来源|稿源|信息来源|作者|编辑|记者|浏览次数|浏览|点击|阅读|字号|发布时间|发布日期|日期|时间)\s*[:：]?"
    r"|字[号体]\s*[:：]?(?:\s*[特超]?[大中小默认]+)*|\s+"
)
_SENTENCE = re.compile(r"[，。；！？]")
_WHOLE_SENTENCE = re.compile(r"[。！？]")
# What a masthead holds beside newspaper and day: who made the page, weekday, page; then titles of a
# section, which are short.
_DESK = re.compile(
    r"(?:责任编辑|责编|编辑|校对|版式|美编|组版|值班主任|主编|统筹)[\s:：/]*[一-鿿]{2,4}(?:[\s、][一-鿿]{2,4}(?![一-鿿]))*"
)
_HEAD = re.compile(
    r"日(?=[\s(（]|$|星期|农历|第)|星期[一二三四五六日天]|农历\S{2,10}|第?[A-Z]{0,2}[\d一二三四五六七八九十]{1,3}版|总?第\s*\d+\s*[期号]"
)
_HAN = re.compile(r"[一-鿿]")
_NO_TITLE = re.compile(
    r"[一-鿿]{7}|时间|地点|日期|原载|转自|摘自|刊[于登载]|[据至起]|记者|讯|报道|[上下]午|时$"
)
_COUNTED_FROM = "1970-01-01"
_REST = 24  # characters of such a line beside that
_LONGEST = 80  # characters of a line that tells what page this is


def day_of(text: str) -> str | None:
    """The first day in a text, as YYYY-MM-DD; a moment in another time zone is turned into China's.
    The day that computers count from is none: programs print it where they know no day.

    >>> day_of("2022年3月28日 08:15"), day_of("2022-03-27T17:00:00Z"), day_of("20220230")
    ('2022-03-28', '2022-03-28', None)
    """
    day = _day_of(text)
    return None if day == _COUNTED_FROM else day


def _day_of(text: str) -> str | None:
    if match := _MOMENT.search(text):
        try:
            return datetime.fromisoformat(match[0]).astimezone(_CHINA).date().isoformat()
        except ValueError:
            pass
    for shape in (_DAY, _COMPACT):
        for match in shape.finditer(text):
            try:
                return date(*map(int, match.groups())).isoformat()
            except ValueError:
                continue
    return None


def paper_of(text: str) -> str | None:
    """The newspaper, or else the site, that a text names as its source.

    >>> paper_of("来源：人民网－《郑州日报》 原创稿"), paper_of("中原网"), paper_of("2022")
    ('郑州日报', '中原网', None)
    """
    *_, text = _SAID.split(text)
    parts = [part for part in _PARTS.split(_ENDING.sub("", text)) if part and part[-2:] != "频道"]
    papers = newspapers()
    known = [paper for part in parts if (paper := papers.named(part))]
    if known:
        return known[-1]
    name = parts[0] if len(parts) == 1 else ""
    return name if _NAME.fullmatch(name) and not _NO_PAPER.fullmatch(name) else None


def is_source_line(text: str) -> bool:
    """Whether a line tells when and where an article was published, and nothing else.

    >>> is_source_line("发布时间：2019-05-18 来源：中国地理学会"), is_source_line("2019年5月18日，会议召开")
    (True, False)
    """
    tells = day_of(text) is not None or _SAID.search(text) is not None
    return tells and len(_SOURCE_LINE.sub("", text)) <= _REST and not _SENTENCE.search(text)


def masthead(text: str) -> dict[str, str]:
    """What a line at the edge of a page tells of it: newspaper, issue_date, page; {} for other
    lines.

    >>> masthead("郑州日报 2022年3月28日 星期一 第A03版")
    {'newspaper': '郑州日报', 'issue_date': '2022-03-28', 'page': 'A03'}
    >>> masthead("第3版：要闻"), masthead("2022年3月28日，会议召开"), masthead("下转第3版")
    ({'page': '3'}, {}, {})
    """
    if len(text) > _LONGEST or _WHOLE_SENTENCE.search(text) or elsewhere(text):
        return {}
    papers = newspapers()
    parts = _PARTS.split(_GLUED.sub(" ", text))
    paper = next((paper for part in parts if (paper := papers.named(part))), None)
    day, weekday = day_of(text), _beside_day(text)
    if day and contradicts(text, day):
        day = None
    sheet = folio(text, dated=bool(paper or (day and weekday)))
    found = {"newspaper": paper, "issue_date": day, "page": sheet.page if sheet else None}
    signs = sum(map(bool, found.values())) + weekday
    telling = signs > 1 or (sheet is not None and (sheet.alone or sheet.surely))
    return {key: value for key, value in found.items() if value} if telling else {}


def _beside_day(text: str) -> bool:
    """Whether a line tells what only the edge of a sheet has beside a day: weekday, lunar date."""
    return bool(_WEEKDAY.search(text) or LUNAR_YEAR.search(text))


def edge_facts(
    lines: Sequence[str], tell: Callable[[str], dict[str, str]] = masthead
) -> tuple[dict[str, str], frozenset[int]]:
    """What the first and the last lines of a page tell of it, and the indices of those lines. A
    lone A03 or 郑州日报 counts beside a line that tells more. `tell` says what one line tells.

    >>> facts, lines = edge_facts(["A03", "2022年3月28日 星期一", "", "正文。"])
    >>> sorted(facts.items()), sorted(lines)
    ([('issue_date', '2022-03-28'), ('page', 'A03')], [0, 1])
    """
    shown = [i for i, line in enumerate(lines) if line.strip()]
    edges = dict.fromkeys((*shown[:_EDGE], *shown[-_EDGE:]))
    found: dict[str, str] = {}
    telling = set()
    for way in (tell, _alone):
        for i in edges:
            if told := way(lines[i].strip()) if found or way is tell else {}:
                telling.add(i)
                found |= {key: value for key, value in told.items() if key not in found}
    return found, frozenset(telling)


def text_facts(lines: Sequence[str]) -> dict[str, str]:
    """What a text file's first and last lines tell of its page, as far as no other line of it tells
    something else: a file may hold several pages, or several days.

    >>> page = ["郑州日报 2022年3月28日 第A03版", "标题", "正文。"]
    >>> sorted(text_facts(page)), sorted(text_facts([*page, "第A04版", "标题", "正文。"]))
    (['issue_date', 'newspaper', 'page'], ['issue_date', 'newspaper'])
    """
    found, _ = edge_facts(lines, _nothing_else)
    if found:
        for told in map(masthead, (line.strip() for line in lines)):
            found = {k: v for k, v in found.items() if told.get(k, v) == v}
    return found


def _nothing_else(line: str) -> dict[str, str]:
    """What a line tells that is a masthead, or says where a text is from, and nothing more: days
    stand in text of any kind, and what is text is not known here."""
    line = _DESK.sub(" ", line).strip()
    told = masthead(line)
    if not told or _SENTENCE.search(line):
        return {}
    if _SAID.search(line):
        return told if "newspaper" in told and is_source_line(line) else {}
    rest = LUNAR_DAY.sub(" ", _DAY.sub(" ", _COMPACT.sub(" ", line)))
    words = [word for word in _PARTS.split(_HEAD.sub(" ", rest)) if _HAN.search(word)]
    words = [word for word in words if not newspapers().named(word)]
    return {} if len(words) > 2 or any(map(_NO_TITLE.search, words)) else told


def _alone(line: str) -> dict[str, str]:
    if _LETTERED.fullmatch(line):
        return {"page": line}
    paper = newspapers().named(line)
    return {"newspaper": paper} if paper else {}
