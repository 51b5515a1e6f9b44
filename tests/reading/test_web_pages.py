"""Saved web pages: layouts, facts, what is of the article and what is of the site."""

from __future__ import annotations

import json
import re
from collections import Counter
from email.message import EmailMessage
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.texts import Metadata, Page
from indexer.reading.formats import Made
from indexer.reading.webpages import read_html, read_mhtml

SAMPLES = Path(__file__).parent / "samples"
FACTS = ("newspaper", "issue_date", "page", "url")
PARAGRAPHS = (
    "本报讯（记者 张三）4月6日，桃花区召开网格化治理工作推进会，安排部署下一阶段任务。",
    "会议指出，今年以来全区划分网格577个，配备网格长1200余名，办结率达到98%。",
    "区委书记李四要求，各街道要把网格建在楼栋里，把矛盾化解在家门口。",
)


def made(html: str, encoding: str = "utf-8", metadata: Metadata = Metadata()) -> Made:  # noqa: B008
    return read_html("a.html", html.encode(encoding), metadata)


def parts(page: Page) -> list[tuple[str, str]]:
    """Text and role of what is of the article."""
    pairs = zip(page.lines, page.roles or (), strict=True)
    return [(text, role) for text, role in pairs if role not in ("", "aside")]


def of_role(page: Page, role: str) -> list[str]:
    return [text for text, its in zip(page.lines, page.roles or (), strict=True) if its == role]


def rendered(result: Made) -> list[str]:
    """A result as the files of expectations have it."""
    lines = []
    for page in result.pages:
        about = ((key, getattr(page.metadata, key)) for key in FACTS)
        lines.append("= " + " ".join(f"{key}={value}" for key, value in about if value))
        roles = page.roles or ("plain",) * len(page.lines)
        pairs = zip(roles, page.lines, strict=True)
        lines += [f"{role}\t{text}" for role, text in pairs if role not in ("", "aside")]
    return lines


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.html")), ids=lambda path: path.stem)
def test_pages_of_known_and_unknown_layouts(sample: Path) -> None:
    html = sample.read_text("utf-8")
    old = "charset=gb2312" in html
    result = made(html, "gb18030" if old else "utf-8")
    assert rendered(result) == sample.with_suffix(".txt").read_text("utf-8").splitlines()
    assert result.encoding == ("gb18030" if old else "utf-8")
    numbers = [n for p in result.pages for n in range(p.first_line, p.first_line + len(p.lines))]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("sample", ["founder_2008", "portal_2004", "government", "modern"])
def test_nothing_that_is_shown_is_lost(sample: str) -> None:
    html = (SAMPLES / f"{sample}.html").read_text("utf-8")
    [page] = made(html).pages
    shown = "".join("".join(page.lines).split())
    for text in (
        "上一篇",
        "版权所有",
        "来源",
        "热点排行",
        "大家都在看",
        "第A02版",
        "分享到",
        "首页",
    ):
        assert shown.count(text) == "".join(html.split()).count(text)
    assert "脚本里的字" not in shown and "margin" not in shown


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.html")), ids=lambda path: path.stem)
def test_each_character_that_is_shown_stands_in_some_line(sample: Path) -> None:
    html = sample.read_text("utf-8")
    body = re.sub(r"(?is)<!--.*?-->|<(head|script|style|select)\b.*?</\1>|<[^>]*>", "", html)
    lines = "".join(line for page in made(html).pages for line in page.lines)
    assert Counter("".join(unescape(body).split())) - Counter("".join(lines.split())) == Counter()


def site(body: str, title: str = "桃花区推进网格化治理_桃花在线") -> str:
    """A page of an unknown site: navigation, a list beside, a footer, and `body`."""
    channels = "".join(f"<td><a href=/{n}>频道{n}</a></td>" for n in range(12))
    others = "".join(f"<a href=/n{n}>另一条新闻的标题很长很长，第{n}条</a><br>" for n in range(12))
    return f"""<html><head><title>{title}</title></head><body>
    <table width=760><tr>{channels}</tr></table>
    <table><tr><td width=580>{body}</td><td>{others}</td></tr></table>
    <center>关于我们 | 联系我们<br>桃花在线 版权所有 未经许可，不得转载。豫ICP备00000号</center>
    </body></html>"""


