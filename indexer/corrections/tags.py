"""Tags set by hand, after the program has given its own."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from archive.dates import UNKNOWN, interval
from archive.fragments import fragments_of
from archive.tags import DATE_KEYS, PLACE_KEYS, Evidence, NewsDate, Place, Precision, Tags
from archive.texts import Article, Doubt, Kind, State
from indexer.corrections.anchors import Placed, Spot
from indexer.corrections.entries import AS_IT_WAS, LEVELS, Entry, Refused, SetTags
from indexer.corrections.parse import KINDS

RULE = "correction"
_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}
_NAMES = {
    "topics": "主题",
    "reporters": "记者",
    "correspondents": "通讯员",
    "authors": "作者",
    "practices": "做法",
}
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Known:
    """What tags may be: the places that some levels' names mean, and the topics there are."""

    places: Callable[[Mapping[str, str]], Sequence[Place]]
    topics: Collection[str]


def correct_tags(
    articles: Sequence[Article], placed: Sequence[Placed], known: Known
) -> tuple[tuple[Article, ...], tuple[Doubt, ...]]:
    """The same articles with the tags that people gave them; doubts about what cannot be given."""
    corrected = list(articles)
    doubts: list[Doubt] = []
    about_tags = [one for one in placed if isinstance(one.entry.action, SetTags)]
    homes = {id(one): _home(articles, one.spots[0]) for one in about_tags}
    for one in about_tags:
        try:
            at = homes[id(one)]
            if at is None:
                raise Refused(f"第 {one.spots[0][0]} 行不属于任何有标签的文章。")
            for other in about_tags:
                if homes[id(other)] == at and _contradict(one, other):
                    raise Refused(f"它和 {other.entry.label}相互矛盾，两条都没有执行。")
            corrected[at] = _tagged(corrected[at], one.entry, known)
        except Refused as problem:
            doubts.append(one.entry.doubt(problem, one.spots[0][0]))
    return tuple(corrected), tuple(doubts)


def _home(articles: Sequence[Article], spot: Spot) -> int | None:
    """The article that holds a spot, or else one that holds some of its line."""
    near = None
    for i, article in enumerate(articles):
        for fragment in fragments_of(article) if article.kind != "slogan" else ():
            if fragment.line == spot[0]:
                if fragment.start <= spot[1] < fragment.end:
                    return i
                near = i if near is None else near
    return near


def _contradict(one: Placed, other: Placed) -> bool:
    pairs = (
        (getattr(one.entry.action, f.name), getattr(other.entry.action, f.name)) for f in _FIELDS
    )
    return any(a is not None and b is not None and a != b for a, b in pairs)


_FIELDS = fields(SetTags)


def _tagged(article: Article, entry: Entry, known: Known) -> Article:
    action = entry.action
    assert isinstance(action, SetTags)
    tags, what = article.tags, []
    if action.place is not None:
        place = _place(action.place, known) if action.place else None
        what.append(f"地点是{place.path if place else UNKNOWN}" + _so(place == tags.place))
        tags = _with_place(tags, place, entry)
    if action.date is not None:
        what.append(f"日期是{action.date or UNKNOWN}" + _so((tags.date.value or "") == action.date))
        tags = _with_date(tags, action.date, entry)
    if action.topics is not None:
        strange = [topic for topic in action.topics if topic not in known.topics]
        if strange:
            raise Refused(f"没有叫“{strange[0]}”的主题；主题表里有 {'、'.join(known.topics)}。")
    for name, label in _NAMES.items():
        values: tuple[str, ...] | None = getattr(action, name)
        if values is not None:
            as_it_was = _so(set(getattr(tags, name)) == set(values))
            what.append(f"{label}是{'、'.join(values) or UNKNOWN}{as_it_was}")
            tags = _with_names(tags, name, values, entry)
    if action.officials is not None:
        named = dict.fromkeys(official.name for official in tags.officials)
        as_it_was = _so(set(named) == set(action.officials))
        what.append(f"任职的人是{'、'.join(action.officials) or UNKNOWN}{as_it_was}")
        tags = _with_officials(tags, action.officials)
    if action.kind:
        what.append(f"体裁是{KINDS[action.kind]}" + _so(article.kind == action.kind))
        article = _of_kind(article, action.kind)
    note = entry.done("；".join(what))
    return replace(article, tags=tags, corrections=(*article.corrections, note))


