"""What file and folder names say of a page: newspaper, date of issue, page; never a guess."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.texts import Doubt
from indexer.reading.addresses import founder_page
from indexer.reading.days import Day, find_days, impossible_days
from indexer.reading.pages import marked_page
from indexer.reading.papers import Papers

_COPY = re.compile(r" ?\(\d+\)$")  # a browser's second download
_SUFFIX = re.compile(r"\.(?:txt|jsonl|html?|mhtml|pdf|docx?|zip)(?=/|$)", re.I)
_EDITION = re.compile(r"([一-鿿]{2,12}报) ?\(([一-鿿]{1,3}版)\)")  # 河南日报(农村版)
_BORDER = re.compile(r"[\s_\-—–~.,、·+()\[\]{}【】《》〈〉「」“”\"'‘’#@&;:|!=]+")
_DAY = "\uf8ff"  # stands for a date that was found
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_PIECE = re.compile(
    r"(?P<paper>.*?)(?:星期[一二三四五六日天]|周[一二三四五六日])?"
    r"(?P<page>头版|第?(?:[A-Z]{0,2}\d{1,3}|[一二三四五六七八九十]{1,3})版[一-鿿]{0,8}|[A-Z]\d{1,2}|\d{1,2})?",
    re.I,
)
_LETTERED = re.compile(r"[A-F]\d{1,2}|[A-Z]0\d", re.I)  # not G20, T3, K12
_CODE = re.compile(r"[A-Za-z]{1,8}")  # zzrb and the like beside a date
# Dates beside these, or beside a time of day, say when a file was made.
_MADE = re.compile(
    r"备份|下载|导出|导入|扫描|采集|抓取|爬取|保存|整理|修订|更新|截图|截屏|上传|打印|版本|草稿"
    r"|(?<![a-z])(?:backup|bak|downloads?|export|scan|crawl|saved?|updated?|img|dsc|vid|screenshot|ver|v|rev|copy)(?![a-z])",
    re.I,
)
_CLOCK = re.compile(
    rf"{_DAY}(?:[ _T-]?(?:[01]\d|2[0-3])[0-5]\d[0-5]\d(?!\d)|[ _T-]+\d\d?[-:.时点]\d\d[-:.分])",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Said:
    """A fact and where it was found: `文件名`, or `文件夹` and its name."""

    value: str
    where: str


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of a name between separators, and where it stands."""

    text: str
    where: str
    last: bool  # in the file's own name


def name_facts(
    parts: Sequence[str], papers: Papers, known: frozenset[str] = frozenset()
) -> tuple[dict[str, Said], tuple[Doubt, ...]]:
    """Folder names and file name (last) → newspaper, issue_date, page, as far as they are said.

    `known` are keys that others have settled: a page number alone means nothing, beside a date or
    a newspaper it does. Two different values of a key are none; of these dates, and of those that no calendar has, a doubt tells.

    >>> from indexer.reading.papers import newspapers
    >>> name_facts(["郑州日报", "2022", "03", "28", "A03.txt"], newspapers())[0]["page"]
    Said(value='A03', where='文件名')
    """
    path = _PRIVATE.sub("", unicodedata.normalize("NFKC", "/".join(parts)))
    path = _COPY.sub("", _SUFFIX.sub("", path))
    path = _EDITION.sub(lambda m: m[1] + m[2] if papers.named(m[1] + m[2]) else m[0], path)
    days = find_days(path)
    tokens = _tokens(path, days)
    said: dict[str, Said] = {}
    doubts = tuple(map(_impossible, _impossibles(path, papers)))
    names = [Said(name, t.where) for t in tokens for name in _papers(t.text, papers)]
    if names or (names := [*_hosts(path.split("/"), papers)]):
        said |= _only("newspaper", names)
    standing = _standing(path, days, tokens, papers)
    if dates := [Said(day.value, _where(path, day.start, day.end)) for day in standing]:
        said |= _only("issue_date", dates)
        if "issue_date" not in said:
            values = "、".join(dict.fromkeys(day.value for day in dates))
            doubts += (Doubt("two-dates", f"文件名和文件夹里有几个日期（{values}），没有采用。"),)
    if context := known | said.keys():
        own = founder_page(path.rpartition("/")[2]) if "issue_date" in context else None
        said |= (
            {"page": Said(own, "文件名")}
            if own
            else _page(tokens, papers, {"newspaper", "issue_date"} <= context)
        )
    return said, doubts


def _hosts(parts: Sequence[str], papers: Papers) -> Iterator[Said]:
    """Newspapers of folders that are named as the host is whose pages were saved in them."""
    for i, part in enumerate(parts[:-1]):
        if "." in part and (paper := papers.at(part, parts[i + 1 :])):
            yield Said(paper, f"文件夹 {part}")


