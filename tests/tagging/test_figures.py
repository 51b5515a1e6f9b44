"""Figures: the cases, what they count, and the laws."""

from __future__ import annotations

import pytest
from factories import article
from hypothesis import given
from hypothesis import strategies as st
from tag_cases import cases

from archive.tags import Figure
from indexer.tagging.figures import find_figures

SEEN, UNSEEN = cases("figures.tsv"), cases("figures_unseen.tsv")


def told(figure: Figure) -> str:
    value = "?" if figure.value is None else f"{figure.value:.15g}"
    bound = figure.bound if figure.bound and figure.value is not None else ""
    return " ".join(filter(None, (value, figure.unit or "-", bound)))


def found(text: str) -> str:
    return "; ".join(map(told, find_figures(article("a", text)).figures)) or "-"


@pytest.mark.parametrize(("expected", "text"), SEEN, ids=lambda text: text[:14])
def test_figures_of_a_text(expected: str, text: str) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("rows", [SEEN, UNSEEN], ids=["seen", "unseen"])
def test_there_are_as_many_negatives_as_positives(rows: list[tuple[str, str]]) -> None:
    assert 2 * sum(expected == "-" for expected, _ in rows) >= len(rows)


def test_the_unseen_third() -> None:
    """First run: 65 of 67; in the other two the case was wrong (周岁 as printed, 突破 is a bound)."""
    assert [text for expected, text in UNSEEN if found(text) != expected] == []


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("该区有577个三级网格。", ["三级网格"]),
        ("共有网格员1725名。", ["网格员"]),
        ("固定资产投资年均增长33.5%。", ["固定资产投资年均增长"]),
        ("清除垃圾40多吨。", ["清除垃圾"]),
        ("58家大型企业和9所学校参加。", ["大型企业", "学校"]),
        ("全镇50%的农户受益。", ["全镇"]),
        ("（50%）", [""]),
        ("志愿者走访1.3万户。", [""]),
        ("三百余人参加比赛。", ["人"]),
        ("一人死亡两人受伤。", ["人", "人"]),
        ("近百人排队，上百人围观。", ["人", "人"]),
        ("会议应到代表310人，实到298人。", ["代表", "人"]),
        ("伊犁州接待游客86.3万人次。", ["游客"]),
        ("查处违法案件35起。", ["违法案件"]),
        ("组成15人专家组。", ["专家组"]),
        ("参赛选手300人。", ["参赛选手"]),
        ("三次荣获全国先进。", [""]),
        ("组织5次检查。", ["检查"]),
        ("等了足足十分钟。", [""]),
        ("1200人次参加义诊。", [""]),
        ("全县现有农户3200户。", ["农户"]),
        ("全市80岁以上老人领到补贴。", ["老人"]),
    ],
)
def test_what_is_counted(text: str, things: list[str]) -> None:
    assert [f.of for f in find_figures(article("a", text)).figures] == things


def test_headings_repeat_the_body_and_count_only_without_it() -> None:
    with_body = find_figures(article("a", "新添公厕6座。", headline="城区新添9座公厕"))
    alone = find_figures(article("a", headline="城区新添9座公厕"))
    assert [f.value for f in with_body.figures] == [6]
    assert [(f.value, f.paragraph) for f in alone.figures] == [(9, "headline")]


def test_the_same_figure_said_twice_stands_once_and_nothing_is_added_up() -> None:
    one = article("a", "6座公厕建成，6座公厕都免费。", "又建9座公厕，9座桥。")
    found_ones = find_figures(one).figures
    assert [(f.value, f.paragraph) for f in found_ones] == [(6, 1), (9, 2), (9, 2)]


@given(
    st.text(
        "一二两十百万亿0123.,，。年月日个名元%第前多余约近至-以上岁三级“”网格全角５ 　", max_size=30
    )
)
def test_a_figure_quotes_its_span_in_any_text(text: str) -> None:
    one = article("a", text or "空")
    tags = find_figures(one)
    assert len(tags.figures) == len(tags.evidence)
    for figure, evidence in zip(tags.figures, tags.evidence, strict=True):
        assert evidence.start is not None and evidence.quote == figure.text
        assert one.paragraphs[0].text[evidence.start : evidence.end] == figure.text
        assert figure.value is None or figure.value > 0 or "0" in figure.text


@given(
    st.text(
        "零一二两三四五六七八九十百千万亿点几数余多来几上下近约百分之0123,.个元%五成半", max_size=14
    )
)
def test_no_row_of_numerals_is_beyond_it(text: str) -> None:
    for figure in find_figures(article("a", f"共{text}元，{text}人。")).figures:
        assert figure.value is None or figure.value >= 0


@given(
    st.text("0125.,点百分之千万亿余多几来数零一二三十两〇%元个", min_size=1, max_size=14),
    st.sampled_from("个元%的"),
)
def test_no_numeral_is_too_odd(odd: str, unit: str) -> None:
    for begun in ("", "百分之", "增长百分之"):
        find_figures(article("a", f"全市{begun}{odd}{unit}。"))


@pytest.mark.parametrize(
    ("text", "value"),
    [("同比增长百分之12点5。", 12.5), ("同比增长百分之3点。", 3), ("同比增长百分之三点2。", None)],
)
def test_percent_in_digits_of_both_kinds(text: str, value: float | None) -> None:
    assert [figure.value for figure in find_figures(article("a", text)).figures] == [value]
