"""Bylines: the reporters (记者, 实习生) and correspondents (通讯员) that an article names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.tags import Evidence
from archive.texts import Article
from indexer.tagging.fields import Piece, pieces, quoted
from indexer.tagging.surnames import DOUBLE, SINGLE, begins_name

_ROLE = re.compile(
    r"(?P<reporter>(?:本[报刊台网])?(?:见习|实习|特约|首席)?记者(?!站|团|节|会|证|们|部|招待|手记|协会)|实习生)"
    r"|(?P<correspondent>(?:本[报刊台网])?(?:特约)?通讯员|通信员)"
    r"|(?P<other>责任编辑|责编|编辑|校对|美编|版式|统筹|制图|主编|策划|审核|编审|摄影|漫画|图片|翻译|导师|律师|主持人?)"
)
_CREDIT = re.compile(
    r"文[/／、]?图片?|图[/／、]?文|文[/／、]摄影?|文并摄|文并图|摄影报道|摄影|综合报道|报道|整理|供图|摄制|摄|文|图|综合|报导"
)
_GLUED_CREDIT = re.compile(
    r"(?<=..)(?:文[/／]图|图[/／]文|文图|文并图|文并摄|摄影报道|摄影|报道|供图|整理|摄|[/／][文图摄])$"
)
_SEPARATOR = re.compile(r"[\s　、,，;；|｜·]*(?:[/／](?=[一-鿿]{2}))?")
_NAME = re.compile(
    r"[一-鿿]{1,4}(?:·[一-鿿]{1,6})+|[一-鿿][ 　]{1,2}[一-鿿](?![一-鿿])|[一-鿿]+(?:[/／][文图摄]{1})*"
)
_PROSE = re.compile(
    r"[从在了的到被把说你我他她]|获悉|采访|发现|走进|来自|跟随|随后|随同|为您|日前|近日|昨[日天]|今[日天]|专访|对话|提问|"
    r"手记|观察|调查|暗访|体验|直击|连线|现场|探访|回访|看|通过|联系|接"
)
_IN_BRACKETS = re.compile(r"[(（【\[]([^()（）【】\[\]]{2,90})[)）】\]]")
_OPENING = re.compile(
    r"^\s*(?:本报讯|[^\s，。]{2,8}[讯电])?\s*[□■●◎○▲△]?\s*([^\s，。,:：、]{0,10}?(?:记者|通讯员)(?:[\s　]|(?=[一-鿿]{2,4}(?:[\s　]|通讯员|报道|摄|、[^，。：、]{2,9}(?:报道|摄)))).{0,60})"
)
_CLOSING = re.compile(
    r"(?:^|[\s　。！？”》)）])([^\s　，。！？：]{0,10}?(?:记者|通讯员|实习生)[^，。！？：“”]{2,60}?)[\s　。]*$"
)
_SIGNED = re.compile(r"[(（]([一-鿿]{2,4}(?:[\s　、]+[一-鿿]{2,4}){0,2})[)）]\s*$")
_NOT_SIGNED = frozenset(
    [
        "如图",
        "下图",
        "上图",
        "完",
        "待续",
        "下转",
        "上接",
        "图片",
        "资料",
        "资料图",
        "资料图片",
        "计划",
        "方案",
        "单位",
        "有限",
        "简称",
        "左",
        "右",
        "中",
    ]
)


@dataclass(frozen=True, slots=True)
class Byline:
    """The names as printed, in order, and where each stands."""

    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def find_byline(article: Article) -> Byline:
    """The names of an article's reporters and correspondents, each with its evidence."""
    found: dict[tuple[str, str], Evidence] = {}
    for piece in pieces(article):
        if piece.where in ("headline", "kicker", "deck"):
            continue
        for start, end in _places(piece):
            for role, name, at, to in _names(piece.text, start, end):
                evidence = quoted(f"{role}={name}", "署名", piece, at, to)
                found.setdefault((role, name), evidence)
    if not found:
        found = dict(_signed(article))
    return Byline(
        tuple(name for role, name in found if role == "reporter"),
        tuple(name for role, name in found if role == "correspondent"),
        tuple(found.values()),
    )


