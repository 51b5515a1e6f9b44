"""Which articles a query holds for: masks over the items, combined as the query says."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce

import numpy as np

from archive.terms import And, FieldTerm, Node, Not, Or, Term
from indexer.fulltext.arrays import NO_IDS, Mask
from indexer.fulltext.fields import field_holders
from indexer.fulltext.held import Held
from indexer.fulltext.reader import Reader
from indexer.fulltext.register import Register
from indexer.fulltext.runs import Run, run_of

_ROOM = 1 << 23  # texts whose numbers are held at a time, some 17 bytes each


class Evaluation:
    """One question to one build; remembers what was looked up while it is being answered."""

    def __init__(self, register: Register, reader: Reader) -> None:
        self.register = register
        self.reader = reader
        self._runs: dict[Run, Held] = {}
        self._spread = 0  # texts of the runs that were asked for since they were last folded

    def strict(self, node: Node) -> Mask:
        """The items that hold every term as it stands."""
        match node:
            case Not(inner):
                return self.register.live & ~self.strict(inner)
            case And(nodes):
                return reduce(np.logical_and, map(self.strict, nodes))
            case Or(nodes):
                return reduce(np.logical_or, map(self.strict, nodes))
            case FieldTerm("标题", value):
                return self.holders(run_of(value, titles=True))
            case FieldTerm(field, value):
                return field_holders(self.register, field, value)
            case _:
                return self.holders(run_of(node))

    def loose(self, node: Node, words: Mapping[Term, tuple[Run, ...]]) -> Mask:
        """The same, but the terms with `words` are content with all of them anywhere in the article."""
        match node:
            case And(nodes):
                return reduce(np.logical_and, (self.loose(inner, words) for inner in nodes))
            case Term() if node in words:
                return reduce(np.logical_and, map(self.holders, words[node]))
            case _:
                return self.strict(node)

    def holders(self, run: Run) -> Mask:
        """The items with a text that holds the run."""
        return self.held(run).items if run.pieces else self.register.live

    def held(self, run: Run) -> Held:
        """Where the run stands. A question of many frequent runs holds few of them spread out."""
        if run not in self._runs:
            self._runs[run] = self._find(run)
        held = self._runs[run]
        self._spread += held.count
        if self._spread > _ROOM:
            self._spread = held.count
            for other in self._runs.values():
                other.fold()
        return held

    def _find(self, run: Run) -> Held:
        frequent = self.reader.frequent
        if not run.titles and (kept := frequent.get(run.pieces)):
            return Held(kept, self.register)
        found = self.reader.holding(run.pieces) if run.pieces else NO_IDS
        if run.titles:
            return Held(found[self.register.titles.take(found)], self.register)
        held = Held(found, self.register)
        frequent.add(run.pieces, held, self.reader.text_count())
        return held
