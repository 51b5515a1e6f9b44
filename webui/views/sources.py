"""/sources/NAME: the raw lines of a page and what became of them."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from archive.catalogue import Catalogue
from archive.errors import NotFound
from archive.texts import Page
from webui.presenters.source import source_view
from webui.state import Args, first


def source_views(catalogue: Catalogue) -> Blueprint:
    """The blueprint of the source view."""
    views = Blueprint("sources", __name__)

    @views.get("/sources/<path:name>")
    def source(name: str) -> str:
        found = catalogue.source(name)
        page = _page(catalogue, name, request.args.to_dict(flat=False))
        articles = [a for a in catalogue.articles(source=name) if a.page_number == page.number]
        return render_template(
            "sources/page.html",
            source=found,
            page=page,
            view=source_view(page, articles, catalogue.leftovers(name)),
            doubts=[doubt for _, article, doubt in catalogue.doubts(name) if article is None],
            more=_exists(catalogue, name, page.number + 1),
        )

    return views


def _page(catalogue: Catalogue, name: str, args: Args) -> Page:
    """The page asked for by number or by a line of it; a source that gave no text has one page."""
    line, number = _number(first(args, "line")), _number(first(args, "page")) or 1
    if line:
        number = 1
        while _exists(catalogue, name, number + 1):
            page = catalogue.page(name, number)
            if line < page.first_line + len(page.lines):
                return page
            number += 1
    try:
        return catalogue.page(name, number)
    except NotFound:
        if number > 1:
            raise
        return Page(name, 1, ())


def _exists(catalogue: Catalogue, name: str, number: int) -> bool:
    try:
        catalogue.page(name, number)
    except NotFound:
        return False
    return True


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 13 else 0
