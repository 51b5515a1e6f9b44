"""Authors that a byline names without calling them reporters: 作者：x, 文/x 图/y, □ x y."""

from __future__ import annotations

import re
from collections.abc import Iterator

from indexer.tagging.name_runs import bare, is_one, name_run
from indexer.tagging.places.gazetteer import is_place
from indexer.tagging.signatures import is_home
from indexer.tagging.surnames import begins_name

_STROKE = r"[\s　]*[:：/／|｜][\s　]*|[\s　]+"
_ROLE = re.compile(
    rf"(?P<author>(?:作者(?!单位|简介|[系为是])|撰文|撰稿人?|采写|执笔|评论员)(?:{_STROKE})?"
    rf"|(?<![一-鿿/／])(?:图文|文图|文字|文[/／、]?图|图[/／、]?文|文|采访|整理)(?:{_STROKE})(?=[一-鿿]{{2}}|[一-鿿][\s　]))"
    r"|(?P<other>记者|通讯员|通信员|实习生|责任编辑|责编|编辑|校对|美编|版式|统筹|制图|主编|策划|审核|编审|漫画|翻译|绘图|供图|来源|稿源|日期|时间"
    r"|摄影|摄像|(?<![一-鿿/／])(?:图片?|摄)(?=[\s　:：|｜]|[/／](?!文)))"
)
_SIGNS = "□■●◎○▲△◆◇★☆※*·-—— 　\t()（）【】[]"
_CREDIT = re.compile(
    r"[一-鿿]{2,4}(?:[/／](?:图|摄影?)|[\s　]+(?:图|摄影?|画)|画)(?![一-鿿/／、])"
    r"|文[/／、]?图片?|图[/／、]?文|文并[摄图]|文[/／、]摄影?|摄影报道|综合报道|报道|整理|采写|文"
)
_PICTURED = re.compile(r"(?:[/／]|[\s　]+)(?:图|摄影?|画)(?![一-鿿/／、])|画(?![一-鿿])")
_NOBODY = re.compile(
    r"原创|转载|综合|整理|无名|佚名|匿名|网友|管理员|编辑部?|小编|官方|.*[报网社台站刊部局院办委会处室馆团厂校村镇乡县]|.*(?:村民|居民|职工|学生|家长|业主)|.*(?:中心|公司|集团)"
)
_AFTER = re.compile(r"(?:文|图|摄)[\s　]+")  # behind its name: 陆敏 文 孙波 画
_LAST = re.compile(r"[\s　](?:图|摄影?|画)[)）\s　]*$")
_FIRST = re.compile(r"([一-鿿]{2,8})[\s　]+(?=[一-鿿])")
_BETWEEN = re.compile(r"[\s　、,，;；|｜/／]+")


def authors(text: str) -> Iterator[tuple[int, int]]:
    """Where the authors of a byline stand: (start, end) of each.

    >>> [text[a:b] for text in ("作者：葛洪涛", "文/张三 图/李四", "□ 王五 文/图") for a, b in authors(text)]
    ['葛洪涛', '张三', '王五']
    """
    roles = list(_ROLE.finditer(text))
    if not roles or (_AFTER.fullmatch(roles[0][0]) and text[: roles[0].start()].strip(_SIGNS)):
        yield from _alone(text)
        return
    for i, role in enumerate(roles):
        if role.lastgroup == "author" and not (_AFTER.fullmatch(role[0]) and _LAST.search(text)):
            stop = roles[i + 1].start() if i + 1 < len(roles) else len(text)
            parted = text[role.end() - 1] in "/／:："  # a pen name has no family name: 文/西风
            for a, b in name_run(text, role.end(), stop, parted=parted):
                if not _NOBODY.fullmatch(bare(text[a:b])) and _is_name(text[a:b]):
                    yield a, b


def _is_name(word: str) -> bool:
    return begins_name(word) or not is_place(word)


def _alone(text: str) -> Iterator[tuple[int, int]]:
    """The names of a text that holds nothing else; none where one of the words is no name, or
    they only took the picture."""
    start = len(text) - len(text.lstrip(_SIGNS))
    stop = len(text.rstrip(_SIGNS))
    lives = _FIRST.match(text, start, stop)  # where the author lives: 山西 武向阳
    if lives and is_home(lives[1]):
        start = lives.end()
    names = name_run(text, start, stop)
    found = [(a, b) for a, b in names if not (_PICTURED.match(text, b) or is_home(text[a:b]))]
    rest = text[start:stop]
    for a, b in reversed(found):
        rest = rest[: a - start] + " " + rest[b - start :]
    if not _BETWEEN.sub("", _CREDIT.sub(" ", rest)) and all(
        _is_signer(bare(text[a:b]), text[:start].strip()) for a, b in found
    ):
        yield from found


def _is_signer(name: str, sign: str) -> bool:
    """Whether a name alone is one; four characters need a sign before them, as pen names have."""
    whole = len(name) < 4 or "·" in name or sign in ("□", "◎", "○") or is_one(name)
    return whole and not _NOBODY.fullmatch(name)
