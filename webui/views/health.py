"""/healthz: whether the archive can be read, for whoever watches the server."""

from __future__ import annotations

from flask import Blueprint, Response

from archive.catalogue import Catalogue
from webui.answers import json_response


def health_views(catalogue: Catalogue) -> Blueprint:
    """The blueprint of the health check."""
    views = Blueprint("health", __name__)

    @views.get("/healthz")
    def healthz() -> Response:
        return json_response({"status": "ok", "articles": catalogue.counts().articles})

    return views
