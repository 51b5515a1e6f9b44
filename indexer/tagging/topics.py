"""What an article is about: labels found by a weighted word list, each with the words that say so.

Words are matched longest first on folded text (traditional characters, full width and broken
lines do not matter). A word counts more in the headline and the lead, less each time it is
repeated; a topic needs a sum that grows with the length of the text and is a fair share of the
strongest topic's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from archive.tags import Evidence, Where
from archive.texts import Article
from indexer.tagging.topic_words import Lexicon, lexicon
from indexer.words import fold

HEADLINE, BESIDE, SUBHEADING, LEAD, BODY = 3.0, 2.0, 1.2, 1.6, 1.0
LEAD_CHARACTERS = 180
SATURATION, FADING_WORDS = 5.0, 0.75
FLOOR, MOST = 2.5, 4
PARAGRAPH_FLOOR, PARAGRAPH_MOST = 2.5, 3
SHARE, FADING = 1.1, 0.65
USUAL_LENGTH = 400
WITNESSES = 4


@dataclass(frozen=True, slots=True)
class TopicTags:
    """The topics of an article, the main one first; `paragraph_topics[i]` of its i-th paragraph."""

    topics: tuple[str, ...]
    paragraph_topics: tuple[tuple[str, ...], ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Sighting:
    """A word of the list where it stands: [start:end] in code points of the field's own text."""

    where: Where
    quote: str
    start: int
    end: int
    word: str
    label: str
    weight: float
    emphasis: float


@dataclass(frozen=True, slots=True)
class _Text:
    where: Where
    text: str
    emphasis: float


def find_topics(article: Article, words: Lexicon | None = None) -> TopicTags:
    """The topics of an article and of each of its paragraphs; none when too few words say so."""
    known = words or lexicon()
    texts = tuple(_texts(article))
    seen = [tuple(_sightings(text, known)) for text in texts]
    everything = [sighting for sightings in seen for sighting in sightings]
    length = sum(len(text.text) for text in texts)
    topics = _strongest(everything, FLOOR * _growth(length))[:MOST]
    by_paragraph = {
        text.where: _strongest(sightings, PARAGRAPH_FLOOR * _growth(len(text.text)))
        for text, sightings in zip(texts, seen, strict=True)
    }
    return TopicTags(
        topics,
        tuple(by_paragraph[p.n][:PARAGRAPH_MOST] for p in article.paragraphs),
        tuple(e for topic in topics for e in _evidence(topic, everything)),
    )


def _texts(article: Article) -> Iterator[_Text]:
    for where, emphasis in (("kicker", BESIDE), ("headline", HEADLINE), ("deck", BESIDE)):
        if field := getattr(article, where):
            yield _Text(where, field.text, emphasis)
    for subheading in article.subheadings:
        yield _Text("subheading", subheading.text, SUBHEADING)
    before = 0
    body = [(p.n, p.text) for p in article.paragraphs]
    for name, text in (*body, *(("caption", caption.text) for caption in article.captions)):
        yield _Text(name, text, LEAD if before < LEAD_CHARACTERS else BODY)
        before += len(text)


def _sightings(field: _Text, known: Lexicon) -> Iterator[Sighting]:
    folded = fold(field.text)
    for start, word in _matches(folded.text, known):
        if not (labels := known.words[word]):
            continue
        share = _share(folded.text, start, start + len(word), known)
        first, last = folded.offsets[start], folded.offsets[start + len(word) - 1] + 1
        quote = field.text[first:last]
        for label, weight in labels:
            if weight * share:
                yield Sighting(
                    field.where, quote, first, last, word, label, weight * share, field.emphasis
                )


def _matches(text: str, known: Lexicon) -> Iterator[tuple[int, str]]:
    """Words of the list in the text, leftmost and longest, without overlap."""
    find, place, last = known.index.get, 0, len(text) - 1
    while place < last:
        step = 1
        for word in find(text[place : place + 2], ()):
            if text.startswith(word, place):
                yield place, word
                step = len(word)
                break
        place += step


def _share(text: str, start: int, end: int, known: Lexicon) -> float:
    """How much of a word's weight its neighbours leave."""
    lengths = range(1, known.reach + 1)
    before = [known.before.get(text[max(0, start - n) : start], 1.0) for n in lengths]
    after = [known.after.get(text[end : end + n], 1.0) for n in lengths]
    return min(1.0, *before, *after)


def _strongest(sightings: Sequence[Sighting], floor: float) -> tuple[str, ...]:
    """Labels whose score reaches the floor and keeps up with the best, the best first.

    What keeping up means fades as the best grows: 4 beside 10, 20 beside 100.
    """
    scores = _scores(sightings)
    least = max(floor, SHARE * max(scores.values(), default=0.0) ** FADING)
    kept = [label for label, score in scores.items() if score >= least]
    return tuple(sorted(kept, key=lambda label: (-scores[label], label)))


def _scores(sightings: Iterable[Sighting]) -> dict[str, float]:
    """Score of each label: the strength of its words, each counting less than the one before."""
    words: defaultdict[str, defaultdict[str, list[Sighting]]]
    words = defaultdict(lambda: defaultdict(list))
    for sighting in sightings:
        words[sighting.label][sighting.word].append(sighting)
    return {label: _score(map(_strength, by_word.values())) for label, by_word in words.items()}


def _score(strengths: Iterable[float]) -> float:
    ranked = sorted(strengths, reverse=True)
    several = 1.5 * len(ranked) / (len(ranked) + 0.5)
    return several * sum(strength * FADING_WORDS**n for n, strength in enumerate(ranked))


def _strength(same_word: Sequence[Sighting]) -> float:
    emphasis = sum(sighting.emphasis for sighting in same_word)
    weight = max(sighting.weight for sighting in same_word)
    return weight * emphasis * (SATURATION + 1) / (emphasis + SATURATION)


def _growth(length: int) -> float:
    """How much more a long text must say; 1 up to the usual length of a short report."""
    return max(1.0, sqrt(length / USUAL_LENGTH))


def _evidence(topic: str, sightings: Iterable[Sighting]) -> Iterator[Evidence]:
    """The best words for a topic, each once, where it stands out most."""
    ranked = sorted(
        (s for s in sightings if s.label == topic), key=lambda s: -s.weight * s.emphasis
    )
    best = {s.word: s for s in reversed(ranked)}
    for s in sorted(best.values(), key=lambda s: -s.weight * s.emphasis)[:WITNESSES]:
        yield Evidence(f"topic={topic}", "词表", s.quote, s.where, s.start, s.end)
