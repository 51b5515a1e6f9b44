"""Which broken lines of a page continue which: the best assignment over the whole page."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.texts import Candidate, Join
from indexer.splitting import cues
from indexer.splitting.drafts import Draft
from indexer.splitting.lines import Line
from indexer.splitting.seams import Sign, observe, overlapping
from indexer.splitting.starts import judge_start

# Log odds of each sign that a line continues another, against the line's having no continuation
# on the page: a conditional logit over 2,847 broken lines made by cutting whole paragraphs of
# printed pages at random (three in four go on with the next line, some 1-3 lines later, one in ten
# nowhere), rounded. Set by hand, for want of cases: overlap, speech, peer, plain, indented, flush, closed.
# soon, resumes and name were measured on 4,102 paragraphs of 177 other pages, cut in the same way.
WEIGHTS = {
    "any": 1.0,
    "start": 0.65,
    "hanging": 1.2,
    "soft": -2.5,
    "closed": -4.0,
    "titled": -2.0,
    "plain": -5.0,
    "word": 3.4,
    "pair": 1.1,
    "half": -0.6,
    "known": 2.4,
    "known3": 2.0,
    "number": 3.0,
    "speech": 3.0,
    "closes": 4.0,
    "stray": -1.3,
    "unclosed": -1.5,
    "overlap": 0.5,
    "soon": 1.5,
    "resumes": -1.0,
    "name": -0.8,
    "next": 2.6,
    "skipped": -0.25,
    "border": -0.8,
    "peer": -1.4,
    "indented": -2.5,
    "flush": 2.5,
}
AGAINST = {
    "start": "下一行像段落开头",
    "soft": "上一行止于引号或括号",
    "closed": "上一行已经结束",
    "titled": "上一行像标题",
    "plain": "上一行像标题",
    "half": "上一行停在半个词上，接不成词",
    "stray": "下一行的引号在上一行没有开头",
    "unclosed": "引号到下一行仍未闭合",
    "resumes": "下一行重提上文的词",
    "name": "下一行以名称开头",
    "skipped": "中间隔着别的段落",
    "border": "中间隔着文章分界",
    "peer": "本版别处有同样开头的段落",
    "indented": "下一行有段首空格",
}
_JOIN, _SUSPECT = 2.8, 0.0
_ALL_SET_IN = 0.2  # what an indent tells where every line has one, the rest of a broken one too
_EVIDENCE = {"word", "pair", "number", "closes", "known", "known3", "speech", "overlap"}
_APART, _TORN_LIKE = 1.0, -1.2  # a line further on must look torn, or fit by its words
_AHEAD = 12  # body lines after a broken one that may continue it
_NEAR = 60  # lines on either side in which a string is sought
_SHORT = 20
_SAME = 2  # characters in which the beginnings of parallel paragraphs agree


@dataclass(frozen=True, slots=True)
class Link:
    """Line `tail` continues line `head` (indices of visible lines), with the evidence."""

    head: int
    tail: int
    signs: tuple[Sign, ...]
    score: float

    def join(self, lines: Sequence[Line]) -> Join:
        """As it is kept: probability-like score and reason in words."""
        weighed = sorted(self.signs, key=lambda x: -WEIGHTS[x.name] * x.value)
        told = [x.reason for x in weighed if x.reason and WEIGHTS[x.name] * x.value > 0]
        head, tail = lines[self.head], lines[self.tail]
        overlap = tail.text[: len(overlapping(head.look, tail.look))]
        score = round(1 / (1 + math.exp(-self.score)), 2)
        return Join(head.number, tail.number, score, "，".join(told[:3]) or "位置相接", overlap)

    def against(self) -> str:
        """What spoke against the link, in words."""
        weighed = sorted(self.signs, key=lambda x: WEIGHTS[x.name] * x.value)
        told = [AGAINST.get(x.name, "") for x in weighed if WEIGHTS[x.name] * x.value < 0]
        return "，".join([reason for reason in told if reason][:2])


@dataclass(frozen=True, slots=True)
class Repairs:
    """The joins to make, and the likeliest partners of ends that stay open."""

    links: tuple[Link, ...]
    suspected: tuple[Link, ...]
    refused: tuple[Link, ...] = ()

    def candidates(self, lines: Sequence[Line]) -> tuple[Candidate, ...]:
        """What was weighed and not made, as it is kept."""
        weighed = [*((x, True) for x in self.suspected), *((x, False) for x in self.refused)]
        weighed.sort(key=lambda pair: (pair[0].head, -pair[0].score))
        return tuple(Candidate(x.join(lines), suspected, x.against()) for x, suspected in weighed)


def find_repairs(lines: Sequence[Line], drafts: Sequence[Draft]) -> Repairs:
    """Broken body lines and what continues them, none used twice, the likeliest first."""
    owner = {
        i: k for k, d in enumerate(drafts) if d.kind != "teaser" for i in d.having("paragraph")
    }
    body = sorted(owner)
    styles = _styles(lines, body)
    links = [
        link
        for at, i in enumerate(body)
        if is_broken(lines, i)
        for link in _candidates(lines, body, at, owner, styles)
    ]
    made = _improve(_choose([link for link in links if link.score >= _JOIN]), links)
    heads, tails = {x.head for x in made}, {x.tail for x in made}
    rest = [x for x in links if x.head not in heads and x.tail not in tails]
    suspected = _choose([x for x in rest if x.score >= _SUSPECT])
    return Repairs(tuple(made), tuple(suspected), _refused(rest, suspected))


def _refused(rest: Sequence[Link], suspected: Sequence[Link]) -> tuple[Link, ...]:
    """The likeliest continuation of each broken line that is neither made nor suspected."""
    told = {x.head for x in suspected}
    best: dict[int, Link] = {}
    for link in rest:
        if link.head not in told and (link.head not in best or link.score > best[link.head].score):
            best[link.head] = link
    return tuple(best.values())


def is_broken(lines: Sequence[Line], i: int) -> bool:
    """Whether a body line stops in mid-sentence: prose with no end, no item of a list."""
    look = lines[i].look
    if cues.is_bullet(look) and look[-1] not in "，、":
        return False
    return (
        (cues.is_prose(look) or cues.is_lead(look) or cues.heading_strength(look) == 2)
        and cues.ending(look) in ("open", "soft")
        and not cues.is_date(look)
    )


def _candidates(
    lines: Sequence[Line],
    body: Sequence[int],
    at: int,
    owner: Mapping[int, int],
    styles: Mapping[int, Sequence[Sign]],
) -> list[Link]:
    head = body[at]
    near = "\n".join(x.look[:5000] for x in lines[max(0, head - _NEAR) : head + _NEAR])
    links = []
    for skipped, tail in enumerate(body[at + 1 : at + 1 + _AHEAD]):
        if max(len(lines[head].look), len(lines[tail].look)) < _SHORT:
            continue
        layout = (*_layout(skipped, owner[tail] - owner[head]), *styles[tail])
        signs = (*observe(lines[head], lines[tail], near.__contains__), *layout)
        score = sum(WEIGHTS[sign.name] * sign.value for sign in signs)
        if skipped and not any(sign.name in _EVIDENCE for sign in signs):
            score -= _APART * (judge_start(lines[tail].look).score > _TORN_LIKE)
        links.append(Link(head, tail, signs, score))
    return _second_thoughts(links)


def _second_thoughts(links: list[Link]) -> list[Link]:
    """The next line, if only its place speaks for it, counts less where words speak for another."""
    spoken = [bool(_EVIDENCE & {sign.name for sign in link.signs}) for link in links]
    rival = any(told and x.score >= _JOIN for told, x in zip(spoken, links, strict=True))
    return [
        Link(x.head, x.tail, x.signs, x.score - _APART) if rival and not told else x
        for told, x in zip(spoken, links, strict=True)
    ]


def _styles(lines: Sequence[Line], body: Sequence[int]) -> dict[int, list[Sign]]:
    """What the page's habits say of each body line: set in or not, where lines are set in as a
    rule; begun like another one (强化…, 强化…), as parallel paragraphs are."""
    indents = sum(line.indented for line in lines) * 2 > len(lines)
    told = 1.0 if any(not lines[i].indented for i in body) else _ALL_SET_IN
    heads = Counter(lines[i].look[:_SAME] for i in body)
    styles: dict[int, list[Sign]] = {}
    for i in body:
        styles[i] = [Sign("peer")] if heads[lines[i].look[:_SAME]] > 1 else []
        if indents:
            set_in = lines[i].indented
            styles[i].append(Sign("indented", told) if set_in else Sign("flush"))
    return styles


def _layout(skipped: int, borders: int) -> Iterator[Sign]:
    """What the places of two lines say: body lines skipped, borders of articles between."""
    yield Sign("skipped", float(skipped)) if skipped else Sign("next", 1.0, "紧接着的下一段")
    yield Sign("border", float(min(borders, 2)))
    yield Sign("any")


def _choose(links: Sequence[Link]) -> list[Link]:
    """Greedy: the best link first, each line once as head and once as tail."""
    heads: set[int] = set()
    tails: set[int] = set()
    chosen = []
    for link in sorted(links, key=lambda x: (-x.score, x.head, x.tail)):
        if link.head not in heads and link.tail not in tails:
            heads.add(link.head)
            tails.add(link.tail)
            chosen.append(link)
    return sorted(chosen, key=lambda x: x.head)


def _improve(chosen: list[Link], links: Sequence[Link]) -> list[Link]:
    """One pass of swaps: a link gives way to two others that are better in sum, either by an
    exchange of tails between two links or by two lines that were left alone."""
    good = [link for link in links if link.score >= _JOIN]
    result = {link.head: link for link in chosen}
    for link in chosen:
        if result.get(link.head) is not link:
            continue
        other = {x.tail: x for x in result.values()}
        away = [x for x in good if x.head == link.head and x.tail != link.tail]
        back = [x for x in good if x.tail == link.tail and x.head != link.head]
        pairs = [
            (gain, a, b)
            for a in away
            for b in back
            if (gain := _gain(link, a, b, result.get(b.head), other.get(a.tail))) > 0
        ]
        if pairs:
            _, a, b = max(pairs, key=lambda x: (x[0], -x[1].tail, -x[2].head))
            result.update({a.head: a, b.head: b})
    return sorted(result.values(), key=lambda x: x.head)


def _gain(link: Link, a: Link, b: Link, bound: Link | None, taken: Link | None) -> float:
    """What is won when `a` and `b` stand in for `link`: 0 when that is not allowed.

    `bound` is the link that b's head has now, `taken` the one that a's tail has: both must be
    the same (an exchange) or none (two free lines).
    """
    if bound is not taken:
        return 0.0
    lost = link.score + (bound.score if bound else _JOIN)
    return a.score + b.score - lost
