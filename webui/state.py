"""The question in the URL: request arguments ⇄ State ⇄ links.

A State never changes: choosing or dropping a value gives a new one, back on page 1. Whatever
stands in the arguments gives a usable State; what makes no sense is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from urllib.parse import quote_plus

from archive.dates import date_range, partial_date
from archive.filters import FACETS, SORTS, UNKNOWN, Query, Sort, filters

MAX_TEXT = 1000  # of a query: it is repeated in every link of the page
MAX_VALUE, MAX_VALUES = 1000, 100
MAX_PAGE = 10**9
ON = ("1", "true", "on")
INFERRED = ("place", "date")  # facets that 只看确定 counts anew
_SEPARATOR = {"place": "/", "date": "-", "issue_date": "-"}
_SHORT = 100  # texts below this length are kept with what they are quoted to
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")

Args = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class State:
    """One search as its URL says it; `sort` None is the usual order, `cut` marks a cut query."""

    text: str = ""
    chosen: tuple[tuple[str, str], ...] = ()
    exact: bool = False
    sort: Sort | None = None
    page: int = 1
    cut: bool = False
    certain: bool = False

    @property
    def order(self) -> Sort:
        """The order in force: best first for a question, newest first for browsing."""
        return self.sort or ("relevance" if self.text.strip() else "newest")

    @property
    def asks(self) -> bool:
        """Whether anything was typed, chosen or switched on: this is no visit to the first page."""
        return bool(self.text.strip() or self.chosen or self.certain)

    def values(self, facet: str) -> tuple[str, ...]:
        """The values chosen in `facet`, in the order of the URL."""
        return tuple(value for name, value in self.chosen if name == facet)

    def put(self, facet: str, values: Iterable[str]) -> State:
        """This search with `values` as the whole choice in `facet`."""
        kept = [pair for pair in self.chosen if pair[0] != facet]
        return replace(self, chosen=_pairs([*kept, *((facet, v) for v in values)]), page=1)

    def choose(self, facet: str, value: str) -> State:
        """This search with `value` added; it replaces its chosen ancestors and descendants.

        >>> State().choose("place", "河南省").choose("place", "河南省/郑州市").values("place")
        ('河南省/郑州市',)
        """
        kept = [v for v in self.values(facet) if not related(facet, v, value)]
        return self.put(facet, [*kept, value])

    def drop(self, facet: str, value: str) -> State:
        """This search without `value`."""
        return self.put(facet, [v for v in self.values(facet) if v != value])

    def toggle(self, facet: str, value: str) -> State:
        """Dropped when chosen, else chosen."""
        return (self.drop if value in self.values(facet) else self.choose)(facet, value)

    def bare(self) -> State:
        """The same words without any chosen value, inferred places and dates included."""
        return replace(self, chosen=(), certain=False, page=1)

    def with_text(self, text: str) -> State:
        """Other words, all else as it stands."""
        return replace(self, text=text, page=1)

    def with_exact(self, exact: bool) -> State:
        """Only exact hits, or all."""
        return replace(self, exact=exact, page=1)

    def with_certain(self, certain: bool) -> State:
        """Only certain places and dates, or the inferred ones too."""
        return replace(self, certain=certain, page=1)

    def with_inferred(self) -> State:
        """The inferred places and dates too, so that whatever was found stays so: what was chosen
        beside 未知 is given up, since for 只看确定 the inferred ones are among the unknown."""
        if not self.certain:
            return self
        doubtful = {f for f, v in self.chosen if f in INFERRED and v.endswith(UNKNOWN)}
        chosen = tuple(pair for pair in self.chosen if pair[0] not in doubtful)
        return replace(self, chosen=chosen, certain=False, page=1)

    def with_sort(self, sort: Sort) -> State:
        """Another order."""
        usual = replace(self, sort=None).order
        return replace(self, sort=None if sort == usual else sort, page=1)

    def on_page(self, page: int) -> State:
        """Another page of the same list."""
        return replace(self, page=page)

    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The arguments that give this state again, without those that say nothing."""
        pairs = [("q", self.text)] if self.text else []
        pairs += self.chosen
        pairs += [("exact", "1")] if self.exact else []
        pairs += [("certain", "1")] if self.certain else []
        pairs += [("sort", self.sort)] if self.sort else []
        pairs += [("page", str(self.page))] if self.page > 1 else []
        return tuple(pairs)

    def url(self, path: str = "/") -> str:
        """A link to `path` that carries this search.

        >>> State("党建", exact=True).url()
        '/?q=%E5%85%9A%E5%BB%BA&exact=1'
        """
        query = "&".join([f"{name}={quoted(value)}" for name, value in self.pairs()])
        return f"{path}?{query}" if query else path

    def query(self, page_size: int) -> Query:
        """The Query for one page of hits."""
        return Query(
            self.text,
            filters(self.chosen),
            self.exact,
            self.order,
            limit=page_size,
            offset=(self.page - 1) * page_size,
            certain=self.certain,
        )