def _places(piece: Piece) -> Iterator[tuple[int, int]]:
    """The stretches of a field in which a byline can stand."""
    if piece.where == "byline":
        yield 0, len(piece.text)
        return
    for match in _IN_BRACKETS.finditer(piece.text):
        yield match.span(1)
    for pattern in (_OPENING, _CLOSING):
        found = pattern.search(piece.text)
        if found:
            yield found.span(1)


def _names(text: str, start: int, end: int) -> Iterator[tuple[str, str, int, int]]:
    """(role, name, start, end) for each name after a role word."""
    roles = list(_ROLE.finditer(text, start, end))
    for i, role in enumerate(roles):
        stop = roles[i + 1].start() if i + 1 < len(roles) else end
        if role.lastgroup in ("reporter", "correspondent"):
            for at, to in _run(text, role.end(), stop):
                yield str(role.lastgroup), re.sub(r"[\s　]", "", text[at:to]), at, to


def _run(text: str, at: int, stop: int) -> Iterator[tuple[int, int]]:
    """The names that stand one after another from a position, until something else comes."""
    spaced = written = False
    while at < stop:
        gap = _SEPARATOR.match(text, at, stop)
        start = gap.end() if gap else at
        spaced = spaced or start > at
        match = _NAME.match(text, start, stop)
        if not match:
            return
        at = match.end()
        if _CREDIT.fullmatch(match[0]):
            continue
        end = at - len(glued[0]) if (glued := _GLUED_CREDIT.search(match[0])) else at
        names = list(_split(text, start, end, spaced))
        pictured = written and glued and glued[0][1:] in ("图", "摄")
        yield from () if pictured else names  # 张三/文 李四/图: the second took the photos
        written = written or bool(glued and glued[0][1:] == "文")
        if not names:
            return


def _split(text: str, start: int, end: int, spaced: bool) -> Iterator[tuple[int, int]]:
    """One token as one name, or as the names it runs together; nothing if it is prose."""
    token = text[start:end]
    size = end - start
    bare = re.sub(r"[\s　]", "", token)
    if "·" in token or (len(bare) == 2 and size > 2):
        yield start, end
    elif not 2 <= size <= 12 or not (begins_name(token) or (spaced and not _PROSE.search(token))):
        return
    elif (
        size == 4
        and token[:2] not in DOUBLE
        and token[0] in SINGLE
        and token[2] in SINGLE
        and not spaced
    ):
        yield from ((start, start + 2), (start + 2, end))
    elif size <= 4:
        if not _PROSE.search(token[1:]) or (
            spaced and size <= 3 and not re.search(r"[了的获悉]", token)
        ):
            yield start, end
    else:
        yield from _apart(token, start)


def _apart(token: str, start: int) -> Iterator[tuple[int, int]]:
    """A long run of names cut at family names into threes and twos; nothing if it does not fit."""
    cut = _fit(token)
    for size in cut:
        yield start, start + size
        start += size


def _fit(token: str) -> tuple[int, ...]:
    if not token:
        return ()
    for size in (3, 2, 4):
        rest = token[size:]
        name = token[:size]
        fits = name[:2] in DOUBLE if size == 4 else name[:1] in SINGLE
        if len(name) == size and fits and not _PROSE.search(name):
            tail = _fit(rest)
            if tail or not rest:
                return (size, *tail)
    return ()


def _signed(article: Article) -> Iterator[tuple[tuple[str, str], Evidence]]:
    """Names alone in brackets at the very end: …取得实效。（高建）"""
    if not article.paragraphs:
        return
    last = article.paragraphs[-1]
    match = _SIGNED.search(last.text)
    if not match or not re.search(r"[。！？”…]\s*$", last.text[: match.start()]):
        return
    piece = Piece(last.n, last.text, 0)
    for name in re.finditer(r"[一-鿿]{2,4}", match[1]):
        if len(name[0]) > 3 or name[0] in _NOT_SIGNED or not begins_name(name[0]):
            return
        at = match.start(1) + name.start()
        evidence = quoted(f"reporter={name[0]}", "文末署名", piece, at, at + len(name[0]))
        yield ("reporter", name[0]), evidence
