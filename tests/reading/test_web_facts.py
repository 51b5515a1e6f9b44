"""What saved web pages tell of themselves: newspaper, day, page, address, and where they tell it."""

from __future__ import annotations

import json

import pytest
from read_web import made

from archive.texts import Metadata

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
        ("<!--enpproperty <nodename>B06:法治</nodename>/enpproperty-->",
         ("page", "B06"), "网页注释 nodename"),
        ("<!--enpproperty <founder-nodename>第03版：综合</founder-nodename>/enpproperty-->",
         ("page", "3"), "网页注释 nodename"),
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
        "<!--enpproperty <nodename>要闻</nodename>/enpproperty-->",
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


def test_the_newspaper_that_a_portal_names_beside_the_day() -> None:
    head = "<h1 id=artibodyTitle>题目四字</h1><span id=art_source><a>桃花晚报</a></span>"
    [page] = made(f"{head}<div id=artibody><p>一，二。</p></div>").pages
    assert page.metadata.newspaper == "桃花晚报"


def test_what_was_known_before_is_stronger_and_the_difference_is_kept() -> None:
    known = Metadata(newspaper="丰收日报", origins=(("newspaper", "旁注文件"),))
    html = '<meta name="source" content="桃花日报"><div id=ozoom>一，二。</div>'
    [page] = made(html, metadata=known).pages
    assert page.metadata.newspaper == "丰收日报"
    assert page.metadata.refused == (("newspaper", "桃花日报", "网页标记 source"),)