def with_breaks(texts: tuple[str, ...]) -> str:
    return "".join(f"　　{text}<br><br>" for text in texts)


UNKNOWN = {
    "paragraphs": "".join(f"<p>　　{text}</p>" for text in PARAGRAPHS),
    "breaks": with_breaks(PARAGRAPHS),
    "divisions": "".join(f"<div>{text}</div>" for text in PARAGRAPHS),
    "sections": "".join(f"<section><span>{text}</span></section>" for text in PARAGRAPHS),
    "cells": "<table>" + "".join(f"<tr><td>{text}</td></tr>" for text in PARAGRAPHS) + "</table>",
    "fonts": f"<font size=3 class=f14>{with_breaks(PARAGRAPHS)}</font>",
    "a form": f"<form>{''.join(f'<p>{text}</p>' for text in PARAGRAPHS)}</form>",
    "lines in the source": "".join(f"<p>\n{text[:20]}\n{text[20:]}\n</p>\n" for text in PARAGRAPHS),
}


@pytest.mark.parametrize("body", UNKNOWN.values(), ids=UNKNOWN)
@pytest.mark.parametrize("heading", ["<b>{}</b>", "<h1>{}</h1>", "<td align=center>{}</td>"])
def test_an_article_of_an_unknown_site(heading: str, body: str) -> None:
    head = heading.format("桃花区推进网格化治理")
    note = "<div>2012-04-07 08:12 来源：桃花日报</div>"
    [page] = made(site(f"<table><tr>{head}</tr></table>{note}{body}")).pages
    expected = [(text, "paragraph") for text in PARAGRAPHS]
    assert parts(page) == [("桃花区推进网格化治理", "headline"), *expected]
    assert (page.metadata.issue_date, page.metadata.newspaper) == ("2012-04-07", "桃花日报")


@pytest.mark.parametrize("count", [1, 2])
def test_a_brief_of_an_unknown_site(count: int) -> None:
    [page] = made(site(f"<h2>桃花区推进网格化治理</h2>{with_breaks(PARAGRAPHS[:count])}")).pages
    expected = [(text, "paragraph") for text in PARAGRAPHS[:count]]
    assert parts(page) == [("桃花区推进网格化治理", "headline"), *expected]


def test_comments_of_readers_and_lists_with_summaries_are_not_the_article() -> None:
    body = f"<h1>桃花区推进网格化治理</h1>{UNKNOWN['paragraphs']}<div>网友评论</div>"
    comments = "".join(f"<p>网友{n}：说得好，就该这样办，支持。</p>" for n in range(9))
    [page] = made(site(body + comments)).pages
    assert of_role(page, "paragraph") == list(PARAGRAPHS)
    assert any("网友8" in text for text in of_role(page, "aside"))


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("网格连万家 - 桃花在线", "网格连万家"),
        ("网格连万家_新闻中心_桃花网", "网格连万家"),
        ("桃花日报数字报-网格连万家", "网格连万家"),
        ("网格连万家——记幸福街道-桃花日报", "网格连万家——记幸福街道"),
        ("我市建成一张安全网_桃花在线", None),
        ("2022年3月28日", None),
        ("新闻正文", None),
        ("桃花日报 2022年3月28日", None),
        ("桃花日报数字报", None),
        ("", None),
    ],
)
def test_a_headline_that_only_the_window_shows(title: str, headline: str | None) -> None:
    [page] = made(site(UNKNOWN["paragraphs"], title)).pages
    assert of_role(page, "headline") == ([headline] if headline else [])
    assert of_role(page, "paragraph") == list(PARAGRAPHS)


