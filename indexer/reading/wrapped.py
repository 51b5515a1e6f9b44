"""Text that a fixed width cut into lines: which of them go on in the next one.

Decided by the page's own habit alone. Its lines end where the next word would not have fitted, in
the middle of sentences that run on as prose does; starts are indented, or blank lines part
paragraphs. Verses, tables, and pages with lines of any length show no such habit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from archive.texts import Doubt

_LONGEST = 60  # characters; dumps are wrapped at 80 columns at most, save some at 100
_LONG_LINES = 0.15  # the share of the text that longer lines may have
_NARROWEST = 18  # columns: a newspaper's narrowest column has nine characters
_LEAST = 4  # lines that go on, for a habit
_WIDTHS = 12  # that are tried, the commonest first
_INDENT = 2  # columns by which a paragraph's first line is set in
_SET_IN = 0.1  # the share of lines that are set in, where paragraphs begin so
_HANGING = 2  # columns that a mark may stand out over the edge
_OVER = 0.1  # the share of lines that may be wider: headings
_OPEN = 0.6  # of lines that go on: the share that ends without a mark
_PROSE = 0.5  # … with a mark inside
_ONE_PLACE = 0.6  # … whose first mark stands at the same place, as in verses, at most
_GAPPED = 0.2  # … with wide blanks inside, as in tables, at most
_COVERED = 0.5  # of the page's text that stands in such paragraphs
_STARTED = 0.6  # of such paragraphs, the share whose start is marked
_CLOSED = 0.6  # of such paragraphs, the share that ends with a mark
_MARKS = frozenset("。！？；：，、…!?;:,.")
_END = re.compile(r"[。！？；：，、…!?;:,.][”’」』）)】》]*$")
_FULL_STOP = re.compile(r"[。！？…!?.][”’」』）)】》]*$")
_GOES_ON = re.compile(r"[“‘]?[（(，。、；：？！”’）》】]")
_INNER = re.compile(r"[。！？；：，、!?;:,](?=.)")
_GAP = re.compile(r"\S(?:\t|　| {2,})\S")
_WORD = re.compile(r"[“‘（《〈【「『(\[]*(?:[!-~]+|.)[”’）》〉】」』。，、；：！？…)\],.!?%％]*")
_CLOSING = frozenset("”’）》〉】」』。，、；：！？…),.!?]")
Measure = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Wrapping:
    """`goes_on` holds a flag for each line of the page: it ends where the width of lines ends it,
    and goes on in the next one."""

    goes_on: tuple[bool, ...]
    doubt: Doubt

    @property
    def hints(self) -> tuple[str, ...]:
        """The same as hints of a Page."""
        return tuple("wrapped" if on else "" for on in self.goes_on)


def wrapping(lines: Sequence[str]) -> Wrapping | None:
    """How the lines of a page are put together; None for a page whose lines are its paragraphs.

    >>> page = "　　昨日的雨下了一天，街心花\\n园里没有人，只有洪大姐还\\n守着她的鱼摊，不肯早走。"
    >>> wrapping([*(page + "\\n" + page).split("\\n"), ""]).goes_on
    (True, True, False, True, True, False, False)
    """
    long = sum(len(line) for line in lines if len(line) > _LONGEST)
    if long > _LONG_LINES * sum(map(len, lines)):
        return None
    for inset in (True, False):  # a first line is as wide as the others with its blanks, or without
        found = _fitting([_Lines(lines, measure, inset) for measure in (_columns, len)])
        if found:
            return _told(lines, *found)
    return None


def _fitting(pages: Sequence[_Lines]) -> tuple[Sequence[int], Sequence[Sequence[int]]] | None:
    """Which lines go on, and the paragraphs that they make, at the width that most lines keep."""
    found = max(
        ((page, width, on) for page in pages for width, on in page.tried()),
        key=lambda one: len(one[2]) - 3 * one[0].over(one[1]),
        default=None,
    )
    if found is None:
        return None
    page, width, on = found
    chains = _chains(on)
    return (on, chains) if page.habitual(width, on, chains) else None


def _told(lines: Sequence[str], on: Sequence[int], chains: Sequence[Sequence[int]]) -> Wrapping:
    full = Counter(len(lines[i].strip()) for i in on).most_common(1)[0][0]
    message = (
        f"文字按固定宽度折行（每行约 {full} 字），第 {on[0] + 1}—{chains[-1][-1] + 1} 行里有"
        f" {len(on)} 行与下一行接起，成为 {len(chains)} 段；若不是这样，可以用更正文件拆开。"
    )
    going = set(on)
    return Wrapping(
        tuple(i in going for i in range(len(lines))), Doubt("wrapped", message, on[0] + 1)
    )


class _Lines:
    """The lines of a page, measured in columns or in characters, with what sets them in or
    without."""

    def __init__(self, lines: Sequence[str], measure: Measure, inset: bool) -> None:
        self.measure = measure
        self.lines = [line.rstrip() for line in lines]
        measured = (  # one blank behind the text counts; more only fill a line up
            raw[: len(line) + 1] if line else ""
            for raw, line in zip(lines, self.lines, strict=True)
        )
        self.widths = [measure(line if inset else line.lstrip()) for line in measured]
        self.insets = [self._inset(line) for line in self.lines]
        self.filled = [i for i, width in enumerate(self.widths) if width]
        usual = Counter(self.insets[i] for i in self.filled).most_common()
        self.base = min((inset for inset, n in usual if n * 4 > len(self.filled)), default=0)
        one = measure("一")
        least = self.base + _INDENT * one // 2
        self.indented = [inset >= least for inset in self.insets]
        self.set_in = sum(self.indented[i] for i in self.filled) > _SET_IN * len(self.filled)
        hanging = _HANGING * one // 2  # a mark may hang over
        self.edges = [
            width - (hanging if line[-1:] in _CLOSING else 0)
            for width, line in zip(self.widths, self.lines, strict=True)
        ]
        self.ended = [_FULL_STOP.search(line) is not None for line in self.lines]
        self.marked = [not _MARKS.isdisjoint(line) for line in self.lines]
        self.narrowest = _NARROWEST * one // 2
        self.below = [i for i in self.filled if i + 1 < len(lines) and self.widths[i + 1]]
        self.words = {i: self._word(i + 1) for i in self.below}

    def tried(self) -> list[tuple[int, list[int]]]:
        """Widths of lines, each with the indices of those that it makes go on."""
        usual = Counter(self.edges[i] for i in self.below).most_common(_WIDTHS)
        found = ((width, self._on(width)) for width, _ in usual if width >= self.narrowest)
        return [(width, on) for width, on in found if len(on) >= _LEAST]

    def over(self, width: int) -> int:
        """How many lines are wider."""
        return sum(edge > width for edge in self.edges)

    def habitual(self, width: int, on: Sequence[int], chains: Sequence[Sequence[int]]) -> bool:
        """Whether lines that go on show that the page is prose, wrapped at this width."""
        texts = [self.lines[i].strip() for i in on]
        inner = [mark.start() for text in texts if (mark := _INNER.search(text))]
        same = max(Counter(inner).values(), default=0)
        whole = sum(len(self.lines[i]) for i in self.filled)
        covered = sum(len(self.lines[i]) for chain in chains for i in chain)
        starts = sum(self._starts(chain[0]) for chain in chains)
        closed = sum(_END.search(self.lines[chain[-1]]) is not None for chain in chains)
        return (
            self.over(width) <= _OVER * len(self.filled)
            and sum(not _END.search(text) for text in texts) >= _OPEN * len(on)
            and len(inner) >= _PROSE * len(on)
            and same <= _ONE_PLACE * len(inner)
            and sum(_GAP.search(text) is not None for text in texts) <= _GAPPED * len(on)
            and covered >= _COVERED * whole
            and starts >= _STARTED * len(chains)
            and closed >= _CLOSED * len(chains)
        )

    def _on(self, width: int) -> list[int]:
        """The lines that the width ends: the next word would not have fitted."""
        full = [
            i
            for i in self.below
            if self.widths[i] + self.words[i] > width >= self.edges[i] and not self.indented[i + 1]
        ]
        return [i for chain in _chains(full) for i in self._prose(chain)]

    def _prose(self, chain: Sequence[int]) -> Sequence[int]:
        """The lines of a paragraph that go on. What has no mark at all is a heading, and so are,
        among paragraphs that are set in, lines that are not and end no sentence; and behind the
        end of a sentence a last line that ends none."""
        *going, last = chain
        inset = self.set_in and self.indented[chain[0]]
        open_end = not self.ended[last] and not _GOES_ON.match(self.lines[last])
        if open_end and self.set_in and not inset:
            return []
        if open_end and self.ended[going[-1]]:
            going.pop()
        return going if inset or any(self.marked[i] for i in chain) else []

    def _starts(self, i: int) -> bool:
        """Whether the layout says that a paragraph begins here."""
        return self.indented[i] or i == 0 or not self.widths[i - 1]

    def _inset(self, line: str) -> int:
        return self.measure(line[: len(line) - len(line.lstrip())])

    def _word(self, i: int) -> int:
        word = _WORD.match(self.lines[i].lstrip())
        return self.measure(word[0]) if word else 1


def _columns(text: str) -> int:
    """How wide a text is where each Chinese sign has two columns."""
    return len(text.encode("gbk", "replace"))


def _chains(on: Sequence[int]) -> list[list[int]]:
    """Lines that go on, with those in which they do, paragraph by paragraph."""
    runs = groupby(enumerate(on), key=lambda pair: pair[1] - pair[0])
    found = ([i for _, i in run] for _, run in runs)
    return [[*run, run[-1] + 1] for run in found]
