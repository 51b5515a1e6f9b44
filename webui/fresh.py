"""Answers that a browser still has are not made again: 304 Not Modified.

What a page says follows from the archive, the program and the settings. So its ETag is made of
the catalogue's mark, which changes with every write, and of the address, before any work is done.
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from flask import Flask, Response, g, request

from archive.catalogue import Catalogue
from archive.settings import Settings

_NEVER = ("static", "health.healthz")


def register_fresh(app: Flask, catalogue: Catalogue, settings: Settings) -> None:
    """Give the pages of `app` ETags, and answer requests that bring the one in force with 304."""
    made = f"{_program()} {settings}"

    def before() -> Response | None:
        g.tag = None
        if request.method not in ("GET", "HEAD") or request.endpoint in (None, *_NEVER):
            return None
        # Read before the answer is made: one made of newer text has an old mark, and is asked again.
        stamp = catalogue.stamp()
        if stamp is None:
            return None
        told = f"{made}\n{stamp}\n{request.full_path}".encode("utf-8", "surrogatepass")
        g.tag = blake2b(told, digest_size=12).hexdigest()
        return _marked(Response(status=304)) if request.if_none_match.contains(g.tag) else None

    def after(response: Response) -> Response:
        return _marked(response) if response.status_code == 200 else response

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