def _only(key: str, found: list[Said]) -> dict[str, Said]:
    """The last of the findings, when all say the same."""
    return {key: found[-1]} if len({each.value for each in found}) == 1 else {}


def _tokens(path: str, days: Sequence[Day]) -> list[_Token]:
    for day in reversed(days):
        path = path[: day.start] + _DAY + path[day.end :]
    *folders, name = path.split("/")
    found = [_Token(t, f"文件夹 {f}", False) for f in folders for t in _BORDER.split(f) if t]
    return [*found, *(_Token(t, "文件名", True) for t in _BORDER.split(name) if t)]


def _papers(token: str, papers: Papers) -> list[str]:
    """The newspapers that the pieces of a token are, page and weekday aside."""
    return [cut[0] for piece in token.split(_DAY) if (cut := _cut(piece, papers)) and cut[0]]


def _standing(
    path: str, days: Sequence[Day], tokens: Sequence[_Token], papers: Papers
) -> list[Day]:
    """The dates that stand for themselves: not in a title, and not the time a file was made."""
    touching = iter([token.text for token in tokens for _ in range(token.text.count(_DAY))])
    good = []
    for day, token in zip(days, touching, strict=True):
        start, end = path.rfind("/", 0, day.start) + 1, path.find("/", day.end)
        component = path[start : end if end >= 0 else None]
        rest = component.replace(path[day.start : day.end], _DAY)
        made = _MADE.search(component) or _CLOCK.search(rest)
        if not made and all(_plain(piece, papers) for piece in token.split(_DAY)):
            good.append(day)
    return good


def _impossibles(path: str, papers: Papers) -> Iterator[Said]:
    """What stands where a date would be read, and is no day of the calendar."""
    if not (days := impossible_days(path)):
        return
    for day in _standing(path, days, _tokens(path, days), papers):
        yield Said(day.value, _where(path, day.start, day.end))


def _impossible(day: Said) -> Doubt:
    return Doubt(
        "impossible-date",
        f"{day.where.partition(' ')[0]}里的日期“{day.value}”日历上没有，没有采用；"
        "请改正名称，或在旁注文件里写 issue_date。",
    )


def _plain(piece: str, papers: Papers) -> bool:
    """Whether a text may touch a date: newspaper, its letters, weekday, page, or nothing."""
    return bool(_cut(piece, papers) or _CODE.fullmatch(piece))


def _page(tokens: Sequence[_Token], papers: Papers, settled: bool) -> dict[str, Said]:
    """第3版 and A03 say so themselves; a bare number counts where newspaper and date are
    `settled`, and only as the rest of a file name that holds nothing else."""
    pieces = [(piece, token) for token in tokens for piece in token.text.split(_DAY) if piece]
    cut = [(_cut(piece, papers), token) for piece, token in pieces]
    pages = [(found[1], token) for found, token in cut if found and found[1]]
    marked = [Said(page, t.where) for text, t in pages if (page := marked_page(text))]
    lettered = [
        Said(text.upper(), t.where)
        for text, t in pages
        if _LETTERED.fullmatch(text) and (text[0].isupper() or _stands_alone(t, tokens))
    ]
    if marked or lettered:
        return _only("page", marked or lettered)
    alone = all(found for found, token in cut if token.last)
    bare = [Said(str(int(text)), t.where) for text, t in pages if t.last and text.isdecimal()]
    return _only("page", bare) if settled and alone and len(bare) == 1 else {}


def _stands_alone(page: _Token, tokens: Sequence[_Token]) -> bool:
    """Whether a letter in lower case and a number name a page: beside a date, or as all of a name.
    In h01_draft they count drafts."""
    name = [token.text for token in tokens if token.where == page.where]
    return len(name) == 1 or any(_DAY in text for text in name)


def _cut(piece: str, papers: Papers) -> tuple[str | None, str] | None:
    """A piece that is a newspaper, a weekday, a page, or these in a row: newspaper and page."""
    match = _PIECE.fullmatch(piece)
    if not match:
        return None
    paper = papers.named(match["paper"])
    return (paper, match["page"] or "") if paper or not match["paper"] else None


def _where(path: str, start: int, end: int) -> str:
    """The names that a stretch of the path stands in."""
    first = path.rfind("/", 0, start) + 1
    after = path.find("/", end)
    if after >= 0:
        return f"文件夹 {path[first:after]}"
    return "文件名" if "/" not in path[start:end] else f"文件夹和文件名 {path[first:]}"