@pytest.mark.parametrize(
    "headline", ["我市建成一张安全网", "郑州日报 创刊七十周年", "3月28日疫情通报"]
)
def test_a_headline_that_the_page_shows_may_say_anything(headline: str) -> None:
    [page] = made(site(f"<b>{headline}</b>{UNKNOWN['paragraphs']}", f"{headline}_甲网")).pages
    assert of_role(page, "headline") == [headline]


def test_the_line_over_the_source_is_the_headline() -> None:
    head = "<div>首页 - 新闻动态</div><div>网格连万家！</div><div>2019-05-18 来源：桃花日报</div>"
    [page] = made(site(head + UNKNOWN["paragraphs"], "首页 - 新闻动态")).pages
    assert parts(page)[0] == ("网格连万家！", "headline")


AUTHORS = [
    ("<div>作者：王五</div>", "", ["作者：王五"]),
    ("<div>记者 王五 通讯员 赵六</div><div>2012-04-07 来源：桃花日报</div>", "",
     ["记者 王五 通讯员 赵六"]),
    ("<div>2012-04-07 来源：桃花日报 作者：王五、赵六 点击：5</div>", "", ["作者：王五、赵六"]),
    ("<div>作者：佚名</div>", "", []),
    ("<div>责任编辑：王五</div>", "", []),
    ("<div>记者走进桃花区看变化</div>", "", []),
    ("", '<meta name="author" content="王五">', ["王五"]),
    ("", '<meta name="author" content="桃花在线">', []),
    ("", '<meta name="author" content="admin">', []),
    ("", '<meta property="article:author" content="王五 赵六">', ["王五 赵六"]),
    ("<div>作者：王五</div>", '<meta name="author" content="王五">', ["作者：王五"]),
    ("<div>编辑：王五</div>", '<meta name="author" content="王五">', []),
    ("", '<script type="application/ld+json">{"headline":"题","author":{"name":"王五"}}</script>',
     ["王五"]),
    ("", '<script type="application/ld+json">{"headline":"题","author":[{"@type":"Person","name":'
     '"王五"},{"@type":"Person","name":"赵六"}]}</script>', ["王五、赵六"]),
    ("", '<script type="application/ld+json">{"headline":"题","author":{"@type":"Organization",'
     '"name":"马小报"}}</script>', []),
]  # fmt: skip


@pytest.mark.parametrize(("shown", "head", "bylines"), AUTHORS)
def test_who_wrote_an_article_of_an_unknown_site(shown: str, head: str, bylines: list[str]) -> None:
    html = site(f"<h2>桃花区推进网格化治理</h2>{shown}{UNKNOWN['paragraphs']}")
    [page] = made(html.replace("</head>", f"{head}</head>")).pages
    assert of_role(page, "byline") == bylines
    assert of_role(page, "headline") == ["桃花区推进网格化治理"]
    assert of_role(page, "paragraph") == list(PARAGRAPHS)


@pytest.mark.parametrize(
    ("head", "roles"),
    [
        ("<div>网格连万家</div><div>作者：张三</div>", ["headline", "byline"]),
        ("<div>网格连万家</div><div>本报记者 张三</div>", ["headline", "byline"]),
        ("<div>网格连万家</div><div>2012-04-07</div>", ["headline", "aside"]),
        ("<p align=center>推进治理现代化</p><p align=center><b>网格连万家</b></p>"
         "<p align=center>——桃花区见闻录</p>", ["kicker", "headline", "deck"]),
        ("<h3>推进治理现代化</h3><h1>网格连万家</h1><h2>五百个网格全覆盖</h2>",
         ["kicker", "headline", "deck"]),
        ("<div>桃花在线</div><h1>网格连万家</h1><div>阅读量：12345 次</div>",
         ["aside", "headline", "aside"]),
        ("<div>首页 > 要闻 > 正文内容</div><h1>网格连万家</h1>", ["aside", "headline"]),
        ("<div>第A03版：要闻</div><h1>网格连万家</h1><div>字体：大 中 小 打印本页</div>",
         ["aside", "headline", "aside"]),
        ("<h1>网格连万家</h1><p>　　短句也是正文。</p>", ["headline", "paragraph"]),
    ],
)  # fmt: skip
def test_what_stands_around_a_headline(head: str, roles: list[str]) -> None:
    html = f"<title>新闻正文</title><body><div>{head}{UNKNOWN['paragraphs']}</div></body>"
    [page] = made(html).pages
    its = [role for role in page.roles or () if role]
    assert its == [*roles, *["paragraph"] * len(PARAGRAPHS)]


