"""/doubts: what the program is not sure of, by kind, page by page."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from archive.catalogue import Catalogue
from webui.presenters.doubts import PAGE_SIZE, doubts_view
from webui.state import first, read_state


def doubt_views(catalogue: Catalogue) -> Blueprint:
    """The blueprint of the list of doubts."""
    views = Blueprint("doubts", __name__)

    @views.get("/doubts")
    def doubts() -> str:
        args = request.args.to_dict(flat=False)
        rule, page = first(args, "rule") or None, read_state(args).page
        found = catalogue.doubt_list(rule, PAGE_SIZE, (page - 1) * PAGE_SIZE)
        view = doubts_view(catalogue.doubt_counts(), found, rule, page)
        return render_template("doubts/page.html", view=view)

    return views
