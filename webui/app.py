"""Puts the pages together: one blueprint an area, the same headers and error pages for all."""

from __future__ import annotations

from flask import Flask, Response
from jinja2 import StrictUndefined

from archive.catalogue import Catalogue
from archive.searcher import Searcher
from archive.settings import Settings
from webui.drawing import hits_html, marked, rows_html
from webui.errors import register_errors
from webui.fresh import register_fresh
from webui.views.api import api_views
from webui.views.articles import article_views
from webui.views.doubts import doubt_views
from webui.views.health import health_views
from webui.views.practices import practice_views
from webui.views.search import search_views
from webui.views.sources import source_views

HEADERS = {
    "Content-Security-Policy": "default-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def create_app(searcher: Searcher, catalogue: Catalogue, settings: Settings) -> Flask:
    """The application over one archive; it only reads, and keeps nothing between requests."""
    app = Flask(__name__)
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.globals |= {
        "rows_html": rows_html,
        "hits_html": hits_html,
        "marked": marked,
        "static": app.static_url_path,
    }
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.register_blueprint(search_views(searcher, catalogue, settings))
    app.register_blueprint(article_views(searcher, catalogue))
    app.register_blueprint(source_views(catalogue))
    app.register_blueprint(doubt_views(catalogue))
    app.register_blueprint(practice_views(catalogue))
    app.register_blueprint(api_views(searcher, catalogue))
    app.register_blueprint(health_views(searcher, catalogue))
    register_errors(app)
    register_fresh(app, catalogue, searcher, settings)
    app.after_request(_secure)
    return app


def _secure(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response
