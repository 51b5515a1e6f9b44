"""What is known about a place before reading the article: the paper's home and the page-mates."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from archive.tags import Evidence
from archive.texts import Metadata
from indexer.tagging.fields import LEAD, Piece, quoted
from indexer.tagging.places.gazetteer import MUNICIPALITIES, Gazetteer, gazetteer, unit
from indexer.tagging.scanning import Scan

_CITY_TALK = Scan(
    "我本全市中主省",
    r"我市|本市|全市|市委|市政府|市民|市区|市人大|市政协|市直|市(?:公安|教育|卫生|民政|财政|环保|交通|城管|建设|规划|工商|"
    r"发改|统计|农业|水利|气象|物价|质监|旅游|文化|税务|司法|消防|交警|总工会|妇联|团市委|检察院|中级人民法院|法院)|"
    r"中心城区|主城区|省[会城]|(?<![城都县])市[一-鿿]{2,6}(?:管理处|管理局|支队|管理中心|服务中心)",
)
_OURS = Scan("我本省", r"[我本][市区县]|省[会城]")
_COUNTY_TALK = Scan(
    "我全本该区县",
    r"我[区县]|全[区县]|本[区县]|该[区县]|[区县]委|[区县]政府|[区县]直|[区县]领导|[区县]长",
)
# The paper that prints itself before its news: 华西都市报讯, 天津日报讯(记者 …), 大洋网讯; or below.
_PAPER = r"[一-鿿]{2,7}?(?:日报|晚报|晨报|商报|都市报|早报|时报|快报|晚刊|生活报|女报|法[制治]报|青年报|经济报|农民报|在线|新闻网|[东北大红]方?网|网)"
_CREDIT_LENGTH = 40  # characters of a last paragraph that is nothing else
# News of the whole country, which a city's paper prints too.
_NATIONAL = re.compile(
    r"全国(?![首最第]|唯一|十佳|优秀|先进|重点|知名|劳模|[一-鿿]{2}最)|我国(?![首最第])|国务院|中共中央|党中央|中央(?!大街|空调|公园|商务|广场|大道|路)|国家[一-鿿]{1,8}(?:局|委|部|总局|小组|办公室)|"
    r"3[01]个?省|(?<![一-鿿])(?:教育|卫生|公安|民政|财政|农业|交通|商务|文化|司法|人事|信息产业|建设|铁道|国土资源|水利|环保|劳动保障|人力资源社会保障|环境保护|住房城乡建设|交通运输)部|"
    r"央行|银监会|证监会|保监会|中国人民银行|发改委(?=[^，。]{0,6}(?:宣布|决定))"
)
_NO_CITY = ("香港", "澳门", "台湾")
# 鹿城晚报 is called by a nickname that several cities have, not after a district of one.
_NICKNAME = re.compile(r"[一-鿿]城(?:日报|晚报|都市报|晨报|早报|商报|晚刊)$")
_CAPITAL = re.compile(r"省[会城]")


@dataclass(frozen=True, slots=True)
class Prior:
    """A home: the code of a province, city or district, who knew it, and the evidence for it."""

    code: str = ""
    basis: Literal["page", "sidecar", "text"] = "sidecar"
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """Votes, at most 4 each: for 我市 and 我区; for 市委, 市民 …; for 区委, 该区 …."""

    ours: float
    city: float
    county: float


@dataclass(frozen=True, slots=True)
class Mate:
    """What a page-mate's own text settled: unit, district and the evidence of the city; `governed`:
    it tells of what the city's own leaders do."""

    unit: str
    district: str | None
    evidence: Evidence
    governed: bool = False


NO_PRIOR = Prior()


def talk(pieces: Iterable[Piece]) -> Talk:
    """How much a text speaks of "our city" and of a city or district without naming it."""
    fields = list(pieces)
    return Talk(*(_votes(fields, p) for p in (_OURS, _CITY_TALK, _COUNTY_TALK)))


def national(pieces: Iterable[Piece]) -> bool:
    """Whether the heading or the lead speaks of the whole country."""
    return any(_NATIONAL.search(p.text[:LEAD]) for p in pieces if p.before is None or p.in_lead(0))


def _votes(pieces: Iterable[Piece], pattern: Scan) -> float:
    found = ((piece, m.start()) for piece in pieces for m in pattern.finditer(piece.text))
    return min(sum(2.0 if p.in_lead(at) or p.before is None else 1.0 for p, at in found), 4.0)


def speaks_of_capital(pieces: Iterable[Piece]) -> bool:
    """Whether the text says 省会 or 省城, the capital of the paper's province."""
    return any(_CAPITAL.search(piece.text) for piece in pieces)


def of_capital(pieces: Iterable[Piece], province: str) -> Prior:
    """The capital of a province whose text says 省会 or 省城 in the heading or lead."""
    for piece in pieces:
        found = _CAPITAL.search(piece.text)
        front = found and (piece.before is None or piece.in_lead(found.start()))
        if found and front and province not in MUNICIPALITIES:
            evidence = quoted("", "省会", piece, *found.span())
            found_by = replace(evidence, decided="gazetteer", origin="gazetteer.tsv")
            return Prior(f"{province}01", "text", found_by)
    return NO_PRIOR


