"""The one door to segmentation: jieba's dictionary and rules, cut by rjieba where it is installed.

jieba is the reference and the fallback; both give the same words (tests compare them). Set
BAODANG_SEGMENTER to `jieba` or `rjieba` to choose.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import metadata
from importlib.util import find_spec
from itertools import accumulate, groupby
from threading import Lock
from typing import NamedTuple

# What jieba treats as one block, its numerals inside a block, and the characters of such a run.
_BLOCK = re.compile(r"[一-鿕a-zA-Z0-9+#&._%\-]+")
_NUMERAL = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")
_FOREIGN = re.compile(r"[a-zA-Z0-9+#&._%\-]+")
# Beside blocks and these marks rjieba parts some rare characters and line ends otherwise.
_UNUSUAL = re.compile(r"[^一-鿕 -~，。、；：？！“”‘’（）《》【】…—·\u3000\n]")
_ASCII = re.compile("[\0-\x7f]")
_built: dict[str, Segmenter] = {}
_building = Lock()


class Word(NamedTuple):
    """A word as it stands at [start:end) of the text, in code points."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Segmenter:
    """`cut` gives the words of a text in order; `known` says whether the dictionary has a word."""

    name: str
    cut: Callable[[str], list[str]]
    known: Callable[[str], bool]


def words(text: str, name: str | None = None) -> tuple[Word, ...]:
    """The text cut into words (accurate mode, with HMM); together they are the whole text.

    >>> [w.text for w in words("管城区1+6+N网格")]
    ['管', '城区', '1', '+', '6', '+', 'N', '网格']
    """
    cut = segmenter(name).cut(text)
    ends = [*accumulate(map(len, cut))]
    return tuple(map(Word, cut, [0, *ends], ends))


def pieces(text: str) -> list[str]:
    """The texts of the words alone.

    >>> pieces("3月的项目，")
    ['3', '月', '的', '项目', '，']
    """
    return segmenter().cut(text)


def search_words(text: str, name: str | None = None) -> tuple[Word, ...]:
    """The same, each long word preceded by the known words of 2 and 3 characters inside it.

    >>> [w.text for w in search_words("人民代表大会")]
    ['人民', '代表', '大会', '人民代表大会']
    """
    found: list[Word] = []
    for word in words(text, name):
        if word.end - word.start > 2:
            found += [
                Word(part, word.start + at, word.start + end)
                for part, at, end in _inside(word.text, name)
            ]
        found.append(word)
    return tuple(found)


def word_parts(word: str) -> tuple[str, ...]:
    """The known words of 2 and 3 characters inside a word, then the word itself.

    >>> word_parts("人民代表大会")
    ('人民', '代表', '大会', '人民代表大会')
    """
    inside = _inside(word, None) if len(word) > 2 else ()
    return (*(part for part, _, _ in inside), word)


@lru_cache(maxsize=1 << 16)
def known(word: str) -> bool:
    """Whether the dictionary of the segmenter in use has a word.

    >>> known("中学"), known("件中")
    (True, False)
    """
    return segmenter().known(word)


def segmenter(name: str | None = None) -> Segmenter:
    """The segmenter in use, or the one called `name`; built once, when first needed."""
    wanted = name or _chosen()
    if found := _built.get(wanted):  # without the lock, which takes as long as cutting a word
        return found
    with _building:
        return _built.get(wanted) or _built.setdefault(wanted, _MAKERS[wanted]())


def segmenter_version(name: str | None = None) -> str:
    """Name and version of the segmenter in use, e.g. "rjieba 0.2.2"; its dictionary is built in."""
    chosen = name or _chosen()
    return f"{chosen} {metadata.version(chosen)}"


@cache  # asking the environment takes as long as cutting a line
def _chosen() -> str:
    wanted = os.environ.get("BAODANG_SEGMENTER", "")
    installed = "rjieba" if find_spec("rjieba") else "jieba"
    return wanted if wanted in _MAKERS else installed


def _rjieba() -> Segmenter:
    import rjieba

    cutter = rjieba.Jieba()

    def cut_block(block: str) -> list[str]:
        cut = cutter.cut(block)
        return _recut(cut, cutter.has_word) if _ASCII.search(block) else cut

    def cut(text: str) -> list[str]:
        return _by_block(text, cut_block) if _UNUSUAL.search(text) else cut_block(text)

    def known(word: str) -> bool:
        try:
            return cutter.has_word(word)
        except UnicodeEncodeError:  # half a surrogate pair
            return False

    return Segmenter("rjieba", cut, known)


def _jieba() -> Segmenter:
    """jieba without its cache file in the temporary folder, its global dictionary and its log."""
    import jieba

    cutter = jieba.Tokenizer()
    cutter.FREQ, cutter.total = cutter.gen_pfdict(cutter.get_dict_file())
    cutter.initialized = True
    return Segmenter(
        "jieba",
        lambda text: _by_block(text, cutter.lcut),
        lambda word: bool(cutter.FREQ.get(word)),
    )


_MAKERS = {"rjieba": _rjieba, "jieba": _jieba}


def _recut(cut: list[str], known: Callable[[str], bool]) -> list[str]:
    """Cut runs of Latin letters, digits and signs as jieba does: rjieba takes 4190-6481 for one."""
    found: list[str] = []
    for foreign, group in groupby(cut, str.isascii):
        if not foreign:
            found += group
            continue
        run = ""
        for piece in group:
            if _FOREIGN.fullmatch(piece) and not (len(piece) > 1 and known(piece)):
                run += piece
                continue
            found += filter(None, _NUMERAL.split(run))
            run = ""
            found.append(piece)
        found += filter(None, _NUMERAL.split(run))
    return found


def _by_block(text: str, cut: Callable[[str], list[str]]) -> list[str]:
    """The blocks of a text cut into words, each other character for itself."""
    found: list[str] = []
    at = 0
    for block in _BLOCK.finditer(text):
        found += text[at : block.start()]
        found += cut(block[0])
        at = block.end()
    found += text[at:]
    return found


@lru_cache(maxsize=1 << 15)
def _inside(word: str, name: str | None) -> Sequence[tuple[str, int, int]]:
    """The known words of 2 and 3 characters inside a longer word, and where they stand in it."""
    known = segmenter(name).known
    places = (
        (i, i + size) for size in (2, 3) if size < len(word) for i in range(len(word) - size + 1)
    )
    return tuple((word[i:j], i, j) for i, j in places if known(word[i:j]))
