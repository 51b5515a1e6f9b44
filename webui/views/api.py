"""/api/: the same objects that `baodang search --json` and `baodang export` print."""

from __future__ import annotations

from flask import Blueprint, Response, request

from archive.catalogue import Catalogue
from archive.errors import InputError
from archive.export import article_json, results_json
from archive.filters import SORTS, Query, Sort, filters
from archive.searcher import Searcher
from webui.answers import json_response
from webui.state import ON, Args, first, read_choice

LARGEST = 10**12


def api_views(searcher: Searcher, catalogue: Catalogue) -> Blueprint:
    """The blueprint of the JSON interface."""
    views = Blueprint("api", __name__, url_prefix="/api")

    @views.get("/search")
    def search() -> Response:
        try:
            query = read_query(request.args.to_dict(flat=False))
        except InputError as error:
            return json_response({"error": str(error)}, 400)
        return json_response(results_json(searcher.search(query)))

    @views.get("/articles/<article_id>")
    def article(article_id: str) -> Response:
        return json_response(article_json(catalogue.article(article_id)))

    return views


def read_query(args: Args) -> Query:
    """Request arguments → Query; InputError when limit, offset or sort make no sense."""
    return Query(
        text=first(args, "q"),
        filters=filters(read_choice(args)),
        exact=first(args, "exact") in ON,
        sort=_sort(first(args, "sort")),
        limit=_number(args, "limit", 20),
        offset=_number(args, "offset", 0),
        certain=first(args, "certain") in ON,
    )


def _sort(name: str) -> Sort:
    for sort in SORTS:
        if name in ("", sort):
            return sort
    raise InputError(f"不认识的次序“{name[:20]}”。", f"sort 可以是 {'、'.join(SORTS)}。")


def _number(args: Args, name: str, default: int) -> int:
    text = first(args, name).strip()
    if not text:
        return default
    if not text.isdecimal():
        raise InputError(f"{name}=“{text[:20]}”不能用。", "请给不小于 0 的整数。")
    return int(text) if len(text) < 13 else LARGEST
