"""Which tags an editor should look at first: those that stand farthest from printed words.

The ladder is short on purpose. A tag that the article's own words settle is not on it, nor is one
that a person set; a province known from a printed district is settled by that district.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.chains import figure_link, listed
from archive.dates import interval
from archive.tag_words import bounds_words, candidate_words, date_words, place_words
from archive.tags import DATE_KEYS, PLACE_KEYS, Evidence, Figure, Tags
from archive.texts import Article
from archive.titles import title

# Weakest first: no choice made, then who knew instead of the text, last a text
# that hardly says it, or says it in part.
LADDER = {
    "ambiguous": "有几个可能，没有认定",
    "bounds": "只知起止",
    "page": "据同版文章推断",
    "sidecar": "据附带信息",
    "relative": "据出版日期推算",
    "one-word": "正文中只凭一处",
    "bare-figure": "数据缺所数的对象或确数",
}
_ENDLESS = 10**6  # days: a span without a beginning or an end is wider than any other


@dataclass(frozen=True, slots=True)
class Weak:
    """A weak tag: what it says, why it is weak (a key of LADDER), for dates how many days it may
    be off, and the evidence that makes it weak."""

    label: str
    value: str
    why: str
    days: int = 0
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class WeakTag:
    """A weak tag with the article that bears it; `title` is its headline or its first words."""

    source: str
    article: str
    title: str
    weak: Weak


def weak_of(article: Article) -> tuple[WeakTag, ...]:
    """The weak tags of an article."""
    found = weak_tags(article.tags)
    return tuple(WeakTag(article.source, article.id, title(article), weak) for weak in found)


def weak_tags(tags: Tags) -> tuple[Weak, ...]:
    """The weak ones among an article's tags: place, date, topics, names, practices and figures."""
    found = [_place(tags), _date(tags)]
    found += [_value(tags, row.label, row.key, v) for row in listed(tags) for v in row.values]
    found += [_figure(tags, figure) for figure in tags.figures]
    return tuple(weak for weak in found if weak)


def _place(tags: Tags) -> Weak | None:
    evidence = tags.about(PLACE_KEYS)
    if not tags.place:
        if not tags.place_candidates:
            return None
        names = candidate_words(tags.place_candidates)
        return Weak("地点", names, "ambiguous", evidence=evidence)
    rung = _from_outside(evidence, tags.place_basis)
    return _weak("地点", place_words(tags.place.path), rung, evidence)


def _date(tags: Tags) -> Weak | None:
    told, evidence = tags.date, tags.about(DATE_KEYS)
    days = _width(told.earliest, told.latest)
    if told.value is None:
        words = bounds_words(told)
        return Weak("日期", words, "bounds", days, evidence) if words else None
    rung = _from_outside(evidence, told.basis)
    if told.basis == "relative" and rung in (None, "sidecar"):  # words read against the issue date
        rung = "relative"
    return _weak("日期", date_words(told.value), rung, evidence, days)


def _value(tags: Tags, label: str, kind: str, value: str) -> Weak | None:
    evidence = tags.backing(f"{kind}={value}")
    deciders = {e.decided for e in evidence}
    rung = None
    if deciders <= {"page", "sidecar"}:
        rung = "page" if "page" in deciders else "sidecar"
    elif kind == "topic" and len(evidence) == 1 and evidence[0].decided == "text":
        rung = None if evidence[0].paragraph in ("headline", "kicker", "deck") else "one-word"
    return _weak(label, value, rung, evidence)


def _figure(tags: Tags, figure: Figure) -> Weak | None:
    """A figure of which the text does not say what is counted, or only about how many (数百)."""
    whole = bool(figure.of) and figure.value is not None
    by_hand = any(e.decided == "correction" for e in tags.backing(f"figure={figure.text}"))
    rung = None if whole or by_hand else "bare-figure"
    return _weak("数据", figure.text, rung, figure_link(tags, figure).evidence)


def _from_outside(evidence: Iterable[Evidence], basis: str) -> str | None:
    """The rung of a tag that page-mates or the sidecar decided, by its basis or any evidence."""
    deciders = {e.decided for e in evidence}
    if "correction" in (basis, *deciders):
        return None
    return next((rung for rung in ("page", "sidecar") if rung == basis or rung in deciders), None)


def _weak(
    label: str, value: str, rung: str | None, evidence: tuple[Evidence, ...], days: int = 0
) -> Weak | None:
    """The words of the text are left out where others decided: they are not what is weak."""
    if rung is None:
        return None
    outside = tuple(e for e in evidence if e.decided == rung)
    return Weak(label, value, rung, days, outside or evidence)


def _width(earliest: str | None, latest: str | None) -> int:
    """Days from the first to the last possible one; a bound may be a month or a year.

    >>> _width("2022-03-27", "2022-03-27"), _width("2022-03-01", "2022-03-31")
    (0, 30)
    """
    first, last = (interval(day) if day else None for day in (earliest, latest))
    return (last[1] - first[0]).days if first and last else _ENDLESS
