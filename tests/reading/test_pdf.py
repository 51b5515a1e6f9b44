"""PDF documents of a real writer: columns, headings, damage."""

from __future__ import annotations

import itertools

import pytest
from printed import LENT, Printer

from archive.texts import Metadata, Page
from indexer.reading.pdf import read_pdf
from indexer.splitting import split_page

STORY = (
    "本报讯（记者张三）4月6日上午，桃花区召开网格化治理工作推进会，安排部署下一阶段重点任务，五个街道作了发言。",
    "会议指出，今年以来全区划分网格五百七十七个，配备网格长一千二百余名，群众反映的问题办结率达到百分之九十八，比去年同期提高三个百分点。",
    "区委书记李四要求，各街道要把网格建在楼栋里，把矛盾化解在家门口，让群众有事找得到人、说得上话、办得成事。",
)
BRIEF = (
    "本报讯昨天一早，河堤公园里多了不少锻炼的身影，园林部门新装的二十处健身点全部开放，免费供市民使用。",
    "园林部门负责人说，器材由专人每周检修一次，发现损坏可以拨打牌子上的电话。",
)
COLUMNS = (60.0, 215.0, 370.0)


def print_page(printer: Printer) -> None:
    """A page with a masthead, a story under three headings and one below it, in three columns."""
    printer.text(60, 30, 10, "桃花日报")
    printer.text(250, 30, 10, "2022年4月7日　星期四")
    printer.text(440, 30, 10, "第A03版")
    printer.text(190, 60, 12, "小网格管大事")
    printer.text(120, 80, 26, "桃花区推进网格化治理")
    printer.text(185, 115, 14, "——幸福街道的做法")
    printer.columns(STORY, COLUMNS, 150, 6, 13)
    printer.text(60, 270, 20, "河堤公园添健身点")
    printer.columns(BRIEF, COLUMNS, 305, 3, 13)


@pytest.fixture
def page() -> Page:
    printer = Printer()
    print_page(printer)
    made = read_pdf("a.pdf", printer.data(), Metadata())
    assert made.doubts == ()
    [page] = made.pages
    return page


def test_three_columns_cut_at_their_ends_become_whole_paragraphs(page: Page) -> None:
    first, second = split_page(page).articles
    assert first.headline and first.headline.text == "桃花区推进网格化治理"
    assert [p.text for p in first.paragraphs] == list(STORY)
    assert sum(len(p.joins) for p in first.paragraphs) == 2
    assert second.headline and second.headline.text == "河堤公园添健身点"
    assert [p.text for p in second.paragraphs] == list(BRIEF)


def test_a_paragraph_that_a_column_cuts_stays_cut_in_the_lines(page: Page) -> None:
    [cut] = [line for line in page.lines if line.startswith("会议指出")]
    assert not cut.endswith("。")
    assert STORY[1].startswith(cut)
    assert any(line and STORY[1] == cut + line for line in page.lines)


def test_the_head_of_the_page_tells_what_page_it_is(page: Page) -> None:
    about = page.metadata
    assert (about.newspaper, about.issue_date, about.page) == ("桃花日报", "2022-04-07", "A03")
    assert about.origin("page") == "版面上的文字"
    aside = {item.fragment.text for item in split_page(page).leftovers}
    assert aside == {"桃花日报", "2022年4月7日　星期四", "第A03版"}


def test_hints_say_what_type_says(page: Page) -> None:
    hints = dict(zip(page.lines, page.hints or (), strict=True))
    assert (hints["桃花区推进网格化治理"], hints[STORY[0]]) == ("headline", "text")
    assert (hints["小网格管大事"], hints["——幸福街道的做法"]) == ("beside", "beside")
    assert hints["河堤公园添健身点"] == "heading"
    assert len(page.hints or ()) == len(page.lines)


def test_a_byline_in_large_type_is_no_heading() -> None:
    printer = Printer()
    printer.text(120, 80, 26, "桃花区推进网格化治理")
    printer.text(120, 115, 16, "本报记者 张三 通讯员 李四")
    printer.columns(STORY, COLUMNS, 150, 6, 13)
    [page] = read_pdf("a.pdf", printer.data(), Metadata()).pages
    hints = dict(zip(page.lines, page.hints or (), strict=True))
    assert (hints["桃花区推进网格化治理"], hints["本报记者 张三 通讯员 李四"]) == ("heading", "")


