"""Tags with the words that led to them: what the page shows under 依据."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.addresses import anchor, article_path
from archive.dates import interval
from archive.tags import Evidence, Figure, NewsDate
from archive.texts import Article
from webui.presenters.labels import date_words, value_label, where_label
from webui.presenters.pieces import evidence_anchor, field_texts
from webui.state import State

DECIDED = {
    "text": "正文",
    "page": "同版文章",
    "sidecar": "附带信息",
    "gazetteer": "地名表",
    "correction": "人工",
}
RULES = {"correction": "更正"}  # the other rules are named in Chinese already
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
LEVELS = ("province", "city", "district", "street")
PLACE_KEYS = (*LEVELS, "place")
DATE_KEYS = ("date", "year", "month", "day")
BOUNDS = {"gt": "多于", "lt": "不到", "about": "约"}


@dataclass(frozen=True, slots=True)
class Why:
    """One evidence: the words, where they stand, the rule, and who knew."""

    quote: str
    where: str
    url: str | None
    rule: str
    decided: str


@dataclass(frozen=True, slots=True)
class Item:
    """A value of a tag with the link that searches for it and the evidence of it alone."""

    label: str
    url: str | None = None
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A kind of tag. `chain`: the items are the levels of one value. `why` backs them together."""

    label: str
    items: tuple[Item, ...]
    notes: tuple[str, ...] = ()
    chain: bool = False
    why: tuple[Why, ...] = ()

    @property
    def reasons(self) -> tuple[Item, ...]:
        """The items with evidence of their own; a chain from its smallest level up."""
        items = self.items[::-1] if self.chain else self.items
        return tuple(item for item in items if item.why)


def basis(article: Article) -> tuple[Group, ...]:
    """All tags of an article; evidence that fits none of them stands in a last group."""
    tags = article.tags
    lists = (
        ("主题", "topic", "topic", tags.topics),
        ("记者", "reporter", "reporter", tags.reporters),
        ("通讯员", "reporter", "correspondent", tags.correspondents),
        ("做法", "practice", "practice", tags.practices),
    )
    groups = [_place(article), _date(article)]
    groups += [_values(article, *row) for row in lists if row[3] or row[1] == "topic"]
    groups += [g for g in (_figures(article), _others(article)) if g.items]
    known = {*PLACE_KEYS, *DATE_KEYS, *(("figure",) if tags.figures else ())}
    named = {f"{row[2]}={value}" for row in lists for value in row[3]}
    rest = [e for e in tags.evidence if _key(e) not in known and e.tag not in named]
    if rest:
        groups.append(Group("其他依据", tuple(Item(e.tag, None, _why(article, [e])) for e in rest)))
    return tuple(groups)


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


def _place(article: Article) -> Group:
    tags = article.tags
    notes = [PLACE_BASIS[tags.place_basis]]
    if tags.place and tags.place.code:
        notes.append(f"区划代码 {tags.place.code}")
    if tags.place_candidates:
        names = "，或".join(value_label("place", place.path) for place in tags.place_candidates)
        notes.append(f"可能是 {names}")
    items = _levels(article)
    shown = {why for item in items for why in item.why}
    rest = _why(article, (e for e in tags.evidence if _key(e) in PLACE_KEYS))
    return Group(
        "地点",
        items,
        tuple(note for note in notes if note),
        chain=True,
        why=tuple(why for why in rest if why not in shown),
    )


def _levels(article: Article) -> tuple[Item, ...]:
    """The levels of the place from the province down, each with its own evidence."""
    place, evidence = article.tags.place, article.tags.evidence
    items: list[Item] = []
    for level in LEVELS:
        name = getattr(place, level, None)
        if name:
            path = "/".join([*(item.label for item in items), name])
            why = _why(article, (e for e in evidence if e.tag == f"{level}={name}"))
            items.append(Item(name, _search("place", path), why))
    return tuple(items)


def _date(article: Article) -> Group:
    date = article.tags.date
    evidence = [e for e in article.tags.evidence if _key(e) in DATE_KEYS]
    items = (Item(date_words(date.value), _search("date", date.value)),) if date.value else ()
    notes = (DATE_BASIS[date.basis], bounds_words(date))
    return Group("日期", items, tuple(n for n in notes if n), why=_why(article, evidence))


def _values(article: Article, label: str, facet: str, key: str, values: tuple[str, ...]) -> Group:
    return Group(
        label,
        tuple(
            Item(
                value,
                _search(facet, value),
                _why(article, (e for e in article.tags.evidence if e.tag == f"{key}={value}")),
            )
            for value in values
        ),
    )


def _figures(article: Article) -> Group:
    return Group("数据", tuple(_figure(article, figure) for figure in article.tags.figures))


def _figure(article: Article, figure: Figure) -> Item:
    backing = (
        e
        for e in article.tags.evidence
        if e.tag == f"figure={figure.text}" and e.paragraph == figure.paragraph
    )
    return Item(
        f"{figure.text}：{_meaning(figure)}",
        f"#{anchor(figure.paragraph)}",
        _why(article, backing),
    )


def _meaning(figure: Figure) -> str:
    """What a figure says in numbers; a range has no one value.

    >>> _meaning(Figure("700余人次", 700, "人次", "", "gt", 1))
    '多于700人次'
    >>> _meaning(Figure("数百名群众", None, "名", "群众", "about", 1))
    '约数，单位名（群众）'
    """
    number = f"{figure.value:,.15g}" if figure.value is not None else ""
    of = f"（{figure.of}）" if figure.of else ""
    if figure.value is None:
        return f"约数，单位{figure.unit or '无'}{of}"
    return f"{BOUNDS.get(figure.bound or '', '')}{number}{figure.unit}{of}"


def _others(article: Article) -> Group:
    return Group("另外提到", tuple(Item(name) for name in article.tags.other_places))


def _why(article: Article, evidence: Iterable[Evidence]) -> tuple[Why, ...]:
    texts = field_texts(article)
    return tuple(
        dict.fromkeys(
            Why(
                e.quote,
                _where(e),
                _url(e, evidence_anchor(texts, e)),
                RULES.get(e.rule, e.rule),
                DECIDED.get(e.decided, e.decided),
            )
            for e in evidence
        )
    )


def _where(evidence: Evidence) -> str:
    if evidence.paragraph is None:
        return evidence.origin or ""
    place = where_label(evidence.paragraph)
    return f"同版文章，{place}" if evidence.article else place


def _url(evidence: Evidence, own: str | None) -> str | None:
    if evidence.article:
        return f"{article_path(evidence.article)}#{anchor(evidence.paragraph)}"
    return f"#{own}" if own else None


def _search(facet: str, value: str) -> str:
    return State().choose(facet, value).url()


def _key(evidence: Evidence) -> str:
    return evidence.tag.partition("=")[0]