@pytest.mark.parametrize(
    "listed",
    [
        "<ul><li>户口簿</li><li>身份证</li></ul>",
        "<ol><li>户口簿</li><li>身份证</li></ol>",
        "<dl><dt>户口簿</dt><dd>身份证</dd></dl>",
        "<pre>户口簿\n身份证</pre>",
        "<table><tr><th>户口簿<th>一本</tr><tr><td>身份证<td>两张</tr></table>",
    ],
)
@pytest.mark.parametrize("container", ["<div class=c>{}</div>", "{}"])
def test_lists_beside_a_single_paragraph_are_of_the_article(listed: str, container: str) -> None:
    text = f"<p>{PARAGRAPHS[0]}</p><p>请带好：</p>{listed}"
    html = site(f"<h1>桃花区推进网格化治理</h1><div>2012-04-07</div>{container.format(text)}")
    [page] = made(html).pages
    lines = of_role(page, "paragraph")
    assert lines[:2] == [PARAGRAPHS[0], "请带好："]
    assert [line[:3] for line in lines[2:]] == ["户口簿", "身份证"]


def test_a_picture_where_the_body_should_be_does_not_hide_it() -> None:
    [page] = made(f"<h1>题目四字</h1><div id=zoom><img></div>{UNKNOWN['paragraphs']}").pages
    assert of_role(page, "paragraph") == list(PARAGRAPHS)


def test_who_edited_a_page_did_not_write_its_article() -> None:
    told = "<!--enpproperty <author>张三</author>/enpproperty-->"
    body = f"<h1>题目四字</h1><div id=ozoom>{told}<p>正文。</p></div>"
    assert of_role(made(body).pages[0], "byline") == ["张三"]
    assert of_role(made(body + "<div>责任编辑：张三</div>").pages[0], "byline") == []


def test_without_a_telling_title_the_line_that_is_set_off_is_the_headline() -> None:
    body = f"<div align=center><b>网格连万家</b></div>{UNKNOWN['paragraphs']}"
    [page] = made(site(body, "新闻正文")).pages
    assert parts(page)[0] == ("网格连万家", "headline")


@pytest.mark.parametrize(
    "html",
    [
        site(""),
        "<ul>"
        + "".join(f"<li><a href={n}>第{n}条新闻的标题</a></li>" for n in range(30))
        + "</ul>",
        "<p>只有几个字</p>",
        "没有标签的文字",
    ],
)
def test_where_no_article_is_seen_all_is_plain_text(html: str) -> None:
    result = made(html)
    assert [doubt.rule for doubt in result.doubts] == ["no-article"]
    [page] = result.pages
    assert page.roles is None
    assert "".join(page.lines)


@pytest.mark.parametrize("html", ["", "<html></html>", "<script>a</script>", "<p hidden>一</p>"])
def test_no_text_no_page(html: str) -> None:
    result = made(html)
    assert result.pages == ()
    assert len(result.doubts) == 1


