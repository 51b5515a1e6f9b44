"""Which broken lines of a page continue which: candidates, weighed and matched over the page."""

from __future__ import annotations

import json
from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from math import log
from typing import NamedTuple

from archive.texts import Candidate, Join
from indexer.splitting.candidates import NO_HEADINGS, Seams, options
from indexer.splitting.drafts import Draft
from indexer.splitting.lines import Line
from indexer.splitting.matching import Pair, marginals
from indexer.splitting.seams import Sign, overlapping

# Chosen on made pages of text never learned from: of 1,000 joins some 970 are right. Where what looks
# like a heading is part of a join it must be surer: a wrong one would spoil the heading's article;
# so must what begins as only paragraphs do, for a wrong join there is plain to see; and so must the
# next line where nothing but its place speaks for it: where a rest is lost, some line comes next too.
JOIN, JOIN_NEXT, JOIN_HEADING, JOIN_FIRM, JOIN_NEVER = 0.6, 0.75, 0.8, 0.91, 1.01
SUSPECT = 0.3
_USUAL = 0.75  # share of broken lines that go on in the next one
_SURE = 0.6
_PRIOR = 8.0  # lines that would have to say otherwise before a page counts for itself
_HOPELESS = -6.0  # log odds below which an option need not be matched
# What ties two lines together by their words, not by their place or by what each looks like; or
# shows that the lower one, which begins with 的 or a comma, must have lost its beginning.
_TIES = frozenset(
    (
        "word",
        "pair",
        "known",
        "known3",
        "closes",
        "speech",
        "given",
        "number",
        "frame",
        "overlap",
        "torn",
    )
)
TIES_OF_WORDS = _TIES - {"frame"}  # a title may stand where a clause could go on
_AGAINST = {
    "opening": "下一行像段落开头",
    "start": "下一行像段落开头",
    "firm": "下一行像段落开头",
    "cut": "上一行像标题",
    "heading": "上一行像标题",
    "titled": "上一行像标题",
    "plain": "上一行像标题",
    "soft": "上一行止于引号或括号",
    "closed": "上一行已经结束",
    "uncounted": "上一行止于数字，下一行接不上",
    "row": "上一行像表格或落款",
    "listed": "上一行在短行之间，像诗句或名单",
    "brief": "下一行是短行",
    "scrap": "两行都是短行，像诗句或名单",
    "item": "下一行像表格或条目",
    "unended": "下一行也没有结束",
    "affinity": "两字很少相连",
    "junction": "词性接不上",
    "junction before": "词性接不上",
    "junction after": "词性接不上",
    "calls": "词性接不上",
    "long": "两行连成的分句太长",
    "stray": "下一行的引号在上一行没有开头",
    "unclosed": "引号到下一行仍未闭合",
    "resumes": "下一行重提上文的词",
    "skip1": "中间隔着一段",
    "skip2": "中间隔着两段",
    "skip3": "中间隔着三段",
    "skip4": "中间隔着多段",
    "kin": "与下一行所在文章说的是同一件事",
    "peer": "本版别处有同样开头的段落",
    "indented": "下一行有段首空格",
}


class Link(NamedTuple):
    """Line `tail` continues line `head` (indices of visible lines), with the evidence and the
    probability that it does."""

    head: int
    tail: int
    signs: tuple[Sign, ...]
    chance: float

    def join(self, lines: Sequence[Line]) -> Join:
        """As it is kept: the probability as score, and the strongest reasons in words."""
        head, tail = lines[self.head], lines[self.tail]
        told = [x.reason for x in self._by_weight() if x.reason and _worth(x) > 0.5]
        overlap = tail.text[: len(overlapping(head.look, tail.look))]
        reason = "，".join(dict.fromkeys(told[:3])) or "位置相接"
        return Join(head.last, tail.number, round(self.chance, 2), reason, overlap)

    def against(self) -> str:
        """What spoke against the link, in words."""
        told = [_AGAINST.get(x.name) for x in reversed(self._by_weight()) if _worth(x) < -0.3]
        return "，".join(list(dict.fromkeys(filter(None, told)))[:2])

    def _by_weight(self) -> list[Sign]:
        return sorted(self.signs, key=lambda sign: -_worth(sign))


