"""/sources/NAME: the raw lines of a page and what became of them."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from archive.account import account
from archive.catalogue import Catalogue
from archive.labels import encoding_label
from archive.texts import Page
from webui.presenters.facts import page_facts
from webui.presenters.source import source_view
from webui.state import Args, first


def source_views(catalogue: Catalogue) -> Blueprint:
    """The blueprint of the source view."""
    views = Blueprint("sources", __name__)

    @views.get("/sources/<path:name>")
    def source(name: str) -> str:
        found = catalogue.source(name)
        page = _page(catalogue, name, request.args.to_dict(flat=False))
        told = account(
            page,
            list(catalogue.articles(name, page=page.number)),
            catalogue.leftovers(name),
            catalogue.candidates(name),
            (doubt for _, article, doubt in catalogue.doubts(name) if article is None),
        )
        return render_template(
            "sources/page.html",
            source=found,
            encoding=encoding_label(found.format, found.encoding),
            page=page,
            facts=page_facts(page.metadata),
            view=source_view(told),
            pages=catalogue.page_count(name),
        )

    return views


def _page(catalogue: Catalogue, name: str, args: Args) -> Page:
    """The page asked for by number or by a line of it; a source that gave no text has one page."""
    line, number = _number(first(args, "line")), _number(first(args, "page")) or 1
    if line:
        number = catalogue.page_of_line(name, line) or 1
    if number == 1 and not catalogue.page_count(name):
        return Page(name, 1, ())
    return catalogue.page(name, number)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 13 else 0
