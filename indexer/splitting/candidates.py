"""What may continue the broken lines of a page, with all that speaks for and against it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from types import MappingProxyType

from indexer.splitting import cues, endings, leads
from indexer.splitting.drafts import Draft
from indexer.splitting.language import Language, language
from indexer.splitting.lines import Line
from indexer.splitting.pairs import pairs_of, worth
from indexer.splitting.rests import SHORT, Rest, Rests
from indexer.splitting.seams import Sign, observe

_AHEAD = 24  # body lines after a broken one that may continue it
_HOPELESS = -5.0  # log odds from which the words of two lines hardly ever lead back
_NEAR = 60  # lines in whose neighbourhood a string is sought
_TITLE = -20.0  # log odds of being text below which a heading surely is one
NO_HEADINGS: Mapping[int, float] = MappingProxyType({})
_FAINT = 0.03  # share of pairs that any two texts may have in common
_CLEAR = 4.0  # log odds from which more make no difference
_SHORTEST = 6
_LOST, _EDGE = "\ufffd", 10  # what stands for a character that could not be read


Seams = dict[tuple[int, int], tuple[Sign, ...]]  # (head, tail) → what `observe` says of them


@dataclass(frozen=True, slots=True)
class Option:
    """Line `tail` may continue line `head` (indices of visible lines)."""

    head: int
    tail: int
    signs: tuple[Sign, ...]


def _no_worth(sign: Sign) -> float:
    return 0.0


def options(
    lines: Sequence[Line],
    drafts: Sequence[Draft],
    headings: Mapping[int, float] = NO_HEADINGS,
    known: Language | None = None,
    weigh: Callable[[Sign], float] = _no_worth,
    seams: Seams | None = None,
) -> list[Option]:
    """Every broken line with the lines below it that may continue it; `headings` are lines taken
    for headings or bylines, with the log odds that they are text after all: a short beginning of
    a broken paragraph, or a short rest right below one.

    `weigh` gives the weight of a sign: options that cannot win any more are dropped before their
    words are looked at; without weights none is. `seams` keeps what was seen of pairs of lines.
    """
    seen = {} if seams is None else seams
    search = _Search(lines, drafts, headings, known or language(), weigh, seen)
    return [option for head in search.heads() for option in search.after(head)]


class _Search:
    """The broken lines of a page, and what may continue each."""

    def __init__(
        self,
        lines: Sequence[Line],
        drafts: Sequence[Draft],
        headings: Mapping[int, float],
        known: Language,
        weigh: Callable[[Sign], float],
        seams: Seams,
    ) -> None:
        self._lines, self._known, self._weigh, self._seams = lines, known, weigh, seams
        self._owner = {
            i: k for k, d in enumerate(drafts) if d.kind != "teaser" for i in d.having("paragraph")
        }
        self._body = sorted(self._owner)
        self._unsure = {i: odds for i, odds in headings.items() if odds > _TITLE}
        self._rests = Rests(lines, self._body, known, weigh)
        self._texts = _Texts(lines, drafts)

    def heads(self) -> list[int]:
        """The lines that may go on in another."""
        return sorted(i for i in (*self._body, *self._unsure) if may_go_on(self._lines[i].look))

    def after(self, head: int) -> Iterator[Option]:
        """What may continue line `head`."""
        at = bisect_right(self._body, head)
        below = self._body[at : at + _AHEAD]
        own = self._owner.get(head, self._owner[below[0]] if below else 0)
        beginning = tuple(self._beginning(head))
        begun = self._sum(beginning)
        for skipped, tail in self._tails(head, below):
            rest = self._rests[tail]
            other = self._owner.get(tail, own)
            above = self._body[at + skipped - 1] if skipped else head
            place = (
                *_place(skipped, tail - head > 1, other - own),
                *self._claimed(above, head),
                *self._misread(tail),
                *self._short(head, rest),
            )
            odds = begun + rest.worth + self._sum(place)
            if odds < _HOPELESS:
                continue
            seam = self._seam(head, tail)
            kin: tuple[Sign, ...] = ()
            if other != own and odds + self._sum(seam) >= _HOPELESS:
                kin = (self._texts.kin(own, other, tail),)
            yield Option(head, tail, (*place, *rest.signs, *beginning, *seam, *kin))

    def _tails(self, head: int, below: Sequence[int]) -> Iterator[tuple[int, int]]:
        """The lines that may continue one, with the number of body lines skipped."""
        first = [(0, head + 1)] if head + 1 in self._unsure else []
        look = self._lines[head].look
        for skipped, tail in (*first, *enumerate(below)):
            rest = self._lines[tail].look
            parted = skipped and self._rests.begins(tail) and not _counts_on(look, rest)
            if parted or _cannot_follow(rest) or _is_listed(self._lines, head, tail):
                continue
            yield skipped, tail

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

    def _claimed(self, above: int, head: int) -> Iterator[Sign]:
        """Whether the line above the tail is broken too, and so has a better claim."""
        if above > head and may_go_on(self._lines[above].look):
            yield Sign("claimed")

    def _misread(self, tail: int) -> Iterator[Sign]:
        """Whether the tail was taken for a heading, and how surely."""
        if tail in self._unsure:
            yield Sign("misread")
            yield Sign("misread odds", self._unsure[tail])

    def _short(self, head: int, rest: Rest) -> Iterator[Sign]:
        """Two short lines are rather verses or rows."""
        if len(self._lines[head].look) < SHORT and rest.short:
            yield Sign("scrap")
            if not rest.ended:
                yield Sign("scrap open")

    def _seam(self, head: int, tail: int) -> tuple[Sign, ...]:
        """What the words on both sides say, looked at once."""
        seen = self._seams.get((head, tail))
        if seen is None:
            near = self._texts.near(head)
            seen = observe(self._lines[head], self._lines[tail], near, self._known)
            self._seams[head, tail] = seen
        return seen

    def _sum(self, signs: Sequence[Sign]) -> float:
        return sum(map(self._weigh, signs))


def _is_listed(lines: Sequence[Line], head: int, tail: int) -> bool:
    """Whether two lines are short and stand among others, as verses and names do."""
    if len(lines[head].look) >= SHORT or len(lines[tail].look) >= SHORT:
        return False
    beside = [lines[i] for i in (head - 1, tail + 1) if 0 <= i < len(lines)]
    return any(len(x.look) < SHORT for x in beside)


def _cannot_follow(look: str) -> bool:
    """Whether a line is no rest of any: its beginning is lost, or it opens a letter or an entry."""
    return _LOST in look[:_EDGE] or cues.is_entry(look) or cues.is_salutation(look)


def _counts_on(left: str, right: str) -> bool:
    """Whether a number may go across: 9. | 6万人."""
    return right[:1].isdigit() and (left[-1:].isdigit() or left[-1:] == ".")


def may_go_on(look: str) -> bool:
    """Whether a line may be the beginning of a broken paragraph: it does not end."""
    whole = _LOST not in look[-_EDGE:]  # where characters are lost, no word can lead on
    return len(look) >= _SHORTEST and whole and cues.ending(look) in ("open", "soft")


def is_broken(lines: Sequence[Line], i: int) -> bool:
    """Whether a body line stops in mid-sentence: prose with no end, no item of a list."""
    look = lines[i].look
    if cues.is_bullet(look) and look[-1] not in "，、":
        return False
    return (
        (cues.is_prose(look) or leads.is_lead(look) or cues.heading_strength(look) == 2)
        and cues.ending(look) in ("open", "soft")
        and not cues.is_date(look)
    )


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
        self._pairs: dict[int, Counter[str]] = {}
        self._near: dict[int, str] = {}
        self._kins: dict[tuple[int, int], Sign] = {}

    def kin(self, own: int, other: int, tail: int) -> Sign:
        """Whether a tail speaks of what its head's article speaks of (`own`), rather than of what
        the article around it does."""
        if (own, tail) not in self._kins:
            self._kins[own, tail] = self._kin(own, other, tail)
        return self._kins[own, tail]

    def _kin(self, own: int, other: int, tail: int) -> Sign:
        mine = pairs_of(self._lines[tail].look)
        whole = worth(mine) or 1.0
        own_pairs, host = self._pairs_of(own), self._pairs_of(other)
        shared = worth(x for x in mine if x in own_pairs) / whole
        around = worth(x for x in mine if host[x] > 1) / whole  # once it stands in the tail itself
        ratio = log((shared + _FAINT) / (around + _FAINT))
        return Sign("kin", ratio, "与上一行所在的文章说同样的事" if ratio > 1 else "")

    def near(self, i: int) -> Callable[[str], bool]:
        """Whether a string stands unbroken in one of the lines around line i."""
        part = i // _NEAR
        if part not in self._near:
            around = self._lines[max(0, (part - 1) * _NEAR) : (part + 2) * _NEAR]
            self._near[part] = "\n".join(line.look[:5000] for line in around)
        return self._near[part].__contains__

    def _pairs_of(self, k: int) -> Counter[str]:
        """In how many lines of an article each pair of characters stands."""
        if k not in self._pairs:
            looks = [self._lines[i].look for i, _ in self._drafts[k].parts]
            self._pairs[k] = Counter(pair for look in looks for pair in pairs_of(look))
        return self._pairs[k]
