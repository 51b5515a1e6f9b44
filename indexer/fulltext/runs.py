"""A query as the strings it seeks: which must stand in one field, and which are to be marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from archive.terms import And, FieldTerm, Literal, Node, Not, Or, Phrase, Term, Wildcard
from indexer.words import fold, is_chinese, words

MAX_GAP = 10  # visible characters that a * may stand for
MAX_WORDS = 64  # of all bare terms together; with more of them, a text was pasted
SENTENCE_ENDS = frozenset("。！？；…!?;")


@dataclass(frozen=True, slots=True)
class Run:
    """Folded pieces to be found in one field, in order, with a gap of a * between neighbours.

    No piece at all (nothing visible was asked for) is found everywhere and never marked.
    `titles` restricts to headline, kicker and deck.
    """

    pieces: tuple[str, ...]
    titles: bool = False


def run_of(node: Term | Phrase | Wildcard | Literal, titles: bool = False) -> Run:
    """The string or pattern that a leaf of a query seeks.

    >>> run_of(Wildcard(("文明", "城市")))
    Run(pieces=('文明', '城市'), titles=False)
    """
    pieces = node.pieces if isinstance(node, Wildcard) else (node.text,)
    return Run(tuple(filter(None, (fold(piece).text for piece in pieces))), titles)


def positive_runs(node: Node | None, positive: bool = True) -> Iterator[Run]:
    """The runs that an article is wanted for: those under an even number of NOTs."""
    match node:
        case Term() | Phrase() | Wildcard() | Literal():
            run = run_of(node)
            if positive and run.pieces:
                yield run
        case FieldTerm("标题", value):
            run = run_of(value, titles=True)
            if positive and run.pieces:
                yield run
        case Not(inner):
            yield from positive_runs(inner, not positive)
        case And(nodes) | Or(nodes):
            for inner in nodes:
                yield from positive_runs(inner, positive)


def loose_terms(node: Node | None) -> Iterator[Term]:
    """The bare terms that may be loosened: those reached from the root through ANDs alone."""
    match node:
        case Term():
            yield node
        case And(nodes):
            for inner in nodes:
                yield from loose_terms(inner)


def term_words(term: Term) -> tuple[Run, ...]:
    """The distinct words of a bare Chinese term, or none when it is but one.

    >>> [run.pieces[0] for run in term_words(Term("疫情防控"))], term_words(Term("党建"))
    (['疫情', '防控'], ())
    """
    folded = fold(term.text).text
    if not any(char.isalnum() and is_chinese(char) for char in folded):
        return ()
    found = dict.fromkeys(w.text for w in words(folded) if any(map(str.isalnum, w.text)))
    return tuple(Run((word,)) for word in found) if len(found) > 1 else ()


def loosened(node: Node | None) -> tuple[Mapping[Term, tuple[Run, ...]], int]:
    """The bare terms that are loosened, each with its words: the first ones, while they have no more
    than MAX_WORDS words together; and how many are not, for having too many.

    >>> terms, left = loosened(And((Term("疫情防控"), Term("党建"))))
    >>> [(term.text, len(words)) for term, words in terms.items()], left
    ([('疫情防控', 2)], 0)
    """
    terms: dict[Term, tuple[Run, ...]] = {}
    size = left = 0
    for term in dict.fromkeys(loose_terms(node)):
        words = term_words(term)
        if not words:
            continue
        if size + len(words) > MAX_WORDS:
            left += 1
            continue
        terms[term] = words
        size += len(words)
    return terms, left


def spans(run: Run, folded: str) -> list[tuple[int, int]]:
    """Where a run stands in a folded text: for each start the shortest stretch, in order.

    >>> spans(Run(("文明", "城")), "创文明卫生城,建文明。城")
    [(1, 6)]
    """
    if not run.pieces:
        return []
    *others, last = run.pieces
    if not others:
        return [(at, at + len(last)) for at in _occurrences(last, folded)]
    ends = {at: at + len(last) for at in _occurrences(last, folded)}
    for piece in reversed(others):
        ends = {
            at: min(reached)
            for at in _occurrences(piece, folded)
            if (reached := [ends[n] for n in _reach(folded, at + len(piece)) if n in ends])
        }
    return sorted(ends.items())


def _occurrences(piece: str, text: str) -> Iterator[int]:
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)


def _reach(text: str, at: int) -> Iterator[int]:
    """The positions from `at` on that a gap may lead to."""
    visible = 0
    while visible <= MAX_GAP:
        yield at
        if at >= len(text) or text[at] in SENTENCE_ENDS:
            return
        visible += text[at] != " "
        at += 1