def of_metadata(metadata: Metadata, known: Gazetteer) -> Prior:
    """The home that the page's own data give: the city, else the newspaper's name; as it was in
    the year that `known` is asked about."""
    for key, value in (("city", metadata.city), ("newspaper", metadata.newspaper)):
        code = value and home(value)
        if value and code:
            then = known.then((code,))
            code = then[0] if len(then) == 1 else code
            origin = metadata.origin(key)
            return Prior(
                code, "sidecar", Evidence("", "来源资料", value, decided="sidecar", origin=origin)
            )
    return NO_PRIOR


def of_text(pieces: Sequence[Piece], known: Gazetteer) -> Prior:
    """The home of the paper that the byline, the first words or the last line of an article name."""
    for piece, found in _papers(pieces):
        if code := home(found["paper"]):
            then = known.then((code,))
            evidence = quoted("", "文中报名", piece, *found.span("paper"))
            return Prior(then[0] if len(then) == 1 else code, "text", evidence)
    return NO_PRIOR


def _papers(pieces: Sequence[Piece]) -> Iterator[tuple[Piece, re.Match[str]]]:
    printed, credited = _paper_patterns()
    for piece in pieces:
        if piece.where == "byline" or piece.before == 0:
            for found in printed.finditer(piece.text[:40]):
                yield piece, found
    last = next((p for p in reversed(pieces) if p.before is not None), None)
    for piece in (p for p in pieces if p.where == "byline" or (p is last and p.before)):
        if len(piece.text) <= _CREDIT_LENGTH and (credit := credited.search(piece.text)):
            yield piece, credit


@cache
def _paper_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What finds a paper before its news and in a credit; also papers known by name alone (大河报)."""
    others = (name for name in gazetteer().newspapers if not re.fullmatch(_PAPER, name))
    paper = f"(?P<paper>{'|'.join(map(re.escape, others))}|{_PAPER})"
    return (
        re.compile(
            rf"(?:^|[\s(（【□■]){paper}"
            r"(?:讯|消息|[ 　]?[)）]?[ 　]?(?:[全融]媒体)?记者|\d{1,2}月\d{1,2}日[讯电消])"
        ),
        re.compile(
            rf"(?:^|\s|(?:来源|稿源|据)[:：]?\s?){paper}(?:\s?(?:[全融]媒体)?记者|[)）\s]*$)"
        ),
    )


@cache
def home(name: str) -> str:
    """The code of the place that a city's or newspaper's name begins with or stands for, or "";
    a code is its own.

    >>> home("郑州晚报"), home("齐鲁晚报"), home("环球时报")
    ('4101', '37', '')
    """
    known: Gazetteer = gazetteer()
    if name in known.official:
        return name
    if name.startswith(_NO_CITY):  # 香港文汇报 is not 文汇报
        return ""
    if name in known.newspapers:
        return known.newspapers[name]
    for paper, code in known.newspapers.items():
        if name.startswith(paper) or (code and paper in name):  # 四川经济日报 is not 经济日报
            return code
    for at in range(len(name) - 1):
        for _, codes, _ in known.at(name, at):
            top = [c for c in codes if len(c) == min(map(len, codes)) and len(c) < 9 and c != "00"]
            if len(top) == 1 and _NICKNAME.fullmatch(name) and _is_district(top[0], known):
                return ""
            if len(top) == 1:
                return f"{top[0]}01" if top[0] in MUNICIPALITIES else top[0]
    return ""


def _is_district(code: str, known: Gazetteer) -> bool:
    return len(code) == 6 and known.official[code].endswith("区")


def of_mates(mates: Sequence[Mate]) -> Prior:
    """The city of two or more and two in three of the page-mates, or of one alone that tells of
    the city's own leaders; its district if four of five share it."""
    cities = Counter(mate.unit for mate in mates)
    city, count = next(iter(cities.most_common(1)), ("", 0))
    alone = len(mates) == 1 and mates[0].governed
    if not alone and (count < 2 or count * 3 < len(mates) * 2):
        return NO_PRIOR
    districts = Counter(m.district for m in mates if m.unit == city and m.district)
    district, shared = next(iter(districts.most_common(1)), ("", 0))
    code = str(district) if shared >= 2 and shared * 5 >= len(mates) * 4 else city
    best = min((m for m in mates if m.unit == city and code in (city, m.district)), key=_order)
    return Prior(code, "page", best.evidence)


def province_of_mates(mates: Sequence[Mate]) -> Prior:
    """The province of three in five page-mates, when there are at least three."""
    provinces = Counter(mate.unit[:2] for mate in mates)
    province, count = next(iter(provinces.most_common(1)), ("", 0))
    if len(mates) < 3 or count * 5 < len(mates) * 3:
        return NO_PRIOR
    best = min((m for m in mates if m.unit[:2] == province), key=_order)
    return Prior(province, "page", best.evidence)


def _order(mate: Mate) -> tuple[str, str]:
    return (mate.evidence.quote, str(mate.evidence.article))


def same_home(prior: Prior, city: str) -> bool:
    """Whether a prior names this city (or a district of it)."""
    return len(prior.code) > 2 and unit(prior.code) == city
