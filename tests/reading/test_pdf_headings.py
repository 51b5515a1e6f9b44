"""Headlines of PDF pages: set over several lines, beside each other over neighbouring columns."""

from __future__ import annotations

import pytest
from printed import Printer, wrapped

from archive.texts import Metadata
from indexer.reading.pdf import read_pdf

LEFT = (
    "本报讯昨天一早，河堤公园里多了不少锻炼的身影，园林部门新装的二十处健身点全部开放，免费供市民使用。",
    "园林部门负责人说，器材由专人每周检修一次，发现损坏可以拨打牌子上的电话。",
)
RIGHT = (
    "本报讯从今天起，城区四百三十台公交车每跑完一趟就要擦洗一次，总公司为此每天多支出一万多元。",
    "一位队长说，每台车配了水桶和抹布，司机下车前先开窗通风，再擦扶手、座椅。",
)


def lines_of(printer: Printer) -> list[str]:
    [page] = read_pdf("a.pdf", printer.data(), Metadata()).pages
    return [line for line in page.lines if line]


def column(printer: Printer, left: float, top: float, texts: tuple[str, ...]) -> None:
    rows = [row for text in texts for row in wrapped(text, 16)]
    for n, row in enumerate(rows):
        printer.text(left, top + 14 * n, 10, row)


def one_column(*heads: str, size: float = 20, step: float = 1.4) -> Printer:
    """Lines of one size over a column that is 160 wide."""
    printer = Printer(220, 400)
    for n, head in enumerate(heads):
        printer.text(30, 30 + size * step * n, size, head)
    column(printer, 30, 40 + size * step * len(heads), LEFT)
    return printer


@pytest.mark.parametrize("step", [1.2, 1.4, 1.6])
@pytest.mark.parametrize(
    ("heads", "expected"),
    [
        (("公交车每跑一趟消", "毒一次"), ["公交车每跑一趟消毒一次"]),
        (("城南批发市场查", "获劣质口罩"), ["城南批发市场查 获劣质口罩"]),  # a blank: room was left
        (("存钱罐捐空", "孩子笑了"), ["存钱罐捐空 孩子笑了"]),
        (("三月里来好春光，", "全区植树"), ["三月里来好春光，", "全区植树"]),
        (("全区植树　3版", "河堤添绿　4版"), ["全区植树　3版", "河堤添绿　4版"]),
        (("全区植树", "■河堤添绿"), ["全区植树", "■河堤添绿"]),
        (("全区植树", "本报记者 张三"), ["全区植树", "本报记者 张三"]),
    ],
)
def test_a_headline_in_lines_of_one_size_is_one(
    heads: tuple[str, ...], expected: list[str], step: float
) -> None:
    assert lines_of(one_column(*heads, step=step)) == [*expected, *LEFT]


def test_lines_far_from_each_other_are_two_headings() -> None:
    assert lines_of(one_column("全区植树", "河堤添绿", step=2.2))[:2] == ["全区植树", "河堤添绿"]


@pytest.mark.parametrize("gutter", [10, 16, 18, 20, 25, 40])
@pytest.mark.parametrize(
    ("left", "right"),
    [
        (["河堤公园添健身点"], ["公交车每趟都擦洗"]),
        (["河堤公园添健身点"], ["公交车要勤洗"]),
        (["河堤公园添健", "身点"], ["公交车要", "勤擦洗"]),
        (["河堤公园要添健身", "点了"], ["公交车每跑完一趟", "都要擦洗"]),
        (["河堤公园要添健身", "点了"], ["公交车勤擦洗"]),
    ],
)
def test_headlines_side_by_side_are_not_read_across(
    left: list[str], right: list[str], gutter: float
) -> None:
    printer = Printer(30 + 160 + gutter + 160 + 30, 400)
    for at, heads, texts in ((30.0, left, LEFT), (190.0 + gutter, right, RIGHT)):
        for n, head in enumerate(heads):
            printer.text(at, 30 + 28 * n, 20, head)
        column(printer, at, 40 + 28 * max(len(left), len(right)), texts)
    whole = ["".join(heads) if len(heads[0]) == 8 else " ".join(heads) for heads in (left, right)]
    assert lines_of(printer) == [whole[0], *LEFT, whole[1], *RIGHT]


@pytest.mark.parametrize(
    ("at", "head"),
    [(75, "河堤公园添点 市民乐开怀"), (30, "河堤公园新添了许多健身点"), (110, "河堤公园添健身点")],
)
def test_a_headline_over_both_columns_is_read_across(at: float, head: str) -> None:
    printer = Printer(400, 400)
    printer.text(at, 30, 20, head)
    printer.columns((*LEFT, *RIGHT), (30, 208), 70, 7, 16)
    assert lines_of(printer)[0] == head


def test_a_headline_over_both_columns_with_a_blank_at_the_gutter_is_one() -> None:
    """What fills both columns is one headline when the second goes on with a paragraph."""
    printer = Printer(400, 400)
    printer.text(30, 30, 20, "河堤公园添健身点")
    printer.text(208, 30, 20, "市民清早乐开了怀")
    printer.columns((*LEFT, *RIGHT), (30, 208), 70, 8, 16)
    assert "".join(lines_of(printer)[0].split()) == "河堤公园添健身点市民清早乐开了怀"


def test_a_line_that_figures_make_shorter_ends_no_paragraph() -> None:
    printer = Printer(220, 300)
    rows = ["　　今年全县农民人均收入达到", "7860元，比去年增长13.6%，到", "明年建成万亩以上的示范基", "地五个。", "　　张三 李四", "王五 赵六"]  # fmt: skip
    for n, row in enumerate(rows):
        printer.text(30, 30 + 14 * n, 10, row)
    assert lines_of(printer) == [
        "今年全县农民人均收入达到7860元，比去年增长13.6%，到明年建成万亩以上的示范基地五个。",
        "张三 李四",
        "王五 赵六",
    ]
