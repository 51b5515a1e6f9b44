"""What a line shows that may be the rest of a broken one, wherever that stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from indexer.splitting import cues
from indexer.splitting.language import Language
from indexer.splitting.lines import Line
from indexer.splitting.seams import Sign
from indexer.splitting.starts import judge_start

SHORT = 20  # characters below which a line is a short one
_REST = -1.0  # opening score of what surely is the rest of a paragraph
_GLANCE, _BEGINS = 1.5, 1.5  # from where on a line is taken to begin a paragraph
_SAME = 3  # characters in which the beginnings of parallel paragraphs agree


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
class Rest:
    """What a line shows that may be the rest of a broken one, and what these signs are worth."""

    short: bool
    ended: bool
    signs: tuple[Sign, ...]
    worth: float


class Rests:
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
        self._judged: dict[int, Rest] = {}

    def __getitem__(self, i: int) -> Rest:
        if i not in self._judged:
            self._judged[i] = self._judge(i)
        return self._judged[i]

    def begins(self, i: int) -> bool:
        """Whether a line surely begins a paragraph, so that only the line right above it could go
        on in it; looked at closely only where a glance does not tell."""
        look = self._lines[i].look
        return self._known.glance(look) > _GLANCE or self._known.opening(look) > _BEGINS

    def _judge(self, i: int) -> Rest:
        look = self._lines[i].look
        short, end = len(look) < SHORT, cues.ending(look)
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
        return Rest(short, end == "closed", tuple(signs), worth)
