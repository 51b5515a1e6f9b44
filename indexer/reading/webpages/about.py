"""What a web page says of itself beside its text: meta tags, JSON-LD, comments, its title."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from indexer.reading.facts import clean
from indexer.reading.folios import folio
from indexer.reading.papers import newspapers
from indexer.reading.printed import day_of, paper_of
from indexer.reading.webpages.values import plain

_METAS = {  # part → names of meta tags, the more telling ones first
    "title": ("articletitle", "og:title", "twitter:title"),
    "issue_date": (
        *("publishdate", "pubdate", "article:published_time", "og:published_time"),
        *("og:release_date", "datepublished", "weibo: article:create_at", "firstpublishedtime"),
        *("publish_date", "publish-date", "publication_date", "pubtime", "_pubtime", "apub:time"),
        *("og:time", "dc.date.issued", "dcterms.issued", "dc.date"),
    ),
    "newspaper": ("contentsource", "source", "mediaid", "og:article:source"),
    "site": ("og:site_name", "sitename"),
    "author": ("author", "article:author", "dc.creator", "dcterms.creator"),
    "url": ("og:url", "url"),
}
_LINKED_DATA = {
    "title": ("headline", "title"),
    "deck": ("alternativeHeadline",),
    "issue_date": ("datePublished", "pubDate"),
    "newspaper": ("sourceOrganization",),
    "site": ("publisher",),
    "author": ("author",),
    "page": ("pageStart",),
    "url": ("url", "mainEntityOfPage", "@id"),
}
# 方正's programs put a comment beside a text; in some the names in it begin with founder-.
_PROPERTY = re.compile(r"<!--\s*enpproperty(.*?)-->", re.I | re.S)
_PROPERTY_PART = re.compile(r"<(?:founder-)?(\w+)>([^<]*(?:<br ?/?>[^<]*)*)</", re.I)
_PROPERTIES = {
    "title": "title",
    "introtitle": "kicker",
    "subtitle": "deck",
    "author": "author",
    "date": "issue_date",
    "sourcename": "newspaper",
    "nodename": "page",
    "url": "url",
}
_HEADINGS = ("title", "kicker", "deck", "author")
_SAVED_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:)\s*(\S+)", re.I
)
_ADDRESS = re.compile(r"https?://[^\s<>\"']{3,}", re.I)
_WINDOW_PARTS = re.compile(r"[\s\-－—–_|·]+")
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Told:
    """A value and where the page says it."""

    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class About:
    """`parts`: title, kicker, deck and author of the article, its newspaper, issue_date, page and
    url, and the newspaper whose `site` it is, as far as they are told; `window`: the text of
    <title>; `properties`: what 方正's comments say, one a text."""

    parts: Mapping[str, Told] = field(default_factory=dict)
    window: str = ""
    properties: tuple[Mapping[str, Told], ...] = ()

    def text(self, part: str) -> str:
        """A part, "" when it is not told."""
        told = self.parts.get(part)
        return told.value if told else ""


def find_about(html: str, tree: LexborHTMLParser) -> About:
    """All that the source of a page tells; of several values for a part the strongest."""
    title = tree.css_first("title")
    window = plain(title.text()) if title else ""
    properties = tuple(dict(_property(match[1])) for match in _PROPERTY.finditer(html))
    parts: dict[str, Told] = {}
    for found in (
        *(part for told in properties[:1] for part in told.items()),
        *_window(window),
        *_link(tree),
        *_metas(tree),
        *_linked_data(tree),
        *_saved_from(html),
    ):
        parts.setdefault(*found)
    return About(parts, window, properties)


def about_each(about: About, count: int) -> list[About]:
    """What is told of each of several articles of a page: a title is only of one of them."""
    if count == 1:
        return [about]
    if count == len(about.properties):
        return [About({**about.parts, **told}, about.window) for told in about.properties]
    facts = {part: told for part, told in about.parts.items() if part not in _HEADINGS}
    return [About(facts)] * count


Found = Iterator[tuple[str, Told]]


def _told(part: str, text: str, origin: str) -> Found:
    """The part, when the text is a value for it."""
    text = plain(clean(unescape(text)))
    value: str | None = text
    if part == "issue_date":
        value = day_of(text)
    elif part in ("newspaper", "site"):
        value = paper_of(text)
    elif part == "url":
        value = match[0] if (match := _ADDRESS.fullmatch(text)) else None
    if value:
        yield part, Told(value, origin)


def _property(content: str) -> Found:
    for match in _PROPERTY_PART.finditer(content):
        if part := _PROPERTIES.get(match[1].lower()):
            origin = f"网页注释 {match[1].lower()}"
            sheet = folio(plain(unescape(match[2]))) if part == "page" else None
            if part != "page" or sheet:  # some call a node 要闻
                yield from _told(part, sheet.page if sheet else match[2], origin)


def _link(tree: LexborHTMLParser) -> Found:
    link = tree.css_first("link[rel=canonical]")
    if link is not None:
        yield from _told("url", link.attributes.get("href") or "", "网页标记 canonical")


def _metas(tree: LexborHTMLParser) -> Found:
    told: dict[str, str] = {}
    for meta in tree.css("meta[content]"):
        content = meta.attributes.get("content") or ""
        for key in ("name", "property", "itemprop"):
            if (name := meta.attributes.get(key)) and content.strip():
                told.setdefault(name.strip().lower(), content)
    for part, names in _METAS.items():
        for name in names:
            if name in told:
                yield from _told(part, told[name], f"网页标记 {name}")


def _linked_data(tree: LexborHTMLParser) -> Found:
    for script in tree.css("script[type='application/ld+json']"):
        try:
            data = json.loads(script.text() or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(data, _DEEPEST):
            for part, keys in _LINKED_DATA.items():
                for key in keys:
                    yield from _told(part, _text(thing.get(key), part), f"网页 JSON-LD {key}")


def _things(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The objects that describe an article: those with a title."""
    if isinstance(data, list) and depth:
        for item in data:
            yield from _things(item, depth - 1)
    elif isinstance(data, dict) and depth:
        if isinstance(data.get("headline", data.get("title")), str):
            yield data
        yield from _things(data.get("@graph"), depth - 1)


def _text(value: Any, part: str = "") -> str:
    """A text, or the name of a thing, or the first of several."""
    if isinstance(value, list):
        return "、".join(filter(None, (_text(each, part) for each in value[:5])))
    if isinstance(value, dict):
        if part == "author" and "Organization" in str(value.get("@type")):
            return ""
        return _text(value.get("name") or value.get("@id"))
    return value if isinstance(value, str) else ""


def _saved_from(html: str) -> Found:
    if match := _SAVED_FROM.search(html[:5000]):
        yield from _told("url", match[1], "浏览器存盘时的记录")


def _window(window: str) -> Found:
    """The newspaper that the title of the window names beside the article."""
    papers = newspapers()
    for part in _WINDOW_PARTS.split(window):
        if paper := papers.named(part):
            yield "site", Told(paper, "网页标题")