def quoted(text: str) -> str:
    """Text as a part of an address; what stands in many of them is quoted once."""
    return _quoted(text) if len(text) < _SHORT else quote_plus(text)


@lru_cache(maxsize=1 << 13)
def _quoted(text: str) -> str:
    return quote_plus(text)


def read_state(args: Args) -> State:
    """Request arguments, each name with its list of values → State. Never raises.

    >>> read_state({"q": ["党建"], "date": ["2022年3月"], "page": ["-1"], "sort": ["xyz"]}).pairs()
    (('q', '党建'), ('date', '2022-03'))
    """
    text = clean(first(args, "q"))
    return State(
        text=text[:MAX_TEXT],
        chosen=read_choice(args),
        exact=first(args, "exact") in ON,
        sort=_sort(first(args, "sort"), text),
        page=_page(first(args, "page")),
        cut=len(text) > MAX_TEXT,
        certain=first(args, "certain") in ON,
    )


def read_choice(args: Args) -> tuple[tuple[str, str], ...]:
    """The facet values in request arguments, cleaned, each once, in the order of FACETS."""
    return _pairs(
        (facet, _value(facet, raw)) for facet in FACETS for raw in args.get(facet, ())[:MAX_VALUES]
    )


def read_range(args: Args) -> tuple[str | None, tuple[str, ...]]:
    """The two fields date_from and date_to → a range for `date`, and what could not be read.

    The range is None when both are empty or one is unreadable; ends in the wrong order are turned.

    >>> read_range({"date_from": ["2022年3月"], "date_to": [""]})
    ('2022-03..', ())
    >>> read_range({"date_from": ["春天"]})
    (None, ('春天',))
    """
    typed = [clean(first(args, name)).strip()[:MAX_VALUE] for name in ("date_from", "date_to")]
    dates = [partial_date(text) if text else "" for text in typed]
    unread = tuple(text for text, date in zip(typed, dates, strict=True) if date is None)
    start, end = (date or "" for date in dates)
    if unread or not (start or end):
        return None, unread
    if start and end and start > end and not end.startswith(start) and not start.startswith(end):
        start, end = end, start
    return f"{start}..{end}", ()


def first(args: Args, name: str) -> str:
    """The first value of an argument, or the empty string."""
    return next(iter(args.get(name, ())), "")


def clean(text: str) -> str:
    """Text without control characters (each becomes a space)."""
    return _UNSEEN.sub(" ", text)


def related(facet: str, one: str, other: str) -> bool:
    """Whether two values of a tree are the same, or one stands under the other."""
    separator = _SEPARATOR.get(facet)
    if one == other or not separator:
        return one == other
    if ".." in one or ".." in other:
        return _overlap(one, other)
    return one.startswith(other + separator) or other.startswith(one + separator)


def _overlap(one: str, other: str) -> bool:
    spans = date_range(one), date_range(other)
    return bool(spans[0] and spans[1] and spans[0][0] <= spans[1][1] and spans[1][0] <= spans[0][1])


def _pairs(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    grouped = filters(pair for pair in pairs if pair[1].strip())
    return tuple((f.facet, value) for f in grouped for value in f.values)


def _value(facet: str, raw: str) -> str:
    value = clean(raw)[:MAX_VALUE]
    if facet not in ("date", "issue_date"):
        return value
    ends = [partial_date(end) if end.strip() else "" for end in value.split("..")]
    readable = len(ends) <= 2 and any(ends) and None not in ends
    return "..".join(end or "" for end in ends) if readable else value


def _sort(name: str, text: str) -> Sort | None:
    choices = [s for s in SORTS if s != "relevance" and (text.strip() or s != "newest")]
    return next((s for s in choices if s == name), None)


def _page(text: str) -> int:
    digits = text.strip()[:12]
    return min(max(int(digits), 1), MAX_PAGE) if digits.isdecimal() else 1