def body_page(body: str) -> Page:
    """The page of a body in a known layout."""
    [page] = made(f"<h1 id=Title>题目四字</h1><div id=ozoom>{body}</div>").pages
    return page


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>一。</p><h3>小标题</h3><p>二。</p>", ["paragraph", "subheading", "paragraph"]),
        ("<p>一。</p><p><b>小标题</b></p><p>二，这里还有很多字。</p>",
         ["paragraph", "subheading", "paragraph"]),
        ("<p><span style='font-weight:700'>小标题</span></p><p>一，这里还有很多字。</p>",
         ["subheading", "paragraph"]),
        ("<p><b>全文都是粗体字，</b></p><p><b>编辑就爱这样</b></p>", ["paragraph", "paragraph"]),
        ("<p>说<b>这里</b>重要。</p>", ["paragraph"]),
        ("<p><img src=a></p><p align=center>会场</p><p>一。</p>", ["caption", "paragraph"]),
        ("<p><img src=a></p><p>图为会场。</p><p>一。</p>", ["caption", "paragraph"]),
        ("<p><img src=a></p><p>会议开了一天，大家都发了言。</p>", ["paragraph"]),
        ("<p>图为会场。</p>", ["paragraph"]),
        ("<figure><img src=a><figcaption>会场</figcaption></figure><p>一。</p>",
         ["caption", "paragraph"]),
        ("<p>一。</p><p>（记者 张三 通讯员 李四）</p>", ["paragraph", "byline"]),
        ("<p>本报记者 张三</p><p>一。</p><p>二。</p>", ["byline", "paragraph", "paragraph"]),
        ("<p>记者张三说，这里好。</p>", ["paragraph"]),
        ("<p>记者走进桃花区看变化</p><p>一。</p>", ["paragraph", "paragraph"]),
        ("<p>一。</p><p><a href=x>点我看更多</a></p>", ["paragraph", "aside"]),
        ("<p>一。</p><p>【记者】柳时强</p>", ["paragraph", "byline"]),
        ("<p>一。</p><p>责任编辑：王五</p>", ["paragraph", "aside"]),
        ("<p>2019-09-26 12:11 来源：桃花日报 作者：李在</p><p>一。</p>",
         ["aside", "byline", "paragraph"]),
        ("<p>2019-09-26 来源：桃花日报 作者：佚名</p><p>一。</p>", ["aside", "paragraph"]),
        ("<p>2019-09-26 作者：admin</p><p>一。</p>", ["aside", "paragraph"]),
        ("<p>作者：李在</p><p>一。</p>", ["byline", "paragraph"]),
        ("<p>记者：李在 通讯员：王五</p><p>一。</p>", ["byline", "paragraph"]),
        ("<p>记者 手记</p><p>一。</p>", ["paragraph", "paragraph"]),
        ("<table><tr><th>户型<th>套数<tr><td>两室<td>66</table>", ["paragraph", "paragraph"]),
        ("<table><tr><td><b>户型</b><td><b>套数</b></table><p>一，这里还有很多字。</p>",
         ["paragraph", "paragraph"]),
        ("<p>一：</p><ul><li>甲<li>乙</ul><dl><dt>丙<dd>丁</dl>", ["paragraph"] * 5),
        ("<table><tr><td><img></table><table><tr><td>会场一角</table><p>一。</p>",
         ["caption", "paragraph"]),
        ("<p>2019年9月26日，一。</p>", ["paragraph"]),
        ("<p>题目</p><p>四字</p><p>一。</p>", ["aside", "aside", "paragraph"]),
        ("<p>一。</p><p>相关新闻</p><ul><li><a href=1>甲</a></ul>", ["paragraph", "aside", "aside"]),
        ("<p>据<a href=x>桃花网</a>报道，一。</p>", ["paragraph"]),
        ("一。<br>二。<br/><br>三。", ["paragraph"] * 3),
        ("<pre>一。\n二。</pre>", ["paragraph"] * 2),
    ],
)  # fmt: skip
def test_the_lines_of_a_body(body: str, expected: list[str]) -> None:
    page = body_page(body)
    roles = [role for role in page.roles or () if role not in ("", "headline")]
    assert roles == expected


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>\n一\n二\n</p>", ["一二"]),
        ("<p>one\n  two</p>", ["one two"]),
        ("<p>一&nbsp;二&lt;三&gt;</p>", ["一\xa0二<三>"]),
        ("<p>　　一　二</p>", ["一　二"]),
        ("<p>一<!-- 注释 -->二</p>", ["一二"]),
        ("<p>一<script>x</script>二</p>", ["一二"]),
        ("<p>一<sup>2</sup></p>", ["一2"]),
        ("<table><tr><td>甲<td>乙</tr><tr><td>丙<td></tr></table>", ["甲　乙", "丙"]),
        ("<table><tr><td>甲<br>丁<td>乙</tr></table>", ["甲", "丁", "乙"]),
        ("<p>一<p>二<div>三</div>四", ["一", "二", "三", "四"]),
        ("<p style='display: none'>藏</p><p>一</p>", ["一"]),
    ],
)
def test_lines_are_what_a_reader_sees(body: str, lines: list[str]) -> None:
    assert of_role(body_page(body), "paragraph") == lines