@pytest.mark.parametrize(
    ("printed", "spaced"),
    [
        ("连日高温 用水量猛增", 0),
        ("连日高温 用水量猛增", 4),
        ("连日高温用水量猛增", 0),
        ("连日高温用水量猛增", 8),
        ("本报讯（记者 解放）昨晚，铁匠街。", 0),
        ("共有 12 户 用水", 0),
        ("通知", 9),
    ],
)
def test_blanks_between_words_are_kept(printed: str, spaced: float) -> None:
    printer = Printer()
    printer.text(60, 80, 20, printed, spaced=spaced)
    printer.columns(STORY, COLUMNS, 150, 6, 13)
    [page] = read_pdf("a.pdf", printer.data(), Metadata()).pages
    assert page.lines[0] == printed


@pytest.mark.parametrize(
    ("left", "gap", "right", "parted"),
    [
        ("连日高温", 0.4, "用水量", True),
        ("连日高温", 0.1, "用水量", False),
        ("高温，", 0.3, "用水量", False),
        ("共有", 0.25, "12", False),
        ("共有", 0.4, "12", True),
    ],
)
def test_a_gap_between_words_is_a_blank(left: str, gap: float, right: str, parted: bool) -> None:
    printer = Printer()
    printer.text(60, 80, 20, left)
    printer.text(60 + 20 * (len(left) + gap), 80, 20, right)
    printer.columns(STORY, COLUMNS, 150, 6, 13)
    [page] = read_pdf("a.pdf", printer.data(), Metadata()).pages
    assert page.lines[0] == left + (" " if parted else "") + right


def test_pages_are_numbered_and_lines_go_on() -> None:
    printer = Printer()
    print_page(printer)
    printer.next_page()
    printer.picture(100, 100, 300, 300)
    printer.next_page()
    printer.text(60, 60, 10, "第三页上只有这一行字。")
    made = read_pdf("a.pdf", printer.data(), Metadata(newspaper="丰收日报"))
    one, two, three = made.pages
    assert (one.number, two.number, three.number) == (1, 2, 3)
    assert two.first_line == 1 + len(one.lines)
    assert three.first_line == two.first_line + len(two.lines)
    assert (two.lines, three.lines) == (("",), ("第三页上只有这一行字。",))
    assert three.metadata.newspaper == "丰收日报"
    [doubt] = made.doubts
    assert doubt.rule == "no-text-layer"
    assert "第 2 页没有文字层" in doubt.message and "OCR" in doubt.message


def three_pages() -> bytes:
    printer = Printer()
    for n in range(3):
        if n:
            printer.next_page()
        print_page(printer)
    return printer.data()


@pytest.mark.parametrize(
    ("seconds", "pages", "missing"),
    [(0, 1, "第 2—3 页"), (1.5, 2, "第 3 页"), (9, 3, "")],
)
def test_pages_that_come_too_late_are_said(seconds: float, pages: int, missing: str) -> None:
    ticks = itertools.count()  # a clock that goes on by one for each page
    made = read_pdf("a.pdf", three_pages(), Metadata(), seconds, lambda: float(next(ticks)))
    assert [page.number for page in made.pages] == list(range(1, pages + 1))
    assert [(d.rule, missing in d.message) for d in made.doubts] == [("too-large", True)] * bool(
        missing
    )


def test_more_pages_than_a_newspaper_has_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("indexer.reading.pdf.document.MOST_PAGES", 2)
    made = read_pdf("a.pdf", three_pages(), Metadata())
    assert len(made.pages) == 2
    assert [doubt.message for doubt in made.doubts] == [
        "PDF 有 3 页，多于 2 页，第 3 页没有收录；请拆开再读。"
    ]


def test_a_scanned_document_has_no_pages() -> None:
    printer = Printer()
    for _ in range(3):
        printer.picture(0, 0, 500, 700)
        printer.next_page()
    made = read_pdf("a.pdf", printer.data(), Metadata())
    assert made.pages == ()
    assert "第 1—" in made.doubts[0].message


