"""Where articles and lines stand on the site: the addresses that pages and commands print."""

from __future__ import annotations

from urllib.parse import quote


def article_path(article_id: str) -> str:
    """The address of an article."""
    return f"/articles/{quote(article_id, safe='')}"


def source_path(source: str, line: int | None = None) -> str:
    """The address of a source's raw pages, or of one of its lines.

    >>> source_path("a b.txt"), source_path("a.txt", 9)
    ('/sources/a%20b.txt', '/sources/a.txt?line=9#L9')
    """
    path = f"/sources/{quote(source)}"
    return f"{path}?line={line}#L{line}" if line else path


def anchor(where: int | str | None, i: int = 0) -> str:
    """The id of a part on an article's page: a paragraph is p3, the i-th caption caption-2.

    >>> anchor(3), anchor("headline"), anchor("caption", 1)
    ('p3', 'headline', 'caption-2')
    """
    name = f"p{where}" if isinstance(where, int) else (where or "")
    return f"{name}-{i + 1}" if i else name


def basis_anchor(key: str) -> str:
    """The id of the reasons for a kind of tag on an article's page.

    >>> basis_anchor("place")
    'basis-place'
    """
    return f"basis-{key}"
