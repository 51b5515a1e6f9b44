"""/healthz: whether the archive can be read, for whoever watches the server."""

from __future__ import annotations

from flask import Blueprint, Response

from archive.catalogue import Catalogue
from archive.filters import Query
from archive.searcher import Searcher
from webui.answers import json_response


def health_views(searcher: Searcher, catalogue: Catalogue) -> Blueprint:
    """The blueprint of the health check; it asks the index too, whose failure is answered 503."""
    views = Blueprint("health", __name__)

    @views.get("/healthz")
    def healthz() -> Response:
        searcher.search(Query("报", limit=1))
        return json_response({"status": "ok", "articles": catalogue.counts().articles})

    return views
