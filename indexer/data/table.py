"""A table of text: what it must look like, and what is wrong with one that does not.

Lines that begin with # are its header, empty ones are nothing; every other line is a fact, its
columns parted by tabs. Facts stand in code-point order, so that two people's changes meet in one
place and no fact stands twice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from archive.errors import InputError

Row = tuple[str, ...]
Fact = tuple[int, Row]  # with the number of its line, from 1
Check = Callable[[str], object]  # true of a good cell

_HEADER = {
    "各栏含义（Columns）": re.compile(r"\bColumns: "),
    "来源（Source）": re.compile(r"\bSource: "),
    "许可（Licence）": re.compile(r"\bLicence: "),
    "日期（Date）": re.compile(r"\bDate: (?:19|20)\d\d\b"),
}


@dataclass(frozen=True, slots=True)
class Table:
    """What each line must be.

    `columns` cells, the first `key` of which no two lines share; in a user's own table the last
    ones may be missing down to `least`. `ordered` is false where the order of the lines means
    something. `checks` holds, for some columns (from 0), what tells a good cell.
    """

    columns: int
    key: int = 1
    least: int = 0
    ordered: bool = True
    checks: Mapping[int, Check] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a line; the sentence goes on after “第 3 行”."""

    line: int
    says: str


def checked(text: str, name: str, table: Table) -> list[Row]:
    """The facts of a table that ships with the program, in the order of the file.

    Raises InputError, naming the file and the first bad line: such a table is used whole or not.
    """
    text = _plain(text)
    if missing := _missing_in(text):
        raise _error(name, Fault(1, f"起的说明里没有{'、'.join(missing)}。"))
    lines = [line for line in text.split("\n") if line and line[0] != "#"]
    rows = [tuple(line.split("\t")) for line in lines]
    if not _is_whole(rows, table) or (table.ordered and sorted(lines) != lines):
        raise _error(name, next(_faults(_facts(text), table)))
    return rows


def own_facts(text: str, table: Table) -> tuple[list[Fact], list[Fault]]:
    """A table of the user's own: its good facts, and what is wrong with the other lines.

    It needs neither header nor order, spaces around a cell do not count, cells that are missing
    at the end are empty.
    """
    facts = [(n, tuple(cell.strip() for cell in row)) for n, row in _facts(_plain(text))]
    least = table.least or table.columns
    padded = [
        (n, row + ("",) * (table.columns - len(row)) if len(row) >= least else row)
        for n, row in facts
        if any(row)
    ]
    rows = [row for _, row in padded]
    faults = [] if _is_whole(rows, table) else list(_faults(padded, table, own=True))
    bad = {fault.line for fault in faults}
    return [fact for fact in padded if fact[0] not in bad], faults


def own_checked(text: str, name: str, table: Table) -> list[Fact]:
    """The same where one bad line is an error: InputError names the file and the line."""
    facts, faults = own_facts(text, table)
    if faults:
        raise _error(name, faults[0])
    return facts


def _plain(text: str) -> str:
    """Without what Windows adds."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def _facts(text: str) -> list[Fact]:
    lines = enumerate(text.split("\n"), 1)
    return [(n, tuple(line.split("\t"))) for n, line in lines if line and line[0] != "#"]


def _missing_in(text: str) -> list[str]:
    lines = []
    for line in text.split("\n", 40):
        if not line.startswith("#"):
            break
        lines.append(line.removeprefix("# "))
    header = " ".join(lines)
    return [what for what, pattern in _HEADER.items() if not pattern.search(header)]


def _is_whole(rows: Sequence[Row], table: Table) -> bool:
    """Whether no line is at fault, whatever their order, told for all at once: some tables have
    200,000."""
    keys = {row[: table.key] for row in rows} if table.key > 1 else {row[0] for row in rows}
    return (
        {len(row) for row in rows} == {table.columns}
        and len(keys) == len(rows)
        and "" not in {row[0] for row in rows}
        and all(all(map(ok, {row[at] for row in rows})) for at, ok in table.checks.items())
    )


def _faults(facts: Sequence[Fact], table: Table, own: bool = False) -> Iterator[Fault]:
    """At most one fault a line; an empty table has one too, unless it is the user's own."""
    if not facts and not own:
        yield Fault(1, "起没有一行数据。")
    lines_of: dict[Row, int] = {}
    before: Row = ()
    for number, row in facts:
        if says := _fault_of(row, table):
            yield Fault(number, says)
        elif (twin := lines_of.setdefault(row[: table.key], number)) != number:
            yield Fault(number, f"的“{' '.join(row[: table.key])}”与第 {twin} 行重复。")
        elif table.ordered and not own and row < before:
            yield Fault(number, f"的“{row[0]}”没有按字符编码的顺序排列，应在“{before[0]}”之前。")
        before = row


def _fault_of(row: Row, table: Table) -> str:
    if len(row) != table.columns:
        return f"应有 {table.columns} 栏，实有 {len(row)} 栏；各栏之间用制表符分开。"
    if not row[0]:
        return "的第 1 栏是空的。"
    bad = next((at for at, ok in sorted(table.checks.items()) if not ok(row[at])), None)
    return "" if bad is None else f"的第 {bad + 1} 栏“{row[bad]}”不能用。"


def _error(name: str, fault: Fault) -> InputError:
    return InputError(f"数据文件 {name} 第 {fault.line} 行{fault.says}", "请改正该行后重试。")
