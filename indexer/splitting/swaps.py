"""Rests of broken lines that do not stand below them: in another article's place, or above.

Repair looks down the page, as columns go. Where two columns were put in each other's place, the
rest under each beginning speaks of what the other article speaks of, or one of them stands above its
beginning. What is found here is shown, never made: on most pages a column goes on below.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import combinations
from math import log

from indexer.splitting import cues
from indexer.splitting.candidates import may_go_on
from indexer.splitting.drafts import Draft
from indexer.splitting.language import language
from indexer.splitting.lines import Line
from indexer.splitting.pairs import page_pairs
from indexer.splitting.repair import TIES_OF_WORDS, Link, Repairs
from indexer.splitting.seams import Sign
from indexer.splitting.starts import judge_start
from indexer.words import Numbers, Pairs

_FAINT = 0.03  # share of pairs that any two texts may have in common
_CROSSED = 2.0  # log of how much more both share with the other's article than with their own
_LEAST = -0.2  # of each
_ABOVE = 1.0  # the same of a rest above its beginning
_REST = -1.0  # log odds of its first words from which a line is the rest of another
_CHANCE = 0.5  # of a join that only speaks of the same things
_KIN = (Sign("kin", 2.0, "与上一行所在的文章说同样的事，位置像是错了"),)


def with_misplaced(lines: Sequence[Line], drafts: Sequence[Draft], repairs: Repairs) -> Repairs:
    """The joins, and what would be right where lines look misplaced as suspected."""
    owner = {
        i: k for k, d in enumerate(drafts) if d.kind != "teaser" for i in d.having("paragraph")
    }
    shares = _Shares(lines, drafts, {link.tail for link in repairs.links})
    found = [
        *_crossed(owner, repairs.links, shares),
        *_above(lines, owner, repairs, shares),
    ]
    told = [Link(head, tail, _KIN, _CHANCE) for head, tail in found]
    return replace(repairs, suspected=(*repairs.suspected, *told)) if told else repairs


def _crossed(
    owner: Mapping[int, int], links: Sequence[Link], shares: _Shares
) -> Iterator[tuple[int, int]]:
    """Of two joins within two articles, with no word that ties either, those that would rather be
    made crosswise; the surest first, none twice."""
    free = [
        link
        for link in links
        if owner.get(link.head, -1) == owner.get(link.tail)
        and not {sign.name for sign in link.signs} & TIES_OF_WORDS
    ]
    weighed = []
    for a, b in combinations(free, 2):
        one, other = owner[a.head], owner[b.head]
        if one != other:
            strange = shares.ratio(a.tail, other, one), shares.ratio(b.tail, one, other)
            if sum(strange) > _CROSSED and min(strange) > _LEAST:
                weighed.append((sum(strange), a, b))
    taken: set[Link] = set()
    for _, a, b in sorted(weighed, key=lambda found: (-found[0], found[1].head)):
        if not {a, b} & taken:
            taken |= {a, b}
            yield a.head, b.tail
            yield b.head, a.tail


def _above(
    lines: Sequence[Line], owner: Mapping[int, int], repairs: Repairs, shares: _Shares
) -> Iterator[tuple[int, int]]:
    """Beginnings that nothing continues, with the rest above them that nothing begins."""
    begun = {link.head for link in repairs.links} | {link.head for link in repairs.suspected}
    known = {link.tail for link in repairs.links} | {link.tail for link in repairs.suspected}
    heads = [i for i in owner if i not in begun and _stops(lines[i].look)]
    rests = [i for i in owner if i not in known and _goes_on(lines[i].look)] if heads else []
    weighed = [
        (shares.ratio(rest, owner[head], owner[rest]), head, rest)
        for head in heads
        for rest in rests
        if rest < head and owner[rest] != owner[head]
    ]
    taken: set[int] = set()
    for told, head, rest in sorted(weighed, key=lambda found: (-found[0], *found[1:])):
        if told > _ABOVE and not {head, rest} & taken:
            taken |= {head, rest}
            yield head, rest


def _stops(look: str) -> bool:
    return may_go_on(look) and cues.is_prose(look) and cues.ending(look) == "open"


def _goes_on(look: str) -> bool:
    """Whether a line can only be the rest of another."""
    return language().opening(look) < _REST or judge_start(look).torn


class _Shares:
    """How much each line shares with each article, lines that were joined to others left aside."""

    def __init__(self, lines: Sequence[Line], drafts: Sequence[Draft], rests: set[int]) -> None:
        self._lines, self._drafts, self._rests = lines, drafts, rests
        self._counts: dict[int, Numbers] = {}

    def ratio(self, i: int, this: int, that: int) -> float:
        """How much more line i shares with one article than with another, as a logarithm."""
        return log((self._share(i, this) + _FAINT) / (self._share(i, that) + _FAINT))

    def _share(self, i: int, k: int) -> float:
        """The share of what its pairs tell that the other lines of article k hold."""
        mine = list(set(self._pairs.of(i).tolist()))
        worths = self._pairs.worths[mine]
        here = i in self._own(k)
        shared = worths[self._counted(k)[mine] > here]
        return float(shared.sum()) / (float(worths.sum()) or 1.0)

    def _counted(self, k: int) -> Numbers:
        if k not in self._counts:
            self._counts[k] = self._pairs.counted(self._own(k))
        return self._counts[k]

    def _own(self, k: int) -> list[int]:
        return [i for i, _ in self._drafts[k].parts if i not in self._rests]

    @cached_property
    def _pairs(self) -> Pairs:
        return page_pairs(tuple([line.look for line in self._lines]))
