"""/: the box, the facets and the list."""

from __future__ import annotations

from dataclasses import replace

from flask import Blueprint, Response, make_response, redirect, render_template, request

from archive.catalogue import Catalogue
from archive.results import Results
from archive.searcher import Searcher
from archive.settings import Settings
from webui.presenters.advice import advice
from webui.presenters.examples import Example, examples
from webui.presenters.results import results_view
from webui.shelf import Shelf
from webui.state import State, read_range, read_state


def search_views(searcher: Searcher, catalogue: Catalogue, settings: Settings) -> Blueprint:
    """The blueprint of the search page."""
    views, shelf = Blueprint("search", __name__), Shelf(catalogue)

    @views.get("/")
    def search() -> Response:
        args = request.args.to_dict(flat=False)
        state = read_state(args)
        unread: tuple[str, ...] = ()
        if "date_from" in args or "date_to" in args:
            span, unread = read_range(args)
            if not unread:
                return make_response(redirect(state.put("date", [span] if span else []).url()))
        return make_response(_page(state, unread))

    def _examples(results: Results, state: State) -> tuple[Example, ...]:
        """From the whole archive, whose facets an empty result does not hold."""
        plain = State(certain=state.certain)
        whole = results if results.total_articles else searcher.search(plain.query(page_size=1))
        return examples(whole.facets, plain)

    def _page(state: State, unread: tuple[str, ...]) -> str:
        results = searcher.search(state.query(settings.page_size))
        if not results.total_articles and not catalogue.counts().sources:
            return render_template("search/empty.html", state=state)
        if unread:
            results = replace(results, notes=(*_unread_notes(unread), *results.notes))
        tips = () if results.total_articles or not state.asks else advice(state, searcher)
        home = not state.asks and state.page == 1
        return render_template(
            "search/page.html",
            state=state,
            home=home,
            counts=catalogue.counts() if home else None,
            examples=_examples(results, state)
            if home or not (results.total_articles or tips)
            else (),
            view=results_view(
                results,
                shelf.shorts([hit.article for hit in results.hits]),
                state,
                settings.page_size,
                settings.passages,
                tips,
            ),
        )

    return views


def _unread_notes(texts: tuple[str, ...]) -> tuple[str, ...]:
    shape = "请写成 2022、2022-03 或 2022-03-27"
    return tuple(f"看不懂日期“{text}”，没有按它筛选；{shape}" for text in texts)
