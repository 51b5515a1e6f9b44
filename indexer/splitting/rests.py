"""What a line shows that may be the rest of a broken one, wherever that stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import tanh
from typing import NamedTuple

from indexer.splitting import cues
from indexer.splitting.language import Language
from indexer.splitting.lines import Line
from indexer.splitting.seams import Sign, worth_of
from indexer.splitting.starts import judge_start

LOST, EDGE = "\ufffd", 10  # what stands for a character that could not be read, and where it counts
SHORT = 20  # characters below which a line is a short one
_REST = -1.0  # opening score of what surely is the rest of a paragraph
_GLANCE, _BEGINS = 1.5, 1.5  # from where on a line is taken to begin a paragraph
_MOST = 4.0  # log odds that the opening of a line may add
_SAME = 3  # characters in which the beginnings of parallel paragraphs agree

_RESULTS = re.compile(r"[^，。；：]{2,12}：①")  # 400米：①巴特尔（钻井公司）51秒8 ②…


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


class Rest(NamedTuple):
    """What a line shows that may be the rest of a broken one, and what these signs are worth."""

    short: bool
    ended: bool
    signs: tuple[Sign, ...]
    worth: float


class _Looked(dict[int, bool]):
    """Something that is so or not of each line, looked at once, when it is asked for."""

    def __init__(self, lines: Sequence[Line], test: Callable[[str], bool]) -> None:
        self._lines, self._test = lines, test

    def __missing__(self, i: int) -> bool:
        found = self[i] = self._test(self._lines[i].look)
        return found


class Rests(dict[int, Rest]):
    """What each line shows as a rest, judged once, when it is asked for; whether it can be one at
    all (`follows`), and whether it surely begins a paragraph (`begins`), so that only the line right
    above it could go on in it."""

    def __init__(
        self,
        lines: Sequence[Line],
        body: Sequence[int],
        known: Language,
        weights: Mapping[str, float],
    ) -> None:
        self._lines, self._known, self._weights = lines, known, weights
        self._habits = _Habits.of(lines, body)
        self.follows = _Looked(lines, _can_follow)
        self.begins = _Looked(lines, self._begins)

    def __missing__(self, i: int) -> Rest:
        found = self[i] = self._judge(i)
        return found

    def _begins(self, look: str) -> bool:
        """Looked at closely only where a glance does not tell."""
        return self._known.glance(look) > _GLANCE or self._known.opening(look) > _BEGINS

    def _judge(self, i: int) -> Rest:
        look = self._lines[i].look
        short, end = len(look) < SHORT, cues.ending(look)
        opening = self._known.opening(look)
        told = opening < _REST and not judge_start(look).reason
        bounded = _MOST * tanh(-opening / _MOST)  # much of one kind of sign is no surer
        signs = [Sign("opening", bounded, "下一行不像段首" if told else "")]
        if short:
            signs.append(Sign("brief"))
        if end != "closed":
            signs.append(Sign("unended" if end == "open" else "unended soft"))
        if cues.is_table_row(look) or cues.is_bullet(look) or cues.is_numbered(look):
            signs.append(Sign("item"))
        signs += self._habits.signs(self._lines, i)
        return Rest(short, end == "closed", tuple(signs), worth_of(signs, self._weights))


def _can_follow(look: str) -> bool:
    """Whether a line may be a rest at all: not when its beginning is lost, or when it opens a letter,
    an entry or a row of results."""
    begun = cues.is_entry(look) or cues.is_salutation(look) or _RESULTS.match(look)
    return not (LOST in look[:EDGE] or begun)


def counted(look: str) -> bool:
    """Whether a line ends in a number that may go on in another one: 9. | 6万人."""
    return look[-1].isdigit() or look[-1] == "."
