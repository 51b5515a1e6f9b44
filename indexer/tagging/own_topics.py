"""Topics and words of the user's own: two tables in the home folder, read by the rules of ours.

`topics.tsv` adds labels (label, scope, IPTC name; only the label is needed), `topic_words.tsv` adds
words to any label (label, word, weight; without a weight USUAL). A line wins over the program's own for
the same label and word: weight 0 takes a word away, the label `-` takes it from every label.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from archive.dates import UNKNOWN
from archive.errors import InputError
from indexer.data import TABLES, Fact, Row, own_checked
from indexer.words import folded_text

TOPICS_FILE, WORDS_FILE = "topics.tsv", "topic_words.tsv"
VOID = "-"
USUAL = (
    2.0  # a word that one adds is meant to count: twice in the text, or once where it stands out
)
LONGEST = 20  # characters of a label

_weight = TABLES[WORDS_FILE].checks[2]
_TOPICS = replace(TABLES[TOPICS_FILE], least=1, checks={0: lambda label: _is_label(label)})
_WORDS = replace(
    TABLES[WORDS_FILE],
    least=2,
    checks={1: bool, 2: lambda cell: not cell or _weight(cell)},
)


@dataclass(frozen=True, slots=True)
class OwnTopics:
    """The rows of both tables, checked; none where there are no such files."""

    topics: tuple[Row, ...] = ()
    words: tuple[Row, ...] = ()

    @property
    def mark(self) -> str:
        """Changes with whatever the tables say; "" for none."""
        if not self.topics and not self.words:
            return ""
        return "." + hashlib.sha256(repr((self.topics, self.words)).encode()).hexdigest()[:16]


NO_OWN = OwnTopics()


def read_own_topics(folder: Path, shipped: Collection[str]) -> OwnTopics:
    """The tables in a home folder; `shipped`: the labels that there are without them.

    Raises InputError naming file and line: a word left out would change tags without a sign.
    """
    topics = _read(folder / TOPICS_FILE)
    words = _read(folder / WORDS_FILE)
    labels = own_checked(topics, str(folder / TOPICS_FILE), _TOPICS)
    facts = own_checked(words, str(folder / WORDS_FILE), _WORDS)
    known = {*shipped, *(label for _, (label, _, _) in labels)}
    check_words(facts, known, str(folder / WORDS_FILE))
    weighed = [(label, word, number or str(USUAL)) for _, (label, word, number) in facts]
    return OwnTopics(tuple(row for _, row in labels), tuple(weighed))


def check_words(facts: Iterable[Fact], labels: Collection[str], name: str) -> None:
    """Raise InputError, naming file and line, for a word of no label or one that is too short."""
    for line, (label, written, _) in facts:
        where = f"数据文件 {name} 第 {line} 行"
        if label not in labels and label != VOID:
            raise InputError(f"{where}：没有叫“{label}”的主题。", "请先在 topics.tsv 里加上它。")
        if len(folded_text(written.strip("~"))) < (1 if label == VOID and "~" in written else 2):
            raise InputError(f"{where}：词“{written}”太短。", "请至少写两个字。")


def _is_label(cell: str) -> bool:
    return cell not in (VOID, UNKNOWN) and len(cell) <= LONGEST and cell.isprintable()


def _read(file: Path) -> str:
    try:
        return file.read_text("utf-8") if file.exists() else ""
    except (OSError, UnicodeError) as error:
        raise InputError(f"读不了数据文件 {file}。", "请把它存成 UTF-8 文字。") from error
