"""What became of an article's tags from one build to another, with the words on each side.

A tag that says the same and rests on other words is the same tag. Topics of single paragraphs are
not compared: the article's topics hold them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from archive.chains import figure_link, listed, official_link
from archive.tag_words import (
    DATE_BASIS,
    PLACE_BASIS,
    bounds_words,
    candidate_words,
    date_words,
    place_words,
)
from archive.tags import DATE_KEYS, LEVELS, PLACE_KEYS, Evidence, Place, Tags
from archive.texts import Article

Way = Literal["changed", "gained", "lost"]

# The kinds of tag that are compared, in the order in which they are told. A place is compared as
# a whole: the kind is the topmost level from which on it is another.
KINDS = {
    "province": "省",
    "city": "市",
    "district": "区县",
    "street": "乡镇街道",
    "place_code": "区划代码",
    "place_basis": "地点的来由",
    "place_candidates": "地点的候选",
    "date": "日期",
    "date_bounds": "日期的起止",
    "date_basis": "日期的来由",
    "main_topic": "首要主题",
    "topic": "主题",
    "reporter": "记者",
    "correspondent": "通讯员",
    "author": "作者",
    "practice": "做法",
    "official": "任职",
    "figure": "数据",
    "other_place": "另外提到",
}
WAYS: dict[Way, str] = {"changed": "改", "gained": "增", "lost": "减"}


@dataclass(frozen=True, slots=True)
class Side:
    """A tag in one of the builds: what it says, in words, and the evidence of it alone."""

    value: str
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A tag that differs; `kind` is a key of KINDS, a side that has no such tag is None."""

    kind: str
    before: Side | None
    after: Side | None

    @property
    def way(self) -> Way:
        """Whether there is more, less or something else."""
        if self.before is None:
            return "gained"
        return "changed" if self.after else "lost"


@dataclass(frozen=True, slots=True)
class Pair:
    """An article in two builds; one of the sides may lack it."""

    before: Article | None
    after: Article | None

    @property
    def article(self) -> Article:
        """The article in the later build that has it."""
        found = self.after or self.before
        assert found is not None, "a pair has one side at least"
        return found

    @property
    def changes(self) -> tuple[Change, ...]:
        """How its tags differ; none where one side has no such article."""
        if not self.before or not self.after or self.before.tags == self.after.tags:
            return ()
        return changes(self.before.tags, self.after.tags)


class Tally:
    """Counts what differs while it passes; of one kind of tag when `kind` is given, and then
    articles that one side lacks pass uncounted as differences."""

    def __init__(self, kind: str | None = None) -> None:
        self.kind = kind
        self.same = self.changed = self.only_before = self.only_after = 0
        self._counts: Counter[tuple[str, Way]] = Counter()

    @property
    def before(self) -> int:
        """How many articles the first build has."""
        return self.same + self.changed + self.only_before

    @property
    def after(self) -> int:
        """How many articles the second build has."""
        return self.same + self.changed + self.only_after

    def kinds(self) -> tuple[tuple[str, dict[Way, int]], ...]:
        """The kinds of tag that differ, in the order of KINDS, with how often and how."""
        found = ((kind, {way: self._counts[kind, way] for way in WAYS}) for kind in KINDS)
        return tuple((kind, ways) for kind, ways in found if any(ways.values()))

    def differing(self, found: Iterable[Pair]) -> Iterator[Pair]:
        """Those of the pairs that are to be told."""
        for pair in found:
            if self._counted(pair):
                yield pair

    def _counted(self, pair: Pair) -> bool:
        if pair.before is None or pair.after is None:
            self.only_before += pair.after is None
            self.only_after += pair.before is None
            return self.kind is None
        mine = [change for change in pair.changes if self.kind in (None, change.kind)]
        self._counts.update((change.kind, change.way) for change in mine)
        self.changed += bool(mine)
        self.same += not mine
        return bool(mine)


def pairs(before: Iterable[Article], after: Iterable[Article]) -> Iterator[Pair]:
    """The articles of both builds, those of one id together; holds one of each at a time.

    In: both in the order of their sources' names, then ids. Out: in the same order.
    """
    left, right = iter(before), iter(after)
    a, b = next(left, None), next(right, None)
    while a or b:
        if b is None or (a and _key(a) < _key(b)):
            yield Pair(a, None)
            a = next(left, None)
        elif a is None or _key(b) < _key(a):
            yield Pair(None, b)
            b = next(right, None)
        else:
            yield Pair(a, b)
            a, b = next(left, None), next(right, None)


