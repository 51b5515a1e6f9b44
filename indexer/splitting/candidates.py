"""What may continue the broken lines of a page, with all that speaks for and against it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from indexer.splitting import cues, endings, leads
from indexer.splitting.drafts import Draft
from indexer.splitting.kinship import cohesion
from indexer.splitting.language import Language, language
from indexer.splitting.lines import Line
from indexer.splitting.seams import Sign, observe
from indexer.splitting.starts import judge_start

_AHEAD = 24  # body lines after a broken one that may continue it
_AHEAD_OF_HEADING = 2
_HOPELESS = -5.0  # log odds from which the words of two lines hardly ever lead back
_REST = -1.0  # opening score of what surely is the rest of a paragraph
_NEAR = 60  # lines in whose neighbourhood a string is sought
_GLANCE, _BEGINS = 1.5, 1.5  # from where on a line is taken to begin a paragraph
_TITLE = -2.5  # log odds of where it stops at which a heading surely is one
_TORN = 0.0  # log odds, of both sides of a seam, that a heading is none
_CLEAR = 4.0  # log odds from which more make no difference
_SHORT = 20
_SHORTEST = 6
_LOST, _EDGE = "\ufffd", 10  # what stands for a character that could not be read
_SAME = 3  # characters in which the beginnings of parallel paragraphs agree


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
    headings: Collection[int] = (),
    known: Language | None = None,
    worth: Callable[[Sign], float] = _no_worth,
) -> list[Option]:
    """Every broken body line with the lines below it that may continue it; `headings` are lines
    taken for headings that may be the short beginning of a broken paragraph.

    `worth` gives the weight of a sign: options that cannot win any more are dropped before their
    words are looked at; without weights none is.
    """
    known = known or language()
    owner = {
        i: k for k, d in enumerate(drafts) if d.kind != "teaser" for i in d.having("paragraph")
    }
    body = sorted(owner)
    rests = _Rests(lines, body, known, worth)
    texts = _Texts(lines, drafts)
    found = []
    heads = [i for i in body if may_go_on(lines[i].look)]
    heads += [i for i in headings if _is_torn(lines, i, body[bisect_right(body, i) :][:1], known)]
    for head in sorted(heads):
        at = bisect_right(body, head)
        own = owner.get(head, owner[body[at]] if at < len(body) else 0)
        beginning = tuple(_beginning(lines, head, head in headings, known))
        begun = sum(map(worth, beginning))
        short = len(lines[head].look) < _SHORT
        ahead = _AHEAD if head in owner else _AHEAD_OF_HEADING
        for skipped, tail in enumerate(body[at : at + ahead]):
            look = lines[tail].look
            if _LOST in look[:_EDGE] or cues.is_entry(look) or (skipped and rests.begins(tail)):
                continue
            rest = rests[tail]
            both_short = short and rest.short
            if both_short and (not rest.ended or _is_listed(lines, head, tail)):
                continue
            place = [
                *_place(skipped, tail - head, owner[tail] - own),
                *_claimed(lines, body, at + skipped, head),
            ]
            if both_short:
                place.append(Sign("scrap"))
            odds = begun + rest.worth + sum(map(worth, place))
            if odds < _HOPELESS:
                continue
            seam = observe(lines[head], lines[tail], texts.near(head), known)
            odds += sum(map(worth, seam))
            kin: tuple[Sign, ...] = ()
            if own != owner[tail] and odds >= _HOPELESS:
                kin = tuple(_kin(lines, texts, own, owner[tail], tail))
            found.append(Option(head, tail, (*place, *rest.signs, *beginning, *seam, *kin)))
    return found


def _is_torn(lines: Sequence[Line], head: int, below: Sequence[int], known: Language) -> bool:
    """Whether a heading may be the beginning of a broken paragraph: it does not end as titles do,
    and it stops, or the text below begins, in mid-sentence."""
    cut = known.ending(lines[head].look)
    return cut > _TITLE and any(cut - known.opening(lines[i].look) > _TORN for i in below)


def _is_listed(lines: Sequence[Line], head: int, tail: int) -> bool:
    """Whether two short lines stand among others, as verses and names do."""
    beside = [lines[i] for i in (head - 1, tail + 1) if 0 <= i < len(lines)]
    return any(len(x.look) < _SHORT for x in beside)


def may_go_on(look: str) -> bool:
    """Whether a line may be the beginning of a broken paragraph: it does not end."""
    whole = _LOST not in look[-_EDGE:]  # where characters are lost, no word can lead on
    return len(look) >= _SHORTEST and whole and cues.ending(look) in ("open", "soft")


def _beginning(lines: Sequence[Line], head: int, heading: bool, known: Language) -> Iterator[Sign]:
    """What kind of line it is that should go on."""
    if len(lines[head].look) <= endings.LONGEST:
        cut = max(-_CLEAR, min(_CLEAR, known.ending(lines[head].look)))
        yield Sign("cut", cut, "上一行停在半句" if cut > 1 else "")
    else:
        yield Sign("prose")
    if heading:
        yield Sign("heading")
        yield Sign("begins", known.opening(lines[head].look))
    if not is_broken(lines, head):
        yield Sign("row")
    if len(lines[head].look) < _SHORT:
        yield Sign("stub")
        beside = [lines[i] for i in (head - 1, head + 1) if 0 <= i < len(lines)]
        if all(len(x.look) < _SHORT and cues.ending(x.look) != "closed" for x in beside):
            yield Sign("listed")


def _claimed(lines: Sequence[Line], body: Sequence[int], k: int, head: int) -> Iterator[Sign]:
    """Whether the line above the tail is broken too, and so has a better claim."""
    above = body[k - 1] if k else head
    if above != head and above > head and may_go_on(lines[above].look):
        yield Sign("claimed")


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


def _place(skipped: int, distance: int, borders: int) -> Iterator[Sign]:
    """What the places of two lines say: body lines skipped, other lines and borders between."""
    yield Sign("any")
    if not skipped:
        between = distance > 1
        yield Sign("over" if between else "next", 1.0, "下一段" if between else "紧接着的下一段")
    elif skipped <= 3:
        yield Sign(f"skip{skipped}")
    else:
        yield Sign("skip4")
        yield Sign("beyond", min(skipped - 4, 12) / 4)
    if borders:
        yield Sign("border")
        yield Sign("borders", float(min(borders, 3) - 1))


def _kin(lines: Sequence[Line], texts: _Texts, own: int, other: int, tail: int) -> Iterator[Sign]:
    """Across a border: whether the tail speaks of what the head's article speaks of, rather than
    of what the article around it does."""
    look = lines[tail].look
    host = texts[other].replace(look, "")
    kin = min(0.5, cohesion(look, texts[own]))
    yield Sign("kin", kin * 4, "与上一行所在的文章说同样的事" if kin > 0.2 else "")
    yield Sign("strange", min(0.5, cohesion(look, host)) * 4)


@dataclass(frozen=True, slots=True)
class _Habits:
    """How paragraphs begin on a page: set in as a rule or not; with the same words."""

    indents: bool
    all_indented: bool
    beginnings: Counter[str]

    @classmethod
    def of(cls, lines: Sequence[Line], body: Sequence[int]) -> _Habits:
        return cls(
            sum(line.indented for line in lines) * 2 > len(lines),
            all(lines[i].indented for i in body),
            Counter(lines[i].look[:_SAME] for i in body),
        )

    def signs(self, lines: Sequence[Line], i: int) -> Iterator[Sign]:
        """What they say of line i."""
        if self.beginnings[lines[i].look[:_SAME]] > 1:
            yield Sign("peer")
        if self.indents and not self.all_indented:
            yield Sign("indented" if lines[i].indented else "flush")


@dataclass(frozen=True, slots=True)
class _Rest:
    """What a line shows that may be the rest of a broken one, and what these signs are worth."""

    opening: float
    short: bool
    ended: bool
    signs: tuple[Sign, ...]
    worth: float


class _Rests:
    """What each line shows as a rest, judged once, when it is asked for."""

    def __init__(
        self,
        lines: Sequence[Line],
        body: Sequence[int],
        known: Language,
        weigh: Callable[[Sign], float],
    ) -> None:
        self._lines, self._known, self._weigh = lines, known, weigh
        self._habits = _Habits.of(lines, body)
        self._judged: dict[int, _Rest] = {}

    def __getitem__(self, i: int) -> _Rest:
        if i not in self._judged:
            self._judged[i] = self._judge(i)
        return self._judged[i]

    def begins(self, i: int) -> bool:
        """Whether a line surely begins a paragraph, so that only the line right above it could go
        on in it; looked at closely only where a glance does not tell."""
        return self._known.glance(self._lines[i].look) > _GLANCE or self[i].opening > _BEGINS

    def _judge(self, i: int) -> _Rest:
        look = self._lines[i].look
        short, end = len(look) < _SHORT, cues.ending(look)
        opening = self._known.opening(look)
        told = opening < _REST and not judge_start(look).reason
        signs = [Sign("opening", -opening, "下一行不像段首" if told else "")]
        if short:
            signs.append(Sign("brief"))
        if end != "closed":
            signs.append(Sign("unended" if end == "open" else "unended soft"))
        if cues.is_table_row(look) or cues.is_bullet(look) or cues.is_numbered(look):
            signs.append(Sign("item"))
        signs += self._habits.signs(self._lines, i)
        worth = sum(map(self._weigh, signs))
        return _Rest(opening, short, end == "closed", tuple(signs), worth)


class _Texts:
    """The texts of the drafts, and of the page around a line, put together once when asked for."""

    def __init__(self, lines: Sequence[Line], drafts: Sequence[Draft]) -> None:
        self._lines, self._drafts = lines, drafts
        self._texts: dict[int, str] = {}
        self._near: dict[int, str] = {}

    def __getitem__(self, k: int) -> str:
        if k not in self._texts:
            self._texts[k] = self._drafts[k].text(self._lines)
        return self._texts[k]

    def near(self, i: int) -> Callable[[str], bool]:
        """Whether a string stands unbroken in one of the lines around line i."""
        part = i // _NEAR
        if part not in self._near:
            around = self._lines[max(0, (part - 1) * _NEAR) : (part + 2) * _NEAR]
            self._near[part] = "\n".join(line.look[:5000] for line in around)
        return self._near[part].__contains__
