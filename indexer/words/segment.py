"""The one door to segmentation: jieba's dictionary and rules, cut by rjieba where it is installed.

jieba is the reference and the fallback; both give the same words (tests compare them). Set
BAODANG_SEGMENTER to `jieba` or `rjieba` to choose.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from importlib.util import find_spec
from threading import Lock

# What jieba treats as one block, its numerals inside a block, and the characters of such a run.
_BLOCK = re.compile(r"[一-鿕a-zA-Z0-9+#&._%\-]+")
_NUMERAL = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")
_FOREIGN = re.compile(r"[a-zA-Z0-9+#&._%\-]+")
_building = Lock()


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands at [start:end) of the text, in code points."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segmenter:
    """`cut` gives the words of a block in order; `known` says whether the dictionary has a word."""

    name: str
    cut: Callable[[str], list[str]]
    known: Callable[[str], bool]


def words(text: str, name: str | None = None) -> tuple[Word, ...]:
    """The text cut into words (accurate mode, with HMM); together they are the whole text.

    >>> [w.text for w in words("管城区1+6+N网格")]
    ['管', '城区', '1', '+', '6', '+', 'N', '网格']
    """
    return tuple(_placed(_pieces(text, segmenter(name))))


def search_words(text: str, name: str | None = None) -> tuple[Word, ...]:
    """The same, each long word preceded by the known words of 2 and 3 characters inside it.

    >>> [w.text for w in search_words("人民代表大会")]
    ['人民', '代表', '大会', '人民代表大会']
    """
    known = segmenter(name).known
    return tuple(part for word in words(text, name) for part in (*_inside(word, known), word))


def segmenter(name: str | None = None) -> Segmenter:
    """The segmenter in use, or the one called `name`; built once, when first needed."""
    with _building:
        return _build(name or _chosen())


def segmenter_version(name: str | None = None) -> str:
    """Name and version of the segmenter in use, e.g. "rjieba 0.2.2"; its dictionary is built in."""
    chosen = name or _chosen()
    return f"{chosen} {metadata.version(chosen)}"


def _chosen() -> str:
    wanted = os.environ.get("BAODANG_SEGMENTER", "")
    return wanted if wanted in _MAKERS else _installed()


@cache
def _installed() -> str:
    return "rjieba" if find_spec("rjieba") else "jieba"


@cache
def _build(name: str) -> Segmenter:
    return _MAKERS[name]()


def _rjieba() -> Segmenter:
    import rjieba

    cutter = rjieba.Jieba()

    def cut(block: str) -> list[str]:
        return list(_recut(cutter.cut(block), cutter.has_word))

    return Segmenter("rjieba", cut, cutter.has_word)


def _jieba() -> Segmenter:
    """jieba without its cache file in the temporary folder, its global dictionary and its log."""
    import jieba

    cutter = jieba.Tokenizer()
    cutter.FREQ, cutter.total = cutter.gen_pfdict(cutter.get_dict_file())
    cutter.initialized = True
    return Segmenter("jieba", cutter.lcut, lambda word: bool(cutter.FREQ.get(word)))


_MAKERS = {"rjieba": _rjieba, "jieba": _jieba}


def _recut(pieces: list[str], known: Callable[[str], bool]) -> Iterator[str]:
    """Cut runs of Latin letters, digits and signs as jieba does: rjieba takes 4190-6481 for one."""
    run = ""
    for piece in [*pieces, ""]:
        if _FOREIGN.fullmatch(piece) and not (len(piece) > 1 and known(piece)):
            run += piece
            continue
        yield from filter(None, _NUMERAL.split(run))
        run = ""
        if piece:
            yield piece


def _pieces(text: str, by: Segmenter) -> Iterator[str]:
    at = 0
    for block in _BLOCK.finditer(text):
        yield from text[at : block.start()]
        yield from by.cut(block[0])
        at = block.end()
    yield from text[at:]


def _placed(pieces: Iterator[str]) -> Iterator[Word]:
    at = 0
    for piece in pieces:
        yield Word(piece, at, at + len(piece))
        at += len(piece)


def _inside(word: Word, known: Callable[[str], bool]) -> Iterator[Word]:
    for size in (2, 3):
        for i in range(len(word.text) - size + 1 if len(word.text) > size else 0):
            if known(part := word.text[i : i + size]):
                yield Word(part, word.start + i, word.start + i + size)