def changes(before: Tags, after: Tags) -> tuple[Change, ...]:
    """How the tags of one article differ, in the order of KINDS."""
    found = [
        *_place(before, after),
        *_date(before, after),
        *_single("main_topic", _main_topic(before), _main_topic(after)),
    ]
    for old, new in zip(listed(before), listed(after), strict=True):
        found += _many(
            old.key, _sides(before, old.key, old.values), _sides(after, new.key, new.values)
        )
    found += _many("official", _officials(before), _officials(after))
    found += _figures(before, after)
    found += _many("other_place", *(list(map(Side, tags.other_places)) for tags in (before, after)))
    return tuple(found)


def _key(article: Article) -> tuple[str, str]:
    return article.source, article.id


def _single(kind: str, before: Side | None, after: Side | None) -> Iterator[Change]:
    """A tag of which there is one at most."""
    if (before and before.value) != (after and after.value):
        yield Change(kind, before, after)


def _many(kind: str, before: Sequence[Side], after: Sequence[Side]) -> Iterator[Change]:
    """Tags of which there are several: those gained and lost, in the order of the article."""
    olds, news = {side.value for side in before}, {side.value for side in after}
    yield from (Change(kind, side, None) for side in before if side.value not in news)
    yield from (Change(kind, None, side) for side in after if side.value not in olds)


def _sides(tags: Tags, key: str, values: Iterable[str]) -> list[Side]:
    return [Side(value, tags.backing(f"{key}={value}")) for value in values]


def _main_topic(tags: Tags) -> Side | None:
    return next(iter(_sides(tags, "topic", tags.topics[:1])), None)


def _place(before: Tags, after: Tags) -> Iterator[Change]:
    """Another place; else another code, origin or choice of candidates for the same."""
    old, new = before.place, after.place
    if level := _parting(old, new):
        below = LEVELS[LEVELS.index(level) :]
        yield Change(level, _whole_place(before, below), _whole_place(after, below))
    elif old and new:
        yield from _single("place_code", _said(old.code), _said(new.code))
        bases = (Side(PLACE_BASIS[t.place_basis], t.about(PLACE_KEYS)) for t in (before, after))
        yield from _single("place_basis", *bases)
    candidates = (_said(candidate_words(t.place_candidates)) for t in (before, after))
    yield from _single("place_candidates", *candidates)


def _parting(old: Place | None, new: Place | None) -> str | None:
    """The topmost level at which two places differ."""
    differ = (name for name in LEVELS if getattr(old, name, None) != getattr(new, name, None))
    return next(differ, None)


def _whole_place(tags: Tags, levels: Sequence[str]) -> Side | None:
    """The place, with the evidence for these levels; None where there is none of them."""
    if not tags.place or not any(getattr(tags.place, level) for level in levels):
        return None
    return Side(place_words(tags.place.path), tags.about((*levels, "place")))


def _date(before: Tags, after: Tags) -> Iterator[Change]:
    """Another value, with how it was known; else other bounds or another origin of the same."""
    old, new = before.date, after.date
    if old.value != new.value:
        yield Change("date", _whole_date(before), _whole_date(after))
        return
    yield from _single("date_bounds", _said(bounds_words(old)), _said(bounds_words(new)))
    bases = (Side(DATE_BASIS[t.date.basis], t.about(DATE_KEYS)) for t in (before, after))
    yield from _single("date_basis", *bases)


def _whole_date(tags: Tags) -> Side | None:
    if not tags.date.value:
        return None
    words = f"{date_words(tags.date.value)}（{DATE_BASIS[tags.date.basis]}）"
    return Side(words, tags.about(DATE_KEYS))


def _officials(tags: Tags) -> list[Side]:
    links = (official_link(tags, official) for official in tags.officials)
    return [Side(link.label, link.evidence) for link in links]


def _figures(before: Tags, after: Tags) -> Iterator[Change]:
    """Figures by their words: the same words that say another number have changed."""
    olds, news = _by_text(before), _by_text(after)
    for text in dict.fromkeys((*olds, *news)):
        old, new = olds.get(text, []), news.get(text, [])
        for gone, come in zip_longest(_beyond(old, new), _beyond(new, old)):
            yield Change("figure", gone, come)


def _by_text(tags: Tags) -> dict[str, list[Side]]:
    found: dict[str, list[Side]] = {}
    for figure in tags.figures:
        link = figure_link(tags, figure)
        found.setdefault(figure.text, []).append(Side(link.label, link.evidence))
    return found


def _beyond(sides: Sequence[Side], others: Sequence[Side]) -> list[Side]:
    """The sides that the others have not; said twice and once, one of them is beyond."""
    left = Counter(side.value for side in others)
    found = []
    for side in sides:
        left[side.value] -= 1
        if left[side.value] < 0:
            found.append(side)
    return found


def _said(words: str) -> Side | None:
    return Side(words) if words else None
