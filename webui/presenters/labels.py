"""The Chinese words for values that the archive keeps as codes."""

from __future__ import annotations

from archive.dates import UNKNOWN
from archive.labels import KINDS, ROLES, STATES
from archive.tags import Where

FACETS = {
    "place": "地点",
    "date": "日期",
    "topic": "主题",
    "newspaper": "报纸",
    "source": "来源",
    "issue_date": "出版日期",
    "reporter": "记者、通讯员",
    "practice": "做法",
    "kind": "体裁",
    "state": "文本状态",
}
SORTS = {"relevance": "最相关", "newest": "最新", "oldest": "最早"}
TRUNCATED = {
    "none": "",
    "start": "这篇文章的开头不在这一版上。",
    "end": "这篇文章的结尾不在这一版上。",
    "both": "这篇文章的开头和结尾都不在这一版上。",
}


def value_label(facet: str, value: str) -> str:
    """A facet value as a person reads it away from its tree.

    >>> value_label("place", "河南省/郑州市"), value_label("date", "2022-03-未知")
    ('河南省 › 郑州市', '2022年3月（日未知）')
    """
    if facet == "place":
        return " › ".join(value.split("/"))
    if facet in ("date", "issue_date"):
        return range_words(value) if ".." in value else date_words(value)
    return {"kind": KINDS, "state": STATES}.get(facet, {}).get(value, value)


def date_words(value: str | None) -> str:
    """A partial date in words; None is 未知.

    >>> date_words("2022-03-07"), date_words("2022"), date_words(None)
    ('2022年3月7日', '2022年', '未知')
    """
    parts = (value or UNKNOWN).split("-")
    if parts[0] == UNKNOWN or not parts[0].isdecimal():
        return value or UNKNOWN
    words = ""
    for part, unit in zip(parts, "年月日", strict=False):
        words += f"（{unit}未知）" if part == UNKNOWN else f"{part.lstrip('0')}{unit}"
    return words


def range_words(value: str) -> str:
    """A date range in words.

    >>> range_words("2022-03..2022-04"), range_words("2022-03.."), range_words("..2021")
    ('2022年3月至2022年4月', '2022年3月起', '至2021年')
    """
    start, _, end = value.partition("..")
    if not end:
        return f"{date_words(start)}起"
    return f"{date_words(start) if start else ''}至{date_words(end)}"


def where_label(where: Where) -> str:
    """The part of an article that a passage or an evidence points at.

    >>> where_label(3), where_label("headline"), where_label(None)
    ('第 3 段', '标题', '正文之外')
    """
    if isinstance(where, int):
        return f"第 {where} 段"
    return ROLES.get(where, where) if where else "正文之外"
