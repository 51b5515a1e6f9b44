"""Correction files: everything that can be wrong in them is a sentence, and costs only itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.texts import Doubt
from indexer.corrections import BAD, ORPHAN, Corrections, read_corrections
from indexer.corrections.entries import (
    Anchor,
    JoinLines,
    MergeArticles,
    SetHeadline,
    SetRole,
    SetTags,
    SplitLines,
    StartArticle,
)

HEAD = 'source = "a.txt"\nwho = "王敏"\n'
ENTRY = '[[correction]]\nwhy = "原报如此"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def read(folder: Path, text: str | bytes, name: str = "a.toml") -> Corrections:
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_corrections(folder)


UNDERSTOOD = [
    ("join = [49, 63]", JoinLines(), (49, 63)),
    ('join = {from = 49, to = 63, overlap = "刘"}', JoinLines("刘"), (49, 63)),
    ("split = [49, 51]", SplitLines(), (49, 51)),
    ('role = {line = 27, is = "caption"}', SetRole("caption"), (27,)),
    ('role = {line = 27, is = "图片说明", of = 29}', SetRole("caption"), (27, 29)),
    ('role = {line = 27, is = "剩余"}', SetRole("leftover"), (27,)),
    ("article = {starts = 12}", StartArticle(), (12,)),
    ("merge = [12, 30]", MergeArticles(), (12, 30)),
    ("headline = {lines = [3, 4], of = 5}", SetHeadline(2), (3, 4, 5)),
    ("[correction.headline]\nlines = [3]", SetHeadline(1), (3,)),
    ('tags = {line = 1, city = "郑州市"}', SetTags(place=(("city", "郑州市"),)), (1,)),
    ('tags = {line = 1, province = "未知"}', SetTags(place=()), (1,)),
    ("tags = {line = 1, date = 2022-03-27}", SetTags(date="2022-03-27"), (1,)),
    ('tags = {line = 1, date = "2022年3月"}', SetTags(date="2022-03"), (1,)),
    ('tags = {line = 1, date = "未知"}', SetTags(date=""), (1,)),
    ('tags = {line = 1, topics = ["党建"]}', SetTags(topics=("党建",)), (1,)),
    ("tags = {line = 1, reporters = []}", SetTags(reporters=()), (1,)),
    ('tags = {line = 1, kind = "简讯"}', SetTags(kind="brief"), (1,)),
]


@pytest.mark.parametrize(("toml", "action", "lines"), UNDERSTOOD)
def test_understood(folder: Path, toml: str, action: object, lines: tuple[int, ...]) -> None:
    found = read(folder, HEAD + ENTRY + toml)
    assert not found.doubts
    [entry] = found.entries
    assert entry.action == action
    assert entry.anchors == tuple(Anchor(line) for line in lines)


BAD_ENTRIES = [
    ("", "且只写一项"),
    ("join = [1, 2]\nsplit = [1, 2]", "且只写一项"),
    ("join = [1, 2]\nlnie = 3", "不认识 lnie"),
    ("join = [1]", "join 要写成 [行号, 行号]"),
    ("join = [1, 1]", "同一行写了两次"),
    ('join = ["1", 2]', "join 要写行号"),
    ("join = [0, 2]", "join 要写行号"),
    ("join = [true, 2]", "join 要写行号"),
    ("join = {from = 1}", "缺少 join.to"),
    ("join = {from = 1, to = 2, on = 3}", "不认识 join.on"),
    ("article = 12", "article 要写成 {"),
    ("article = {begins = 12}", "缺少 article.starts"),
    ('role = {line = 1, is = "title"}', "不认识“title”，可写 headline（标题）"),
    ("role = {line = 1, is = 3}", "role.is 要写成文字"),
    ("headline = {lines = []}", "headline.lines 要写成 [行号]"),
    ("tags = {line = 1}", "没有写要改哪个标签"),
    ('tags = {line = 1, date = "三月"}', "这样的日期"),
    ("tags = {line = 1, date = 12}", "这样的日期"),
    ('tags = {line = 1, topics = [""]}', "这样的文字列表"),
    ('tags = {line = 1, kind = "slogan"}', "不认识“slogan”"),
    ('split = [1, 2]\nquote = "甲"', "quote 要依次写出 2 行的开头，这里写了 1 个"),
    ("split = [1, 2]\nquote = 1", "quote 要写成文字"),
    ('split = [1, 2]\ndate = "昨天"', "date 要写成"),
    ('split = [1, 2]\nwhy = ""', "不合 TOML"),
    ('split = [1, 2]\nwho = " "', "who 要写成文字"),
    ("split = [1, 2]\nsource = 3", "source 要写成文字"),
]


@pytest.mark.parametrize(("toml", "sentence"), BAD_ENTRIES)
def test_a_bad_entry_is_said_and_the_next_one_is_read(
    folder: Path, toml: str, sentence: str
) -> None:
    found = read(folder, f"{HEAD}{ENTRY}{toml}\n{ENTRY}split = [7, 8]")
    [doubt] = found.doubts
    assert doubt.rule == BAD and sentence in doubt.message
    assert doubt.message.startswith("更正 corrections/a.toml 第 1 条（第 3 行）没有执行：")
    assert [(entry.number, entry.action) for entry in found.entries] == [(2, SplitLines())]


def test_what_is_missing_is_named(folder: Path) -> None:
    for key in ("source", "who", "why"):
        text = "".join(line for line in (HEAD + ENTRY).splitlines(True) if not line.startswith(key))
        [doubt] = read(folder, f"{text}split = [1, 2]").doubts
        assert f"缺少 {key}。" in doubt.message


def test_a_slip_in_the_writing_is_said_with_its_line(folder: Path) -> None:
    found = read(folder, f"{HEAD}{ENTRY}split = [1, 2]\n{ENTRY}role = “错”\n{ENTRY}split = [3, 4]")
    assert [entry.number for entry in found.entries] == [1, 3]
    [doubt] = found.doubts
    assert "a.toml 第 2 条（第 6 行）没有执行：第 8 行不合 TOML 的写法" in doubt.message


def test_a_slip_at_the_top_of_a_file(folder: Path) -> None:
    found = read(folder, f'who = 王敏\n{ENTRY}source = "a.txt"\nwho = "甲"\nsplit = [1, 2]')
    assert len(found.entries) == 1
    [doubt] = found.doubts
    assert doubt.message.startswith("更正 corrections/a.toml 没有执行：第 1 行")
    strange = read(folder, f'whom = "甲"\n{HEAD}{ENTRY}split = [1, 2]')
    assert len(strange.entries) == 1
    assert "不认识 whom" in strange.doubts[0].message


@pytest.mark.parametrize(
    "text",
    [
        "correction = 3",
        "correction = [3]",
        "[[correction]]",
        "[correction]",
        "[[correction",
        "x = " + "[" * 100_000,
        b"\x00\x01\x02",
        b"\xff\xff\xff\xff\xff",
        "\ud800".encode("utf-8", "surrogatepass"),
    ],
)
def test_nonsense_is_a_sentence(folder: Path, text: str | bytes) -> None:
    found = read(folder, text)
    assert not found.entries
    assert found.doubts and {doubt.rule for doubt in found.doubts} == {BAD}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_any_editor_may_have_saved_it(folder: Path, encoding: str) -> None:
    text = f"{HEAD}{ENTRY}split = [1, 2]\n".replace("\n", "\r\n")
    [entry] = read(folder, text.encode(encoding)).entries
    assert (entry.who, entry.why) == ("王敏", "原报如此")


def test_files_by_name_and_other_files_left_alone(folder: Path) -> None:
    text = f"{HEAD}{ENTRY}split = [1, 2]"
    for name in ("b.TOML", "a.toml", ".hidden.toml", "notes.txt", "a.toml~"):
        read(folder, text, name)
    (folder / "folder.toml").mkdir()
    found = read(folder, text, "c.toml.txt")
    assert [entry.file for entry in found.entries] == ["a.toml", "b.TOML"]
    said = [doubt.message for doubt in found.doubts]
    assert any("c.toml.txt" in m and "以 .toml 结尾" in m for m in said)
    assert any("folder.toml" in m and "打不开" in m for m in said)


def test_no_folder_is_no_corrections(folder: Path) -> None:
    assert read_corrections(folder / "corrections") == Corrections()


def test_the_digest_is_of_one_source_alone(folder: Path) -> None:
    one = f"{HEAD}{ENTRY}split = [1, 2]\n"
    before = read(folder, one)
    other = f'{ENTRY}source = "b/c.txt"\nsplit = [1, 2]\n'
    after = read(folder, one + other)
    assert after.digest("a.txt") == before.digest("a.txt") != ""
    assert before.digest("b/c.txt") == "" != after.digest("b/c.txt")
    assert read(folder, one.replace("原报", "原件")).digest("a.txt") != before.digest("a.txt")


def test_an_unknown_source_is_orphaned_with_the_name_that_was_meant(folder: Path) -> None:
    found = read(folder, f"{HEAD}{ENTRY}split = [1, 2]\n")
    assert found.strangers(["a.txt", "b.txt"]) == ()
    [doubt] = found.strangers(["2022/a.txt"])
    assert doubt == Doubt(
        ORPHAN,
        "更正 corrections/a.toml 第 1 条（第 3 行）没有执行：档案库里没有来源“a.txt”；"
        "是不是“2022/a.txt”？文件改了名，就照新名改写 source；不再收它，就删去这一条。",
    )
    assert "baodang export" in found.strangers([])[0].message


def test_names_are_compared_as_people_see_them(folder: Path) -> None:
    text = f"{HEAD}{ENTRY}split = [1, 2]\n".replace('"a.txt"', r"'2022\é.txt'")
    found = read(folder, text)
    assert not found.strangers(["2022/e\u0301.txt"])
    assert len(found.of("2022/e\u0301.txt")) == 1
