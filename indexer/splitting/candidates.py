"""What may continue the broken lines of a page, with all that speaks for and against it."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

from indexer.splitting import cues
from indexer.splitting.drafts import Draft
from indexer.splitting.kinship import cohesion
from indexer.splitting.language import Language, language
from indexer.splitting.lines import Line
from indexer.splitting.seams import Sign, observe
from indexer.splitting.starts import judge_start

_AHEAD = 24  # body lines after a broken one that may continue it
_AHEAD_OF_HEADING = 4
_HOPELESS = -5.0  # log odds from which the words of two lines hardly ever lead back
_REST = -1.0  # opening score of what surely is the rest of a paragraph
_NEAR = 60  # lines in whose neighbourhood a string is sought
_GLANCE, _BEGINS = 1.5, 1.5  # from where on a line is taken to begin a paragraph
_SHORT = 20
_SHORTEST = 6
_SAME = 3  # characters in which the beginnings of parallel paragraphs agree


@dataclass(frozen=True, slots=True)
class Option:
    """Line `tail` may continue line `head` (indices of visible lines)."""

    head: int
    tail: int
    signs: tuple[Sign, ...]


def options(
    lines: Sequence[Line],
    drafts: Sequence[Draft],
    headings: Collection[int] = (),
    known: Language | None = None,
    worth: Callable[[Sign], float] | None = None,
) -> list[Option]:
    """Every broken body line with the lines below it that may continue it; `headings` are lines
    taken for headings that may be the short beginning of a broken paragraph.

    `worth` gives the weight of a sign: with it, options that cannot win any more are dropped
    before their words are looked at.
    """
    known = known or language()
    owner = {
        i: k for k, d in enumerate(drafts) if d.kind != "teaser" for i in d.having("paragraph")
    }
    body = sorted(owner)
    page = _Habits.of(lines, body)
    texts = _Texts(lines, drafts)
    openings = _Openings(known, lines)
    found = []
    heads = [i for i in body if may_go_on(lines[i].look)] + list(headings)
    for head in sorted(heads):
        at = bisect_right(body, head)
        own = owner.get(head, owner[body[at]] if at < len(body) else 0)
        beginning = tuple(_beginning(lines, head, head in headings, openings))
        short = len(lines[head].look) < _SHORT
        ahead = _AHEAD if head in owner else _AHEAD_OF_HEADING
        for skipped, tail in enumerate(body[at : at + ahead]):
            if (short and len(lines[tail].look) < _SHORT) or (skipped and openings.begins(tail)):
                continue
            told = openings[tail] < _REST and not judge_start(lines[tail].look).reason
            signs = [
                *_place(skipped, tail - head, owner[tail] - own),
                Sign("opening", -openings[tail], "下一行不像段首" if told else ""),
                *beginning,
                *page.signs(lines, tail),
                *_claimed(lines, body, at + skipped, head),
            ]
            if worth and sum(map(worth, signs)) < _HOPELESS:
                continue
            signs += observe(lines[head], lines[tail], texts.near(head), known)
            if own != owner[tail] and not (worth and sum(map(worth, signs)) < _HOPELESS):
                signs += _kin(lines, texts, own, owner[tail], tail)
            found.append(Option(head, tail, tuple(signs)))
    return found


def may_go_on(look: str) -> bool:
    """Whether a line may be the beginning of a broken paragraph: it does not end."""
    return len(look) >= _SHORTEST and cues.ending(look) in ("open", "soft")


def _beginning(
    lines: Sequence[Line], head: int, heading: bool, openings: _Openings
) -> Iterator[Sign]:
    """What kind of line it is that should go on."""
    if heading:
        yield Sign("heading")
        yield Sign("begins", openings[head])
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
        (cues.is_prose(look) or cues.is_lead(look) or cues.heading_strength(look) == 2)
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


class _Openings:
    """How much each line looks like the beginning of a paragraph, judged once."""

    def __init__(self, known: Language, lines: Sequence[Line]) -> None:
        self._known, self._lines = known, lines
        self._judged: dict[int, float] = {}

    def __getitem__(self, i: int) -> float:
        if i not in self._judged:
            self._judged[i] = self._known.opening(self._lines[i].look)
        return self._judged[i]

    def begins(self, i: int) -> bool:
        """Whether a line surely begins a paragraph, so that only the line right above it could
        go on in it; looked at closely only where a glance does not tell."""
        return self._known.glance(self._lines[i].look) > _GLANCE or self[i] > _BEGINS


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
