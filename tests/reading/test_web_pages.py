"""Saved web pages: layouts, headings, what is of the article and what is of the site."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest
from read_web import made, of_role, parts

from indexer.reading.formats import Made

SAMPLES = Path(__file__).parent / "samples"
FACTS = ("newspaper", "issue_date", "page", "url")
PARAGRAPHS = (
    "本报讯（记者 张三）4月6日，桃花区召开网格化治理工作推进会，安排部署下一阶段任务。",
    "会议指出，今年以来全区划分网格577个，配备网格长1200余名，办结率达到98%。",
    "区委书记李四要求，各街道要把网格建在楼栋里，把矛盾化解在家门口。",
)


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
    ("above", "headline"),
    [
        ("<center><font size=5><b>关于停水的通知</b></font></center>", "关于停水的通知"),
        ("<center><font size=5>关于停水的通知</font></center>", "关于停水的通知"),
        ("<font size=5><b>关于停水的通知</b></font><br>", "关于停水的通知"),
        ("<h3>关于停水的通知</h3>", "关于停水的通知"),
        ("<center><b>桃花区水务所</b></center><center>——关于停水的通知</center>", "桃花区水务所"),
        ("<center>本报记者 张三</center>", "区公所公告"),
        ("<center>2007年5月10日</center>", "区公所公告"),
        ("<center><b>公告</b></center>", "区公所公告"),
        ("", "区公所公告"),
    ],
)
def test_a_printed_headline_is_stronger_than_what_the_window_calls_the_site(
    above: str, headline: str
) -> None:
    body = f"<table><tr><td>{above}{with_breaks(PARAGRAPHS)}</td></tr></table>"
    html = f"<head><title>区公所公告</title></head><body>{body}</body>"
    [page] = made(html).pages
    assert of_role(page, "headline") == [headline]
    assert of_role(page, "paragraph") == list(PARAGRAPHS)


FIRST = "本报讯（记者 何平）7月9日，清溪区水厂改造工程完工，三万居民用上新水。"
SECOND = "改造后日供水能力由五万吨提高到八万吨，高峰时段水压不足的问题得到解决。"


def test_what_a_portal_adds_to_a_text_and_a_day_that_is_none_are_left_aside() -> None:
    meta = '<meta property="article:published_time" content="1970-01-01T00:00:00Z">'
    added = "<p>(原标题：清溪水厂改造完工)</p><div>广告：买车就上某某网</div>"
    [page] = made(f"{meta}<h1>清溪区水厂改造完工</h1><article><p>{FIRST}<p>{SECOND}{added}").pages
    assert of_role(page, "paragraph") == [FIRST, SECOND]
    assert len(of_role(page, "aside")) == 2
    assert page.metadata.issue_date is None


def test_a_text_file_that_a_browser_saved_is_a_text_file() -> None:
    text = f"清溪区水厂改造完工\n\n{FIRST}\n\n梅岭镇图书馆延长开放\n\n{SECOND}\n"
    style = '<head><meta name="color-scheme" content="light dark"></head>'
    [page] = made(f"<html>{style}<body><pre style='word-wrap: break-word'>{text}</pre>").pages
    assert (page.roles, page.lines) == (None, tuple(text.split("\n")))
    beside = made(f"<body><h1>清溪区水厂改造完工</h1><pre>{FIRST}\n{SECOND}</pre>").pages[0]
    assert beside.roles and of_role(beside, "headline") == ["清溪区水厂改造完工"]


OVER = [  # what stands over the text of a page of the first years, and its headline
    ("<font size=5><b>清溪区水厂改造完工</b></font><br><br>", "清溪区水厂改造完工"),
    ("<center>清溪区水厂改造完工</center><br>", "清溪区水厂改造完工"),
    ("<a href=1>首页</a> <a href=2>要闻</a><p>清溪区水厂改造完工", "清溪区水厂改造完工"),
    ("<p>您现在的位置：首页 > 要闻</p><p>清溪区水厂改造完工</p>", "清溪区水厂改造完工"),
    ("<table><tr><td>2012年7月10日 星期二<tr><td>清溪区水厂改造完工</table>", "清溪区水厂改造完工"),
    ("<p><a href=3>清溪区水厂改造完工</a></p>", None),
    ("<p>您现在的位置：首页 > 要闻</p>", None),
    ("<p>阅读 1234 次</p><p>点击查看大图</p>", None),
    ("<p>2012年7月10日 星期二</p>", None),
    ("<p>天气：晴</p>", None),
]


@pytest.mark.parametrize(("above", "headline"), OVER)
def test_the_line_right_over_a_text_is_its_headline_when_nothing_else_says_so(
    above: str, headline: str | None
) -> None:
    [page] = made(f"<body>{above}<p>{FIRST}<p>{SECOND}").pages
    assert of_role(page, "headline") == ([headline] if headline else [])
    assert of_role(page, "paragraph") == [FIRST, SECOND]


@pytest.mark.parametrize(
    "html",
    [
        "<p>只有几个字</p>",
        "<p><a href=1>第一条</a><a href=2>第二条</a></p>",
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
