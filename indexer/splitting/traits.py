"""What each line of a page shows, alone and beside its neighbours, as named traits.

A trait is a short string (“lead”, “below=byline”, “size=7”); `indexer/data/role_weights.json` says
how much each speaks for each state of a line.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate

from indexer.splitting.firsts import opens_with
from indexer.splitting.labels import alike
from indexer.splitting.language import language
from indexer.splitting.lines import Line
from indexer.splitting.pairs import kin, page_pairs, share_of
from indexer.splitting.sights import LONGEST, Sight, sight
from indexer.splitting.starts import judge_start
from indexer.words import Numbers, pieces, total

_FIRM = {"C": "caption", "N": "furniture"}
_FIRM_START = 1.0  # score of what a paragraph begins with
_SURE = frozenset(("lead", "byline"))  # what shows by itself that an article begins above it
_OPENS = frozenset(("text", "news", "stop", "turn", "piece"))  # texts that may open a story
_GOES_ON = frozenset(("text", "stop", "part", "piece"))  # what may be the rest of a broken line
_BLOCK = 400  # characters of a line, and of text above and below a heading, that are compared
_FAR = 1600  # of text further above
_FULL = 20  # characters of a line beyond which it tells something
_SHORTEST = 5  # characters of a line that can be told to stop in mid-sentence
_STEPS = (-5, -3, -1.5, 0, 1, 2, 3, 4)  # of log odds
_NAMED = re.compile(r"(?:记者|通讯员|作者|实习生)[\s：]*[一-鿿]{2}")
_SIGNING = frozenset(("byline", "names", "sender"))
_VERSE, _NEAR = 17, 3  # characters of a verse at most; lines above and below that show a poem
_SUMS = (-4, -2, 0, 1, 2, 3, 4, 6, 8)
_KIN = tuple(range(8))


def traits(lines: Sequence[Line], firm: Sequence[str]) -> list[tuple[tuple[str, ...], bool]]:
    """One list of traits a line, and whether the line may be more than text.

    `firm` has the state of each line that is a caption or furniture by its own look, else "".
    """
    sights = [
        Sight(len(line.look), _FIRM[state], "closed", ()) if state else sight(line.look)
        for line, state in zip(lines, firm, strict=True)
    ]
    page = _Page(lines, sights)
    return [(page.of(i), sights[i].able) for i in range(len(lines))]


class _Page:
    """The habits of a page, and from them the traits of its lines."""

    def __init__(self, lines: Sequence[Line], sights: Sequence[Sight]) -> None:
        self.lines, self.sights = lines, sights
        blanks = Counter(line.blanks for line in lines[1:])
        self.usual = blanks.most_common(1)[0][0] if blanks else 0
        inset = sum(line.indented for line in lines)
        self.inset = 0.3 * len(lines) < inset < len(lines)
        brief = [seen.size <= _VERSE and seen.kind != "byline" for seen in sights]
        self.brief = [0, *accumulate(brief)]  # short lines above each line
        self.runs = self._runs()
        self.ordered = list(dict.fromkeys(self.runs.values()))
        self.place = {run: k for k, run in enumerate(self.ordered)}
        tops = [run[0] for run in self.ordered if run[0]]
        set_off = sum(lines[i].blanks > self.usual for i in tops)
        self.gaps = set_off * 3 > len(tops)  # else empty lines rather stand for pictures
        led = [self._below(run) for run in self.ordered]
        firm = sum(kind in _SURE for kind in led)
        self.starts = {
            run[1] + 1 for run, kind in zip(self.ordered, led, strict=True) if kind in _SURE
        }
        begins = (i in self.starts for i in range(len(lines)))
        self.begins = [0, *accumulate(begins)]  # articles that surely begin above each line
        self.full = [i for i, seen in enumerate(sights) if seen.size > _FULL and seen.own]
        self.heads = self._heads(led)
        self.beat = "many" if firm * 2 > len(led) else "some" if firm else "none"
        self.signs = {run: self._signs(run) for run in self.ordered}
        self.begun, self.noticed = self._before()
        self.guided: dict[tuple[int, int], int] = {}  # where a guide stands in a run
        self.told: dict[tuple[int, int], tuple[str, ...]] = {}
        self.pairs = page_pairs(tuple([line.look for line in lines]))
        self.spread = self.pairs.nowhere()  # where each pair of the first full lines stood last
        self.through = 0  # how many these are
        self.texts: dict[tuple[int, int], str] = {}

    def _runs(self) -> dict[int, tuple[int, int]]:
        """For each line like a title: the first and last line of the run of such lines around it."""
        runs: dict[int, tuple[int, int]] = {}
        start = None
        for i in range(len(self.sights) + 1):
            title = i < len(self.sights) and self.sights[i].kind in ("title", "names", "part")
            if title and start is None:
                start = i
            elif not title and start is not None:
                runs |= dict.fromkeys(range(start, i), (start, i - 1))
                start = None
        return runs

    def _signs(self, run: tuple[int, int]) -> str:
        """Where the text below a run is signed, down to the next title: start, end, none."""
        first = at = run[1] + 1
        if self._below(run) == "byline" or _NAMED.search(
            self.lines[at].look[:40] if at < len(self.lines) else ""
        ):
            return "start"
        while at < len(self.lines) and at not in self.runs and self.sights[at].kind != "byline":
            at += 1
        below = self.sights[at].own if at < len(self.lines) else ()
        signed = at > first and (
            _SIGNING.intersection(below) or "signed" in self.sights[at - 1].own
        )
        return "end" if signed else "none"

    def _before(self) -> tuple[dict[tuple[int, int], str], set[tuple[int, int]]]:
        """How the article above each run, if it surely begins, is signed; the runs whose last one
        above is a notice."""
        begun: dict[tuple[int, int], str] = {}
        noticed = set()
        how, notice = "none", False
        for run in self.ordered:
            begun[run] = how
            if notice:
                noticed.add(run)
            notice = any("notice" in self.sights[i].own for i in range(run[0], run[1] + 1))
            if len(begun) == 1 or self._below(run) in _SURE:
                how = self.signs[run]
        return begun, noticed

    def _below(self, run: tuple[int, int]) -> str:
        at = run[1] + 1
        return self.sights[at].kind if at < len(self.sights) else "end"

    def of(self, i: int) -> tuple[str, ...]:
        """The traits of line i."""
        line, seen = self.lines[i], self.sights[i]
        above = _shown(self.sights[i - 1]) if i else ("above=none",)
        gap = self._gap(line) if i else "top"
        inset = () if not self.inset else ("inset",) if line.indented else ("flush",)
        if not seen.able or not seen.own:
            return (*seen.own, gap, *inset, *above, f"{seen.kind}|{gap}")
        found = [*seen.own, gap, *inset, *above]
        below = self.sights[i + 1] if i + 1 < len(self.sights) else None
        if below is None:
            found.append("below=none")
        else:
            found.append(f"below={below.kind}")
            found.append(f"is={seen.kind}|below={below.kind}")
            if "salutation" in below.own:
                found.append("below.greets")
            if not below.able:
                found.append("below.short" if below.size < 60 else "below.long")
        first, last = max(0, i - _NEAR), min(len(self.sights), i + _NEAR + 1)
        short = self.brief[last] - self.brief[first]
        found.append(
            f"short={'all' if short == last - first else 'many' if short > _NEAR else 'few'}"
        )
        if i in self.runs:
            found += self._of_run(i)
            found += self._torn(i)
            if "comma" in seen.own and judge_start(line.look).score >= _FIRM_START:
                found.append("starts text")
        return tuple(found)

    def _gap(self, line: Line) -> str:
        if line.blanks > self.usual:
            wide = "wide" if line.blanks > self.usual + 1 else "gap"
            return wide if self.gaps else f"odd {wide}"
        return "nogap" if self.gaps else "even"

    def _of_run(self, i: int) -> list[str]:
        first, last = run = self.runs[i]
        size = last - first + 1
        led = self._below(run)
        place = "only" if size == 1 else "first" if i == first else "last" if i == last else "mid"
        start = self._gap(self.lines[first]) if first else "top"
        if run not in self.told:
            self.told[run] = self._tell(run, led, start)
        found = [place, f"{place}|led={led}", f"{place}|{start}", *self.told[run]]
        found.append(f"{place}|run={min(size, 6)}")
        if size > 1:
            mine, other = self.sights[i], self.sights[i - 1 if i == last else i + 1]
            longer = mine.size - other.size
            alike = "longer" if longer > 3 else "shorter" if longer < -3 else "alike"
            found.append(f"{place}|{alike}")
            pair = ("couplet" in mine.own) - ("couplet" in other.own)
            if pair and "dash" not in (*mine.own, *other.own):
                found.append(f"{place}|{'couplet by plain' if pair > 0 else 'plain by couplet'}")
        if run in self.noticed and "signoff" in self.sights[i].own:
            found.append("signs notice")
        if i > self.guided[run]:
            found.append("under guide")
        if any("pointer" in self.sights[k].own for k in (i - 1, i + 1) if first <= k <= last):
            found.append("by pointer")
        found.append(f"said={share_of(self.lines[i].look, self.texts[run])}")
        return found

    def _tell(self, run: tuple[int, int], led: str, start: str) -> tuple[str, ...]:
        """What holds for all lines of a run."""
        first, last = run
        size = last - first + 1
        below = [] if led in _SURE else list(self._under(last))
        text = self.texts[run] = "\n".join([self.lines[i].look[:_BLOCK] for i in below])
        guides = (i for i in range(first, last + 1) if "guide" in self.sights[i].own)
        self.guided[run] = next(guides, last)
        near, far, resumes = self._kin(run, below)
        level = "high" if near > 4 else "some" if near > 2 else "low"
        found = [
            f"run={min(size, 6)}",
            f"led={led}",
            *_above(_KIN, near, "kin"),
            *_above(_KIN, far, "far"),
            f"twin={self._twin(run)}",
            f"sisters={self._sisters(run)}",
            f"kin={level}|led={led}",
            f"begun={self.begun[run]}|signs={self.signs[run]}|led={led in _SURE}",
            f"led={led}|beat={self.beat}",
            f"led={led}|{start}",
            f"taken={share_of(self.heads[run], text)}",
        ]
        if size > 3:
            mean = sum(self.sights[i].size for i in range(first, last + 1)) / size
            found.append(f"verse={'short' if mean < 11 else 'middling' if mean < 17 else 'long'}")
        if first and self.sights[first - 1].end == "list":
            found.append("listed")
        if led in _OPENS:
            found += [f"opens {name}" for name in opens_with(self.lines[last + 1].look)]
            found.append(f"resumes={resumes}")
        if led in _GOES_ON:
            found += self._seam(self.lines[last].look, self.lines[last + 1].look)
        return tuple(found)

    def _heads(self, led: Sequence[str]) -> dict[tuple[int, int], str]:
        """For each run the nearest heading above that a lead or byline follows, or the page's first
        one."""
        heads: dict[tuple[int, int], str] = {}
        nearest = ""
        for run, kind in zip(self.ordered, led, strict=True):
            heads[run] = nearest
            if kind in _SURE or not nearest:
                nearest = "".join(self.lines[i].look for i in range(run[0], run[1] + 1))[:LONGEST]
        return heads

    def _seam(self, look: str, below: str) -> list[str]:
        """Whether the last line of a run goes on in the text below."""
        start = judge_start(below)
        found = ["torn below"] if start.torn else ["odd below"] if start.score < -1 else []
        if look[-1].isalnum() and below[0].isalnum():
            ends = accumulate(map(len, pieces(look[-4:] + below[:4])))
            if min(4, len(look)) not in ends:
                found.append("across")
        return found

    def _torn(self, i: int) -> list[str]:
        """Whether a line stops in mid-sentence, as no title does, and goes on in the next."""
        look = self.lines[i].look
        if len(look) < _SHORTEST or self.sights[i].end == "closed":
            return []
        cut = language().ending(look)
        found = _above(_STEPS, cut, "cut")
        if i + 1 < len(self.lines) and self.sights[i + 1].kind in _GOES_ON:
            opening = language().opening(self.lines[i + 1].look)
            found += _above(_STEPS, opening, "opens")
            found += _above(_SUMS, cut - opening, "torn")
        return found

    def _twin(self, run: tuple[int, int]) -> str:
        """Whether the next single titles above and below, with text under them, are as long."""
        sizes = [
            abs(self.sights[other[0]].size - self.sights[run[0]].size)
            for other in self._beside(run)
        ]
        if run[0] != run[1] or not sizes:
            return "none"
        return (
            f"{len(sizes)}{'alike' if max(sizes) <= 2 else 'near' if min(sizes) <= 2 else 'unlike'}"
        )

    def _beside(self, run: tuple[int, int]) -> list[tuple[int, int]]:
        """The next runs above and below, if they are single titles with text under them."""
        at = self.place[run]
        near = (*self.ordered[max(0, at - 1) : at], *self.ordered[at + 1 : at + 2])
        return [x for x in near if x[0] == x[1] and self._below(x) not in _SURE]

    def _sisters(self, run: tuple[int, int]) -> int:
        """How many of the next single titles are worded as a single one is."""
        if run[0] != run[1]:
            return 0
        look = self.lines[run[0]].look
        return sum(alike(look, self.lines[first].look) for first, _ in self._beside(run))

    def _kin(self, run: tuple[int, int], below: Sequence[int]) -> tuple[int, int, bool]:
        """How much the text below a run speaks of what the text above does, near by and further up,
        down from the last article that surely begins; and whether the text near by holds the first
        pair of the text below."""
        if not below:
            return 0, 0, False
        first, last = run
        close, far = self._reach(first)
        stood = self._spread(first)
        mine, worths = self.pairs.standing(map(self._of_line, below))
        above = stood[mine]
        worth = total(worths[above >= far])
        whole = total(worths) if worth else 0.0  # most share nothing that tells
        near = total(worths[above >= close]) if worth else 0.0
        opening = self.pairs.of(last + 1, 2)
        held = len(opening) > 0 and bool(stood[opening[0]] >= close)
        return kin(near, whole), kin(worth, whole), held

    def _reach(self, first: int) -> tuple[int, int]:
        """The full lines down from which the text above a run stands near by, and further up."""
        size, lowest, close = 0, first, first
        for k in range(bisect_left(self.full, first) - 1, -1, -1):
            i = self.full[k]
            if size and self.begins[lowest] > self.begins[i + 1]:
                break
            if size <= _BLOCK:
                close = i
            size += min(_BLOCK, len(self.lines[i].look))
            lowest = i
            if size > _FAR or i in self.starts:
                break
        return close, lowest

    def _spread(self, first: int) -> Numbers:
        """Where each pair stood last in the full lines above a line, -1 where it did not; runs ask
        from above to below."""
        until = bisect_left(self.full, first)
        for i in self.full[self.through : until]:
            self.spread[self._of_line(i)] = i
        self.through = until
        return self.spread

    def _under(self, last: int) -> Iterator[int]:
        """The lines of the text below a run that hold pairs, down to the next title."""
        size = 0
        for i in range(last + 1, len(self.lines)):
            if size and (self.sights[i].kind == "title" or size > _BLOCK):
                break
            if self.sights[i].own:
                if len(self.lines[i].look) > 1:
                    yield i
                size += len(self.lines[i].look)

    def _of_line(self, i: int) -> Numbers:
        return self.pairs.of(i, _BLOCK)


def _above(steps: Sequence[float], value: float, name: str) -> list[str]:
    """The steps that a value is above of: cut>-5, cut>-3 …"""
    return _names(steps, name)[: bisect_left(steps, value)]


@cache
def _names(steps: Sequence[float], name: str) -> list[str]:
    return [f"{name}>{step}" for step in steps]


def _shown(above: Sight) -> tuple[str, ...]:
    """What the line above says of a line."""
    shown = (
        f"above={above.kind}",
        f"above.{above.end}" if above.size > 12 else f"short.{above.end}",
    )
    return (*shown, "above.signed") if "signed" in above.own else shown
