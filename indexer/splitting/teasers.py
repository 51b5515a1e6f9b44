"""The tail of a saved web page: after the article, one line each of quite other news."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import accumulate, pairwise
from math import inf

from indexer.splitting import cues, leads
from indexer.splitting.drafts import Draft
from indexer.splitting.kinship import cohesion, shared
from indexer.splitting.language import language
from indexer.splitting.lines import Line
from indexer.splitting.starts import judge_start

_FEWEST, _MOST = 3, 40
_ANNOUNCED = 0.3  # cohesion of a headline with its lead
_STRANGE = 0.15  # cohesion below which a line has nothing to do with the text
_REST = -1.0  # log odds of a line's first words from which on it does not begin a text


def split_teasers(lines: Sequence[Line], drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without the foreign lines at the page's end, each of those a teaser of its own.

    Only where lines follow without blanks between, as on a saved web page; where they have
    nothing to do with the text above nor with each other; and where one at least shows that it
    is a scrap: its end is broken off. Whole items of an agency are news.
    """
    tail = _tail(lines, drafts)
    if len(tail) < _FEWEST:
        return list(drafts)
    own = [i for draft in drafts for i in draft.having("paragraph")]
    headed = {i for draft in drafts for i in _headed(lines, draft)}
    from_ = next((k + 1 for k in reversed(range(len(tail))) if tail[k] in headed), 0)
    cuts = range(from_, len(tail))
    first = _first_lines(lines, own)
    cut = next((k for k in cuts if _foreign(lines, own, tail[k:], first)), None)
    if cut is None:
        return list(drafts)
    gone = set(tail[cut:])
    kept = [Draft(d.kind, tuple(p for p in d.parts if p[0] not in gone)) for d in drafts]
    return [d for d in kept if d.parts] + [_teaser(lines, i) for i in tail[cut:]]


def _headed(lines: Sequence[Line], draft: Draft) -> Sequence[int]:
    """The lines of a report that is printed here in full: a heading, and whole text below."""
    heads = draft.having("headline", "kicker", "deck", "subheading", "byline")
    body = draft.having("paragraph")
    opens = [i for i in body if i - 1 in heads and _whole(lines[i - 1].look, lines[i].look)]
    led = [i for i in opens if leads.is_lead(lines[i].look) or cues.starts_news(lines[i].look)]
    return [i for i in body if i <= led[-1]] if led else ()


def _whole(title: str, look: str) -> bool:
    """Whether a line is a text, not a scrap: it ends, or is the lead that its title announces."""
    announced = leads.is_lead(look) and cohesion(title, look) >= _ANNOUNCED
    return announced or cues.ending(look) == "closed"


def _tail(lines: Sequence[Line], drafts: Sequence[Draft]) -> list[int]:
    """The last lines of the page as far as no blank line and no byline or caption stands there."""
    plain = {i for d in drafts for i in d.having("paragraph", "headline", "subheading", "kicker")}
    tail: list[int] = []
    for i in range(len(lines) - 1, max(-1, len(lines) - 1 - _MOST), -1):
        if i not in plain or lines[i].blanks:
            break
        tail.append(i)
    return tail[::-1]


def _first_lines(lines: Sequence[Line], own: Iterable[int]) -> Callable[[str], float]:
    """A function of a word → the first text that holds it; so that one search serves all ends of
    the text above the tail."""
    order = sorted(own)
    text = "\n".join([lines[i].look for i in order])
    starts = [0, *accumulate(len(lines[i].look) + 1 for i in order)]

    @cache
    def first(word: str) -> float:
        at = text.find(word)
        return inf if at < 0 else order[bisect_right(starts, at) - 1]

    return first


def _foreign(
    lines: Sequence[Line], own: Sequence[int], rest: Sequence[int], first: Callable[[str], float]
) -> bool:
    """Whether the lines `rest` have nothing to do with the texts (`own`) above them."""

    def above_holds(word: str) -> bool:
        return first(word) < rest[0]

    above = [lines[j].look for j in own if j < rest[0]]
    looks = [lines[j].look for j in rest]
    if len(rest) < _FEWEST or len(above) < _FEWEST or not any(map(_open, looks)):
        return False
    if any(_open(a) and judge_start(b).score <= 0 for a, b in pairwise(looks)):
        return False  # these are the columns of a page, broken and to be joined
    if any(language().opening(look) < _REST for look in looks):
        return False  # the rest of a broken text: news printed elsewhere begins as news does
    if _agencies(above) & _agencies(looks):
        return False
    if cues.ending(above[-1]) != "closed" or shared(looks[0], above_holds) >= _STRANGE:
        return False
    near = [shared(look, above_holds) for look in looks]
    if _mean(near) >= _STRANGE:
        return False
    return _mean([cohesion(a, b) for a, b in zip(looks[1:], looks, strict=False)]) < _STRANGE


def _agencies(looks: Sequence[str]) -> set[str]:
    """Who signs the leads: their first characters (本报讯, 中新网)."""
    return {look.lstrip("【（")[:3] for look in looks if leads.is_lead(look)}


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _open(look: str) -> bool:
    prose = "，" in look or "。" in look
    return prose and cues.ending(look) == "open" and len(look) > 20 and not cues.is_bullet(look)


def _teaser(lines: Sequence[Line], i: int) -> Draft:
    titled = cues.heading_strength(lines[i].look) > 0
    return Draft("teaser", ((i, "headline" if titled else "paragraph"),))
