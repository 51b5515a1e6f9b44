"""A site over a small invented archive, for the tests of the web pages and of the browser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from factories import LEFTOVERS, SIX, SLOGAN
from flask import Flask
from oracle import MemorySearcher

from archive.catalogue import Catalogue, Reading
from archive.searcher import Searcher
from archive.settings import Settings
from archive.tags import Evidence, Figure, NewsDate, Place, Tags
from archive.texts import (
    Article,
    Candidate,
    Doubt,
    Field,
    Fragment,
    Gap,
    Join,
    Leftover,
    Metadata,
    Page,
    Paragraph,
    Source,
    Subheading,
)
from webui import create_app

# A page whose second paragraph was cut by a column: line 5 goes on in line 9.
LINES = (
    "党建引领在基层",
    "桃花区:网格连万家",
    "——记幸福街道的“七步工作法”",
    "",
    "本报讯 4月6日,记者走进桃花区幸福街道。",
    "街道把辖区划分为10个网格,由党员担任网格",
    "网格长上门走访",
    "图为网格长走访老人。张三 摄",
    "长,上门听取意见。",
    "记者 李四 通讯员 王五",
    "版权所有 请勿转载",
    "坚定信心 奋勇争先",
    "2022年,<b>简讯</b> & 其他没有标题的一段话,说的是春耕备耕和农资供应的情况。",
)
RAW = "2022/桃花日报 A2.txt"


def fragment(number: int, start: int = 0, end: int | None = None) -> Fragment:
    """A slice of a line of LINES."""
    line = LINES[number - 1]
    end = len(line) if end is None else end
    return Fragment(number, start, end, line[start:end])


def whole(number: int) -> Field:
    return Field(LINES[number - 1], (fragment(number),))


def page_tags() -> Tags:
    quoted = (
        ("street=幸福街道", "正文地名", "幸福街道", 1, "text"),
        ("district=桃花区", "正文地名", "桃花区", "headline", "text"),
        ("province=丰收省", "区县所属", "桃花区", 1, "gazetteer"),
        ("city=丰收市", "区县所属", "桃花区", 1, "gazetteer"),
        ("date=2022-04-06", "月日", "4月6日", 1, "text"),
        ("topic=基层治理", "词表", "网格", 2, "text"),
        ("topic=党建", "词表", "党员", 2, "text"),
        ("reporter=李四", "署名", "李四", "byline", "text"),
        ("correspondent=王五", "署名", "王五", "byline", "text"),
        ("practice=“七步工作法”", "引号加工作法", "“七步工作法”", "deck", "text"),
        ("figure=10个网格", "数词加量词", "10个网格", 2, "text"),
    )
    texts = {"headline": LINES[1], "deck": LINES[2], "byline": LINES[9], 1: LINES[4]}
    texts[2] = LINES[5] + LINES[8]
    evidence = tuple(
        Evidence(
            tag, rule, quote, where, texts[where].index(quote),
            texts[where].index(quote) + len(quote), decided,
        )
        for tag, rule, quote, where, decided in quoted
    )  # fmt: skip
    return Tags(
        place=Place("丰收省", "丰收市", "桃花区", "幸福街道", "990101"),
        place_basis="text",
        date=NewsDate("2022-04-06", "day", "2022-04-06", "2022-04-06", "relative"),
        topics=("基层治理", "党建"),
        paragraph_topics=((), ("基层治理", "党建")),
        reporters=("李四",),
        correspondents=("王五",),
        practices=("“七步工作法”",),
        figures=(Figure("10个网格", 3080000000, "个", "网格", "about", 2),),
        other_places=("丰收省/丰收市/梨花区", "桃花国"),
        evidence=(
            *evidence,
            Evidence("year=2022", "年份见同版文章", "2022年", 1, 0, 5, "page", article="mate1"),
            Evidence("issue=x", "出版日期", "2022-04-07", decided="sidecar", origin="x.meta.json"),
        ),
    )


RICH = Article(
    id="rich1",
    source=RAW,
    page_number=1,
    kind="news",
    kicker=whole(1),
    headline=whole(2),
    deck=whole(3),
    byline=whole(10),
    captions=(whole(8),),
    subheadings=(Subheading(LINES[6], (fragment(7),), 2),),
    paragraphs=(
        Paragraph(1, LINES[4], (fragment(5),)),
        Paragraph(
            2,
            LINES[5] + LINES[8],
            (fragment(6), fragment(9)),
            (Join(6, 9, 0.97, "上文没有写完,词也被断开"),),
        ),
    ),
    truncated="end",
    gaps=(Gap(9, "end", "下文不在这一版"),),
    state=("rejoined", "cut"),
    doubts=(Doubt("末尾", "结尾像是没有写完", 9),),
    metadata=Metadata(
        newspaper="桃花日报",
        issue_date="2022-04-07",
        page="A2",
        url="https://news.example/a?b=1&c=<2>",
        origins=(("newspaper", "旁注文件 桃花日报 A2.txt.meta.json"), ("page", "文件名")),
        refused=(("issue_date", "2022-04-08", "文件夹 <2022-04-08>"),),
    ),
    tags=page_tags(),
)
MATE = Article(
    id="mate1",
    source=RAW,
    page_number=1,
    kind="brief",
    paragraphs=(Paragraph(1, LINES[12], (fragment(13),)),),
    metadata=RICH.metadata,
    tags=Tags(place_candidates=(Place("甲省", "甲市", "城关区"), Place("乙省", "乙市", "城关区"))),
)
BANNER = Article(
    id="slogan2",
    source=RAW,
    page_number=1,
    kind="slogan",
    headline=whole(12),
    applies_to=("rich1",),
)
PAGE = Page(RAW, 1, LINES, 1, RICH.metadata)
REST = Leftover(RAW, fragment(11), "版权说明")
# What was weighed on that page and not made: one likely continuation, one that is not.
WEIGHED = (
    Candidate(Join(5, 6, 0.08, "位置相接"), False, "上一行已经结束"),
    Candidate(Join(9, 13, 0.41, "紧接着的下一段"), True, "下一行像段落开头"),
)


def readings(articles: Sequence[Article], leftovers: Sequence[Leftover]) -> list[Reading]:
    """One source a file name, with enough lines for every fragment."""
    names = dict.fromkeys([a.source for a in articles] + [item.source for item in leftovers])
    return [
        Reading(
            Source(name, f"/nowhere/{name}", "0" * 64, 1, "txt", "utf-8"),
            "/nowhere",
            name,
            (PAGE if name == RAW else Page(name, 1, ("",) * 100),),
            tuple(a for a in articles if a.source == name),
            tuple(item for item in leftovers if item.source == name),
            WEIGHED if name == RAW else (),
        )
        for name in names
    ]


ARTICLES = (*SIX, SLOGAN, RICH, MATE, BANNER)
REST_OF_ALL = (*LEFTOVERS, REST)


def many(count: int) -> tuple[Article, ...]:
    """Articles that differ in id and headline alone, to fill pages."""
    return tuple(
        replace(SIX[0], id=f"m{n:03}", headline=Field(f"第{n}次党建活动", ())) for n in range(count)
    )


def make_site(
    folder: Path,
    articles: Sequence[Article] = ARTICLES,
    leftovers: Sequence[Leftover] = REST_OF_ALL,
    settings: Settings = Settings(),  # noqa: B008
    searcher: Searcher | None = None,
) -> Flask:
    """The application over the given texts, with the catalogue in `folder`; by default the
    oracle answers."""
    catalogue = Catalogue(folder / "catalogue.sqlite", create=True)
    with catalogue.writing() as writer:
        for reading in readings(articles, leftovers):
            writer.put(reading)
    return create_app(searcher or MemorySearcher(articles, leftovers), catalogue, settings)
