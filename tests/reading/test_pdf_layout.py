"""Pure functions on boxes: the order in which a page is read, its lines and paragraphs."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.reading.pdf.boxes import Box, blocks, lines
from indexer.reading.pdf.glyphs import pieces, turned
from indexer.reading.pdf.paragraphs import Paragraph, paragraphs
from indexer.reading.pdf.ranks import ranked

EM = 10.0


def line(text: str, left: float, top: float, size: float = EM) -> Box:
    """A line of full-width characters."""
    return Box(left, top, left + len(text) * size, top + size, size, text)


def column(text: str, left: float, top: float, width: int = 8) -> list[Box]:
    """Lines of `width` characters below each other."""
    rows = [text[at : at + width] for at in range(0, len(text), width)]
    return [line(row, left, top + 14 * n) for n, row in enumerate(rows)]


def read(boxes: Sequence[Box]) -> list[str]:
    """The text of the blocks, in the order in which they are read."""
    return ["".join(box.text for row in lines(block) for box in row) for block in blocks(boxes)]


A, B, C = "甲" * 32, "乙" * 32, "丙" * 32


def three(top: float, texts: Sequence[str] = (A, B, C)) -> list[Box]:
    return [box for k, text in enumerate(texts) for box in column(text, 100.0 * k, top)]


def test_columns_are_read_one_after_the_other() -> None:
    assert read(three(0)) == [A, B, C]
    assert read(three(0)[::-1]) == [A, B, C]


@pytest.mark.parametrize(
    "heading",
    [
        line("通栏的大标题", 0, -40, 30),
        line("居中的标题", 90, -30, 20),
        line("左边的标题", 0, -30, 20),
    ],
    ids=lambda box: str(box.text),
)
def test_a_heading_over_columns_comes_before_them(heading: Box) -> None:
    assert read([*three(0), heading]) == [heading.text, A, B, C]


def test_a_heading_of_several_lines_with_a_small_one_comes_before_its_columns() -> None:
    head = [line("小的引题", 120, -62), line("居中的标题", 90, -48, 20), line("副题", 125, -22, 15)]
    assert "".join(read([*three(0), *head])).startswith("小的引题居中的标题副题甲")


def test_a_heading_over_the_last_columns_leaves_the_first_to_the_text_before() -> None:
    head = line("乙丙的标题", 110, -30, 20)
    assert read([*three(0), head]) == [A, head.text, B, C]


def test_articles_one_below_the_other_with_other_columns() -> None:
    lower = [box for k, text in enumerate((A, B)) for box in column(text, 150.0 * k, 120, 12)]
    assert read([*three(0), *lower]) == [A, B, C, A, B]


@pytest.mark.parametrize("rows", [5, 6, 8])
def test_a_longer_column_over_other_columns_is_not_cut(rows: int) -> None:
    """The last line of the first column stands alone above the next headline, as a kicker would."""
    longer, shorter = "甲" * (22 * rows), "乙" * (22 * rows - 22)
    above = [*column(longer, 0, 0, 22), *column(shorter, 237, 0, 22)]
    headline = line("下面的标题", 0, 14.0 * rows + 16, 18)
    below = [
        box
        for k, text in enumerate((A, B, C))
        for box in column(text[:30], 157.0 * k, 14.0 * rows + 44, 14)
    ]
    wanted = [longer, shorter, headline.text, *(text[:30] for text in (A, B, C))]
    assert read([*above, headline, *below]) == wanted


def test_articles_side_by_side_under_headings_of_their_own() -> None:
    left = [line("左篇标题", 30, -30, 20), *column(A, 0, 0), *column(B, 100, 0)]
    right = [line("右篇标题", 280, -30, 20), *column(B, 220, 0), *column(C, 320, 0)]
    assert read([*right, *left]) == ["左篇标题", A, B, "右篇标题", B, C]


def test_a_table_is_read_row_by_row() -> None:
    cells = [line(f"{x}{y}", 80.0 * x, 14.0 * y) for x in range(4) for y in range(6)]
    assert read(cells) == ["".join(f"{x}{y}" for y in range(6) for x in range(4))]


def test_a_caption_between_two_columns_stays_there() -> None:
    boxes = [
        *column(A * 2, 0, 0),
        *column(C * 2, 200, 0),
        line("图说", 100, 42),
        *column(B, 100, 70),
    ]
    assert read(boxes) == [A * 2, "图说", B, C * 2]


boxes = st.builds(
    lambda left, top, width, size, text: Box(left, top, left + width, top + size, size, text),
    st.floats(0, 600), st.floats(0, 800), st.floats(1, 300), st.floats(1, 40), st.sampled_from("甲乙丙"),
)  # fmt: skip


@given(st.lists(boxes, max_size=40))
def test_every_box_is_in_one_block(given_boxes: list[Box]) -> None:
    found = [box for block in blocks(given_boxes) for box in block]
    assert sorted(map(id, found)) == sorted(map(id, given_boxes))


@given(st.lists(boxes, max_size=20), st.randoms())
def test_the_order_of_the_file_does_not_count(given_boxes: list[Box], random: object) -> None:
    shuffled = list(given_boxes)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    key = [sorted(block, key=str) for block in blocks(given_boxes)]
    assert sorted(map(str, key)) == sorted(
        str(sorted(block, key=str)) for block in blocks(shuffled)
    )


INDENT = 20.0


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        ([line("一一一一一一", 20, 0), line("一一一一一一一一", 0, 14), line("一一", 0, 28),
          line("二二二二二二", 20, 42), line("二二二", 0, 56)], ["一" * 16, "二" * 9]),
        ([line("一一一一", 0, 0), line("一二", 0, 14), line("三三三三", 0, 28)], ["一一一一一二", "三三三三"]),
        ([line("一一一一", 0, 0), line("二二二二", 0, 14), line("三三三三", 0, 50),
          line("四四四四", 0, 64)], ["一一一一二二二二", "三三三三四四四四"]),
        ([line("尾一一一", 0, 0), line("一一一一", 0, 14)], ["尾一一一一一一一"]),
        ([line("大字标题", 0, 0, 15), line("又一行题", 0, 20, 15), line("正文正文正文", 0, 40)],
         ["大字标题又一行题", "正文正文正文"]),
        ([line("one", 0, 0), line("two", 0, 14)], ["one two"]),
        ([line("共12", 0, 0), line("34人", 0, 14)], ["共12 34人"]),
        ([line("姓名", 0, 0), line("年龄", 60, 0)], ["姓名　年龄"]),
        ([line("共", 0, 0), Box(10, 0, 20, 10, 10, "12"), line("人", 20, 0)], ["共12人"]),
    ],
)  # fmt: skip
def test_paragraphs(block: list[Box], expected: list[str]) -> None:
    assert [paragraph.text for paragraph in paragraphs(block, EM)] == expected


def test_what_type_says_of_a_paragraph() -> None:
    block = [
        line("大字标题", 0, 0, 15),
        line("一行", 20, 20),
        line("一一一一", 20, 34),
        line("一一一一一一", 0, 48),
    ]
    assert paragraphs(block, EM) == [
        Paragraph("大字标题", "heading"),
        Paragraph("一行"),
        Paragraph("一一一一一一一一一一", "text"),
    ]


def test_a_whole_text_in_larger_type_is_no_heading() -> None:
    block = [line("一一一一", 0, 20.0 * n, 14) for n in range(5)]
    assert [paragraph.hint for paragraph in paragraphs(block, EM)] == ["text"]


def glyphs(text: str, left: float = 0, top: float = 0, step: float = EM) -> list[Box]:
    return [line(c, left + step * n, top) for n, c in enumerate(text)]


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        (glyphs("桃花区"), ["桃花区"]),
        (glyphs("桃花") + glyphs("梨花", 60), ["桃花", "梨花"]),
        (glyphs("桃花") + glyphs("梨花", 0, 14), ["桃花", "梨花"]),
        (glyphs("桃花区") + glyphs("桃花区", 0.5, 0.4), ["桃花区"]),
        (glyphs("题") + glyphs("题", 0, 14), ["题", "题"]),
        ([*glyphs("一"), Box(10, 0, 20, 10, 10, "—"), Box(10, 0, 20, 10, 10, "—")], ["一——"]),
        ([*glyphs("竖"), *glyphs("排", 0, 12), *glyphs("标", 0, 24), *glyphs("题", 0, 36)], ["竖排标题"]),
        ([*glyphs("了"), *glyphs("又一段", 0, 14)], ["了", "又一段"]),
        ([*glyphs("正文"), *glyphs("甲", 40), *glyphs("乙", 60), line("导", 90, 0, 20),
          line("读", 90, 24, 20)], ["正文", "甲", "乙", "导读"]),
        ([Box(0, 0, 5, 10, 10, "a"), Box(5, 0, 10, 10, 10, "b"), Box(13, 0, 18, 10, 10, " c")], ["ab c"]),
        ([*glyphs("桃花"), *glyphs("梨", 22)], ["桃花梨"]),
        ([*glyphs("桃花"), *glyphs("梨", 23)], ["桃花 梨"]),
        (glyphs("桃花梨", step=13), ["桃花梨"]),
        ([*glyphs("桃，"), *glyphs("梨", 23)], ["桃，梨"]),
    ],
)  # fmt: skip
def test_pieces(drawn: list[Box], expected: list[str]) -> None:
    assert [piece.text for piece in pieces(drawn)] == expected


def test_a_sign_that_stands_out_does_not_close_the_gutter() -> None:
    [piece] = pieces(glyphs("“数字。”"))
    assert (piece.left, piece.right) == (4, 46)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_box_turned_and_turned_back_is_where_it_was(turn: int) -> None:
    box = Box(10, 20, 60, 30, 10, "字")
    size = (100.0, 200.0) if turn in (0, 180) else (200.0, 100.0)
    assert turned(turned(box, turn, 100, 200), 360 - turn, *size) == box


RANKED = [  # sizes of headings that follow each other (0: text), and their hints
    ((12, 26, 14), ("beside", "headline", "beside")),
    ((26, 26, 14, 0), ("headline", "headline", "beside", "")),
    ((26, 24.5, 14), ("headline", "headline", "beside")),
    ((26, 24), ("heading", "heading")),
    ((26,), ("heading",)),
    ((26, 23, 14), ("heading", "heading", "heading")),
    ((26, 14, 26), ("heading", "heading", "heading")),
    ((26, 0, 14), ("heading", "", "heading")),
    ((30, 12, 12, 12, 12, 12, 12), ("heading",) * 7),
]


@pytest.mark.parametrize(("sizes", "hints"), RANKED)
def test_of_headings_together_the_largest_is_the_headline(
    sizes: tuple[float, ...], hints: tuple[str, ...]
) -> None:
    read = [Paragraph("一行文字", "heading" if size else "", size) for size in sizes]
    assert tuple(paragraph.hint for paragraph in ranked(read)) == hints
