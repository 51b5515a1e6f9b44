"""Who signs at the end of a text: …取得实效。（高建）, …让人放心。 沈阳 王建国."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from indexer.tagging.name_runs import is_told_of
from indexer.tagging.places.gazetteer import is_place
from indexer.tagging.surnames import COMMON, DOUBLE, begins_name
from indexer.words import known
from indexer.words.classes import tagged

_NAMES = r"[一-鿿]{2,8}(?:[\s　、]+[一-鿿]{2,4}){0,3}?"
_IN_BRACKETS = re.compile(
    rf"[(（](?:(?:作者|文)[:：/／]\s*|(?:供|撰)稿[:：\s　]+)?({_NAMES})"
    r"(?:[\s　]*(?:文[/／]?图|图[/／]?文|文)|[\s　]+(?:图|摄影?)[:：/／][一-鿿]{2,4})?[)）]\s*$"
)
_IN_LEAD = re.compile(
    r"\s*[^\s，。：:（()]{0,16}(?:讯|\d日电)\s*[(（]([一-鿿]{2,4}(?:[\s　、]+[一-鿿]{2,4}){0,3})[)）]"
)
_BARE = re.compile(r"[\s　]+([一-鿿]{2,8}(?:[\s　]+[一-鿿]{2,4})?)[\s　]*$")
_ENDED = re.compile(r"[。！？”…][\s　]*$")
_WORD = re.compile(r"[一-鿿]{2,8}")
# Where or what the writer is, before the name: 河西区 王建国, 读者 王建国.
_HOME = re.compile(
    r"[一-鿿]{1,7}[省市县区镇乡村]|[一-鿿]{2,6}(?:街道|社区|小区|新村|花园)|(?:热心)?(?:读者|市民|网友|居民|村民)"
    r"|[一-鿿]{2,8}(?:证券|银行|大学|中学|小学|学区|医院)"
)
_NO_NAME = re.compile("[如上下]图|待续|下转|上接|图片|资料图?|计划|方案|单位|有限|简称")


def is_home(word: str) -> bool:
    """Whether a word before a name says where the writer lives.

    >>> is_home("沈阳"), is_home("河西区"), is_home("读者"), is_home("王建国")
    (True, True, True, False)
    """
    return is_place(word) or bool(_HOME.fullmatch(word))


def signatures(text: str) -> Iterator[tuple[int, int]]:
    """Where the names stand that alone close a text: (start, end) of each; none if one of the words
    is no name.

    >>> [text[a:b] for text in ("天冷了。（高建）", "路修好了。 沈阳 王建国") for a, b in signatures(text)]
    ['高建', '王建国']
    """
    bracketed = _IN_BRACKETS.search(text)
    found = bracketed or _BARE.search(text)
    if not found or not _ENDED.search(text[: found.start()]):
        return
    words = [(m.start(), m.end()) for m in _WORD.finditer(text, *found.span(1))]
    names = words[1:] if len(words) > 1 and is_home(text[slice(*words[0])]) else words
    if all(_is_name(text[a:b]) for a, b in names) and (
        bracketed or _stand_apart([text[a:b] for a, b in words], len(names))
    ):
        yield from names


def lead_signatures(text: str) -> Iterator[tuple[int, int]]:
    """Where the names stand that alone are told behind a 讯: 本报讯（高建）昨日….

    >>> [text[a:b] for text in ("本报讯（高建）天冷了。", "本报讯（文化）天冷了。") for a, b in lead_signatures(text)]
    ['高建']
    """
    if found := _IN_LEAD.match(text):
        words = [(m.start(), m.end()) for m in _WORD.finditer(text, *found.span(1))]
        if all(_is_name(text[a:b]) and _is_no_word(text[a:b]) for a, b in words):
            yield from words


def _is_no_word(name: str) -> bool:
    return not known(name) or tagged(name) == [(name, "nr")]


def _is_name(word: str) -> bool:
    longest = 4 if word[:2] in DOUBLE else 3
    fits = len(word) <= longest and begins_name(word) and not is_told_of(word)
    return fits and not _NO_NAME.fullmatch(word) and not is_home(word)


def _stand_apart(words: Sequence[str], names: int) -> bool:
    """Whether words without brackets are a signature: a home and a name, or a usual full name."""
    name = words[-1]
    named = tagged(name) == [(name, "nr")]
    usual = len(name) == 3 and name[0] in COMMON
    return names == 1 and (named or usual if len(words) == 2 else named and usual)
