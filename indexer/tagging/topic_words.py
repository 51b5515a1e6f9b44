"""The tables behind topics: the labels, their words, and the phrases that do not count.

`topics.tsv` holds a label, its scope and its IPTC Media Topic name a line; `topic_words.tsv` a
label, a word and a weight. The label `-` marks what does not count: a phrase that covers the words
inside it (环保局长), a beginning that voids the word after it (`并非~`) or an ending that voids
the word before it (`~家属院`); its weight is the share of the word's weight that is left.
People edit both files, so every mistake is told by file and line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from archive.errors import InputError
from indexer.data import TABLES, Fact, Row, compiled, own_checked
from indexer.tagging.own_topics import NO_OWN, VOID, OwnTopics, check_words, read_own_topics
from indexer.words import Sieve, folded_text

FOLDER = Path(__file__).parent.parent / "data"
_TABLES = ("topics.tsv", "topic_words.tsv", "traditional.tsv")
_CODE = (__name__, "indexer.tagging.own_topics", "indexer.words.folding")
_Words = Mapping[str, tuple[tuple[str, float], ...]]
_Parts = tuple[
    tuple[Row, ...],
    _Words,
    Mapping[str, tuple[str, ...]],
    Mapping[str, float],
    Mapping[str, float],
]


@dataclass(frozen=True, slots=True)
class Topic:
    """A label of the taxonomy; `iptc` is empty where no Media Topic fits well."""

    label: str
    scope: str
    iptc: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word list, folded and ready to match.

    `words[w]` holds (label, weight) pairs, none for a phrase that does not count.
    `index[two first characters]` holds the words that begin so, longest first.
    `before` and `after` map a neighbour of a word to the share of its weight that is left; none
    is longer than `reach`, and one of the characters `beside` touches the word.
    `pairs` finds the keys of `index` in a text.
    """

    topics: tuple[Topic, ...]
    words: Mapping[str, tuple[tuple[str, float], ...]]
    index: Mapping[str, tuple[str, ...]]
    before: Mapping[str, float]
    after: Mapping[str, float]
    reach: int
    beside: frozenset[str]
    pairs: Sieve


@lru_cache(maxsize=4)
def lexicon(own: OwnTopics = NO_OWN) -> Lexicon:
    """The tables that ship with the program, and the user's own; made once."""
    topics, words = FOLDER / _TABLES[0], FOLDER / _TABLES[1]
    if own != NO_OWN:
        return load_lexicon(topics, words, own)
    make = partial(_parts, topics, words, own)
    return _lexicon(compiled("topic_words", _TABLES, _CODE, make))


def topic_labels(own: OwnTopics = NO_OWN) -> tuple[str, ...]:
    """The labels of the taxonomy, in the order shown to people."""
    return tuple(topic.label for topic in lexicon(own).topics)


def own_topics(folder: Path) -> OwnTopics:
    """The tables of the user's own in a home folder. InputError names file and line."""
    return read_own_topics(folder, topic_labels())


def load_lexicon(topics_file: Path, words_file: Path, own: OwnTopics = NO_OWN) -> Lexicon:
    """Read both tables. InputError names the file and the line that cannot be used."""
    return _lexicon(_parts(topics_file, words_file, own))


def _lexicon(parts: _Parts) -> Lexicon:
    topics, words, index, before, after = parts
    reach = max(map(len, [*before, *after]), default=0)
    beside = frozenset([*(word[-1] for word in before), *(word[0] for word in after)])
    made = tuple(Topic(*topic) for topic in topics)
    return Lexicon(made, words, index, before, after, reach, beside, Sieve(index))


def _parts(topics_file: Path, words_file: Path, own: OwnTopics) -> _Parts:
    """The topics' rows, the words and their index, and what voids the word behind and before it."""
    topics = load_topics(topics_file)
    topics += _topics(row for row in own.topics if row[0] not in {t.label for t in topics})
    facts = _facts(words_file, "topic_words.tsv")
    check_words(facts, {topic.label for topic in topics}, words_file.name)
    words: dict[str, dict[str, float]] = {}
    before: dict[str, float] = {}
    after: dict[str, float] = {}
    voided = {folded_text(word) for label, word, _ in own.words if label == VOID}
    for label, written, number in [*(row for _, row in facts), *own.words]:
        word, weight = folded_text(written.strip("~")), float(number)
        if word in voided:
            words[word] = {}
        elif label != VOID:
            words.setdefault(word, {})[label] = weight
        elif written.endswith("~"):
            before[word] = weight
        elif written.startswith("~"):
            after[word] = weight
        else:
            words.setdefault(word, {})
    pairs = {word: tuple(weights.items()) for word, weights in words.items()}
    rows = tuple((topic.label, topic.scope, topic.iptc) for topic in topics)
    return rows, pairs, _index(pairs), before, after


def load_topics(file: Path) -> tuple[Topic, ...]:
    """The taxonomy in the order of the file; a `-` for the IPTC name means none."""
    return _topics(row for _, row in _facts(file, "topics.tsv"))


def _topics(rows: Iterable[Row]) -> tuple[Topic, ...]:
    return tuple(Topic(label, scope, iptc.removeprefix("-")) for label, scope, iptc in rows)


def _index(words: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    index: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        index.setdefault(word[:2], []).append(word)
    return {start: tuple(longest_first) for start, longest_first in index.items()}


def _facts(file: Path, name: str) -> list[Fact]:
    """The facts of a table that people edit, by the rules of the table `name` of ours."""
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeError) as error:
        raise InputError(f"读不了数据文件 {file.name}：{error}。", "请恢复或改正它。") from error
    return own_checked(text, file.name, TABLES[name])
