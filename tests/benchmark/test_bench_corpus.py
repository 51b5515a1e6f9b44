"""The made newspaper: the same everywhere, endless, and as frequent in its words as print."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections import Counter
from functools import cache
from itertools import chain
from pathlib import Path
from random import Random

import pytest
from bench.corpus import (
    CITIES,
    DAYS,
    TOPICS,
    MadeArticle,
    cities,
    cut,
    day_of,
    made_article,
    made_articles,
    month_of,
    read_corpus,
    topics,
    with_words,
    write_corpus,
)
from bench.language import Language
from bench.sources import write_sources

from indexer.reading import read_file

TEXTS = ["他们来了。他们走了！", "我们来到3个社区。"]
DICTIONARY = [("网格", 5, "n"), ("王小明", 3, "nr"), ("AT&T", 3, "nz")]
SAID = "a1605024b4e4"  # how the checksum of what the two write begins
CHECKSUM = """
import hashlib
from bench.corpus import made_articles, with_words
said = "\\n".join(map(repr, map(with_words, made_articles(40))))
print(hashlib.sha256(said.encode()).hexdigest())
"""


@cache
def sample() -> tuple[MadeArticle, ...]:
    return tuple(map(with_words, made_articles(1000)))


def test_what_is_written_depends_on_the_dice_alone() -> None:
    first, second = (Language(TEXTS, DICTIONARY) for _ in range(2))
    said = "".join(first.sentence(Random(n)) for n in range(20))
    assert said == "".join(second.sentence(Random(n)) for n in range(20))
    assert hashlib.sha256(said.encode()).hexdigest().startswith(SAID)
    assert said != "".join(second.sentence(Random(n)) for n in range(20, 40))


def test_sentences_end_and_keep_to_their_words() -> None:
    tongue = Language(TEXTS, DICTIONARY)
    dice = Random(0)
    for sentence in (tongue.sentence(dice) for _ in range(200)):
        assert sentence[-1] in "。！"
        assert set(sentence) <= {*"".join(TEXTS), *"网格王小明0123456789"}
    assert not set("。！") & set("".join(tongue.heading(dice) for _ in range(50)))


def test_another_process_makes_the_same() -> None:
    checkout = Path(__file__).parents[2]
    path = os.pathsep.join(str(checkout / room) for room in ("", "tools", "tests"))
    sums = {
        subprocess.run(
            [sys.executable, "-c", CHECKSUM],
            env={**os.environ, "PYTHONPATH": path, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(sums) == 1 and len(sums.pop().strip()) == 64


def test_a_small_corpus_is_the_beginning_of_a_large_one() -> None:
    small, large = list(made_articles(30)), list(made_articles(60))
    assert small[:-1] == large[: len(small) - 1]
    last, whole = small[-1], large[len(small) - 1]
    assert last.paragraphs == whole.paragraphs[: len(last.paragraphs)]
    assert large[3] == made_article(3)


@pytest.mark.parametrize("paragraphs", [1, 2, 7, 100])
def test_it_has_as_many_paragraphs_as_asked_for(paragraphs: int) -> None:
    assert sum(len(a.paragraphs) for a in made_articles(paragraphs)) == paragraphs
    assert all(a.paragraphs for a in made_articles(paragraphs))


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    written = write_corpus(tmp_path / "corpus", 50)
    articles = list(read_corpus(written.path, 50))
    assert articles == list(map(with_words, made_articles(50)))
    texts = [text for a in articles for text in a.paragraphs]
    assert written.text_bytes == sum(len(text.encode()) for text in texts)
    fewer = list(read_corpus(written.path, 20))
    assert sum(len(a.words) - 1 for a in fewer) == sum(len(a.paragraphs) for a in fewer) == 20


def test_characters_are_as_frequent_as_in_print() -> None:
    """Bounds around what is known of written Chinese: 的 four in a hundred, the commonest hundred
    characters nearly half of a text, the commonest thousand nine in ten."""
    seen = Counter(c for a in sample() for text in a.paragraphs for c in text if c.isalpha())
    ranked = [n for _, n in seen.most_common()]
    total = sum(ranked)
    assert seen.most_common(1)[0][0] == "的"
    assert 0.02 < seen["的"] / total < 0.06
    assert 0.35 < sum(ranked[:100]) / total < 0.55
    assert 0.85 < sum(ranked[:1000]) / total < 0.96
    assert len(ranked) > 2500


def test_words_are_as_frequent_as_in_print() -> None:
    """By Zipf: a word's frequency falls with its rank; by Heaps: new words keep coming, ever fewer."""
    texts = [words.split(" ") for a in sample() for words in a.words[1:]]
    ranked = [n for _, n in Counter(chain(*texts)).most_common()]
    assert 4 < ranked[9] / ranked[99] < 12 and 5 < ranked[99] / ranked[999] < 15
    half, whole = (len(set(chain(*texts[:n]))) for n in (500, 1000))
    assert 1.2 < whole / half < 1.8
    held = Counter(word for words in texts for word in set(words))
    assert sum(n == 1 for n in held.values()) > len(held) / 3
    assert sum(n > 0.3 * len(texts) for n in held.values()) < 40


def test_facts_are_skewed_and_within_bounds() -> None:
    where, about = Counter(a.city for a in sample()), Counter(len(a.topics) for a in sample())
    assert len(cities()) == len(set(cities())) == CITIES and len(topics()) == TOPICS
    assert where[0] > 5 * where[100] and max(where) < CITIES
    assert set(about) == {1, 2, 3}
    assert all(len(set(a.topics)) == len(a.topics) for a in sample())
    assert {len(a.paragraphs) for a in sample()} <= set(range(1, 11))
    assert all(0 <= a.day < DAYS for a in sample())
    assert day_of(DAYS - 1).isoformat() == "2022-12-31" and month_of(DAYS - 1) == 95
    assert 120 < sum(len(t) for a in sample() for t in a.paragraphs) / 1000 < 300


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("管城区，共１.5%", ["管", "城区", "共", "1", "5"]),
        ("AT&T 網格", ["at", "t", "网格"]),
        ("。，——", []),
        ("", []),
    ],
)
def test_words_are_letters_and_digits_alone(text: str, words: list[str]) -> None:
    assert cut(text) == words


@pytest.mark.parametrize("kind", ["txt", "jsonl"])
def test_as_files_it_can_be_read(kind: str, tmp_path: Path) -> None:
    articles = list(made_articles(60))
    size = write_sources(articles, tmp_path, kind)  # type: ignore[arg-type]
    files = sorted(tmp_path.rglob(f"*.{kind}"))
    assert len(files) == -(-len(articles) // 8)
    lines = "\n".join(
        line for file in files for page in read_file(file, file.name).pages for line in page.lines
    )
    assert all(t in lines for a in articles for t in (a.headline, *a.paragraphs))
    assert size == sum(len(t.encode()) for a in articles for t in (a.headline, *a.paragraphs))
