"""What may continue the broken lines of a page, with all that speaks for and against it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from math import log
from types import MappingProxyType
from typing import NamedTuple

from indexer.splitting import cues, endings, leads
from indexer.splitting.drafts import Draft
from indexer.splitting.labels import is_name_row
from indexer.splitting.language import Language, language
from indexer.splitting.lines import Line
from indexer.splitting.pairs import page_pairs
from indexer.splitting.rests import EDGE, LOST, SHORT, Rest, Rests, counted
from indexer.splitting.seams import Sign, observe, worth_of
from indexer.words import Pairs

_AHEAD = 24  # body lines after a broken one that may continue it
_HOPELESS = -5.0  # log odds from which the words of two lines hardly ever lead back
_NEAR = 60  # lines in whose neighbourhood a string is sought
_TITLE = -20.0  # log odds of being text below which a heading surely is one
NO_HEADINGS: Mapping[int, float] = MappingProxyType({})
NO_WEIGHTS: Mapping[str, float] = MappingProxyType({})
_FAINT = 0.03  # share of pairs that any two texts may have in common
_CLEAR = 4.0  # log odds from which more make no difference
_SHORTEST = 6
_PROSE = re.compile("[，。；：！？、”》）]|[^。！？；]*[。！？；].")  # how no verse or name begins
_DECIMAL = re.compile(r"[一-鿿]\d{1,4}\.$")  # half a number, as no sentence ends
_DIARY = re.compile(r"\d{1,2}月\d{1,2}日\s[晴阴雨雪雾霾风多云小中大雷阵转]{1,6}$")

Weighed = tuple[tuple[Sign, ...], float]  # signs, and what they are worth together
Seams = dict[tuple[int, int], Weighed]  # (head, tail) → what `observe` says of them
_NOTHING: Weighed = ((), 0.0)


class Option(NamedTuple):
    """Line `tail` may continue line `head` (indices of visible lines): what is seen, and its worth."""

    head: int
    tail: int
    signs: tuple[Sign, ...]
    worth: float


def options(
    lines: Sequence[Line],
    drafts: Sequence[Draft],
    headings: Mapping[int, float] = NO_HEADINGS,
    known: Language | None = None,
    weights: Mapping[str, float] = NO_WEIGHTS,
    seams: Seams | None = None,
) -> list[Option]:
    """Every broken line with the lines below it that may continue it; `headings` are lines taken
    for headings or bylines, with the log odds that they are text after all: a short beginning of
    a broken paragraph, or a short rest right below one.

    `weights` are those of the signs: options that cannot win any more are dropped before their
    words are looked at; without weights none is. `seams` keeps what was seen of pairs of lines.
    """
    seen = {} if seams is None else seams
    search = _Search(lines, drafts, headings, known or language(), weights, seen)
    return [option for head in search.heads for option in search.after(head)]


class _Search:
    """The broken lines of a page (`heads`), and what may continue each."""

    def __init__(
        self,
        lines: Sequence[Line],
        drafts: Sequence[Draft],
        headings: Mapping[int, float],
        known: Language,
        weights: Mapping[str, float],
        seams: Seams,
    ) -> None:
        self._lines, self._known, self._weights, self._seams = lines, known, weights, seams
        self._owner = {
            i: k for k, d in enumerate(drafts) if d.kind != "teaser" for i in d.having("paragraph")
        }
        self._body = sorted(self._owner)
        self._unsure = {i: odds for i, odds in headings.items() if odds > _TITLE}
        self._rests = Rests(lines, self._body, known, weights)
        self._texts = _Texts(lines, drafts)
        self._places: dict[tuple[int, bool, int], Weighed] = {}
        able = (i for i in (*self._body, *self._unsure) if may_go_on(lines[i].look))
        self.heads = sorted(able)
        self._going = frozenset(self.heads)

    def after(self, head: int) -> Iterator[Option]:
        """What may continue line `head`."""
        at = bisect_right(self._body, head)
        below = self._body[at : at + _AHEAD]
        tails = self._tails(head, below)
        if not tails:
            return
        own = self._owner.get(head, self._owner[below[0]] if below else 0)
        beginning = tuple(self._beginning(head))
        begun = worth_of(beginning, self._weights)
        short = len(self._lines[head].look) < SHORT
        for skipped, tail in tails:
            rest = self._rests[tail]
            other = self._owner.get(tail, own)
            place, placed = self._place(skipped, tail - head > 1, other - own)
            odds = begun + rest.worth + placed
            above = below[skipped - 1] if skipped else head
            claimed = above > head and above in self._going
            if claimed or short or tail in self._unsure:
                more = tuple(self._special(claimed, short, tail, rest))
                odds += worth_of(more, self._weights)
                place += more
            if odds < _HOPELESS:
                continue
            seam, sewn = self._seam(head, tail)
            odds += sewn
            kin, related = _NOTHING
            if other != own and odds >= _HOPELESS:
                kin, related = self._kin(own, other, tail)
            signs = (*place, *rest.signs, *beginning, *seam, *kin)
            yield Option(head, tail, signs, odds + related)

    def _tails(self, head: int, below: Sequence[int]) -> list[tuple[int, int]]:
        """The lines that may continue one, with the number of body lines skipped."""
        lines, rests = self._lines, self._rests
        first = [(0, head + 1)] if head + 1 in self._unsure else []
        able = [*first, *((k, tail) for k, tail in enumerate(below) if rests.follows[tail])]
        look = lines[head].look
        if not counted(look):
            able = [(k, tail) for k, tail in able if not k or not rests.begins[tail]]
        else:
            able = [
                (k, tail)
                for k, tail in able
                if not k or lines[tail].look[0].isdigit() or not rests.begins[tail]
            ]
        if len(look) < SHORT:
            able = [(k, tail) for k, tail in able if not self._is_listed(head, tail)]
        if look[-1] == ".":
            able = [(k, tail) for k, tail in able if lines[tail].look[0].isdigit()]
        return able

    def _is_listed(self, head: int, tail: int) -> bool:
        """Whether two lines are short and stand among others, as verses and names do; the rest of
        prose begins with a mark, or holds a sentence's end. What stands over or under a text is
        none of the others, unless one of the two looks like a heading itself."""
        lines = self._lines
        if len(lines[head].look) >= SHORT or len(lines[tail].look) >= SHORT:
            return False
        if _PROSE.match(lines[tail].look):
            return False
        around = {head - 1, head + 1, tail - 1, tail + 1} - {head, tail}
        if head in self._owner and tail in self._owner:
            around &= self._owner.keys()
        return any(len(lines[i].look) < SHORT for i in around if 0 <= i < len(lines))

    def _beginning(self, head: int) -> Iterator[Sign]:
        """What kind of line it is that should go on."""
        lines, look = self._lines, self._lines[head].look
        if len(look) <= endings.LONGEST:
            cut = max(-_CLEAR, min(_CLEAR, self._known.ending(look)))
            yield Sign("cut", cut, "上一行停在半句" if cut > 1 else "")
        else:
            yield Sign("prose")
        if head in self._unsure:
            yield Sign("heading")
            yield Sign("doubted", self._unsure[head])
        if not is_broken(lines, head):
            yield Sign("row")
        if len(look) < SHORT:
            yield Sign("stub")
            beside = [lines[i].look for i in (head - 1, head + 1) if 0 <= i < len(lines)]
            if all(len(x) < SHORT and cues.ending(x) != "closed" for x in beside):
                yield Sign("listed")

    def _special(self, claimed: bool, short: bool, tail: int, rest: Rest) -> Iterator[Sign]:
        """Whether the line above the tail is broken too, and so has a better claim; whether the
        tail was taken for a heading, and how surely; two short lines are rather verses or rows."""
        if claimed:
            yield Sign("claimed")
        if tail in self._unsure:
            yield Sign("misread")
            yield Sign("misread odds", self._unsure[tail])
        if short and rest.short:
            yield Sign("scrap")
            if not rest.ended:
                yield Sign("scrap open")

    def _place(self, skipped: int, between: bool, borders: int) -> Weighed:
        """What the places of two lines say."""
        key = (skipped, between, borders)
        if key not in self._places:
            signs = _place(*key)
            self._places[key] = signs, worth_of(signs, self._weights)
        return self._places[key]

    def _seam(self, head: int, tail: int) -> Weighed:
        """What the words on both sides say, looked at once."""
        seen = self._seams.get((head, tail))
        if seen is None:
            near = self._texts.near(head)
            signs = observe(self._lines[head], self._lines[tail], near, self._known)
            seen = self._seams[head, tail] = signs, worth_of(signs, self._weights)
        return seen

    def _kin(self, own: int, other: int, tail: int) -> Weighed:
        sign = self._texts.kin(own, other, tail)
        return (sign,), worth_of((sign,), self._weights)


def may_go_on(look: str) -> bool:
    """Whether a line may be the beginning of a broken paragraph: it does not end."""
    whole = LOST not in look[-EDGE:]  # where characters are lost, no word can lead on
    able = len(look) >= _SHORTEST and whole and _may_be_cut(look)
    whole_row = is_name_row(look) or _DIARY.match(look)  # which ends as a list does
    return able and not whole_row


def _may_be_cut(look: str) -> bool:
    """Whether a line does not end: 增长6. stops in the middle of a number."""
    return cues.ending(look) in ("open", "soft") or (
        look[-1] == "." and bool(_DECIMAL.search(look))
    )


def is_broken(lines: Sequence[Line], i: int) -> bool:
    """Whether a body line stops in mid-sentence: prose with no end, no item of a list."""
    look = lines[i].look
    if not _may_be_cut(look):
        return False
    if cues.is_bullet(look) and look[-1] not in "，、":
        return False
    return (
        cues.is_prose(look) or leads.is_lead(look) or cues.heading_strength(look) == 2
    ) and not cues.is_date(look)


@lru_cache(maxsize=1 << 10)
def _place(skipped: int, between: bool, borders: int) -> tuple[Sign, ...]:
    return tuple(_placed(skipped, between, borders))


def _placed(skipped: int, between: bool, borders: int) -> Iterator[Sign]:
    """What the places of two lines say: body lines skipped, other lines and borders between."""
    yield Sign("any")
    if not skipped:
        yield Sign("over" if between else "next", 1.0, "下一段" if between else "紧接着的下一段")
    elif skipped <= 3:
        yield Sign(f"skip{skipped}")
    else:
        yield Sign("skip4")
        yield Sign("beyond", min(skipped - 4, 12) / 4)
    if borders:
        yield Sign("border")
        yield Sign("borders", float(min(borders, 3) - 1))


class _Texts:
    """What the articles and the page around a line hold, put together once when asked for."""

    def __init__(self, lines: Sequence[Line], drafts: Sequence[Draft]) -> None:
        self._lines, self._drafts = lines, drafts
        self._told: dict[int, tuple[Sequence[float], Sequence[float]]] = {}
        self._near: dict[int, str] = {}
        self._kins: dict[tuple[int, int], Sign] = {}

    def kin(self, own: int, other: int, tail: int) -> Sign:
        """Whether a tail speaks of what its head's article speaks of (`own`), rather than of what
        the article around it does."""
        if (own, tail) not in self._kins:
            self._kins[own, tail] = self._kin(own, other, tail)
        return self._kins[own, tail]

    def _kin(self, own: int, other: int, tail: int) -> Sign:
        whole = self._wholes[tail] or 1.0
        shared = self._of_article(own)[0][tail] / whole
        around = self._of_article(other)[1][tail] / whole  # where it stands in the tail itself too
        ratio = log((shared + _FAINT) / (around + _FAINT))
        return Sign("kin", ratio, "与上一行所在的文章说同样的事" if ratio > 1 else "")

    def near(self, i: int) -> Callable[[str], bool]:
        """Whether a string stands unbroken in one of the lines around line i."""
        part = i // _NEAR
        if part not in self._near:
            around = self._lines[max(0, (part - 1) * _NEAR) : (part + 2) * _NEAR]
            self._near[part] = "\n".join(line.look[:5000] for line in around)
        return self._near[part].__contains__

    def _of_article(self, k: int) -> tuple[Sequence[float], Sequence[float]]:
        """What those pairs of each line of the page tell that stand in a line of an article, and
        in more than one."""
        if k not in self._told:
            page = self._page
            often = page.counted([i for i, _ in self._drafts[k].parts])
            self._told[k] = (
                page.told(page.worths * (often > 0)),
                page.told(page.worths * (often > 1)),
            )
        return self._told[k]

    @cached_property
    def _wholes(self) -> Sequence[float]:
        """What all pairs of each line tell."""
        return self._page.told(self._page.worths)

    @cached_property
    def _page(self) -> Pairs:
        return page_pairs(tuple([line.look for line in self._lines]))
