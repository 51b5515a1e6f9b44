"""Tags and their evidence in Chinese words: one table each, for page and command."""

from __future__ import annotations

from collections.abc import Sequence

from archive.dates import UNKNOWN, interval
from archive.labels import ROLES
from archive.tags import Evidence, Figure, NewsDate, Place, Where

DECIDED = {
    "text": "正文",
    "page": "同版文章",
    "sidecar": "附带信息",
    "gazetteer": "地名表",
    "correction": "人工",
}
PLACE_BASIS = {
    "page": "据同版文章推断",
    "sidecar": "据附带信息",
    "text": "据正文",
    "correction": "据更正",
    "none": "",
}
DATE_BASIS = {
    "stated": "正文写明",
    "relative": "据出版日期推算",
    "page": "据同版文章推断",
    "sidecar": "即出版日期",
    "correction": "据更正",
    "none": "",
}
_RULES = {"correction": "更正"}  # the other rules are named in Chinese already
_CANDIDATES = 6  # places that are named of those among which no choice was made
_BOUNDS = {"gt": "多于", "lt": "不到", "about": "约"}


def rule_words(evidence: Evidence) -> str:
    """The rule of an evidence as people read it."""
    return _RULES.get(evidence.rule, evidence.rule)


def decided_words(evidence: Evidence) -> str:
    """Who knew."""
    return DECIDED.get(evidence.decided, evidence.decided)


def evidence_place(evidence: Evidence) -> str:
    """Where the words of an evidence stand: in the article, in a page-mate, or outside the text.

    >>> evidence_place(Evidence("date=2022", "年份", "2022年", 2, 0, 5, "page", "mate1"))
    '同版文章，第 2 段'
    """
    if evidence.paragraph is None:
        return evidence.origin or ""
    place = where_label(evidence.paragraph)
    return f"同版文章，{place}" if evidence.article else place


def where_label(where: Where) -> str:
    """The part of an article that a passage or an evidence points at.

    >>> where_label(3), where_label("headline"), where_label(None)
    ('第 3 段', '标题', '正文之外')
    """
    if isinstance(where, int):
        return f"第 {where} 段"
    return ROLES.get(where, where) if where else "正文之外"


def place_words(path: str) -> str:
    """The path of a place as a person reads it.

    >>> place_words("河南省/郑州市")
    '河南省 › 郑州市'
    """
    return " › ".join(path.split("/"))


def short_place_words(path: str) -> str:
    """A place by its name and that of what it lies in, as one says it.

    >>> short_place_words("河南省/郑州市/惠济区"), short_place_words("北京市/北京市")
    ('郑州市 惠济区', '北京市')
    """
    return " ".join(dict.fromkeys(path.split("/")[-2:]))


def candidate_words(places: Sequence[Place]) -> str:
    """The places among which no choice was made; of many the first ones and their number.

    >>> candidate_words([Place("甲省", "乙市"), Place("甲省", "丙市")])
    '甲省 › 乙市，或甲省 › 丙市'
    """
    named = "，或".join(place_words(place.path) for place in places[:_CANDIDATES])
    return named if len(places) <= _CANDIDATES else f"{named} 等 {len(places)} 处"


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


def bounds_words(date: NewsDate) -> str:
    """What is known of a date beyond its value, in words.

    >>> bounds_words(NewsDate(None, None, "2022-03-27", None))
    '不早于2022年3月27日'
    >>> bounds_words(NewsDate("2022-03", "month", "2022-03-01", "2022-03-31", "stated"))
    ''
    """
    span = interval(date.value) if date.value else None
    if span and (date.earliest, date.latest) == tuple(day.isoformat() for day in span):
        return ""
    if date.value and date.earliest == date.latest == date.value:
        return ""
    early = f"不早于{date_words(date.earliest)}" if date.earliest else ""
    late = f"不晚于{date_words(date.latest)}" if date.latest else ""
    return "，".join(part for part in (early, late) if part)


def figure_words(figure: Figure) -> str:
    """What a figure says in numbers; a range has no one value.

    >>> figure_words(Figure("700余人次", 700, "人次", "", "gt", 1))
    '多于700人次'
    >>> figure_words(Figure("数百名群众", None, "名", "群众", "about", 1))
    '约数，单位名（群众）'
    """
    number = f"{figure.value:,.15g}" if figure.value is not None else ""
    of = f"（{figure.of}）" if figure.of else ""
    if figure.value is None:
        return f"约数，单位{figure.unit or '无'}{of}"
    return f"{_BOUNDS.get(figure.bound or '', '')}{number}{figure.unit}{of}"
