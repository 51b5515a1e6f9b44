"""Where the words of the topics stand in an article, and how much their place makes of them.

Words are matched longest first on folded text, so traditional characters, full width and broken
lines do not matter; the quotes are of the text as printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from operator import add

from archive.texts import Article
from indexer.tagging.fields import Piece, pieces
from indexer.tagging.topic_words import Lexicon
from indexer.words import fold, known, words

_SHORT = 2  # words that may be cut out of their neighbours
_WINDOW = 6  # characters on each side that tell
LEAD, BODY = 1.6, 1.0
BESIDE_THE_BODY = {"headline": 3.0, "kicker": 2.0, "deck": 2.0, "subheading": 1.2, "byline": 0.0}


@dataclass(frozen=True, slots=True)
class Sighting:
    """A word of the list for one label, at [start:end] (code points) of the piece's own text.

    `weight` is what the word is worth there, `emphasis` what its place makes of it.
    """

    piece: Piece
    start: int
    end: int
    word: str
    label: str
    weight: float
    emphasis: float


def sightings(article: Article, known: Lexicon) -> Iterator[Sighting]:
    """Every word of the list in the article that counts, once for each of its labels."""
    for piece in pieces(article):
        yield from _in_piece(piece, known)
    for subheading in article.subheadings:
        yield from _in_piece(Piece("subheading", subheading.text), known)


def _in_piece(piece: Piece, known: Lexicon) -> Iterator[Sighting]:
    folded = fold(piece.text)
    for place, word in _matches(folded.text, known):
        if not (labels := known.words[word]):
            continue
        after = place + len(word)
        start, end = folded.offsets[place], folded.offsets[after - 1] + 1
        if len(word) == _SHORT and (
            (end - start > _SHORT and piece.before is None) or torn(folded.text, place, after)
        ):
            continue
        share, emphasis = _share(folded.text, place, after, known), _emphasis(piece, start)
        for label, weight in labels:
            if weight * share * emphasis:
                yield Sighting(piece, start, end, word, label, weight * share, emphasis)


def torn(text: str, start: int, end: int) -> bool:
    """Whether two characters only look like a word: 海防 in 沿海|防波堤."""
    if not (known(text[max(0, start - 1) : start + 1]) or known(text[end - 1 : end + 1])):
        return False
    low = max(0, start - _WINDOW)
    for word in words(text[low : end + _WINDOW]):
        first, last = low + word.start, low + word.end
        if first <= start and end <= last:
            return last - first > end - start and not known(word.text)
        if first < start < last or first < end < last:
            return True
    return False


def _emphasis(piece: Piece, position: int) -> float:
    if isinstance(piece.where, str) and piece.where in BESIDE_THE_BODY:
        return BESIDE_THE_BODY[piece.where]
    return LEAD if piece.in_lead(position) else BODY


def _matches(text: str, known: Lexicon) -> Iterator[tuple[int, str]]:
    """Words of the list in the text, leftmost and longest, without overlap."""
    find, past = known.index.get, 0
    for place, pair in enumerate(map(add, text, text[1:])):
        if place < past or not (words := find(pair)):
            continue
        for word in words:
            if text.startswith(word, place):
                yield place, word
                past = place + len(word)
                break


def _share(text: str, start: int, end: int, known: Lexicon) -> float:
    """How much of a word's weight its neighbours leave."""
    share = 1.0
    for n in range(1, known.reach + 1):
        before = known.before.get(text[start - n if start > n else 0 : start])
        after = known.after.get(text[end : end + n])
        if before is not None and before < share:
            share = before
        if after is not None and after < share:
            share = after
    return share
