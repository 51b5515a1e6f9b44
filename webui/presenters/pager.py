"""Page links under a list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

NEAR = 2


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page number with its address; `gap` says that pages were left out before it."""

    number: int
    url: str
    current: bool
    gap: bool


@dataclass(frozen=True, slots=True)
class Pager:
    """Links to pages; `previous` and `following` are None at the ends."""

    pages: int
    links: tuple[PageLink, ...]
    previous: str | None
    following: str | None
    beyond: bool


def pager(page: int, total: int, page_size: int, address: Callable[[int], str]) -> Pager:
    """The pager for `total` rows; `address` gives the URL of a page; `beyond` when the asked-for
    page lies after the last.

    >>> [link.number for link in pager(9, 200, 10, str).links]
    [1, 7, 8, 9, 10, 11, 20]
    """
    pages = max(1, -(-total // page_size))
    at = min(page, pages)
    beyond = page > pages
    numbers = sorted({1, pages, *range(max(1, at - NEAR), min(pages, at + NEAR) + 1)})
    links = tuple(
        PageLink(n, address(n), n == page, n - before > 1)
        for before, n in zip([0, *numbers], numbers, strict=False)
    )
    earlier = pages if beyond else at - 1
    return Pager(
        pages,
        links,
        address(earlier) if earlier else None,
        address(at + 1) if at < pages and not beyond else None,
        beyond,
    )
