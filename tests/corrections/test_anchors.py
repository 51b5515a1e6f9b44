"""Lines are found by number and words; what moved is followed, what is unclear is orphaned."""

from __future__ import annotations

import pytest
from correcting import entries

from archive.texts import Page
from indexer.corrections import BAD, ORPHAN, place_entries
from indexer.corrections.anchors import locate
from indexer.corrections.entries import Anchor, Refused
from indexer.corrections.quotes import Lines

LINES = {
    3: "河湾镇启用便民服务大厅",
    4: "",
    5: "　　本报讯 3月2日，“一窗通办”启用。（记者 王敏）",
    6: "“一窗通办”方便群众",
    7: "又讯",
    8: "图为大厅。 图为导办员。",
    9: "同样的开头，后面不同",
    10: "同样的开头，另有下文",
    11: "\ufeffＡＢＣ公司 开业",
}
FOUND = [
    (3, "河湾镇启用", (3, 0)),
    (5, "本报讯3月2日", (5, 2)),
    (5, "本报讯 3月2日，\"一窗", (5, 2)),
    (6, "一窗通办", (6, 0)),
    (6, "「一窗通办」", (6, 0)),
    (11, "abc公司开业", (11, 1)),
    # from inside the line
    (5, "（记者", (5, 20)),
    (5, "记者 王敏", (5, 21)),
    # the line moved
    (4, "河湾镇启用", (3, 0)),
    (99, "河湾镇启用", (3, 0)),
    (3, "又讯", (7, 0)),
    (9, "同样的开头，另有", (10, 0)),
]  # fmt: skip
ORPHANED = [
    (3, "河湾镇关闭", "别处也没有"),
    (4, "没有这一行", "别处也没有"),
    (3, "同样的开头", "有 2 处"),
    (3, "又", "别处也没有"),  # too short to be looked for elsewhere
    (8, "图为", None),
    (5, "一窗通办", "有 2 处"),  # inside this line, and the beginning of another
]


@pytest.mark.parametrize(("line", "quote", "spot"), FOUND)
def test_found(line: int, quote: str, spot: tuple[int, int]) -> None:
    assert locate(Anchor(line, quote), Lines(LINES)) == spot


@pytest.mark.parametrize(("line", "quote", "sentence"), ORPHANED)
def test_orphaned(line: int, quote: str, sentence: str | None) -> None:
    if sentence is None:  # the beginning counts, however often the words stand in the line
        assert locate(Anchor(line, quote), Lines(LINES)) == (8, 0)
        return
    with pytest.raises(Refused, match=sentence) as refused:
        locate(Anchor(line, quote), Lines(LINES))
    assert refused.value.rule == ORPHAN


NEAREST = [
    (5, "又讯 3月2日，“一窗通办”启用", 5, "最像的是", False),  # what is there now is most like it
    (3, "“一窗通办”方便老乡", 6, "最像的是第 6 行““一窗通办”方便群众”", True),
    (99, "导办员。", 8, "不在这个来源里（共 11 行）；别处也没有这样开头的；最像的是第 8 行", True),
    (3, "与此地毫不相干", None, "现在是“河湾镇启用便民服务大厅”；别处也没有这样开头的。请核对", True),
    (4, "与此地毫不相干", None, "现在没有字", True),
    (3, "同样的开头", None, "以它开头的有 2 处（第 9、10 行），分不清是哪一处", True),
]  # fmt: skip


@pytest.mark.parametrize(("line", "quote", "near", "sentence", "there"), NEAREST)
def test_an_orphan_says_what_is_most_like_it(
    line: int, quote: str, near: int | None, sentence: str, there: bool
) -> None:
    with pytest.raises(Refused) as refused:
        locate(Anchor(line, quote), Lines(LINES))
    said = str(refused.value)
    assert (refused.value.line, sentence in said) == (near, there)
    assert said.endswith("请核对后改写行号和 quote，再运行 baodang update；用不着了就删去这一条。")


PAGES = [Page("a.txt", 1, ("第一版的标题", '他说"好"', "")), Page("a.txt", 2, ("第二版的标题",), 4)]
UNPLACED = [
    ("join = [1, 2]", BAD, r'请写上 quote = ["第一版的标题", "他说\"好\""]'),
    ("article = {starts = 4}", BAD, '请写上 quote = "第二版的标题"'),
    ("article = {starts = 3}", ORPHAN, "第 3 行没有文字"),
    ("article = {starts = 9}", ORPHAN, "第 9 行没有文字"),
    ('article = {starts = 1}\nquote = "　"', BAD, "请写上 quote"),
    ('article = {starts = 1}\nquote = "\\u200b"', BAD, "没有看得见的字"),
    ('merge = [1, 4]\nquote = ["第一版", "第二版"]', BAD, "不在同一版面"),
]


@pytest.mark.parametrize(("toml", "rule", "sentence"), UNPLACED)
def test_what_has_no_place_is_said(toml: str, rule: str, sentence: str) -> None:
    placed, [doubt] = place_entries(PAGES, entries(toml))
    assert (placed, doubt.rule) == ({}, rule)
    assert sentence in doubt.message


def test_entries_go_to_the_page_of_their_lines() -> None:
    toml = """
        correction = [
            {article = {starts = 4}, quote = "第二版"},
            {article = {starts = 1}, quote = "第一版"},
        ]"""
    placed, doubts = place_entries(PAGES, entries(toml))
    assert not doubts
    assert {n: [p.entry.number for p in of] for n, of in placed.items()} == {2: [1], 1: [2]}
