"""What the article itself decides of its place and its date: 只看确定.

A level of a place is certain when the article's own words name it, or the gazetteer leads there from
its words, or a person set it; not when the page-mates, the paper's home or other facts about the
page had a say. Below an uncertain level nothing is certain.

A date is certain when all of it is printed, or a person set it. One that is reckoned from the day of
issue (昨日, 25日) is certain too, when the article has the words and nobody contradicts that day:
both are given, and only arithmetic lies between. The day of issue alone is not, nor what was
completed from page-mates: there the event's day is printed nowhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from archive.tags import DATE_KEYS, LEVELS, NewsDate, Place, Tags
from archive.texts import Article

NOTE = "只看确定：推断出来的地点和日期按未知算"
_OUTSIDE = frozenset(("page", "sidecar"))

Told = Collection[tuple[str, str]]  # of each evidence its tag (city=郑州市) and who decided it


def certain_place(tags: Tags) -> Place | None:
    """The place down to its last certain level, or None; without a code if levels were left out."""
    return sure_place(tags.place, told_by(tags))


def certain_date(article: Article) -> str | None:
    """The value of the article's date if it is certain, else None."""
    tags = article.tags
    return sure_date(tags.date, told_by(tags), article.metadata.refused)


def inferred(article: Article) -> tuple[str, ...]:
    """What of an article's place and date is not certain: levels from the first such one down, and
    `date`."""
    place = article.tags.place
    unsure = unsure_level(place, told_by(article.tags))
    below = LEVELS[LEVELS.index(unsure) :] if unsure else ()
    levels = tuple(level for level in below if getattr(place, level))
    unsure_date = article.tags.date.value and certain_date(article) is None
    return (*levels, "date") if unsure_date else levels


def told_by(tags: Tags) -> list[tuple[str, str]]:
    """What certainty asks of the evidence of an article."""
    return [(e.tag, e.decided) for e in tags.evidence]


def sure_place(place: Place | None, told: Told) -> Place | None:
    """The same as `certain_place`, of a place and what is told of it."""
    unsure = unsure_level(place, told)
    if place is None or unsure is None:
        return place
    if unsure == LEVELS[0]:
        return None
    upper = Place(*(getattr(place, level) for level in LEVELS[: LEVELS.index(unsure)]))
    return replace(upper, today=place.today[: len(upper.levels)])


def unsure_level(place: Place | None, told: Told) -> str | None:
    """The first level of a place that is inferred; None if there is none.

    >>> unsure_level(Place("甲省", "乙市"), [("province=甲省", "text"), ("city=乙市", "page")])
    'city'
    """
    if place is None:
        return None
    named, outside = {tag for tag, _ in told}, {tag for tag, who in told if who in _OUTSIDE}
    for level in LEVELS:  # one that the place has not got is no question
        name = getattr(place, level)
        tag = f"{level}={name}"
        if name and (tag not in named or tag in outside):
            return level
    return None


def sure_date(date: NewsDate, told: Told, refused: Iterable[tuple[str, str, str]]) -> str | None:
    """The same as `certain_date`, of a date, what is told of it, and the refused facts of its page
    (see `Metadata`)."""
    if date.basis in ("stated", "correction"):
        return date.value
    if date.basis != "relative":
        return None
    deciders = {who for tag, who in told if tag.partition("=")[0] in DATE_KEYS}
    rivals = any(key == "issue_date" for key, _, _ in refused)
    return date.value if "text" in deciders and "page" not in deciders and not rivals else None
