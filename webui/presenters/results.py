"""The whole answer as the search page shows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from archive.filters import SORTS
from archive.results import Results
from webui.links import PageLinks
from webui.presenters.advice import Advice
from webui.presenters.facets import FacetView, facet_views, resolved
from webui.presenters.hits import HitView, OtherView, hit_view, other_view
from webui.presenters.labels import FACETS, value_label
from webui.presenters.labels import SORTS as SORT_LABELS
from webui.presenters.pager import Pager, pager
from webui.shelf import Short
from webui.state import MAX_TEXT, State


@dataclass(frozen=True, slots=True)
class Choice:
    """A chosen value with the link that drops it, or a switch with the link that turns it."""

    label: str
    url: str
    selected: bool = True


@dataclass(frozen=True, slots=True)
class ResultsView:
    """All that the search page prints; `border` is the index of the first loose hit, if
    the hits are so ordered; `kept` is what a form has to send along with new words."""

    totals: tuple[str, ...]
    notes: tuple[str, ...]
    chosen: tuple[Choice, ...]
    clear: str
    exact: Choice | None
    certain: tuple[Choice, Choice]
    sorts: tuple[Choice, ...]
    facets: tuple[FacetView, ...]
    start: int
    hits: tuple[HitView, ...]
    border: int | None
    others: tuple[OtherView, ...]
    pager: Pager
    advice: tuple[Advice, ...]
    links: PageLinks
    kept: tuple[tuple[str, str], ...]
    range_ends: tuple[str, str]


def results_view(
    results: Results,
    shorts: Mapping[str, Short],
    asked: State,
    page_size: int,
    passages: int,
    advice: tuple[Advice, ...] = (),
) -> ResultsView:
    """Results with their articles in short (by id; those at hand) and the state that asked for them."""
    state = resolved(asked, results.facets)
    links = PageLinks(state)
    hits = tuple([hit_view(h, shorts.get(h.article), links, passages) for h in results.hits])
    facts = [pair for pair in state.pairs() if pair[0] != "page"]
    return ResultsView(
        totals=totals(results, state),
        notes=(*notes(results, state),),
        chosen=_chosen(state),
        clear=state.bare().url(),
        exact=Choice("只看精确", state.with_exact(not state.exact).url(), state.exact)
        if state.text.strip()
        else None,
        certain=(
            Choice("含推断", state.with_certain(False).url(), not state.certain),
            Choice("只看确定", state.with_certain(True).url(), state.certain),
        ),
        sorts=tuple(
            Choice(SORT_LABELS[s], state.with_sort(s).url(), s == state.order)
            for s in SORTS
            if s != "relevance" or state.text.strip()
        ),
        facets=facet_views(results.facets, state, links),
        start=(state.page - 1) * page_size + 1,
        hits=hits,
        border=_border(hits, state),
        others=tuple(map(other_view, results.other_text)) if state.page == 1 else (),
        pager=pager(
            state.page,
            results.total_articles,
            page_size,
            lambda n: state.on_page(n).url(),
        ),
        advice=advice,
        links=links,
        kept=tuple(pair for pair in facts if pair[0] != "q"),
        range_ends=_range_ends(state),
    )


def _chosen(state: State) -> tuple[Choice, ...]:
    """What narrows the answer, each with the link that takes it away."""
    values = tuple(
        Choice(f"{FACETS[f]}：{value_label(f, v)}", state.drop(f, v).url()) for f, v in state.chosen
    )
    switched = (Choice("只看确定的地点、日期", state.with_certain(False).url()),)
    return (*values, *(switched if state.certain else ()))


def totals(results: Results, state: State) -> tuple[str, ...]:
    """The numbers of the answer, each with its unit.

    >>> totals(Results("党建", (), 43, 12, 88, (), (), ()), State("党建"))
    ('共 43 篇（精确 12 篇，分词 31 篇）', '相关段落 88 段')
    """
    if not state.text.strip():
        return (f"共 {results.total_articles} 篇",)
    loose = results.total_articles - results.total_exact
    parts = f"精确 {results.total_exact} 篇，分词 {loose} 篇"
    return f"共 {results.total_articles} 篇（{parts}）", f"相关段落 {results.total_paragraphs} 段"


def notes(results: Results, state: State) -> tuple[str, ...]:
    """What the reader should know about the answer, as whole sentences."""
    own = [f"查询太长，只用了前 {MAX_TEXT} 个字"] if state.cut else []
    own += [] if results.complete else ["结果可能不全，请稍后再查一次"]
    return tuple(note.rstrip("。") + "。" for note in dict.fromkeys([*own, *results.notes]))


def _border(hits: tuple[HitView, ...], state: State) -> int | None:
    """Where the loose hits begin; only the order by relevance puts them last."""
    if state.order != "relevance":
        return None
    return next((i for i, hit in enumerate(hits) if not hit.exact), None)


def _range_ends(state: State) -> tuple[str, str]:
    ranges = [value for value in state.values("date") if ".." in value]
    start, _, end = (ranges or [".."])[0].partition("..")
    return start, end
