"""HTML → what is read of it, as the tests of web pages ask for it."""

from __future__ import annotations

from archive.texts import Metadata, Page
from indexer.reading.formats import Made
from indexer.reading.webpages import read_html


def made(html: str, encoding: str = "utf-8", metadata: Metadata = Metadata()) -> Made:  # noqa: B008
    return read_html("a.html", html.encode(encoding), metadata)


def parts(page: Page) -> list[tuple[str, str]]:
    """Text and role of what is of the article."""
    pairs = zip(page.lines, page.roles or (), strict=True)
    return [(text, role) for text, role in pairs if role not in ("", "aside")]


def of_role(page: Page, role: str) -> list[str]:
    return [text for text, its in zip(page.lines, page.roles or (), strict=True) if its == role]


def body_page(body: str) -> Page:
    """The page of a body in a known layout."""
    [page] = made(f"<h1 id=Title>题目四字</h1><div id=ozoom>{body}</div>").pages
    return page