LD = {"@type": "NewsArticle", "headline": "题目四字", "datePublished": "2014-03-05"}


@pytest.mark.parametrize(
    ("head", "fact", "origin"),
    [
        ('<meta name="publishdate" content="2014-03-05">', ("issue_date", "2014-03-05"),
         "网页标记 publishdate"),
        ('<meta property="article:published_time" content="2014-03-04T23:00:00Z">',
         ("issue_date", "2014-03-05"), "网页标记 article:published_time"),
        ('<meta name="PubDate" content="2014-03-05 10:00"><meta name="date" content="2019-01-01">',
         ("issue_date", "2014-03-05"), "网页标记 pubdate"),
        (f'<script type="application/ld+json">{json.dumps(LD)}</script>',
         ("issue_date", "2014-03-05"), "网页 JSON-LD datePublished"),
        (f'<script type="application/ld+json">[{json.dumps({"@graph": [LD]})}]</script>',
         ("issue_date", "2014-03-05"), "网页 JSON-LD datePublished"),
        ('<meta name="source" content="来源：桃花日报 原创稿">', ("newspaper", "桃花日报"),
         "网页标记 source"),
        ('<meta name="ContentSource" content="桃花日报"><meta property="og:site_name" content="甲网">',
         ("newspaper", "桃花日报"), "网页标记 contentsource"),
        ('<meta property="og:site_name" content="桃花在线">', ("newspaper", "桃花在线"),
         "网页标记 og:site_name"),
        ("<title>题目四字-桃花日报数字报</title>", ("newspaper", "桃花日报"), "网页标题"),
        ('<link rel="canonical" href="http://example.cn/a.htm">', ("url", "http://example.cn/a.htm"),
         "网页标记 canonical"),
        ('<meta property="og:url" content="http://example.cn/a.htm">',
         ("url", "http://example.cn/a.htm"), "网页标记 og:url"),
        ("<!--enpproperty <sourcename>桃花日报</sourcename>/enpproperty-->",
         ("newspaper", "桃花日报"), "网页注释 sourcename"),
        ("<!-- saved from url=(0024)http://example.cn/a.htm -->", ("url", "http://example.cn/a.htm"),
         "浏览器存盘时的记录"),
        ("<!--\n Page saved with SingleFile \n url: http://example.cn/a.htm \n-->",
         ("url", "http://example.cn/a.htm"), "浏览器存盘时的记录"),
    ],
)  # fmt: skip
def test_facts_and_where_they_are_told(head: str, fact: tuple[str, str], origin: str) -> None:
    html = f"<html><head>{head}</head><body><div id=ozoom><p>一，二。</p></div></body></html>"
    [page] = made(html).pages
    key, value = fact
    assert (getattr(page.metadata, key), page.metadata.origin(key)) == (value, origin)
    assert page.metadata.refused == ()


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="publishdate" content="昨天">',
        '<meta name="PubDate" content="2022-02-30">',
        '<script type="application/ld+json">{"headline": [[[[</script>',
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
        '<link rel="canonical" href="/a.htm">',
        '<meta property="og:url" content="javascript:alert(1)">',
        "<div>今天是2014年3月5日 星期三</div>",
        "<div>2014年3月5日 星期三</div>" + "<p>栏目</p>" * 9,
    ],
)
def test_what_is_no_fact(head: str) -> None:
    [page] = made(f"<html>{head}<body><div id=ozoom><p>一，二。</p></div>").pages
    assert page.metadata == Metadata()


