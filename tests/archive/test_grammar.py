"""The query grammar: what each input means, and that every input means something."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archive.grammar import MAX_DEPTH, MAX_TERMS, format_query, parse
from archive.terms import And, FieldTerm, Literal, Not, Or, Phrase, Term, Wildcard

T, P = Term, Phrase

MEANINGS = [
    ("区", T("区")),
    ("核酸 检测", And((T("核酸"), T("检测")))),
    ("核酸　检测", And((T("核酸"), T("检测")))),
    ("核酸 AND 检测", And((T("核酸"), T("检测")))),
    ('"核酸 检测"', P("核酸 检测")),
    ("“3310”", P("3310")),
    ("＂3310＂", P("3310")),
    ("“甲“乙”丙”", P("甲“乙”丙")),
    ("疫情 OR 文明", Or((T("疫情"), T("文明")))),
    ("疫情 或 文明", Or((T("疫情"), T("文明")))),
    ("疫情 | 文明", Or((T("疫情"), T("文明")))),
    ("疫情｜ 文明", Or((T("疫情"), T("文明")))),
    ("疫情 |文明", Or((T("疫情"), T("文明")))),
    ("甲 乙 OR 丙", Or((And((T("甲"), T("乙"))), T("丙")))),
    ("甲 (乙 OR 丙)", And((T("甲"), Or((T("乙"), T("丙")))))),
    ("（甲　｜　乙）", Or((T("甲"), T("乙")))),
    ("-疫情 党员", And((Not(T("疫情")), T("党员")))),
    ("－疫情 党员", And((Not(T("疫情")), T("党员")))),
    ("NOT 疫情", Not(T("疫情"))),
    ('-"疫情 防控"', Not(P("疫情 防控"))),
    ("-(甲 OR 乙)", Not(Or((T("甲"), T("乙"))))),
    ("标题:文明", FieldTerm("标题", T("文明"))),
    ("标题：文明", FieldTerm("标题", T("文明"))),
    ("标题:“文明 创建” 网格", And((FieldTerm("标题", P("文明 创建")), T("网格")))),
    ("-城市:郑州", Not(FieldTerm("城市", T("郑州")))),
    ("日期:2022-03..2022-04", FieldTerm("日期", T("2022-03..2022-04"))),
    ("日期:2022年3月", FieldTerm("日期", T("2022年3月"))),
    ("日期:未知", FieldTerm("日期", T("未知"))),
    ("党*活动", Wildcard(("党", "活动"))),
    ("党＊活动", Wildcard(("党", "活动"))),
    ("标题:党*活动", FieldTerm("标题", Wildcard(("党", "活动")))),
    ("党员*", T("党员")),
    ("*党员", T("党员")),
    ("OR* 党员", And((Phrase("OR"), T("党员")))),
]

LITERAL = [  # operators that do not stand at a term's outer edge are plain characters
    "1+6+N",
    "村(社区)",
    "村（社区）",
    "a|b",
    "2022-03",
    "—疫情",
    "–疫情",
    "“3310”党建活动",
    "甲“乙”",
    "或者",
    "NOTE",
    "ORANGE",
    "or",
    "--",
    "-",
    "***",
    "OR",
    "或",
    "|",
    "标题",
    "作者:张三",
    "(三零)",
]


@pytest.mark.parametrize(("text", "meaning"), MEANINGS)
def test_meaning(text: str, meaning: object) -> None:
    parsed = parse(text)
    assert parsed.root == meaning
    assert parsed.literal == text.strip()
    assert parsed.notes == ()


@pytest.mark.parametrize("text", LITERAL[:-1])
def test_inner_operators_are_literal(text: str) -> None:
    assert parse(text).root == Term(text)


def test_a_whole_group_is_a_group_and_still_sought_literally() -> None:
    assert parse("(三零)").root == Term("三零")
    assert parse("(三零)").literal == "(三零)"


@pytest.mark.parametrize("text", ["", "   ", "　", "\t\n", "\x00\x1f"])
def test_nothing_is_nothing(text: str) -> None:
    parsed = parse(text)
    assert (parsed.root, parsed.literal, parsed.notes) == (None, "", ())


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("(((", 2),
        ("(甲", 0),
        ("OR 甲", 0),
        ("甲 OR", 3),
        ("(甲)乙", 0),
        ("甲 OR OR 乙", 5),
        ("()", 0),
    ],
)
def test_what_cannot_be_parsed_is_literal_and_says_where(text: str, position: int) -> None:
    parsed = parse(text)
    assert parsed.root == Literal(text)
    assert [note.position for note in parsed.notes] == [position]
    assert "按原文查找" in parsed.notes[0].message


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("标题:", "标题:"),
        ("标题: 文明", "标题:"),
        ("日期:昨天", "日期:昨天"),
        ("日期:2022-13", "日期:2022-13"),
        ("日期:20*2", "日期:20*2"),
    ],
)
def test_a_field_without_a_usable_value_is_a_term_with_a_note(text: str, word: str) -> None:
    parsed = parse(text)
    terms = parsed.root.nodes if isinstance(parsed.root, And) else (parsed.root,)
    assert terms[0] == Term(word)
    assert [note.position for note in parsed.notes] == [0]


def test_a_date_may_stand_in_quotes() -> None:
    parsed = parse('日期:"2022"')
    assert (parsed.root, parsed.notes) == (FieldTerm("日期", Phrase("2022")), ())


@pytest.mark.parametrize(
    ("text", "told"), [("城市:郑*", 1), ("主题:党*", 1), ("城市:郑*市", 0), ("来源:郑*", 0)]
)
def test_a_star_that_does_nothing_is_told(text: str, told: int) -> None:
    assert len(parse(text).notes) == told


def test_controls_part_no_words_unless_they_are_spaces() -> None:
    assert parse("甲\x01乙\x9f").root == Term("甲乙")
    assert parse("甲\x1c乙").root == And((Term("甲"), Term("乙")))
    assert parse('"甲\x7f乙"').root == Phrase("甲乙")


def test_length_and_depth_are_bounded() -> None:
    assert isinstance(parse("甲 " * (MAX_TERMS + 1)).root, Literal)
    assert isinstance(parse("甲 " * MAX_TERMS).root, And)
    deep = "(" * (MAX_DEPTH + 2) + "甲" + ")" * (MAX_DEPTH + 2)
    assert isinstance(parse(deep).root, Literal)
    assert parse("(" * 10 + "甲" + ")" * 10).root == Term("甲")
    assert isinstance(parse("NOT " * 5000 + "甲").root, Literal)


PIECES = st.sampled_from(
    ["甲", "乙丙", "a", "1+6+N", "(", ")", "（", "）", '"', "“", "”", "OR", "或", "|", "｜", "-", "－", "NOT",
     "AND", "*", "标题:", "日期:2022", "城市：", " ", " ", "　", "—", ":", "..", "\x01", "＂"]
)  # fmt: skip


@given(st.one_of(st.text(), st.lists(PIECES, max_size=14).map("".join)))
@example("NOT NOT)")
@example("(0|)")
@example("NOT -")
@example('*" 0"')
@example("NOT NOT a")
@example("(a | b｜)")
@example("(NOT NOT)")
@example("-甲)")
@example('“a"b”')
@example('“a”b"c”')
@example('" OR*')
@example("“ OR*")
@example('"a OR*')
def test_any_text_parses_and_its_format_means_the_same(text: str) -> None:
    root = parse(text).root
    assert parse(format_query(root)).root == root
