"""What an article is about: labels found by a weighted word list, each with the words that say so.

A word counts more in the headline and the lead, and less each time it is repeated; many words
for one topic count less and less. A topic needs a sum that grows with the length of the text and
keeps up with the strongest topic's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import sqrt

from archive.tags import Evidence
from archive.texts import Article
from indexer.data import rows
from indexer.tagging.fields import quoted
from indexer.tagging.topic_sightings import BODY, Sighting, sightings
from indexer.tagging.topic_words import Lexicon, lexicon

SATURATION, FADING_WORDS = 5.0, 0.75
FLOOR, MOST = 2.5, 4
PARAGRAPH_FLOOR, PARAGRAPH_MOST = 2.5, 3
SHARE, FADING = 1.1, 0.65
USUAL_LENGTH = 400
# A topic of the headline or lead that stands clear of all others may be this much weaker.
ALONE, CLEAR = 0.8, 2.0
WITNESSES = 4
# An accident or a crime that the headline tells of is the news, whatever it befell.
HEADING, EVENT = 3.0, 1.8


@dataclass(frozen=True, slots=True)
class TopicTags:
    """The topics of an article, the main one first; `paragraph_topics[i]` of its i-th paragraph."""

    topics: tuple[str, ...]
    paragraph_topics: tuple[tuple[str, ...], ...]
    evidence: tuple[Evidence, ...]


def find_topics(article: Article, words: Lexicon | None = None) -> TopicTags:
    """The topics of an article and of each of its paragraphs; none when too few words say so.

    Every topic is backed by its strongest words; one that only a paragraph has, by a word there.
    `words` defaults to the list that ships with the program.
    """
    seen = list(sightings(article, words or lexicon()))
    floor = FLOOR * _growth(_length(article))
    topics = _strongest(seen, floor)[:MOST] or _alone(seen, floor)
    evidence = [e for topic in topics for e in _evidence(topic, seen)[:WITNESSES]]
    by_place = defaultdict(list)
    for sighting in seen:
        by_place[sighting.piece.where].append(sighting)
    paragraphs = []
    for paragraph in article.paragraphs:
        own = by_place[paragraph.n]
        floor = PARAGRAPH_FLOOR * _growth(len(paragraph.text))
        paragraphs.append(_strongest(own, floor)[:PARAGRAPH_MOST])
        alone = [label for label in paragraphs[-1] if label not in topics]
        evidence += [e for label in alone for e in _evidence(label, own)[:1]]
    return TopicTags(topics, tuple(paragraphs), tuple(evidence))


def _strongest(seen: Sequence[Sighting], floor: float) -> tuple[str, ...]:
    """Labels whose score reaches the floor and keeps up with the best, the best first.

    What keeping up means fades as the best grows: 4 beside 10, 20 beside 100.
    """
    scores = _scores(seen)
    least = max(floor, SHARE * max(scores.values(), default=0.0) ** FADING)
    kept = [label for label, score in scores.items() if score >= least]
    told = {s.label for s in seen if s.emphasis >= HEADING and s.label in _event_of(s.word)}
    order = {label: scores[label] * (EVENT if label in told else 1.0) for label in kept}
    return tuple(sorted(kept, key=lambda label: (-order[label], label)))


def _alone(seen: Iterable[Sighting], floor: float) -> tuple[str, ...]:
    """The one label that headline or lead speak for where no label reaches the floor."""
    scores = _scores(seen)
    best, *others = sorted(scores.values(), reverse=True) or [0.0]
    if best < max(ALONE * floor, CLEAR * max(others, default=0.0)):
        return ()
    return tuple({s.label for s in seen if s.emphasis > BODY and scores[s.label] == best})


@cache
def _event_of(word: str) -> frozenset[str]:
    """The labels of the events that a word tells of; none for most words."""
    return frozenset(label for event, labels in _events() if event in word for label in labels)


@cache
def _events() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The words of events with their labels, read once."""
    return tuple((event, tuple(labels.split())) for event, labels in rows("event_words.tsv"))


def _scores(seen: Iterable[Sighting]) -> dict[str, float]:
    """Score of each label: the strength of its words, each counting less than the one before."""
    words: dict[str, dict[str, tuple[float, float]]] = {}  # label → word → emphasis, weight
    for sighting in seen:
        by_word = words.setdefault(sighting.label, {})
        emphasis, weight = by_word.get(sighting.word, (0.0, 0.0))
        by_word[sighting.word] = emphasis + sighting.emphasis, max(weight, sighting.weight)
    return {
        label: _score([_strength(*said) for said in by_word.values()])
        for label, by_word in words.items()
    }


def _score(strengths: list[float]) -> float:
    if len(strengths) == 1:
        return strengths[0]
    ranked = sorted(strengths, reverse=True)
    several = 1.5 * len(ranked) / (len(ranked) + 0.5)
    return several * sum(strength * FADING_WORDS**n for n, strength in enumerate(ranked))


def _strength(emphasis: float, weight: float) -> float:
    """What a word adds that is said with so much emphasis in all."""
    return weight * emphasis * (SATURATION + 1) / (emphasis + SATURATION)


def _length(article: Article) -> int:
    return sum(len(p.text) for p in article.paragraphs) + sum(len(c.text) for c in article.captions)


def _growth(length: int) -> float:
    """How much more a long text must say; 1 up to the usual length of a short report."""
    return max(1.0, sqrt(length / USUAL_LENGTH))


def _evidence(topic: str, seen: Iterable[Sighting]) -> list[Evidence]:
    """The words for a topic, each once where it stands out most, the strongest first."""
    ranked = sorted(
        (s for s in seen if s.label == topic),
        key=lambda s: s.weight * s.emphasis,
        reverse=True,
    )
    first = {s.word: s for s in reversed(ranked)}
    return [
        quoted(f"topic={topic}", "词表", s.piece, s.start, s.end)
        for s in ranked
        if first[s.word] is s
    ]
