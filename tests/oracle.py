"""A Searcher that looks at every text for every query: slow, plain, and right by reading it.

It shares the query grammar, the folding and the cutting into words with the engine, nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass, replace
from functools import cache

from oracle_labels import bucket, label

from archive.certain import NOTE, certain_date, certain_place
from archive.dates import UNKNOWN, date_matches, date_range, interval, partial_date
from archive.filters import FACETS, TREES, Query, facet_values
from archive.grammar import parse
from archive.places import resolve_place
from archive.practices import core_of
from archive.results import Facet, FacetValue, Hit, OtherText, Passage, Results
from archive.tags import NewsDate, Place
from archive.terms import And, FieldTerm, Literal, Not, Or, Term, Wildcard
from archive.texts import Article, Leftover
from indexer.words import Folded, fold, is_chinese, words

TITLES = ("headline", "kicker", "deck")
GAP = r"(?: ?[^ 。！？；…!?;]){0,10}? ?"
folded = cache(fold)


@dataclass(frozen=True)
class Item:
    """An article, or one other text with `other` set; `fields` in the order they are shown."""

    name: str
    source: str
    fields: tuple[tuple[object, str], ...]
    facets: dict[str, tuple[str, ...]]
    headline: str | None = None
    date: str | None = None
    issue_date: str | None = None
    other: str = ""
    line: int | None = None
    place: Place | None = None

    def value_of(self, facet: str) -> str | None:
        return self.date if facet == "date" else self.issue_date


@dataclass(frozen=True)
class Leaf:
    """A string or pattern (regular expression over folded text); `titles` restricts the fields."""

    pattern: str
    titles: bool = False

    def marks(self, where: object, text: str) -> list[tuple[int, int]]:
        if self.titles and where not in TITLES:
            return []
        shape: Folded = folded(text)
        found = re.finditer(f"(?=({self.pattern}))", shape.text)
        return [shape.span(*m.span(1)) for m in found if m[1]]


class MemorySearcher:
    """Searcher over the given articles and leftovers."""

    def __init__(self, articles: Iterable[Article], leftovers: Iterable[Leftover] = ()) -> None:
        given = list(articles)
        self.articles = [article_item(a) for a in given if a.kind != "slogan"]
        self.whole = self.articles
        self.sure = [article_item(certain_only(a)) for a in given if a.kind != "slogan"]
        self.others = [*slogan_items(a for a in given if a.kind == "slogan")]
        self.others += [leftover_item(x) for x in leftovers if folded(x.fragment.text).text]
        self.practices = [name for a in self.articles for name in a.facets["practice"]]
        for item in self.articles:
            item.facets["practice"] = self.meant("practice", item.facets["practice"])
        self.known = {f: {v for a in self.articles for v in a.facets[f]} for f in FACETS}

    def certain(self) -> MemorySearcher:
        """A searcher who knows nothing inferred, but all places by name."""
        other = copy(self)
        other.articles = self.sure
        more = {f: {v for a in self.sure for v in a.facets[f]} for f in FACETS}
        other.known = {f: self.known[f] | more[f] for f in FACETS}
        return other

    def generation(self) -> str:
        return "the only one"

    def search(self, query: Query) -> Results:
        if query.certain and self.articles is self.whole:
            return self.certain().search(query)
        root = parse(query.text).root
        chosen = {f: self.meant(f, query.chosen(f)) for f in FACETS if query.chosen(f)}
        texts = [a for a in self.articles if self.kind_of(a, query)]
        hits = [a for a in texts if self.passes(a, chosen)]
        exact = {a.name: self.kind_of(a, query) == "exact" for a in hits}
        shown = [(a, passages(a, leaves(query, exact[a.name]))) for a in hits]
        shown.sort(key=lambda hit: order(query.sort, hit[0], exact[hit[0].name], len(hit[1])))
        start = max(query.offset, 0)
        page = shown[start:][: query.limit if query.limit > 0 else None]
        notes = [note.message for note in parse(query.text).notes]
        return Results(
            query=query.text,
            notes=(*notes, *self.absent(root), *filter_notes(query)),
            total_articles=len(hits),
            total_exact=sum(exact.values()),
            total_paragraphs=sum(len(found) for _, found in shown),
            hits=tuple(
                Hit(a.name, a.headline, a.source, 0.0, exact[a.name], tuple(found[:20]))
                for a, found in page
            ),
            other_text=tuple(self.other_text(query, chosen))[:20] if root else (),
            facets=tuple(self.facet(name, texts, chosen) for name in FACETS),
        )

    def kind_of(self, item: Item, query: Query) -> str:
        """exact, loose, or "" when the query does not hold for the item."""
        root = parse(query.text).root
        whole = leaf(Literal(query.text))
        if root is None or self.holds(root, item, loose=False) or (whole and held(whole, item)):
            return "exact"
        return "loose" if not query.exact and self.holds(root, item, loose=True) else ""

    def holds(self, node: object, item: Item, loose: bool) -> bool:
        match node:
            case And(nodes):
                return all(self.holds(n, item, loose) for n in nodes)
            case Or(nodes):
                return any(self.holds(n, item, False) for n in nodes)
            case Not(inner):
                return not self.holds(inner, item, False)
            case FieldTerm("标题", value):
                found = leaf(value, titles=True)
                return found is None or held(found, item)
            case FieldTerm(field, value):
                return self.fact_holds(field, value, item)
            case Term() if loose and term_words(node):
                return all(held(word, item) for word in term_words(node))
        found = leaf(node)
        return found is None or held(found, item)

    def absent(self, node: object) -> Iterator[str]:
        """What is said of values of fields that nothing has."""
        match node:
            case Not(inner):
                yield from self.absent(inner)
            case And(nodes) | Or(nodes):
                for one in nodes:
                    yield from self.absent(one)
            case FieldTerm(field, value) if field not in ("标题", "日期"):
                asked = "*".join(value.pieces) if isinstance(value, Wildcard) else value.text
                items = [*self.articles, *self.others]
                if asked != "未知" and not any(self.fact_holds(field, value, i) for i in items):
                    yield f"没有一篇文章的{field}是“{asked}”"

    def fact_holds(self, field: str, value: object, item: Item) -> bool:
        wanted = leaf(value)
        if wanted is None:
            return True
        if field == "日期":
            in_time = not isinstance(value, Wildcard) and not item.other
            return in_time and date_matches(item.date, value.text)
        facets = {"城市": "place", "主题": "topic", "记者": "reporter"}.get(field)
        names = [facets] if facets else ["newspaper", "source"]
        values = [v for name in names for v in item.facets.get(name, ())]
        if isinstance(value, Wildcard):
            last = [v.split("/")[-1] if field == "城市" else v for v in values]
            return any(re.search(wanted.pattern, fold(v).text) for v in last)
        text = fold(value.text).text
        if field == "城市":
            places = resolve_place(text, [fold(v).text for v in self.known["place"]])
            return any(fold(v).text in places for v in values)
        inside = [fold(v).text for v in values if v != UNKNOWN]
        part = field in ("记者", "来源") and any(text in v for v in inside)
        return part or text in [fold(v).text for v in values]

    def meant(self, facet: str, chosen: Iterable[str]) -> list[str]:
        if facet == "place":
            chosen = [v for c in chosen for v in resolve_place(c, self.known["place"])]
        elif facet in TREES:
            chosen = [partial_date(c) or c for c in chosen]
        elif facet == "practice":
            chosen = [self.in_use(c) for c in chosen]
        return list(dict.fromkeys(chosen))

    def in_use(self, practice: str) -> str:
        """The variant printed by most articles, of equals the longest, then the first in order."""
        variants = [name for name in self.practices if core_of(name) == core_of(practice)]
        often = {name: variants.count(name) for name in variants}
        return min(often, key=lambda v: (-often[v], -len(v), v), default=practice)

    def passes(self, item: Item, chosen: dict[str, list[str]], but: str = "") -> bool:
        return all(
            any(stands_under(item, facet, value) for value in values)
            for facet, values in chosen.items()
            if facet != but
        )

    def other_text(self, query: Query, chosen: dict[str, list[str]]) -> Iterator[OtherText]:
        if set(chosen) - {"source"}:
            return
        for item in self.others:
            how = self.passes(item, chosen) and self.kind_of(item, query)
            for passage in passages(item, leaves(query, how == "exact")) if how else ():
                yield OtherText(item.source, item.line, item.other, passage.text, passage.marks)

    def facet(self, name: str, texts: list[Item], chosen: dict[str, list[str]]) -> Facet:
        base = [a for a in texts if self.passes(a, chosen, but=name)]
        picked = chosen.get(name, [])

        def count(value: str) -> int:
            return sum(stands_under(a, name, value) for a in base)

        shown = {v for v in self.known[name] if count(v)} | set(picked)
        sign = {"place": "/", "date": "-", "issue_date": "-"}.get(name, "")

        def parent(value: str) -> str:
            nested = value in self.known["place"] if name == "place" else bucket(value)
            return value.rpartition(sign)[0] if sign and nested else ""

        for value in list(shown):
            while value := parent(value):
                shown.add(value)

        def rows(above: str) -> tuple[FacetValue, ...]:
            values = sorted((v for v in shown if parent(v) == above), key=place_in_row)
            return tuple(
                FacetValue(v, called(v, above), count(v), v in picked, rows(v)) for v in values
            )

        def called(value: str, above: str) -> str:
            holders = [a for a in self.whole if value in a.facets[name]]
            now = {today_of(a, value) for a in holders} if name == "place" else set()
            now = now if len(now) == 1 else set()
            return label(name, value, above) + "".join(f"（今{x}）" for x in now if x)

        def place_in_row(value: str) -> tuple[object, ...]:
            if value.rpartition(sign)[2] == UNKNOWN if sign else value == UNKNOWN:
                return (3,)
            if name in ("date", "issue_date"):
                year = interval(value) and not parent(value)
                return (1, -int(value), "") if year else (1 if interval(value) else 2, 0, value)
            return (0, -count(value), value)

        return Facet(name, rows(""))


def certain_only(article: Article) -> Article:
    """The article as if nobody had inferred its place or date."""
    date = NewsDate(certain_date(article))
    return replace(
        article, tags=replace(article.tags, place=certain_place(article.tags), date=date)
    )


def article_item(article: Article) -> Item:
    return Item(
        name=article.id,
        source=article.source,
        fields=fields(article),
        facets=facet_values(article),
        headline=article.headline.text if article.headline else None,
        date=article.tags.date.value,
        issue_date=article.metadata.issue_date,
        place=article.tags.place,
    )


def today_of(item: Item, value: str) -> str:
    """What a place under which an item stands is called today; "" where it is called so now."""
    own = item.place.levels if item.place else ()
    level = value.count("/")
    if not item.place or value != "/".join(own[: level + 1]) or level >= len(item.place.today):
        return ""
    *above, last = item.place.today[level].split("/")
    parent = item.place.today[level - 1] if level else ""
    moved = "/".join(above) != parent and bool(last)
    return f"{above[-1]}{last}" if moved else "" if last == own[level] else last


def slogan_items(slogans: Iterable[Article]) -> Iterator[Item]:
    for slogan in slogans:
        pieces = [x for x in (slogan.headline, *slogan.paragraphs) if x and folded(x.text).text]
        for one, piece in zip(fields(slogan), pieces, strict=True):
            facets, line = {"source": (slogan.source,)}, piece.fragments[0].line
            yield Item("", slogan.source, (one,), facets, other="slogan", line=line)


def leftover_item(leftover: Leftover) -> Item:
    piece, source = leftover.fragment, leftover.source
    facets = {"source": (source,)}
    return Item("", source, ((None, piece.text),), facets, other="leftover", line=piece.line)


def fields(article: Article) -> tuple[tuple[object, str], ...]:
    names = ("kicker", "headline", "deck", "byline")
    found = [(name, getattr(article, name).text) for name in names if getattr(article, name)]
    found += [("subheading", s.text) for s in article.subheadings]
    found += [(p.n, p.text) for p in article.paragraphs]
    found += [("caption", c.text) for c in article.captions]
    return tuple((where, text) for where, text in found if folded(text).text)


def leaf(node: object, titles: bool = False) -> Leaf | None:
    """What a node seeks, or None when nothing visible is sought."""
    pieces = node.pieces if isinstance(node, Wildcard) else (node.text,)
    visible = [re.escape(fold(piece).text) for piece in pieces if fold(piece).text]
    return Leaf(GAP.join(visible), titles) if visible else None


def leaves(query: Query, exact: bool) -> list[Leaf]:
    """What is marked in an item: the wanted strings, the whole input, for loose ones the words."""
    root = parse(query.text).root
    if root is None:
        return []
    terms = root.nodes if isinstance(root, And) else (root,)
    loose = [] if exact else [w for t in terms if isinstance(t, Term) for w in term_words(t)]
    found = [*wanted(root, True), leaf(Literal(query.text)), *loose]
    return list(dict.fromkeys(one for one in found if one))


def wanted(node: object, positive: bool) -> Iterator[Leaf | None]:
    match node:
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from wanted(inner, positive)
        case Not(inner):
            yield from wanted(inner, not positive)
        case FieldTerm(field, value):
            if positive and field == "标题":
                yield leaf(value, titles=True)
        case _:
            if positive:
                yield leaf(node)


def term_words(term: Term) -> list[Leaf]:
    text = fold(term.text).text
    if not any(is_chinese(c) and c.isalnum() for c in text):
        return []
    found = {w.text for w in words(text) if any(c.isalnum() for c in w.text)}
    return [Leaf(re.escape(w)) for w in sorted(found)] if len(found) > 1 else []


def held(one: Leaf, item: Item) -> bool:
    return any(one.marks(where, text) for where, text in item.fields)


def passages(item: Item, sought: list[Leaf]) -> list[Passage]:
    found = []
    for position, (where, text) in enumerate(item.fields):
        stretches = [marks for one in sought if (marks := one.marks(where, text))]
        if stretches:
            marks = join(sorted(mark for marks in stretches for mark in marks))
            rank = (-len(stretches), where not in TITLES, -len(marks), position)
            found.append((rank, Passage(where, text, marks)))
    return [passage for _, passage in sorted(found, key=lambda pair: pair[0])]


def join(marks: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    joined: list[tuple[int, int]] = []
    for start, end in marks:
        if joined and start < joined[-1][1]:
            start, end = joined[-1][0], max(joined.pop()[1], end)
        joined.append((start, end))
    return tuple(joined)


def order(sort: str, item: Item, exact: bool, matches: int) -> tuple[object, ...]:
    if sort == "relevance":
        return (not exact, -matches, item.name)
    if not item.date or not interval(item.date):
        return (1, (), item.name)
    numbers = [int(part) for part in item.date.split("-")]
    if sort == "oldest":
        return (0, tuple(numbers), item.name)
    return (0, tuple(-n for n in (*numbers, *[0] * (3 - len(numbers)))), item.name)


def stands_under(item: Item, facet: str, value: str) -> bool:
    if facet in ("date", "issue_date"):
        return not item.other and date_matches(item.value_of(facet), value)
    return value in item.facets.get(facet, ())


def filter_notes(query: Query) -> Iterator[str]:
    if query.certain:
        yield NOTE
    for one in query.filters:
        if one.facet not in FACETS:
            yield f"没有名为“{one.facet}”的筛选，已忽略"
        for value in one.values:
            dated = one.facet in ("date", "issue_date")
            if dated and not bucket(partial_date(value) or value) and date_range(value) is None:
                yield f"筛选的日期“{value}”看不懂，没有文章符合"
