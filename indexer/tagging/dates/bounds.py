"""Between which days a text without an issue date was written: shown evidence only.

Not before a time that it prints of what has been (2007年6月启动) nor before a word of it was in use
(非典); not after the end of a county that it names as one that is (许昌县, until 2016).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from archive.tags import Evidence, NewsDate
from indexer.data import rows
from indexer.tagging.dates.find import number
from indexer.tagging.dates.resolve import Dated
from indexer.tagging.fields import SENTENCE_ENDS, Piece, quoted, sentence_start
from indexer.tagging.places.past import last_year
from indexer.tagging.scanning import Scan
from indexer.words import Sieve

_TIME = Scan(
    "12二",
    r"(?<![\d.])(?P<year>(?:19|20)\d\d|二[〇零○][〇零○一二三四五六七八九]{2})\s?年"
    r"(?!代|级|期|前(?![三两]季度|[两一二三四五六七八九十\d]+个月)|度?规划|来)(?:\s?(?P<month>\d{1,2})\s?月(?!底?前)(?:\s?(?P<day>\d{1,2})\s?[日号](?!前))?)?",
)
# A sentence of what is to be says nothing of when it was written.
_PLAN = re.compile(
    r"将|拟|计划|规划|预计|预期|力争|目标|争取|确保|有望|届时|到期|有效期|期限|迎接|筹备|申办|倒计时|备战|建议|方案|"
    r"前(?:要|全面|基本|完成|建成|实现|竣工|投入|达到)|要(?:在|于)"
)
_UNTIL = re.compile(r"(?:(?<!截)[到至]|[—~～－-])$")
_COMING = re.compile(
    r"[^，。；]{0,6}(?:奥运|世博|亚运|世界杯|大运会|全运会|园博|招生|国考|高考|春晚|预算|工作要点)"
)
_OLDEST = 1990  # a text with no time after that may be of any year
_TITLED = re.compile(r"《[^》]*》")
_EARLIEST, _LATEST = "不早于", "不晚于"


def bounded(pieces: Sequence[Piece]) -> Dated:
    """No date, but the bounds that a text's own words give; none where they contradict each other."""
    low = max(_not_before(pieces), key=lambda found: found[0], default=None)
    high = _not_after(pieces)
    if low and high and low[0] > high[0]:
        return Dated()
    evidence = tuple(found[1] for found in (low, high) if found)
    first, last = (found[0].isoformat() if found else None for found in (low, high))
    return Dated(NewsDate(None, None, first, last), evidence)


def year_told(dated: Dated) -> int | None:
    """The year of what a text tells: that of its date if it prints it, else the last one that its
    headings or its first paragraph print."""
    if dated.date.value:
        return int(dated.date.value[:4]) if dated.date.basis == "stated" else None
    told = (e for e in dated.evidence if e.rule == _EARLIEST and "年" in e.quote)
    front = ("headline", "kicker", "deck", 1)
    return next((int(e.tag[5:9]) for e in told if e.paragraph in front), None)


def _not_before(pieces: Sequence[Piece]) -> Iterator[tuple[date, Evidence]]:
    places = _dated_words()[0].places_in([piece.text for piece in pieces])
    for piece, begins in zip(pieces, places, strict=True):
        for start, end, day in (*_times(piece.text), *_new_words(piece.text, begins)):
            yield day, quoted(f"date={day.isoformat()}..", _EARLIEST, piece, start, end)


def _times(text: str) -> Iterator[tuple[int, int, date]]:
    """The times of what has been: where they stand, and the first day that they can mean."""
    titles = [found.span() for found in _TITLED.finditer(text)] if "《" in text else []
    for found in _TIME.finditer(text):
        start, end = found.span()
        if any(a < start < b for a, b in titles) or _UNTIL.search(text[max(0, start - 2) : start]):
            continue
        if _COMING.match(text, end) or _PLAN.search(_sentence(text, start, end)):
            continue
        year, month, day = (number(found[part]) for part in ("year", "month", "day"))
        try:
            if year and year >= _OLDEST:
                yield start, end, date(year, month or 1, day or 1)
        except ValueError:
            continue


def _sentence(text: str, start: int, end: int) -> str:
    ends = [at for mark in SENTENCE_ENDS if (at := text.find(mark, end)) >= 0]
    return text[sentence_start(text, start) : min(ends, default=len(text))]


def _new_words(text: str, places: Iterable[int]) -> Iterator[tuple[int, int, date]]:
    """The words that were new some day; `places`: where two characters stand with which one begins."""
    for at in places:
        for word, day, barred in _dated_words()[1].get(text[at : at + 2], ()):
            end = at + len(word)
            if text.startswith(word, at) and not (barred and text[end : end + 1] in tuple(barred)):
                yield at, end, day


@cache
def _dated_words() -> tuple[Sieve, dict[str, list[tuple[str, date, str]]]]:
    """The dated words by their first two characters, and the sieve of those."""
    starting: defaultdict[str, list[tuple[str, date, str]]] = defaultdict(list)
    for word, day, barred in rows("dated_words.tsv"):
        starting[word[:2]].append((word, date.fromisoformat(day), barred))
    return Sieve(starting), dict(starting)


def _not_after(pieces: Sequence[Piece]) -> tuple[date, Evidence] | None:
    found = last_year([piece.text for piece in pieces])
    if found is None:
        return None
    year, where, start, end = found
    day = date(year, 12, 31)
    evidence = quoted(f"date=..{day.isoformat()}", _LATEST, pieces[where], start, end)
    return day, replace(evidence, decided="gazetteer", origin="former_places.tsv")