LIST = "".join(f"<li>第0{n}版：要闻</li>" for n in range(1, 5))
LINKS = "<li><a href=1>第01版：头版</a></li><li><a href=2>第02版：要闻</a></li>"


@pytest.mark.parametrize(
    ("before", "page"),
    [
        ("<td>2012年9月18日 星期二</td><td>版面导航</td>", None),
        ("<div><b>2012年9月18日 星期二</b>\n<span>版面导航</span></div>", None),
        ("<div>2012年9月18日 星期二</div><div>版面导航</div><p>A01:要闻</p>", "A01"),
        ("<td>第B02版：经济</td>", "B02"),
        ("<p>第A12版</p>", "A12"),
        ("<p>第A12版 <a href=1>上一版</a> <a href=2>下一版</a></p>", "A12"),
        (f"<p>第03版：综合</p><ul>{LINKS}</ul>", "3"),
        (f"<ul>{LINKS}</ul>", None),
        (f"<ul>{LIST}</ul>", None),
        (f"<ul>{LIST}</ul><p>当前版：第02版</p>", "2"),
        (f"<div class=newslisttit><em>A02</em></div><ul>{LIST}</ul>", "A02"),
        ("<p>今日A03版有续报</p>", None),
    ],
)  # fmt: skip
def test_which_page_of_the_newspaper_it_is(before: str, page: str | None) -> None:
    [read] = made(f"{before}<h1>题目四字</h1><div id=ozoom><p>一，二。</p></div>").pages
    assert read.metadata.page == page
    assert page is None or page.lstrip("0") in (read.metadata.origin("page") or "")


def test_what_was_known_before_is_stronger_and_the_difference_is_kept() -> None:
    known = Metadata(newspaper="丰收日报", origins=(("newspaper", "旁注文件"),))
    html = '<meta name="source" content="桃花日报"><div id=ozoom>一，二。</div>'
    [page] = made(html, metadata=known).pages
    assert page.metadata.newspaper == "丰收日报"
    assert page.metadata.refused == (("newspaper", "桃花日报", "网页标记 source"),)


def founder(n: int, title: str, text: str) -> str:
    told = (
        f"<date>2012-05-0{n} 00:00:00</date><title>{title}</title><introtitle>引题{n}</introtitle>"
    )
    return f"<!--enpproperty {told}/enpproperty--><!--enpcontent--><p>{text}</p><!--/enpcontent-->"


def test_several_texts_in_one_file_are_articles_of_their_own() -> None:
    html = founder(1, "第一篇题", "甲文。") + "<hr>" + founder(2, "第二篇题", "乙文。")
    one, two = made(html).pages
    assert parts(one) == [("引题1", "kicker"), ("第一篇题", "headline"), ("甲文。", "paragraph")]
    assert parts(two) == [("引题2", "kicker"), ("第二篇题", "headline"), ("乙文。", "paragraph")]
    assert [page.metadata.issue_date for page in (one, two)] == ["2012-05-01", "2012-05-02"]


def test_a_text_that_the_page_holds_twice_is_one_article() -> None:
    html = "<h1>题目四字</h1>" + 2 * "<founder-content><p>甲文。</p></founder-content>"
    [page] = made(html).pages
    assert of_role(page, "paragraph") == ["甲文。"]
    assert of_role(page, "aside") == ["甲文。"]


