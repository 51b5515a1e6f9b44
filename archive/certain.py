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

from archive.tags import DATE_KEYS, LEVELS, Place, Tags
from archive.texts import Article

NOTE = "只看确定：推断出来的地点和日期按未知算"
_OUTSIDE = frozenset(("page", "sidecar"))


def certain_place(tags: Tags) -> Place | None:
    """The place down to its last certain level, or None; without a code if levels were left out."""
    if tags.place is None:
        return None
    kept: dict[str, str] = {}
    for level in LEVELS:
        if name := getattr(tags.place, level):
            deciders = {e.decided for e in tags.backing(f"{level}={name}")}
            if not deciders or deciders & _OUTSIDE:
                break
            kept[level] = name
    if len(kept) == len(tags.place.levels):
        return tags.place
    if not kept:
        return None
    province, *below = (kept.get(level) for level in LEVELS)
    return Place(str(province), *below, today=tags.place.today[: len(kept)])


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
