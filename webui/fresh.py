"""Answers that a browser still has, or that were just made for another one, are not made again.

What a page says follows from the archive, the program and the settings. So its ETag is made of
the catalogue's mark, which changes with every write, of the index in use and of the address, before
any work is done; and it is the tag under which the page is kept.
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from flask import Flask, Response, g, request

from archive.catalogue import Catalogue
from archive.searcher import Searcher
from archive.settings import Settings
from webui.kept import Made, kept_pages

_NEVER = ("static", "health.healthz")


def register_fresh(
    app: Flask, catalogue: Catalogue, searcher: Searcher, settings: Settings
) -> None:
    """Give the pages of `app` ETags, answer requests that bring the one in force with 304, and
    others from what is kept."""
    made, kept = f"{_program()} {settings}", kept_pages()

    def before() -> Response | None:
        g.tag, g.kept = None, False
        if request.method not in ("GET", "HEAD") or request.endpoint in (None, *_NEVER):
            return None
        # Read before the answer is made: one made of newer text has an old mark, and is asked again.
        stamp = catalogue.stamp()
        if stamp is None:
            return None
        told = f"{made}\n{stamp}\n{searcher.generation()}\n{request.full_path}".encode(
            "utf-8", "surrogatepass"
        )
        g.tag = blake2b(told, digest_size=12).hexdigest()
        # Tags are weak where a proxy packed the page; `*` needs the answer itself.
        asked = request.if_none_match
        if not asked.star_tag and asked.contains_weak(g.tag):
            return _marked(Response(status=304))
        if page := kept.get(g.tag):
            g.kept = True
            return Response(page.body, content_type=page.content_type)
        return None

    def after(response: Response) -> Response:
        if response.status_code != 200:
            return response
        if (tag := g.get("tag")) and not g.get("kept") and request.method == "GET":
            kept.put(tag, Made(response.get_data(), response.headers["Content-Type"]))
        return _marked(response)

    app.before_request(before)
    app.after_request(after)


def _marked(response: Response) -> Response:
    if tag := g.get("tag"):
        response.set_etag(tag)
        response.headers.setdefault("Cache-Control", "no-cache")
    return response


def _program() -> int:
    """Changes when a file of the pages does."""
    files = Path(__file__).parent.rglob("*.*")
    return max(file.stat().st_mtime_ns for file in files if file.suffix in (".py", ".html"))
