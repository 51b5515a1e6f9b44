"""Bylines: the reporters (记者, 实习生), correspondents (通讯员) and authors (文/, 作者) that an article
names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from archive.tags import Evidence
from archive.texts import Article
from indexer.tagging.authors import authors
from indexer.tagging.fields import Piece, pieces, quoted
from indexer.tagging.name_runs import bare, is_one, name_run
from indexer.tagging.places.gazetteer import is_place
from indexer.tagging.signatures import lead_signatures, signatures
from indexer.tagging.surnames import begins_name

_NAMED = r"(?:[:：](?=[一-鿿]{2,4}(?:[\s　、]+[一-鿿]{2,4}){0,2}\s*(?:$|[)）】\]])))?"  # （本报记者：张三）
# A bureau is no person, but whom it names is its reporter: 吴川记者站 文/图 许阿妹.
_BUREAU = r"(?:[一-鿿]{1,6}[报网台])?(?:驻)?(?P<bureau>[一-鿿]{2,4})记者站(?=[\s　:：])"
_ROLE = re.compile(
    rf"(?P<station>{_BUREAU})"
    rf"|(?P<reporter>(?:本[报刊台网])?(?:见习|实习|特约|特派|特邀|首席|全媒体|融媒体|新媒体|文字)?(?<!告诉)(?<![对向])记者{_NAMED}(?![，,。]|站|团|节|会|证|们|部|招待|手记|协会)|实习生)"
    rf"|(?P<correspondent>(?:(?:本[报刊台网])?(?:特约)?通讯员|通信员){_NAMED})"
    r"|(?P<other>责任编辑|责编|编辑|校对|美编|版式|统筹|制图|主编|策划|审核|编审|摄影(?!报道)|漫画|图片|[图摄](?=[/／:：])|翻译|导师|律师|主持人?)"
)
_WORDS = ("记者", "实习生", "通讯员", "通信员")  # one of them stands in each role that counts
_IN_BRACKETS = re.compile(r"[(（【\[]([^()（）【】\[\]]{2,90})[)）】\]]")
_OPENING = re.compile(
    r"^\s*(?:本报讯|[^\s，。]{2,14}(?:[讯电]|消息)(?:[(（][^()（）]{2,8}[)）])?)?\s*[□■●◎○▲△]?\s*([^\s，。,:：、]{0,10}?(?:记者|通讯员)(?:[\s　]|(?=[一-鿿]{2,4}(?:[\s　]|通讯员|报道|摄|、[^，。：、]{2,9}(?:报道|摄)))).{0,60})"
)
_CLOSING = re.compile(
    r"(?:^|[\s　。！？”》)）])([^\s　，。！？：]{0,10}?(?:记者|通讯员|实习生)[^，。！？：“”]{2,60}?)[\s　。]*$"
)
# A line of nothing but names: 口述：肖仲平（87岁） 整理：本报记者 柳絮.
_LINE = re.compile(r"[^。！？，,；;“”《》]{4,48}")
# 记者徐光明从省教育厅获悉, 记者张三通讯员李四3月25日, 晨报记者徐斌报道昨天: names between the words
# and what is prose.
_FLOWING = re.compile(
    r"(?:记者|通讯员)[一-鿿]{2,24}?(?=(?:昨[日天]|今[日天]|日前|近日)?从[^，。：；]{2,24}?(?:获悉|了解到|得知)"
    r"|(?P<day>\d{1,2}(?:月\d{1,2})?日|近日|日前|昨[日天]|今[日天])"
    r"|(?P<told>报道(?![的了过称说中，。：、）)\s])))"
)
_PAPER = re.compile(r"\s*[□■●◎○▲△]?\s*(?!据|由|经)[一-鿿]{0,4}[报刊]?(?:特约|首席|见习|实习)?")
_LEAD = re.compile(r"\s*[^\s，。]{1,14}(?:[讯电]|消息)\s*")
_ADVERBS = tuple("地的也还又曾就已便特了随")


@dataclass(frozen=True, slots=True)
class Byline:
    """The names as printed, in order, and where each stands."""

    reporters: tuple[str, ...] = ()
    correspondents: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


def find_byline(article: Article) -> Byline:
    """The names of an article's reporters, correspondents and authors, each once, with its evidence.
    An author is whom a byline names without calling him a reporter."""
    found: dict[tuple[str, str], Evidence] = {}
    for piece in pieces(article):
        if piece.where in ("headline", "kicker", "deck"):
            continue
        for start, end in _places(piece) if any(word in piece.text for word in _WORDS) else ():
            for role, name, at, to in _names(piece.text, start, end):
                evidence = quoted(f"{role}={name}", "署名", piece, at, to)
                found.setdefault((role, name), evidence)
        for role, name, at, to in _flowing(piece) if piece.before == 0 else ():
            evidence = quoted(f"{role}={name}", "署名", piece, at, to)
            found.setdefault((role, name), evidence)
        if piece.where == "byline":
            for at, to in authors(piece.text):
                name = bare(piece.text[at:to])
                if {("correspondent", name), ("reporter", name)}.isdisjoint(found):
                    evidence = quoted(f"author={name}", "署名", piece, at, to)
                    found["author", name] = evidence
    if not found:
        found = dict(_signed(article))
    return Byline(
        tuple(name for role, name in found if role == "reporter"),
        tuple(name for role, name in found if role == "correspondent"),
        tuple(name for role, name in found if role == "author"),
        tuple(found.values()),
    )


def _places(piece: Piece) -> Iterator[tuple[int, int]]:
    """The stretches of a field in which a byline can stand."""
    if piece.where == "byline":
        yield 0, len(piece.text)
        return
    if _LINE.fullmatch(piece.text):
        yield 0, len(piece.text)
        return
    for match in _IN_BRACKETS.finditer(piece.text):
        yield match.span(1)
    for pattern in (_OPENING, _CLOSING):
        found = pattern.search(piece.text)
        if found:
            yield found.span(1)


def _flowing(piece: Piece) -> Iterator[tuple[str, str, int, int]]:
    """The names of an opening that runs on into prose without a mark, as `_names` gives them."""
    found = _FLOWING.search(piece.text[:80])
    if not found:
        return
    opening = _LEAD if found["day"] else _PAPER if found["told"] else None
    if opening and not opening.fullmatch(piece.text, 0, found.start()):
        return
    for role, name, at, to in _names(piece.text, *found.span()):
        if begins_name(name) and not name.endswith(_ADVERBS) and (len(name) < 4 or is_one(name)):
            yield role, name, at, to


def _names(text: str, start: int, end: int) -> Iterator[tuple[str, str, int, int]]:
    """(role, name, start, end) for each name after a role word."""
    roles = list(_ROLE.finditer(text, start, end))
    for i, role in enumerate(roles):
        stop = roles[i + 1].start() if i + 1 < len(roles) else end
        kind = str(role.lastgroup)
        if kind == "station" and is_place(role["bureau"]):
            kind = "reporter"
        if kind in ("reporter", "correspondent"):
            for at, to in name_run(text, role.end(), stop):
                yield kind, bare(text[at:to]), at, to


def _signed(article: Article) -> Iterator[tuple[tuple[str, str], Evidence]]:
    """Names alone behind a 讯 or at the very end: …取得实效。（高建）"""
    if not article.paragraphs:
        return
    for paragraph, find, rule in (
        (article.paragraphs[0], lead_signatures, "电头署名"),
        (article.paragraphs[-1], signatures, "文末署名"),
    ):
        piece = Piece(paragraph.n, paragraph.text, 0)
        for at, to in find(paragraph.text):
            name = paragraph.text[at:to]
            yield ("author", name), quoted(f"author={name}", rule, piece, at, to)
