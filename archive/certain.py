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

from dataclasses import replace
from itertools import takewhile

from archive.tags import DATE_KEYS, LEVELS, Place, Tags
from archive.texts import Article

NOTE = "只看确定：推断出来的地点和日期按未知算"
_OUTSIDE = frozenset(("page", "sidecar"))


def certain_place(tags: Tags) -> Place | None:
    """The place down to its last certain level, or None; without a code if levels were left out."""
    place = tags.place
    if place is None:
        return None
    names = [(level, getattr(place, level)) for level in LEVELS]
    sure = [name for _, name in takewhile(lambda each: _decided(tags, *each), names)]
    if not sure:
        return None
    if len(sure) == len(LEVELS):
        return place
    upper = Place(*sure)
    return replace(upper, today=place.today[: len(upper.levels)])


def _decided(tags: Tags, level: str, name: str | None) -> bool:
    """Whether nobody but the article, the gazetteer and people had a say in a level; a level that
    the place has not got is no question."""
    deciders = {e.decided for e in tags.backing(f"{level}={name}")}
    return name is None or bool(deciders and not deciders & _OUTSIDE)


def certain_date(article: Article) -> str | None:
    """The value of the article's date if it is certain, else None."""
    date = article.tags.date
    sure = date.basis in ("stated", "correction")
    return date.value if sure or (date.basis == "relative" and _reckoned(article)) else None


def _reckoned(article: Article) -> bool:
    """Whether a date rests on words of the article and on a day of issue without a rival."""
    deciders = {e.decided for e in article.tags.about(DATE_KEYS)}
    rivals = any(key == "issue_date" for key, _, _ in article.metadata.refused)
    return "text" in deciders and "page" not in deciders and not rivals