def test_a_text_layer_that_means_nothing() -> None:
    printer = Printer()
    printer.latin(60, 60, 10, "".join(chr(0xC0 + n % 60) for n in range(80)))
    made = read_pdf("a.pdf", printer.data(), Metadata())
    assert made.pages == ()
    assert "乱码" in made.doubts[0].message and "OCR" in made.doubts[0].message


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_shown_turned(turn: int) -> None:
    printer = Printer(800, 600)
    printer.turned_text(turn, 60, 100, 10, "转过来的一行字")
    made = read_pdf("a.pdf", printer.data(), Metadata())
    assert [line for page in made.pages for line in page.lines] == ["转过来的一行字"]


def test_text_outside_of_the_page_is_not_shown() -> None:
    printer = Printer()
    printer.text(60, 60, 10, "版面里的字")
    printer.text(700, 60, 10, "裁切线外的字")
    [page] = read_pdf("a.pdf", printer.data(), Metadata()).pages
    assert page.lines == ("版面里的字",)


def test_a_headline_set_upright() -> None:
    printer = Printer()
    printer.text(40, 60, 20, "春风又绿江南岸", upright=True)
    printer.columns(STORY[:1], (100.0,), 60, 9, 13)
    [page] = read_pdf("a.pdf", printer.data(), Metadata()).pages
    assert "春风又绿江南岸" in page.lines
    assert STORY[0] in page.lines


def test_a_password_is_a_doubt_with_the_remedy() -> None:
    printer = Printer(password="secret")
    printer.text(60, 60, 10, "看不见的字")
    made = read_pdf("a.pdf", printer.data(), Metadata())
    assert made.pages == ()
    assert [doubt.rule for doubt in made.doubts] == ["unreadable-pdf"]
    assert "密码" in made.doubts[0].message


def whole() -> bytes:
    printer = Printer()
    print_page(printer)
    return printer.data()


LOOP = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 1 0 R>> endobj
trailer <</Root 1 0 R>>
%%EOF"""
CIRCLE = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Pages/Kids[2 0 R]/Count 1>> endobj
trailer <</Root 1 0 R>>
%%EOF"""


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7", b"not a pdf" * 99, whole()[:900], LOOP, CIRCLE],
    ids=["empty", "head", "other", "cut", "loop", "circle"],
)
def test_damaged_documents_are_doubts(data: bytes) -> None:
    made = read_pdf("a.pdf", data, Metadata())
    assert made.pages == ()
    assert len(made.doubts) == 1


@pytest.mark.parametrize("at", range(0, 2000, 97))
def test_no_flipped_byte_raises(at: int) -> None:
    data = bytearray(whole())
    data[at % len(data)] ^= 0x55
    read_pdf("a.pdf", bytes(data), Metadata())


def test_a_font_that_the_reader_must_have() -> None:
    printer = Printer(font=LENT)
    printer.text(60, 100, 10, "河堤公园添健身点")
    [page] = read_pdf("a.pdf", printer.data(), Metadata()).pages
    assert page.lines == ("河堤公园添健身点",)


@pytest.mark.parametrize("kicker", [False, True])
@pytest.mark.parametrize("deck", [False, True])
def test_the_line_in_the_largest_type_is_the_headline(kicker: bool, deck: bool) -> None:
    printer = Printer()
    if kicker:
        printer.text(60, 60, 14, "历时十四个月完工")
    printer.text(60, 80, 26, "清溪区水厂改造完工")
    if deck:
        printer.text(60, 115, 14, "三万居民用上新水")
    printer.columns(STORY, COLUMNS, 150, 6, 13)
    [page] = read_pdf("a.pdf", printer.data(), Metadata()).pages
    [article] = split_page(page).articles
    heads = [field and field.text for field in (article.kicker, article.headline, article.deck)]
    assert heads == [
        "历时十四个月完工" if kicker else None,
        "清溪区水厂改造完工",
        "三万居民用上新水" if deck else None,
    ]
