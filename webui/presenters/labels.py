"""The Chinese words for values that the archive keeps as codes."""

from __future__ import annotations

from archive.labels import KINDS, STATES
from archive.tag_words import date_words, place_words

FACETS = {
    "place": "地点",
    "date": "日期",
    "topic": "主题",
    "newspaper": "报纸",
    "source": "来源",
    "issue_date": "出版日期",
    "reporter": "记者、通讯员、作者",
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
        return place_words(value)
    if facet in ("date", "issue_date"):
        return range_words(value) if ".." in value else date_words(value)
    return {"kind": KINDS, "state": STATES}.get(facet, {}).get(value, value)


def range_words(value: str) -> str:
    """A date range in words.

    >>> range_words("2022-03..2022-04"), range_words("2022-03.."), range_words("..2021")
    ('2022年3月至2022年4月', '2022年3月起', '至2021年')
    """
    start, _, end = value.partition("..")
    if not end:
        return f"{date_words(start)}起"
    return f"{date_words(start) if start else ''}至{date_words(end)}"
