"""The fields of the grammar that ask for a fact instead of text: 城市 日期 主题 记者 来源."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np

from archive.filters import UNKNOWN
from archive.places import resolve_place
from archive.terms import And, FieldTerm, Node, Not, Or, Phrase, Term, Wildcard
from indexer.fulltext.arrays import Mask
from indexer.fulltext.register import Register
from indexer.fulltext.runs import Run, run_of, spans

_FACETS = {
    "城市": ("place",),
    "主题": ("topic",),
    "记者": ("reporter",),
    "来源": ("newspaper", "source"),
}


def field_holders(register: Register, field: str, value: Term | Phrase | Wildcard) -> Mask:
    """The items whose fact is the wanted one; for 记者 and 来源 holding it is enough.

    Values are compared folded. A pattern with * must be found in the value (for a place in the
    name of its last level).
    """
    run = run_of(value)
    if not run.pieces:
        return register.live
    found = np.zeros(register.size, np.bool_)
    if field == "日期":
        return register.dated("date", value.text) if isinstance(value, Term | Phrase) else found
    for facet in _FACETS.get(field, ()):
        known = register.known(facet)
        accepts = _accepts(field, run, known.values())
        found |= register.holding(facet, (name for name, text in known.items() if accepts(text)))
    return found


def field_notes(register: Register, node: Node | None) -> Iterator[str]:
    """A sentence for each value of a field that no article has."""
    match node:
        case Not(inner):
            yield from field_notes(register, inner)
        case And(nodes) | Or(nodes):
            for one in nodes:
                yield from field_notes(register, one)
        case FieldTerm(field, value) if field in _FACETS:
            asked = "*".join(value.pieces) if isinstance(value, Wildcard) else value.text
            if asked != UNKNOWN and not field_holders(register, field, value).any():
                yield f"没有一篇文章的{field}是“{asked}”"


def _accepts(field: str, run: Run, known: Iterable[str]) -> Callable[[str], bool]:
    wanted, *more = run.pieces
    if more:
        return lambda text: bool(spans(run, text.rpartition("/")[2] if field == "城市" else text))
    if field == "城市":
        return frozenset(resolve_place(wanted, known)).__contains__
    if field == "主题":
        return wanted.__eq__
    return lambda text: text == wanted or (text != UNKNOWN and wanted in text)
