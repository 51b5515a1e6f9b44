"""The markup of saved web pages: which lines a reader sees, files of one piece, harmful tags."""

from __future__ import annotations

from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st
from read_web import body_page, made, of_role, parts

from archive.texts import Metadata
from indexer.reading.webpages import read_html, read_mhtml


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
