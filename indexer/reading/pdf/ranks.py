"""Which of several headings that stand together is the headline: the one in the largest type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from indexer.reading.pdf.paragraphs import Paragraph
from indexer.reading.people import is_byline

HEADING, HEADLINE, BESIDE = "heading", "headline", "beside"
HEADS = frozenset((HEADING, HEADLINE, BESIDE))
_SAME = 0.93  # of the largest type: lines of one headline
_SMALLER = 0.83  # of it: certainly another heading
_MOST = 6  # headings of one article


def ranked(read: Sequence[Paragraph]) -> list[Paragraph]:
    """Paragraphs in reading order, with the hints `headline` and `beside` (kicker or deck) where
    headings that follow each other are plainly of two sizes; all others stay as they are."""
    found = list(read)
    for start, end in _runs(read):
        run = read[start:end]
        largest = max(paragraph.size for paragraph in run)
        big = [start + k for k, p in enumerate(run) if p.size >= _SAME * largest]
        small = [start + k for k, p in enumerate(run) if p.size <= _SMALLER * largest]
        together = big[-1] - big[0] + 1 == len(big)
        if small and together and len(big) + len(small) == len(run) <= _MOST:
            for i in range(start, end):
                found[i] = replace(found[i], hint=HEADLINE if i in big else BESIDE)
    return found


def _runs(read: Sequence[Paragraph]) -> Iterator[tuple[int, int]]:
    """Where headings follow each other: first, and one behind the last. A byline ends them."""
    start = 0
    for i, paragraph in enumerate((*read, Paragraph(""))):
        if paragraph.hint != HEADING or is_byline(paragraph.text):
            if i > start:
                yield start, i
            start = i + 1
