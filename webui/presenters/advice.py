"""What to try when nothing was found: each way is one click, and is known to find something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from archive.grammar import format_query, parse
from archive.searcher import Searcher
from archive.terms import And, Node, Not, Or, Phrase, Term
from webui.presenters.labels import FACETS, value_label
from webui.state import State

MOST_TRIED = 12
MOST_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Advice:
    """A wider search and how many articles it finds."""

    label: str
    url: str
    count: int


def advice(state: State, searcher: Searcher) -> tuple[Advice, ...]:
    """Wider searches that do find something, nearest to what was asked first."""
    found: list[Advice] = []
    tried = {state}
    for label, wider in _ways(state):
        if wider in tried or len(tried) > MOST_TRIED or len(found) == MOST_SHOWN:
            continue
        tried.add(wider)
        count = searcher.search(wider.query(page_size=1)).total_articles
        if count:
            found.append(Advice(label, wider.url(), count))
    return tuple(found)


def _ways(state: State) -> Iterator[tuple[str, State]]:
    state = state.on_page(1)
    if state.exact:
        yield "不限于精确", state.with_exact(False)
    if state.certain:
        yield "推断的地点、日期也算", state.with_certain(False)
    for facet, value in state.chosen:
        yield f"去掉“{FACETS[facet]}：{value_label(facet, value)}”", state.drop(facet, value)
    root = parse(state.text).root
    for label, node in _looser(root):
        yield label, state.with_text(format_query(node))
    if state.chosen:
        yield "去掉全部筛选", state.bare()
        for label, node in _looser(root):
            yield f"{label}，并去掉全部筛选", state.bare().with_text(format_query(node))


def _looser(root: Node | None) -> Iterator[tuple[str, Node]]:
    if root is None:
        return
    if unquoted := _unquoted(root):
        yield "去掉引号，词可以分开", unquoted
        root = unquoted
    if isinstance(root, And):
        positive = tuple(node for node in root.nodes if not isinstance(node, Not))
        if len(positive) > 1:
            yield "含有任意一个词即可", Or(positive)
        if positive and len(positive) < len(root.nodes):
            yield "去掉“非”的条件", positive[0] if len(positive) == 1 else And(positive)
        for node in positive:
            yield f"只查“{format_query(node)}”", node
    if isinstance(root, Term) and len(root.text) > 3:
        yield "拆成短词，含有任意一个即可", Or(_halves(root.text))


def _halves(text: str) -> tuple[Term, ...]:
    """Pieces of two characters, the last of three when the number is odd."""
    starts = range(0, len(text) - 1, 2)
    return tuple(Term(text[i : i + 2 if i + 3 < len(text) else None]) for i in starts)


def _unquoted(root: Node) -> Node | None:
    """The query with its quotes taken off, or None when it has none."""
    nodes = root.nodes if isinstance(root, And) else (root,)
    if not any(isinstance(node, Phrase) for node in nodes):
        return None
    words = " ".join(n.text if isinstance(n, Phrase) else format_query(n) for n in nodes)
    return parse(words).root