def _so(already: bool) -> str:
    return AS_IT_WAS if already else ""


def _of_kind(article: Article, kind: Kind) -> Article:
    """The article as another kind; only a picture's text is its caption."""
    state: tuple[State, ...] = tuple(s for s in article.state if s not in ("caption", "whole"))
    if kind == "photo":
        state = ("caption", *state)
    return replace(article, kind=kind, state=state or ("whole",))


def _place(given: tuple[tuple[str, str], ...], known: Known) -> Place:
    found = known.places(dict(given))
    named = "".join(name for _, name in given)
    if not found:
        raise Refused(f"地名表里没有“{named}”。")
    if len(found) > 1:
        some = "、".join(place.path for place in found[:_MOST_NAMED])
        more = " 等" if len(found) > _MOST_NAMED else ""
        raise Refused(f"“{named}”有 {len(found)} 处：{some}{more}；请把上级也写上。")
    return found[0]


def _with_place(tags: Tags, place: Place | None, entry: Entry) -> Tags:
    levels = [(level, getattr(place, level)) for level in LEVELS] if place else []
    values = [f"{level}={name}" for level, name in levels if name] or [f"place={UNKNOWN}"]
    return replace(
        tags,
        place=place,
        place_basis="correction" if place else "none",
        place_candidates=(),
        evidence=_evidence(tags, PLACE_KEYS, values, entry),
    )


def _with_date(tags: Tags, value: str, entry: Entry) -> Tags:
    span = interval(value)
    date = NewsDate()
    if span:
        first, last = (day.isoformat() for day in span)
        date = NewsDate(value, _PRECISIONS[len(value)], first, last, "correction")
    evidence = _evidence(tags, DATE_KEYS, [f"date={value or UNKNOWN}"], entry)
    return replace(tags, date=date, evidence=evidence)


def _with_names(tags: Tags, name: str, values: tuple[str, ...], entry: Entry) -> Tags:
    key = name.removesuffix("s")
    evidence = _evidence(tags, (key,), [f"{key}={value}" for value in values], entry)
    if name == "topics":  # a paragraph has none that its article, as a person sees it, has not
        kept = tuple(tuple(t for t in row if t in values) for row in tags.paragraph_topics)
        return replace(tags, topics=values, paragraph_topics=kept, evidence=evidence)
    if name == "reporters":
        return replace(tags, reporters=values, evidence=evidence)
    if name == "correspondents":
        return replace(tags, correspondents=values, evidence=evidence)
    if name == "authors":
        return replace(tags, authors=values, evidence=evidence)
    gone = {f"unit={practice}" for practice in tags.practices if practice not in values}
    evidence = tuple(e for e in evidence if e.tag not in gone)
    return replace(tags, practices=values, evidence=evidence)


def _with_officials(tags: Tags, names: tuple[str, ...]) -> Tags:
    """The officials of these names alone; what a person adds would have no words of the page."""
    known = {official.name for official in tags.officials}
    if strange := [name for name in names if name not in known]:
        raise Refused(f"程序没有找到“{strange[0]}”的任职；officials 里只能留下程序找到的人。")
    gone = {f"official={name}" for name in known if name not in names}
    return replace(
        tags,
        officials=tuple(official for official in tags.officials if official.name in names),
        evidence=tuple(e for e in tags.evidence if e.tag not in gone),
    )


def _evidence(
    tags: Tags, keys: Collection[str], values: Sequence[str], entry: Entry
) -> tuple[Evidence, ...]:
    """The evidence of all tags with that of the corrected ones replaced by the correction's."""
    others = (e for e in tags.evidence if e.key not in keys)
    said, origin = f"{entry.who}：{entry.why}", f"更正 {entry.file}"
    own = (Evidence(v, RULE, said, decided="correction", origin=origin) for v in values)
    return (*others, *own)
