"""/practices: the register of named practices over the whole archive, page by page."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from archive.catalogue import Catalogue
from archive.practices import Practice, register
from webui.presenters.practices import register_view
from webui.state import read_state

Kept = tuple[str | None, tuple[Practice, ...]]


def practice_views(catalogue: Catalogue) -> Blueprint:
    """The blueprint of the register. It is reckoned from all articles that name a practice, so it is
    kept until the catalogue's stamp changes."""
    views = Blueprint("practices", __name__)
    kept: Kept = ("", ())

    @views.get("/practices")
    def practices() -> str:
        nonlocal kept
        stamp, known = kept
        if stamp != catalogue.stamp():
            stamp, known = kept = (catalogue.stamp(), register(catalogue.practising()))
        page = read_state(request.args.to_dict(flat=False)).page
        return render_template("practices/page.html", view=register_view(known, page))

    return views
