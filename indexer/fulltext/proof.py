"""What a new build is held against before it is put in use."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from archive.errors import HomeError
from indexer.fulltext.bulk import Written
from indexer.fulltext.reader import Reader
from indexer.words import fold

LONGEST = 8  # characters of a cut


@dataclass(frozen=True, slots=True)
class Proof:
    """What the catalogue holds: how many articles, slogans aside (None: not counted), and some
    texts, each with the id of the article it stands in."""

    articles: int | None = None
    texts: Sequence[tuple[str, str]] = ()


NO_PROOF = Proof()


def check(build: Path, written: Written, proof: Proof = NO_PROOF) -> int:
    """Read a new build again: is all there, and do random cuts of the texts that were written, and
    of those of the proof, find them? Out: how many cuts were asked for. Raises HomeError."""
    reader = Reader(build)
    register = reader.register
    sound = (reader.text_count(), register.size) == (written.texts, written.items)
    sound &= proof.articles is None or int(register.articles.sum()) == proof.articles
    dice = random.Random(0)
    asked = 0
    for document, text in written.sample:
        cut = _cut(text, dice)
        asked += bool(cut)
        sound = sound and (not cut or document in reader.holding([cut]))
    numbers = _numbers(reader, {article for article, _ in proof.texts})
    for article, text in proof.texts:
        cut = _cut(text, dice)
        asked += bool(cut)
        number = numbers.get(article, -1)
        sound = sound and (not cut or number in register.owner[reader.holding([cut])])
    if not sound:
        raise HomeError("新建的检索索引没有通过检查，仍使用原来的索引。", "请再运行一次。")
    return asked


def _cut(text: str, dice: random.Random) -> str:
    """1–8 characters of a text, folded; nothing where none of them is visible."""
    start = dice.randrange(max(len(text), 1))
    return fold(text[start : start + dice.randint(1, LONGEST)]).text


def _numbers(reader: Reader, ids: set[str]) -> dict[str, int]:
    """The numbers of the articles with these ids that are not deleted."""
    live = np.flatnonzero(reader.register.articles).tolist() if ids else []
    named = ((reader.register.id(number), number) for number in live)
    return {name: number for name, number in named if name in ids}
