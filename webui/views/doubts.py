"""/doubts: what the program is not sure of, by kind, page by page; with `weak` the weakest tags."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from archive.catalogue import Catalogue
from webui.presenters.doubts import ALL, PAGE_SIZE, doubts_view, weak_view
from webui.state import first, read_state


def doubt_views(catalogue: Catalogue) -> Blueprint:
    """The blueprint of the list of doubts."""
    views = Blueprint("doubts", __name__)

    @views.get("/doubts")
    def doubts() -> str:
        args = request.args.to_dict(flat=False)
        page = read_state(args).page
        counts, weak = catalogue.doubt_counts(), catalogue.weak_counts()
        start = (page - 1) * PAGE_SIZE
        if asked := first(args, "weak"):
            why = asked if asked != ALL else None
            tags = catalogue.weak_list(why, PAGE_SIZE, start)
            view = weak_view(counts, weak, tags, why, page)
        else:
            rule = first(args, "rule") or None
            found = catalogue.doubt_list(rule, PAGE_SIZE, start)
            view = doubts_view(counts, weak, found, rule, page)
        return render_template("doubts/page.html", view=view)

    return views
