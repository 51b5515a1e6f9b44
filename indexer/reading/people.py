"""Lines that say who wrote an article, and nothing else: 本报记者 张三, 作者：李四."""

from __future__ import annotations

import re
from functools import cache

from indexer.data import words_in

_RANK = r"本报|本刊|本网|本台|见习|实习|特约|首席|高级|全媒体|融媒体"
_POST = re.compile(
    rf"(?:{_RANK})*(?:摄影记者|记者|通讯员|作者|实习生|撰文|撰稿人?|采写|摄影|摄像|文字|图片|摄|文图?|图)(?!站)"
)
# Some pages, and what PDF programs write, leave no blank between names and posts.
_GLUED = re.compile(rf"(?:{_RANK}|摄影)*(?:记者|通讯员|实习生)(?!站)")
_WRITES = re.compile(r"记者|通讯员|作者|实习生|撰文|撰稿|采写")
_BETWEEN = re.compile(r"[\s、,，/／|｜()（）【】\[\]:：]+")
_PERSON = re.compile(r"[一-鿿]{2,4}|[一-鿿]+·[一-鿿·]+")
_FOREIGN = re.compile(r"[一-鿿]{3,5}|[一-鿿]+·[一-鿿·]+")  # 扎西次仁: no surname of the Han
_NOBODY = re.compile(
    r"佚名|匿名|未知|不详|无名|网络|网友|综合|整理|原创|转载|编辑.*|小编|管理员|本[站网报刊台].*|.*[网报社部站台]|"
    r"新闻.*|记者.*|通讯员.*"
)
_PUT_FIRST = re.compile(r"(?:由|文|撰文|作者|by)\s*[:：|/ 　]?\s*(?=[一-鿿])", re.I)


def is_byline(text: str) -> bool:
    """Whether a line names who wrote, and nothing else.

    >>> is_byline("（记者 蔺洋 通讯员 刘寒 丁云凤）"), is_byline("【记者】柳时强 文/图")
    (True, True)
    >>> is_byline("本报记者张三通讯员李四"), is_byline("记者走访李家村")
    (True, False)
    >>> is_byline("作者：佚名"), is_byline("记者 手记"), is_byline("张三 李四")
    (False, False, False)
    """
    words = [word for word in _BETWEEN.split(_GLUED.sub(r" \g<0> ", text)) if word]
    if not any(_WRITES.search(word) for word in words):
        return False
    names = [_POST.sub("", word, count=1) if _POST.match(word) else word for word in words]
    names = [name for name in names if name]
    if not names or not all(_PERSON.fullmatch(name) or _FOREIGN.fullmatch(name) for name in names):
        return False
    if any(_NOBODY.fullmatch(name) for name in names):
        return False
    signed = len(names) == 1 and re.match(r"[（(]?(?:本[报刊网台]|通讯员|作者)", text.strip())
    return any(map(is_person, names)) or bool(signed and _FOREIGN.fullmatch(names[0]))


def is_person(name: str) -> bool:
    """Whether a text is a name as most people in China have them.

    >>> is_person("何十四"), is_person("桃花在线"), is_person("本站"), is_person("买买提·阿不都")
    (True, False, False, True)
    """
    if not _PERSON.fullmatch(name) or _NOBODY.fullmatch(name):
        return False
    return "·" in name or name[0] in _surnames()


def people(text: str) -> tuple[str, ...]:
    """The persons that a text lists, and nothing else; none when it holds other words.

    >>> people("由 王晓燕"), people("黄一鸣、梁静"), people("admin"), people("王家坝开闸")
    (('王晓燕',), ('黄一鸣', '梁静'), (), ())
    """
    names = [name for name in _BETWEEN.split(_PUT_FIRST.sub("", text.strip(), count=1)) if name]
    return tuple(names) if names and all(map(is_person, names)) else ()


def signs(text: str) -> bool:
    """Whether a place for the author's name holds one."""
    return is_byline(text) or bool(people(text))


@cache
def _surnames() -> frozenset[str]:
    return words_in("surnames.txt")
