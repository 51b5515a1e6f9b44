"""Which articles a query holds for: sets of article numbers, combined as the query says."""

from __future__ import annotations

from collections.abc import Set
from functools import reduce

from archive.terms import And, FieldTerm, Node, Not, Or, Term
from indexer.fulltext.facts import TITLES, Register
from indexer.fulltext.fields import field_holders
from indexer.fulltext.reader import Reader
from indexer.fulltext.runs import Run, run_of, spans, term_words


class Evaluation:
    """One question to one build; remembers what was looked up while it is being answered."""

    def __init__(self, register: Register, reader: Reader) -> None:
        self.register = register
        self.reader = reader
        self._strings: dict[str, Set[int]] = {}
        self._runs: dict[Run, Set[int]] = {}

    def strict(self, node: Node) -> Set[int]:
        """The articles that hold every term as it stands."""
        match node:
            case Not(inner):
                return self.register.everything - self.strict(inner)
            case And(nodes):
                return reduce(lambda a, b: a & b, map(self.strict, nodes))
            case Or(nodes):
                return reduce(lambda a, b: a | b, map(self.strict, nodes))
            case FieldTerm("标题", value):
                return self.holders(run_of(value, titles=True))
            case FieldTerm(field, value):
                return field_holders(self.register, field, value)
            case _:
                return self.holders(run_of(node))

    def loose(self, node: Node) -> Set[int]:
        """The same, bare terms being content with all their words anywhere in the article."""
        match node:
            case And(nodes):
                return reduce(lambda a, b: a & b, map(self.loose, nodes))
            case Term() if words := term_words(node):
                return reduce(lambda a, b: a & b, map(self.holders, words))
            case _:
                return self.strict(node)

    def holders(self, run: Run) -> Set[int]:
        """The articles with a field that holds the run."""
        if not run.pieces:
            return self.register.everything
        return {self.register.owner[doc] for doc in self.documents(run)}

    def documents(self, run: Run) -> Set[int]:
        """The text documents that hold the run."""
        if run not in self._runs:
            self._runs[run] = self._find(run)
        return self._runs[run]

    def _find(self, run: Run) -> Set[int]:
        found = reduce(lambda a, b: a & b, map(self._string, run.pieces)) if run.pieces else set()
        if run.titles:
            found = {doc for doc in found if self.register.where[doc] in TITLES}
        if len(run.pieces) > 1:
            found = {doc for doc in found if spans(run, self.reader.folded(doc))}
        return found

    def _string(self, string: str) -> Set[int]:
        if string not in self._strings:
            self._strings[string] = self.reader.holding(string)
        return self._strings[string]
