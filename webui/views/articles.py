"""/articles/ID: one article with its tags, their evidence and its neighbours."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from archive.catalogue import Catalogue
from archive.filters import Filter, Query
from archive.results import Passage
from archive.searcher import Searcher
from archive.texts import Article
from webui.presenters.article import article_view
from webui.state import State, read_state


def article_views(searcher: Searcher, catalogue: Catalogue) -> Blueprint:
    """The blueprint of the article page."""
    views = Blueprint("articles", __name__)

    @views.get("/articles/<article_id>")
    def article(article_id: str) -> str:
        state = read_state(request.args.to_dict(flat=False))
        shown = catalogue.article(article_id)
        mates = list(catalogue.articles(shown.source, page=shown.page_number))
        view = article_view(
            shown, mates, _passages(searcher, shown, state), catalogue.candidates(shown.source)
        )
        back = state.url() if state.asks else None
        return render_template("articles/page.html", view=view, state=state, back=back)

    return views


def _passages(searcher: Searcher, article: Article, state: State) -> tuple[Passage, ...]:
    """Where the words of the search that led here stand in this article."""
    if not state.text.strip():
        return ()
    results = searcher.search(
        Query(state.text, (Filter("source", (article.source,)),), state.exact, limit=0)
    )
    return next((hit.passages for hit in results.hits if hit.article == article.id), ())
