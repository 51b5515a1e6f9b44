"""Builders for tests: articles from a few words, and the small invented corpus of search tests."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from archive.practices import UNIT, Practising
from archive.tags import LEVELS, Evidence, NewsDate, Place, Tags
from archive.texts import Article, Field, Fragment, Leftover, Metadata, Paragraph


def field(text: str, line: int = 1) -> Field:
    return Field(text, (Fragment(line, 0, len(text), text),))


def article(
    name: str,
    *texts: str,
    headline: str | None = None,
    place: str | None = None,
    today: tuple[str, ...] = (),
    date: str | None = None,
    topics: tuple[str, ...] = (),
    reporters: tuple[str, ...] = (),
    kind: str = "news",
    source: str = "a.txt",
    newspaper: str | None = None,
    issue_date: str | None = None,
    captions: tuple[str, ...] = (),
    byline: str | None = None,
    state: tuple[str, ...] = ("whole",),
    inferred: tuple[str, ...] = (),
    rivals: tuple[str, ...] = (),
) -> Article:
    """An article whose id is `name`; `place` is a path 省/市/区县/街道.

    `inferred` names the levels of the place that the page-mates decided, and as date:BASIS the
    basis of a date that is not stated; `rivals` are other days of issue that somebody gave.
    """
    levels = place.split("/") if place else []
    subject = replace(_place(levels), today=today) if levels else None
    basis = next((b for b in ("relative", "page", "sidecar") if f"date:{b}" in inferred), "stated")
    tags = Tags(
        place=subject,
        place_basis="text" if levels else "none",
        date=NewsDate(date, _precision(date), date, date, basis) if date else NewsDate(),
        topics=topics,
        reporters=reporters,
        evidence=(
            *_place_evidence(subject, inferred),
            *_date_evidence(date, basis),
            *(
                Evidence(f"topic={topic}", "test", topic, "headline", 0, len(topic))
                for topic in topics
            ),
            *(Evidence(f"reporter={n}", "test", n, "byline", 0, len(n)) for n in reporters),
        ),
    )
    lines = range(3, 3 + len(texts))
    paragraphs = tuple(
        Paragraph(n, text, (Fragment(line, 0, len(text), text),))
        for n, (line, text) in enumerate(zip(lines, texts, strict=True), 1)
    )
    return Article(
        id=name,
        source=source,
        page_number=1,
        kind=kind,
        headline=field(headline) if headline else None,
        byline=field(byline, 90) if byline else None,
        captions=tuple(field(c, 91 + i) for i, c in enumerate(captions)),
        paragraphs=paragraphs,
        state=state,
        metadata=Metadata(
            newspaper=newspaper,
            issue_date=issue_date,
            refused=tuple(("issue_date", day, "文件名") for day in rivals),
        ),
        tags=tags,
    )


def backed(**values: Any) -> Tags:
    """Tags with these values, each with evidence of its own where none is given."""
    keys = {"topics": "topic", "reporters": "reporter", "correspondents": "correspondent"}
    keys |= {"authors": "author", "practices": "practice"}
    told = [f"{key}={value}" for name, key in keys.items() for value in values.get(name, ())]
    told += [f"topic={value}" for row in values.get("paragraph_topics", ()) for value in row]
    told += [f"figure={figure.text}" for figure in values.get("figures", ())]
    told += [f"official={official.name}" for official in values.get("officials", ())]
    told += ["place=x"] if values.get("place") else []
    told += ["date=x"] if "date" in values else []
    given = values.pop("evidence", ())
    told = [tag for tag in told if tag not in {e.tag for e in given}]
    made = tuple(Evidence(tag, "made", "", decided="sidecar") for tag in told)
    return Tags(evidence=(*given, *made), **values)


def _place(levels: list[str]) -> Place:
    if levels[1:] and levels[1] == "济源市":  # run by its province: there is no city
        return Place(levels[0], None, *levels[1:])
    return Place(*levels)


def _place_evidence(place: Place | None, inferred: tuple[str, ...]) -> Iterator[Evidence]:
    for level in LEVELS:
        if name := getattr(place, level, None):
            who = "page" if level in inferred else "text"
            yield Evidence(f"{level}={name}", "test", name, 1, 0, len(name), who)


def _date_evidence(date: str | None, basis: str) -> Iterator[Evidence]:
    if date and basis != "sidecar":
        yield Evidence(f"date={date}", "日期", date, 1, 0, len(date))
    if date and basis != "stated":
        yield Evidence(
            f"date={date}", "test", date, 1, 0, len(date), "page" if basis == "page" else "sidecar"
        )


def _precision(date: str) -> str:
    return {4: "year", 7: "month", 10: "day"}[len(date)]


SIX = (
    article(
        "a1",
        "本报讯 昨日,管城区“3310”党建活动启动,志愿者走进社区网格。",
        "疫情防控工作有序,人民代表大会代表参加了“敲门行动”。",
        headline="管城区启动党建活动",
        place="河南省/郑州市/管城回族区",
        date="2022-03-27",
        topics=("党建", "基层治理"),
        reporters=("王思俊",),
        newspaper="郑州日报",
        byline="记者 王思俊",
    ),
    article(
        "a2",
        "文明创建在行动,川汇区1+6+N网格覆盖全区。",
        headline="川汇区:文明创建进社区",
        place="河南省/周口市/川汇区",
        date="2022-08",
        topics=("文明创建",),
        newspaper="周口日报",
        captions=("志愿者清扫街道。记者 韩志刚 摄",),
    ),
    article(
        "a3",
        "疫情期间,各街道严防死守;防控措施到位。",
        headline="筑牢防线",
        place="河南省/郑州市",
        date="2022",
        topics=("疫情防控",),
        source="b.txt",
    ),
    article(
        "a4", "党员带头植树 Tree Day 2021,绿化1000平方米。", kind="brief", topics=("生态环境",)
    ),
    article(
        "a5",
        "济源市玉泉街道办事处举办運動會,參賽者三百人。",
        headline="玉泉街道运动会",
        place="河南省/济源市/玉泉街道",
        date="2021-12-31",
        topics=("体育",),
        source="b.txt",
    ),
    article(
        "a6",
        "平安创建工作受到好评,疫情防控常态化。",
        "党员志愿服务队成立。",
        headline="平安建设",
        place="吉林省/四平市/铁东区",
        topics=("平安法治", "党建"),
        source="b.txt",
        state=("rejoined", "cut", "suspected"),
    ),
)
SLOGAN = article("s1", headline="深化“万人助万企” 奋力实现“开门红”", kind="slogan")
LEFTOVERS = (Leftover("a.txt", Fragment(99, 0, 6, "宣传栏换新容"), "看不出属于哪篇文章"),)


def practising_of(article: Article) -> Practising:
    """What the register asks of an article."""
    tags = article.tags
    units = ((e.tag.removeprefix(f"{UNIT}="), e.quote) for e in tags.about((UNIT,)))
    place = tags.place.path if tags.place else None
    return Practising(article.id, tags.practices, place, tags.date.value, tuple(units))
