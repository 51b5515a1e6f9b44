"""The register of practices: each with its spellings, where and since when, and the way to its articles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archive.addresses import article_path
from archive.practices import Practice
from webui.presenters.pager import Pager, pager
from webui.state import State

PATH = "/practices"
PAGE_SIZE = 50
MOST_PLACES = 8  # listed of one practice; the search has all of them


@dataclass(frozen=True, slots=True)
class Link:
    """A text and where it leads."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class PracticeView:
    """One practice. `name` leads to its `count` articles, `variants` to those that print them,
    `places` to those from there (`more_places` are not listed), `first_seen` to the first one."""

    name: Link
    count: int
    variants: tuple[Link, ...]
    parts: str
    unit: str | None
    places: tuple[Link, ...]
    more_places: int
    first_seen: Link | None


@dataclass(frozen=True, slots=True)
class RegisterView:
    """One page of the register; `total` counts practices."""

    total: int
    practices: tuple[PracticeView, ...]
    pager: Pager


def register_view(register: Sequence[Practice], page: int) -> RegisterView:
    """Page `page` of the register, which comes with those of most articles first."""
    pages = pager(page, len(register), PAGE_SIZE, practices_path)
    shown = register[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return RegisterView(len(register), tuple(map(_practice, shown)), pages)


def practices_path(page: int = 1) -> str:
    """The address of a page of the register.

    >>> practices_path(), practices_path(2)
    ('/practices', '/practices?page=2')
    """
    return f"{PATH}?page={page}" if page > 1 else PATH


def _practice(practice: Practice) -> PracticeView:
    named = State().choose("practice", practice.name)
    places = practice.places[:MOST_PLACES]
    seen = practice.first_seen
    return PracticeView(
        name=Link(practice.name, named.url()),
        count=len(practice.articles),
        variants=tuple(
            Link(name, State(text=name, exact=True).url()) for name in practice.variants[1:]
        ),
        parts="、".join(practice.parts),
        unit=practice.unit,
        places=tuple(Link(p.replace("/", " "), named.choose("place", p).url()) for p in places),
        more_places=len(practice.places) - len(places),
        first_seen=Link(seen, article_path(practice.articles[0])) if seen else None,
    )