def test_a_body_that_a_script_would_show_is_read() -> None:
    [page] = made(
        "<h1>题目四字</h1><div style='display:none'><div id=ozoom>甲文。</div></div>"
    ).pages
    assert of_role(page, "paragraph") == ["甲文。"]


def test_the_headings_that_only_a_comment_tells_are_added() -> None:
    told = "<introtitle>引题</introtitle><title>主题&amp;</title><subtitle>副题</subtitle><author>张三</author>"
    html = f"<div id=ozoom><!--enpproperty {told}/enpproperty--><p>正文。</p></div>"
    [page] = made(html).pages
    assert parts(page) == [
        ("引题", "kicker"),
        ("主题&", "headline"),
        ("副题", "deck"),
        ("张三", "byline"),
        ("正文。", "paragraph"),
    ]


def whole(html: bytes, location: str = "http://example.cn/a.htm") -> bytes:
    """A page as browsers save it in one file, with a picture."""
    message = EmailMessage()
    message["Snapshot-Content-Location"] = location
    message.set_content("看图")
    message.add_related(html, "text", "html", cte="quoted-printable")
    message.add_related(b"GIF89a", "image", "gif")
    return message.as_bytes()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_page_saved_in_one_file(encoding: str) -> None:
    html = "<meta charset=gb2312><h1>题目四字</h1><div id=ozoom><p>甲文，在这里。</p></div>"
    [page] = read_mhtml("a.mhtml", whole(html.encode(encoding)), Metadata()).pages
    assert parts(page) == [("题目四字", "headline"), ("甲文，在这里。", "paragraph")]
    assert (page.metadata.url, page.metadata.origin("url")) == (
        "http://example.cn/a.htm",
        "浏览器存盘时的记录",
    )


@pytest.mark.parametrize("data", [b"", b"<p>no mail", b"MIME-Version: 1.0\n\ntext"])
def test_a_file_without_a_page_in_it(data: bytes) -> None:
    made = read_mhtml("a.mhtml", data, Metadata())
    assert (made.pages, len(made.doubts)) == ((), 1)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<div>" * 5000 + "文", "一层套一层"),
        ("<p " + " ".join(f"a{n}" for n in range(5000)) + ">文", "属性"),
        ("<p>文</p>" * 20_001, "20001 行"),
    ],
)
def test_markup_that_was_made_to_do_harm(html: str, words: str) -> None:
    result = made(html)
    assert result.pages == ()
    [doubt] = result.doubts
    assert doubt.rule == "too-large" and words in doubt.message


@pytest.mark.parametrize(
    "html", ["<img src='data:image/png;base64," + "A" * 100_000 + "'>文", "<p>文" * 9000]
)
def test_markup_that_is_only_large(html: str) -> None:
    assert made(html).pages != ()


TAGS = st.sampled_from(
    ["<p>", "</p>", "<div id=ozoom>", "</div>", "<h1>", "</h1>", "<br>", "<table><tr><td>", "</td>",
     "</table>", "<a href=x>", "</a>", "<!--", "-->", "<!--enpcontent-->", "<script>", "</script>",
     "<b>", "</b>", "<article>", "</article>", "<founder-content>", "</founder-content>", "<img>"]
)  # fmt: skip


@given(
    st.lists(
        st.one_of(TAGS, st.sampled_from(["一，", "二。", "来源：甲报", "  ", "\n"])), max_size=40
    )
)
def test_any_soup_of_tags_keeps_its_text(pieces: list[str]) -> None:
    html = "".join(pieces)
    result = made(html)
    lines = [line for page in result.pages for line in page.lines]
    assert all(line == line.strip() and "\n" not in line for line in lines)
    for page in result.pages:
        assert page.roles is None or len(page.roles) == len(page.lines)
    if "<!--" not in html and "<script>" not in html:
        shown = "".join("".join(lines).split())
        assert shown.count("二。") == html.count("二。")


@given(st.binary())
def test_never_raises(data: bytes) -> None:
    result = read_html("a.html", data, Metadata())
    assert result.pages or result.doubts
