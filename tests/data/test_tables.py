"""Every table that ships: what it says of itself, its order, and what breaking it is told as."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from arrows import CHECKOUT
from hypothesis import given
from hypothesis import strategies as st

import indexer.data
from archive.errors import InputError
from indexer.data import TABLES, own_checked, own_facts, pairs, rows, words_in
from indexer.data.table import Table, checked

FOLDER = CHECKOUT / "indexer" / "data"
HEADER = "# 词表。Columns: word <TAB> weight. Source: by hand. Licence: MIT. Date: 2026-11.\n"
SMALL = Table(2, checks={1: str.isdigit})


def parts(name: str) -> tuple[list[str], list[str]]:
    """Header and facts of a table, line by line."""
    lines = (FOLDER / name).read_text("utf-8").split("\n")
    assert lines.pop() == "", "the last line ends"
    facts = [line for line in lines if line[:1] != "#"]
    return lines[: len(lines) - len(facts)], facts


def test_each_file_of_the_folder_is_a_table_or_says_itself_what_it_is() -> None:
    files = {path.name for path in FOLDER.iterdir() if path.suffix not in (".py", "")}
    assert {name for name in files if not name.endswith(".json")} == set(TABLES)
    for name in files - set(TABLES):
        text = (FOLDER / name).read_text("utf-8")
        assert json.loads(text) and "MIT" in text and re.search(r"[Mm]ade (?:by|with) ", text), name


@pytest.mark.parametrize("name", TABLES)
def test_it_loads_and_stands_in_order(name: str) -> None:
    found = rows(name)
    assert len(found) == len(set(found)) > 10
    if TABLES[name].ordered:
        assert found == sorted(found)


@pytest.mark.parametrize("name", TABLES)
def test_its_header_stands_first_and_explains_it(name: str) -> None:
    header, facts = parts(name)
    text = " ".join(line.removeprefix("# ") for line in header)
    assert all(word in text for word in ("Columns: ", "Source: ", "Licence: ", "Date: "))
    assert re.search(r"MIT|Apache|CC BY|WTFPL", text)
    assert not any(line.startswith("#") or not line for line in facts)


def no_source(header: list[str], facts: list[str]) -> tuple[int, str]:
    header[:] = [line.replace("Source: ", "") for line in header]
    return 1, "起的说明里没有来源（Source）"


def a_column_more(header: list[str], facts: list[str]) -> tuple[int, str]:
    facts[4] += "\t多"
    return len(header) + 5, "应有 "


def a_twin(header: list[str], facts: list[str]) -> tuple[int, str]:
    facts.insert(7, facts[6])
    return len(header) + 8, "重复"


def no_key(header: list[str], facts: list[str]) -> tuple[int, str]:
    facts[2] = "\t".join(["", *facts[2].split("\t")[1:]]) or "\t"
    return len(header) + 3, "栏"


def out_of_order(header: list[str], facts: list[str]) -> tuple[int, str]:
    facts[3], facts[4] = facts[4], facts[3]
    return len(header) + 5, "没有按字符编码的顺序排列"


def no_facts(header: list[str], facts: list[str]) -> tuple[int, str]:
    facts.clear()
    return 1, "没有一行数据"


def a_bad_cell(header: list[str], facts: list[str]) -> tuple[int, str]:
    facts[5] = "\t".join([*facts[5].split("\t")[:-1], ""])
    return len(header) + 6, "不能用"


DAMAGES: list[Callable[[list[str], list[str]], tuple[int, str]]] = [
    no_source, a_column_more, a_twin, no_key, no_facts,
]  # fmt: skip


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", TABLES)
def test_a_damaged_copy_is_told_by_file_and_line(
    name: str, damage: Callable[[list[str], list[str]], tuple[int, str]]
) -> None:
    header, facts = parts(name)
    line, told = damage(header, facts)
    with pytest.raises(InputError) as error:
        checked("\n".join([*header, *facts, ""]), name, TABLES[name])
    assert error.value.sentence.startswith(f"数据文件 {name} 第 {line} 行")
    assert told in error.value.sentence
    assert error.value.remedy


@pytest.mark.parametrize("name", [name for name in TABLES if TABLES[name].ordered])
def test_a_line_out_of_order_is_told(name: str) -> None:
    header, facts = parts(name)
    line, told = out_of_order(header, facts)
    with pytest.raises(InputError, match=f"{name} 第 {line} 行.*{told}"):
        checked("\n".join([*header, *facts, ""]), name, TABLES[name])


@pytest.mark.parametrize(
    "name",
    [name for name, of in TABLES.items() if of.columns > 1 and of.columns - 1 in of.checks and not of.checks[of.columns - 1]("")],
)  # fmt: skip
def test_an_empty_cell_is_told(name: str) -> None:
    header, facts = parts(name)
    line, told = a_bad_cell(header, facts)
    with pytest.raises(InputError, match=f"{name} 第 {line} 行.*{told}"):
        checked("\n".join([*header, *facts, ""]), name, TABLES[name])


def test_what_windows_adds_does_no_harm() -> None:
    text = HEADER + "一\t1\n丁\t2\n"
    assert checked("\ufeff" + text.replace("\n", "\r\n"), "x", SMALL) == [("一", "1"), ("丁", "2")]


def test_a_broken_or_missing_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "abroad.tsv").write_bytes(HEADER.encode() + "东京\n".encode("gb18030"))
    monkeypatch.setattr(indexer.data, "files", lambda _: tmp_path)
    with pytest.raises(InputError, match=r"abroad\.tsv 第 2 行不是 UTF-8"):
        rows("abroad.tsv")
    with pytest.raises(InputError, match=r"zones\.tsv"):
        rows("zones.tsv")


def test_words_and_pairs() -> None:
    assert "东京" in words_in("abroad.tsv")
    assert pairs("traditional.tsv")["車"] == "车"


@pytest.mark.parametrize(
    ("text", "facts", "told"),
    [
        ("乙\t2\n甲\t1\n", [(1, ("乙", "2")), (2, ("甲", "1"))], []),
        ("# 我的\n\n 甲 \t 1 \n", [(3, ("甲", "1"))], []),
        ("甲\t1\r\n", [(1, ("甲", "1"))], []),
        ("", [], []),
        ("\t\n", [], []),
        ("甲\n乙\t2\n", [(2, ("乙", "2"))], [(1, "应有 2 栏，实有 1 栏")]),
        ("甲\t1\n甲\t2\n", [(1, ("甲", "1"))], [(2, "与第 1 行重复")]),
        ("甲\t好\n\t1\n", [], [(1, "的第 2 栏“好”不能用"), (2, "的第 1 栏是空的")]),
    ],
)
def test_a_users_own_table(
    text: str, facts: list[tuple[int, tuple[str, ...]]], told: list[tuple[int, str]]
) -> None:
    found, faults = own_facts(text, SMALL)
    assert found == facts
    assert [fault.line for fault in faults] == [line for line, _ in told]
    assert all(says in fault.says for fault, (_, says) in zip(faults, told, strict=True))
    if faults:
        with pytest.raises(InputError, match=f"x.tsv 第 {faults[0].line} 行"):
            own_checked(text, "x.tsv", SMALL)
    else:
        assert own_checked(text, "x.tsv", SMALL) == facts


def test_cells_may_be_left_out_where_the_table_says_so() -> None:
    assert own_facts("甲", Table(3, least=1)) == ([(1, ("甲", "", ""))], [])


@given(st.text(st.sampled_from("甲乙1\t\n# "), max_size=40))
def test_every_line_is_a_fact_or_at_fault_or_nothing(text: str) -> None:
    facts, faults = own_facts(text, SMALL)
    lines = [number for number, _ in facts] + [fault.line for fault in faults]
    full = [n for n, line in enumerate(text.split("\n"), 1) if line.strip() and line[0] != "#"]
    assert sorted(lines) == full
