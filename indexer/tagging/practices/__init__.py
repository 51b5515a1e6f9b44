"""Named practices: “三步调解”工作法, “五场战役”, 1+6+N, 支部会商机制; variants of one are merged."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, partial

from archive.practices import core_of
from archive.tags import Evidence
from archive.texts import Article
from indexer.tagging.fields import Piece, pieces, quoted
from indexer.tagging.practices.bare import bare_practices
from indexer.tagging.practices.context import is_of_trade, is_refused
from indexer.tagging.practices.in_quotes import quoted_practices
from indexer.tagging.practices.mention import Mention
from indexer.tagging.practices.owner import RULE, owner_span


@dataclass(frozen=True, slots=True)
class PracticeTags:
    """The practices of an article as printed, in order of appearance, and where they are named; the
    evidence `unit=` a practice quotes the body whose it is, where the words before it name one."""

    practices: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def find_practices(article: Article) -> PracticeTags:
    """The practices an article names. Variants (“三捐”, “三捐”活动) are one, called as printed
    most often, of equals by the fullest without a gloss in parentheses."""
    traded = cache(partial(is_of_trade, article))
    named: defaultdict[str, list[tuple[Piece, Mention]]] = defaultdict(list)
    for piece in _told(article):
        for mention in mentions(piece.text):
            if not is_refused(piece.text, mention, traded=traded):
                named[core_of(mention.core)].append((piece, mention))
    evidence: list[Evidence] = []
    practices: list[str] = []
    for found in named.values():
        names = Counter(_name(*one) for one in found)
        name = max(names, key=lambda n: (names[n], "(" not in n and "（" not in n, len(n)))
        practices.append(name)
        evidence += [quoted(f"practice={name}", m.rule, p, m.start, m.end) for p, m in found]
        owners = ((p, owner_span(p.text, m)) for p, m in found)
        owned = next(((p, span) for p, span in owners if span), None)
        if owned:
            evidence.append(quoted(f"unit={name}", RULE, owned[0], *owned[1]))
    return PracticeTags(tuple(practices), tuple(evidence))


def mentions(text: str) -> Iterator[Mention]:
    """The practices that a text names, in order, none inside another."""
    found = [*quoted_practices(text), *bare_practices(text)]
    past = 0
    for mention in sorted(found, key=lambda m: (m.start, -m.end)):
        if mention.start >= past:
            yield mention
            past = mention.end


def _told(article: Article) -> Iterator[Piece]:
    yield from (piece for piece in pieces(article) if piece.where != "byline")
    yield from (Piece("subheading", s.text) for s in article.subheadings)


def _name(piece: Piece, mention: Mention) -> str:
    return " ".join(piece.text[mention.start : mention.end].split())
