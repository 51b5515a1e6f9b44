"""The page that a line names, as newspapers and their e-papers print it: 第A03版, A01:要闻."""

from __future__ import annotations

import re
from dataclasses import dataclass

from indexer.reading.pages import marked_page

_NUMBER = r"[A-Z]{0,2}\d{1,3}"
# 第二版画家, 第三版教材: an edition or a part of a word, no page.
_BAN = r"版(?![权本式块画面税图])"
# Without 第 a Chinese number must stand right before 版 and be no weekday: 星期二 版面导航.
_SHEET = re.compile(
    rf"第\s*0*(?P<called>{_NUMBER}|[一二三四五六七八九十]{{1,3}})\s*{_BAN}"
    rf"|(?<![A-Za-z0-9.第])0*(?P<bare>{_NUMBER})[ 　]?{_BAN}"
    rf"|(?<![一二三四五六七八九十百期周拜月第])(?P<chinese>[一二三四五六七八九十]{{1,3}}){_BAN}",
    re.I,
)
_LETTERED = r"[A-F]\d\d|[A-Z]0\d"  # not G20, T3, K12
_WORD = re.compile(rf"(?<![A-Za-z0-9]){_LETTERED}(?![A-Za-z0-9])")
_TITLE = r"[一-鿿]{2,8}(?:[·/、・][一-鿿]{1,6})?"
_TITLED = re.compile(
    rf"(?:(?P<any>[A-F]\d{{1,3}}|[A-Z]{{1,2}}[01]\d)\s*[:：]|(?P<lettered>{_LETTERED})\s*[|｜·－—\s-])\s*{_TITLE}"
)
_AFTER = re.compile(rf"\s*(?:[:：|｜·－—\s-]\s*{_TITLE}|[一-鿿]{{2,4}})?\s*")
_NAMED = re.compile(r"(?:当前版面?|当前位置|本版|版次|版号|版面)\s*[:：]?\s*")
_COUNTED = re.compile(
    r"(?:(?:今[日天]|本[日期]|每[日期]|共|出)[:：]?)+\s*(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*个?版"
)
_LEADS = re.compile(
    r"[\[［【<《|｜]?\s*(?:[上下]一?[版页]|(?:版面|本版|标题)(?:导航|目录|列表|概览)|返回\w{2,4}|放大|缩小|默认"
    r"|(?:PDF|JPG)\s*(?:下载|版|版本)?)\s*[+＋－-]?\s*[\]］】>》|｜]?",
    re.I,
)
_ELSEWHERE = re.compile(r"今[日天]|[共转接见]|导读|本期|责编|编辑")
_LONGEST = 24  # characters of a line that says nothing else


@dataclass(frozen=True, slots=True)
class Folio:
    """A page that a line names: `surely` when it says 本版; `alone`: the line says nothing else."""

    page: str
    surely: bool = False
    alone: bool = False


def folio(line: str, dated: bool = False) -> Folio | None:
    """The page that a line names as its own; None where it speaks of others, or of no page.
    `dated`: the line also tells newspaper or day, and a lone A03 beside them is the page.

    >>> folio("第B02版：经济"), folio("A01:要闻").page, folio("2012年9月18日 星期二 版面导航")
    (Folio(page='B02', surely=False, alone=True), 'A01', None)
    """
    if elsewhere(line):
        return None
    line = _COUNTED.sub(" ", without_leads(line)).strip()
    named = _NAMED.match(line)
    line = line[named.end() :] if named else line
    if match := _TITLED.fullmatch(line):
        return Folio((match["any"] or match["lettered"]).upper(), bool(named), alone=True)
    if match := _SHEET.search(line):
        number = match["called"] or match["bare"] or match["chinese"]
        page = marked_page(f"{number}版")
        at_start = match.start() == 0 and len(line) <= _LONGEST
        alone = at_start and _AFTER.fullmatch(line, match.end()) is not None
        return Folio(page, bool(named), alone) if page else None
    word = _WORD.search(line)
    if word and (dated or (named and word[0] == line)):
        return Folio(word[0], bool(named), word[0] == line)
    return None


def elsewhere(line: str) -> bool:
    """Whether a line speaks of the reader's day, of other pages or of who made this one.

    >>> elsewhere("下转第3版"), elsewhere("今天是2014年3月5日"), elsewhere("今日16版 第A03版")
    (True, True, False)
    """
    return _ELSEWHERE.search(_COUNTED.sub(" ", line)) is not None


def without_leads(line: str) -> str:
    """A line without what leads to other pages: 上一版, 版面导航, PDF下载.

    >>> without_leads("第A12版 上一版 下一版")
    '第A12版'
    """
    return _LEADS.sub(" ", line).strip()