@dataclass(frozen=True, slots=True)
class Repairs:
    """The joins to make, and the likeliest partners of ends that stay open."""

    links: tuple[Link, ...]
    suspected: tuple[Link, ...] = ()
    refused: tuple[Link, ...] = ()

    def candidates(self, lines: Sequence[Line]) -> tuple[Candidate, ...]:
        """What was weighed and not made, as it is kept."""
        weighed = [*((x, True) for x in self.suspected), *((x, False) for x in self.refused)]
        weighed.sort(key=lambda pair: (pair[0].head, -pair[0].chance))
        return tuple(Candidate(x.join(lines), suspected, x.against()) for x, suspected in weighed)


def find_repairs(
    lines: Sequence[Line],
    drafts: Sequence[Draft],
    headings: Mapping[int, float] = NO_HEADINGS,
    seams: Seams | None = None,
) -> Repairs:
    """Broken lines and what continues them, none used twice.

    `headings` are lines taken for headings, with the log odds that they are text: a link that
    holds one says that it is none. `seams` keeps what was seen of pairs of lines, for a page that
    is looked at again.
    """
    found = options(lines, drafts, headings, weights=_weights(), seams=seams)
    odds = {(x.head, x.tail): x.worth for x in found if x.worth > _HOPELESS}
    near = {pair for pair in odds if pair[1] == pair[0] + 1 and pair[0] not in headings}
    order = _order(marginals(odds), near)
    chances = marginals({pair: worth + order.get(pair, 0.0) for pair, worth in odds.items()})
    links = [Link(x.head, x.tail, x.signs, chances.get((x.head, x.tail), 0.0)) for x in found]
    made = [x for x in links if x.chance >= _least(x, headings)]
    heads, tails = {x.head for x in made}, {x.tail for x in made}
    taken = heads | set(headings)
    best = _best([x for x in links if x.head not in taken and x.tail not in tails])
    suspected = tuple(x for x in best if x.chance >= SUSPECT)
    return Repairs(tuple(made), suspected, tuple(x for x in best if x.chance < SUSPECT))


def _order(chances: Mapping[Pair, float], near: Collection[Pair]) -> dict[Pair, float]:
    """Log odds to add to each pair of adjacent lines on a page whose columns are in order: how
    much more of its other broken lines surely go on in the next one than is usual."""
    sure = {head for head, tail in near if chances[head, tail] >= _SURE}
    heads = {head for (head, _), chance in chances.items() if chance >= SUSPECT} | sure
    added = {}
    for head, tail in near:
        others = len(heads) - (head in heads)
        share = (len(sure) - (head in sure) + _USUAL * _PRIOR) / (others + _PRIOR)
        added[head, tail] = max(0.0, log(share / (1 - share)) - log(_USUAL / (1 - _USUAL)))
    return added


def _least(link: Link, headings: Container[int]) -> float:
    """The probability from which a link is made."""
    names = {sign.name for sign in link.signs}
    heading = link.head in headings or link.tail in headings
    if link.tail in headings and not names & TIES_OF_WORDS:
        return JOIN_NEVER
    if "firm" in names or ((heading or "scrap" in names) and not names & _TIES):
        return JOIN_FIRM
    if heading:
        return JOIN_HEADING
    return JOIN_NEXT if "next" in names and not names & _TIES else JOIN


def _best(links: Sequence[Link]) -> list[Link]:
    """The likeliest continuation of each broken line."""
    best: dict[int, Link] = {}
    for link in links:
        if link.head not in best or link.chance > best[link.head].chance:
            best[link.head] = link
    return [best[head] for head in sorted(best)]


def _worth(sign: Sign) -> float:
    name, value, _ = sign
    return _weights().get(name, 0.0) * value


@cache
def _weights() -> Mapping[str, float]:
    """Log odds of each sign; see tools/train_repair.py."""
    text = resources.files("indexer").joinpath("data", "repair_weights.json").read_text("utf-8")
    weights: Mapping[str, float] = json.loads(text)["weights"]
    return weights
