"""Whose a name is: shops, firms, films and teams have campaigns too, and they are no practices."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from archive.errors import InputError
from archive.texts import Article
from indexer.data import rows
from indexer.tagging.fields import pieces
from indexer.tagging.practices.mention import Mention

_ENDS, _CLAUSE = "。！？!?\n", "，,；;、：:" + "。！？!?\n"
_AWARDED = re.compile("(?:入选|获评|评为|荣获|获得?)(?:了|首届|第.{1,3}届|全国|全省|全市|年度)*$")
_CUP = re.compile('杯[”」’"]')
_LIKE = re.compile('[”」’"]式')  # “休克疗法”式改革 is likened to it
_ENOUGH, _MORE = 2, 2  # words of trade an article needs; how many times those of the public
BODIES = ("trade", "public")  # what a body named in a text is; the other kinds are of a place
_REACH = 300  # characters of a sentence that are looked at, before the name and behind it


def is_refused(text: str, mention: Mention, *, traded: Callable[[], bool]) -> bool:
    """Whether the words around a name in a text speak against a practice.

    The nearest body named before it in its sentence decides whose it is, else the nearest behind
    it, else whether the article is one of trade, as `traded` tells when it is asked.
    """
    name = text[mention.start : mention.end]
    before, behind = _sentence(text, mention)
    return bool(
        _pattern("inside").search(name)
        or _CUP.search(name)
        or _LIKE.search(name)
        or _AWARDED.search(before)
        or _pattern("behind").match(behind)
        or _pattern("against").search(_last_clause(before))
        or _is_a_firms(before, behind, traded)
    )


def _is_a_firms(before: str, behind: str, traded: Callable[[], bool]) -> bool:
    named = [*_bodies(before)[-1:], *_bodies(behind)[:1]]
    return named[0] == "trade" if named else traded()


def is_of_trade(article: Article) -> bool:
    """Whether an article speaks of shops and firms, and hardly of public bodies."""
    told = [kind for piece in pieces(article) for kind in _bodies(piece.text)]
    trade = told.count("trade")
    return trade >= _ENOUGH and trade > _MORE * told.count("public")


def _sentence(text: str, mention: Mention) -> tuple[str, str]:
    """The parts of the sentence before and behind a mention."""
    low, high = max(mention.start - _REACH, 0), mention.end + _REACH
    start = max(low - 1, *(text.rfind(end, low, mention.start) for end in _ENDS)) + 1
    ends = [at for end in _ENDS if (at := text.find(end, mention.end, high)) >= 0]
    return text[start : mention.start], text[mention.end : min(ends, default=high)]


def _last_clause(before: str) -> str:
    return before[max(before.rfind(mark) for mark in _CLAUSE) + 1 :]


def _bodies(text: str) -> list[str]:
    """What each body named in a text is, in order: `trade` or `public`."""
    kinds = _words()
    found = _pattern(*BODIES).finditer(text)
    return [next(kind for kind in BODIES if kind in kinds[match.group()]) for match in found]


@cache
def _pattern(*kinds: str) -> re.Pattern[str]:
    longest_first = sorted(_words(), key=lambda word: (-len(word), word))
    fitting = (word for word in longest_first if not _words()[word].isdisjoint(kinds))
    return re.compile("|".join(map(re.escape, fitting)))


@cache
def _words() -> dict[str, frozenset[str]]:
    """Word → what it says, by where it stands. One that says whose a name is may say more right
    behind or inside a name (首付: a firm's word, and in a name it sells something); but no word is
    at once of trade and of the public. Raises InputError for one that is.
    """
    kinds: dict[str, frozenset[str]] = {}
    for word, kind in rows("practice_context.tsv"):
        kinds[word] = kinds.get(word, frozenset()) | {kind}
        if kinds[word].issuperset(BODIES):
            raise InputError(
                f"数据文件 practice_context.tsv 里的“{word}”既是 trade 又是 public。",
                "请删去其中一行。",
            )
    return kinds
