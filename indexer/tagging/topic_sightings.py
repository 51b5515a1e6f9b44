"""Where the words of the topics stand in an article, and how much their place makes of them.

Words are matched longest first on folded text, so traditional characters, full width and broken
lines do not matter; the quotes are of the text as printed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from archive.texts import Article
from indexer.tagging.fields import Piece, folded, pieces
from indexer.tagging.topic_words import Lexicon
from indexer.words import Folded, known
from indexer.words import pieces as cut

_SHORT = 2  # words that may be cut out of their neighbours
_WINDOW = 6  # characters on each side that tell
LEAD, BODY = 1.6, 1.0
BESIDE_THE_BODY = {"headline": 3.0, "kicker": 2.0, "deck": 2.0, "subheading": 1.2, "byline": 0.0}


class Sighting(NamedTuple):
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
    subheadings = (Piece("subheading", s.text) for s in article.subheadings)
    found = [(piece, folded(piece.text)) for piece in (*pieces(article), *subheadings)]
    places = known.pairs.places_in([plain.text for _, plain in found])
    for (piece, plain), starts in zip(found, places, strict=True):
        yield from _in_piece(piece, plain, starts, known)


def _in_piece(
    piece: Piece, plain: Folded, starts: Sequence[int], known: Lexicon
) -> Iterator[Sighting]:
    text, offsets = plain.text, plain.offsets
    for place, word in _matches(text, starts, known):
        if not (labels := known.words[word]):
            continue
        after = place + len(word)
        start, end = offsets[place], offsets[after - 1] + 1
        if len(word) == _SHORT and (
            (end - start > _SHORT and piece.before is None) or torn(text, place, after)
        ):
            continue
        share, emphasis = _share(text, place, after, known), _emphasis(piece, start)
        for label, weight in labels:
            if weight * share * emphasis:
                yield Sighting(piece, start, end, word, label, weight * share, emphasis)


def torn(text: str, start: int, end: int) -> bool:
    """Whether two characters only look like a word: 海防 in 沿海|防波堤."""
    if not (known(text[max(0, start - 1) : start + 1]) or known(text[end - 1 : end + 1])):
        return False
    last = max(0, start - _WINDOW)
    for word in cut(text[last : end + _WINDOW]):
        first, last = last, last + len(word)
        if first <= start and end <= last:
            return last - first > end - start and not known(word)
        if first < start < last or first < end < last:
            return True
    return False


def _emphasis(piece: Piece, position: int) -> float:
    if isinstance(piece.where, str) and piece.where in BESIDE_THE_BODY:
        return BESIDE_THE_BODY[piece.where]
    return LEAD if piece.in_lead(position) else BODY


def _matches(text: str, starts: Iterable[int], known: Lexicon) -> Iterator[tuple[int, str]]:
    """Words of the list in the text, leftmost and longest, without overlap; `starts`: where two
    characters stand with which a word begins."""
    past = 0
    for place in starts:
        if place < past:
            continue
        for word in known.index[text[place : place + 2]]:
            if text.startswith(word, place):
                yield place, word
                past = place + len(word)
                break


def _share(text: str, start: int, end: int, known: Lexicon) -> float:
    """How much of a word's weight its neighbours leave."""
    share = 1.0
    beside = known.beside
    if text[start - 1 : start] not in beside and text[end : end + 1] not in beside:
        return share
    for n in range(1, known.reach + 1):
        before = known.before.get(text[start - n if start > n else 0 : start])
        after = known.after.get(text[end : end + n])
        if before is not None and before < share:
            share = before
        if after is not None and after < share:
            share = after
    return share
