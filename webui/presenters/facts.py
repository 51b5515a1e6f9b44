"""What is known of a page from outside its text, and where that comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from archive.tag_words import date_words
from archive.texts import Metadata
from webui.state import State


@dataclass(frozen=True, slots=True)
class Fact:
    """A value with its link; `origin` in words; `refused`: other values that were not taken."""

    label: str
    value: str
    url: str | None = None
    origin: str | None = None
    refused: tuple[str, ...] = ()


_KNOWN: tuple[tuple[str, str, Callable[[str], str | None]], ...] = (
    ("newspaper", "报纸", lambda value: search("newspaper", value)),
    ("issue_date", "出版日期", lambda value: search("issue_date", value)),
    ("page", "版次", lambda value: None),
    ("city", "所在地", lambda value: None),
    ("url", "网址", lambda value: _web(value)),
)


def page_facts(about: Metadata) -> tuple[Fact, ...]:
    """The facts that are known, in a fixed order."""
    return tuple(
        Fact(label, _shown(key, value), link(value), about.origin(key), _refused(about, key))
        for key, label, link in _KNOWN
        if (value := getattr(about, key))
    )


def search(facet: str, value: str) -> str:
    """The address of the search for one value of a facet."""
    return State().choose(facet, value).url()


def _refused(about: Metadata, key: str) -> tuple[str, ...]:
    return tuple(
        f"{origin}作“{_shown(key, value)}”，没有采用"
        for other, value, origin in about.refused
        if other == key
    )


def _shown(key: str, value: str) -> str:
    return date_words(value) if key == "issue_date" else value


def _web(url: str) -> str | None:
    """The address when it is one a browser may open; anything else is shown as text."""
    return url if url.startswith(("http://", "https://")) else None
