"""Word documents written by python-docx: styles, settings, tables, what stands beside the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Pt
from word_files import saved

from archive.texts import Metadata
from indexer.reading.formats import Made
from indexer.reading.word import read_docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LONG = "本报讯 昨日，老杨茶座里坐满了人，两户吵了三年的邻居握手言和，街坊都来道喜。"


def read(document: Any) -> Made:
    return read_docx("a.docx", saved(document), Metadata())


def roled(made: Made) -> list[list[tuple[str, str]]]:
    """Text and role of the lines of each page, without the empty one that ends it."""
    return [
        [(text, role) for text, role in zip(page.lines, page.roles or (), strict=True) if text]
        for page in made.pages
    ]


def centred(document: Any, text: str, size: float = 0, bold: bool = True) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = paragraph.add_run(text)
    run.bold = bold
    if size:
        run.font.size = Pt(size)


def test_styles_tell_articles_and_their_parts() -> None:
    document = docx.Document()
    document.add_paragraph("一杯热茶暖邻里", style="Subtitle")
    document.add_heading("社区茶馆调解百家事", 1)
    document.add_paragraph("——老杨茶座开张半年记", style="Subtitle")
    document.add_paragraph("本报记者 张三")
    document.add_paragraph("本报讯 昨日，老杨茶座里坐满了人。")
    document.add_heading("先喝茶，后说理", 2)
    document.add_paragraph("茶座接待居民1300多人次。")
    document.add_paragraph("图为老杨在茶座里。李四 摄", style="Caption")
    document.add_heading("河堤公园添健身点", 1)
    document.add_paragraph("本报讯 河堤公园里多了锻炼的身影。")
    made = read(document)
    assert roled(made) == [
        [
            ("一杯热茶暖邻里", "kicker"),
            ("社区茶馆调解百家事", "headline"),
            ("——老杨茶座开张半年记", "deck"),
            ("本报记者 张三", "byline"),
            ("本报讯 昨日，老杨茶座里坐满了人。", "paragraph"),
            ("先喝茶，后说理", "subheading"),
            ("茶座接待居民1300多人次。", "paragraph"),
            ("图为老杨在茶座里。李四 摄", "caption"),
        ],
        [("河堤公园添健身点", "headline"), ("本报讯 河堤公园里多了锻炼的身影。", "paragraph")],
    ]
    assert [page.first_line for page in made.pages] == [1, 10]
    assert made.doubts == ()


def test_without_styles_settings_tell() -> None:
    document = docx.Document()
    centred(document, "一杯热茶暖邻里", 14)
    centred(document, "社区茶馆调解百家事", 22)
    centred(document, "本报记者 张三", bold=False)
    document.add_paragraph(LONG)
    document.add_paragraph().add_run("先喝茶").bold = True
    document.add_paragraph(LONG)
    centred(document, "河堤公园添健身点", 22)
    document.add_paragraph(LONG)
    assert [[role for _, role in page] for page in roled(read(document))] == [
        ["kicker", "headline", "byline", "paragraph", "subheading", "paragraph"],
        ["headline", "paragraph"],
    ]


@pytest.mark.parametrize(
    ("above", "roles"),
    [
        (["一杯热茶暖邻里"], ["kicker"]),
        (["一杯热茶暖邻里", "一张方桌解心结"], ["kicker", "kicker"]),
        (["要闻"], ["paragraph"]),
        (["桃花日报"], ["paragraph"]),
        (["2022年3月28日"], ["paragraph"]),
        (["本报记者 张三"], ["paragraph"]),
        (["昨日，茶座里坐满了人。"], ["paragraph"]),
        (["第一行短句子", "第二行短句子", "第三行短句子"], ["paragraph"] * 3),
    ],
)
def test_what_stands_in_the_middle_above_a_headline(above: list[str], roles: list[str]) -> None:
    document = docx.Document()
    for n in range(2):
        for text in above:
            centred(document, text, bold=False)
        document.add_heading("社区茶馆调解百家事" if n else "河堤公园添健身点", 1)
        document.add_paragraph(LONG)
    pages = roled(read(document))
    if roles[0] == "kicker":
        assert [[role for _, role in page] for page in pages] == [
            [*roles, "headline", "paragraph"]
        ] * 2
    else:
        assert "kicker" not in {role for page in pages for _, role in page}


def test_where_the_text_stands_in_the_middle_too_that_tells_nothing() -> None:
    document = docx.Document()
    for headline in ("社区茶馆调解百家事", "河堤公园添健身点"):
        document.add_heading(headline, 1)
        centred(document, LONG, bold=False)
        centred(document, "一杯热茶暖邻里", bold=False)
    assert "kicker" not in {role for page in roled(read(document)) for _, role in page}


def test_a_line_above_a_headline_that_is_not_in_the_middle_ends_the_article_before() -> None:
    document = docx.Document()
    for headline in ("社区茶馆调解百家事", "河堤公园添健身点"):
        document.add_heading(headline, 1)
        document.add_paragraph(LONG)
        document.add_paragraph("一杯热茶暖邻里")
    assert "kicker" not in {role for page in roled(read(document)) for _, role in page}


def no_headings(document: Any) -> None:
    document.add_paragraph("社区茶馆调解百家事")
    document.add_paragraph(LONG + "\n第二行")


def bold_only(document: Any) -> None:
    for _ in range(3):
        document.add_paragraph().add_run("先喝茶").bold = True
        document.add_paragraph(LONG)


def centred_sentence(document: Any) -> None:
    centred(document, "这句话说完了。")
    document.add_paragraph(LONG)


@pytest.mark.parametrize("write", [no_headings, bold_only, centred_sentence])
def test_where_nothing_tells_headings_the_lines_are_plain(write: Callable[[Any], None]) -> None:
    document = docx.Document()
    write(document)
    [page] = read(document).pages
    assert page.roles is None
    assert next(line for line in page.lines if line) == document.paragraphs[0].text
    assert page.lines[1] == ""


def titles(document: Any, levels: list[int], text: str = "正文在这里。") -> None:
    for n, level in enumerate(levels):
        document.add_heading(f"第{n}个标题", level)
        document.add_paragraph(text)


@pytest.mark.parametrize(
    ("levels", "text", "headlines"),
    [
        ([0], "正文。", 1),
        ([0, 0], "正文。", 2),
        ([1, 1, 1], "正文。", 3),
        ([0, 1, 1], "正文。", 1),
        ([2, 3, 3], "正文。", 1),
        ([0, 1, 1], "本报讯 昨日开会。", 3),
        ([0, 2, 1], "正文。", 2),
        ([1, 2, 1, 2], "正文。", 2),
    ],
)
def test_which_headings_begin_articles(levels: list[int], text: str, headlines: int) -> None:
    document = docx.Document()
    titles(document, levels, text)
    found = [role for page in roled(read(document)) for _, role in page]
    assert found.count("headline") == headlines
    assert found.count("subheading") == len(levels) - headlines - found.count("note")


def test_a_title_that_names_the_page_is_no_headline() -> None:
    document = docx.Document()
    document.add_heading("桃花日报 2022年3月28日 第3版", 0)
    titles(document, [1, 1])
    made = read(document)
    assert roled(made)[0] == [("桃花日报 2022年3月28日 第3版", "note")]
    about = made.pages[1].metadata
    assert (about.newspaper, about.issue_date, about.page) == ("桃花日报", "2022-03-28", "3")


@pytest.mark.parametrize(
    ("own", "headings", "text", "headlines"),
    [
        ("", ["双塔小学建屋顶菜园", "南街修鞋铺搬家"], "正文。", 2),
        ("", ["茶座里的人", "水开之后"], "正文。", 1),
        ("正文。", ["双塔小学建成屋顶菜园", "四十年修鞋铺搬到巷口"], "正文。", 3),
        ("正文。", ["一、双塔小学建成屋顶菜园", "二、四十年修鞋铺搬到巷口"], "正文。", 1),
        ("正文。", ["水开之后"], "昨日开会。\n本报记者 张三", 1),
        ("正文。", ["水开之后", "茶凉之前"], "昨日开会。\n本报记者 张三", 3),
        ("正文。", ["水开之后"], "本报讯 昨日开会。", 2),
        ("本报讯 昨日开会。", ["水开之后", "茶凉之前"], "他说，昨日开了会。", 1),
    ],
)
def test_below_a_title_headings_are_headlines_or_parts(
    own: str, headings: list[str], text: str, headlines: int
) -> None:
    document = docx.Document()
    document.add_heading("本周见闻", 0)
    if own:
        document.add_paragraph(own)
    for heading in headings:
        document.add_heading(heading, 1)
        for part in text.split("\n"):
            document.add_paragraph(part)
    found = [role for page in roled(read(document)) for _, role in page]
    assert found.count("headline") == headlines


@pytest.mark.parametrize(
    ("below", "decks"),
    [
        (["五年级学生轮流当园丁", LONG], 1),
        (["五年级学生轮流当园丁", "本报讯 昨日收菜。"], 1),
        (["收下黄瓜六斤", "收下茄子两筐", "本报讯 昨日收菜。"], 2),
        (["五年级学生轮流当园丁", "本报记者 张三", LONG], 1),
        (["五年级学生轮流当园丁。", LONG], 0),
        (["五年级学生轮流当园丁", "孩子们昨日收菜。"], 0),
        (["张三 李四", LONG], 0),
        (["2012年7月9日", LONG], 0),
        (["本报讯 昨日收菜", LONG], 0),
        (["我把一盏灯", "点在老树上", "等出门的人", LONG], 0),
        ([LONG], 0),
    ],
)
def test_plain_lines_right_below_a_headline(below: list[str], decks: int) -> None:
    document = docx.Document()
    document.add_heading("双塔小学建成屋顶菜园", 1)
    for text in below:
        document.add_paragraph(text)
    [page] = roled(read(document))
    assert [text for text, role in page if role == "deck"] == below[:decks]
    assert page[-1] == (below[-1], "paragraph")


def test_tables_are_read_row_by_row() -> None:
    document = docx.Document()
    document.add_heading("人次统计", 1)
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("月份", "人次", "一月", "210"), strict=True):
        cell.text = text
    wide = document.add_table(1, 2)
    wide.cell(0, 0).text, wide.cell(0, 1).text = LONG * 3, "短"
    assert [text for text, _ in roled(read(document))[0]] == [
        *("人次统计", "月份　人次", "一月　210", LONG * 3, "短")
    ]


def test_headers_footers_and_footnotes_are_kept_apart() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "桃花日报 2022年3月28日 第3版"
    document.sections[0].footer.paragraphs[0].text = "责任编辑 王五"
    footnotes = f"<w:footnotes {W}><w:footnote><w:p><w:r><w:t>脚注里的字</w:t></w:r></w:p></w:footnote></w:footnotes>"
    package = document.part.package
    part = Part(
        PackURI("/word/footnotes.xml"), CONTENT_TYPE.WML_FOOTNOTES, footnotes.encode(), package
    )
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    titles(document, [1])
    made = read(document)
    assert {text for text, role in roled(made)[0] if role == "note"} == {
        "桃花日报 2022年3月28日 第3版",
        "责任编辑 王五",
        "脚注里的字",
    }
    assert len(made.pages) == 1
    assert made.pages[0].metadata.origin("issue_date") == "文件里印的文字"


def test_headers_of_a_document_without_headings_stand_at_the_edge_of_its_page() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "桃花日报 2022年3月28日 第3版"
    no_headings(document)
    [page] = read(document).pages
    assert page.roles is None
    assert page.lines[-2:] == ("", "桃花日报 2022年3月28日 第3版")
    assert page.hints is not None
    assert [hint for hint in page.hints if hint] == ["edge"]


@pytest.mark.parametrize("style", ["Subtitle", "Heading 2", "Heading 1"])
@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("本报记者 张三", True),
        ("记者 张三 通讯员 李四", True),
        ("作者：王五", True),
        ("——记者走基层见闻", False),
        ("记者 手记", False),
    ],
)
def test_words_that_say_who_wrote_are_stronger_than_a_style(
    style: str, text: str, byline: bool
) -> None:
    document = docx.Document()
    document.add_heading("社区茶馆调解百家事", 1)
    document.add_paragraph(text, style=style)
    document.add_paragraph(LONG)
    pages = roled(read(document))
    role = dict(line for page in pages for line in page)[text]
    assert (role == "byline") == byline
    assert len(pages) == 1 or not byline


BOX = f"""<w:p {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
<w:r><w:t>锚段。</w:t></w:r><w:r><mc:AlternateContent>
<mc:Choice Requires="wps"><w:txbxContent><w:p><w:r><w:t>框里的字</w:t></w:r></w:p></w:txbxContent></mc:Choice>
<mc:Fallback><w:txbxContent><w:p><w:r><w:t>框里的字</w:t></w:r></w:p></w:txbxContent></mc:Fallback>
</mc:AlternateContent></w:r></w:p>"""
CHANGED = f"""<w:p {W}><w:r><w:t>留</w:t></w:r><w:ins><w:r><w:t>加</w:t></w:r></w:ins>
<w:del><w:r><w:delText>删</w:delText></w:r></w:del><w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink>
<w:smartTag><w:r><w:t>签</w:t></w:r></w:smartTag><w:r><w:tab/><w:t>后</w:t><w:br/><w:t>行</w:t></w:r></w:p>"""
CONTROL = f"""<w:sdt {W}><w:sdtContent><w:p><w:r><w:t>控件里的段</w:t></w:r></w:p></w:sdtContent></w:sdt>"""


@pytest.mark.parametrize(
    ("xml", "lines"),
    [
        (BOX, ["锚段。", "框里的字"]),
        (CHANGED, ["留加链签　后", "行"]),
        (CONTROL, ["控件里的段"]),
    ],
    ids=["text box", "tracked changes", "content control"],
)
def test_text_that_simple_readers_miss(xml: str, lines: list[str]) -> None:
    document = docx.Document()
    document.element.body.insert(0, parse_xml(xml))
    [page] = read(document).pages
    assert [line for line in page.lines if line] == lines


def test_a_text_box_of_a_document_with_headings_is_left_over() -> None:
    document = docx.Document()
    document.add_heading("标题在这里", 1)
    document.element.body.insert(1, parse_xml(BOX))
    assert ("框里的字", "note") in roled(read(document))[0]
