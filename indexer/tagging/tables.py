"""The tables of indexer/data: text files, one fact a line, columns separated by tabs."""

from __future__ import annotations

from importlib.resources import files

from archive.errors import InputError

Row = tuple[str, ...]


def rows(name: str, columns: int) -> list[Row]:
    """The facts of a table; lines that begin with # and empty lines are none.

    In: the file's name in indexer/data and how many columns each line must have.
    Raises InputError naming the file and the line where a line has another number of columns.
    """
    text = (files("indexer") / "data" / name).read_text(encoding="utf-8")
    found: list[Row] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line[0] == "#":
            continue
        row = tuple(line.split("\t"))
        if len(row) != columns:
            raise InputError(
                f"数据文件 {name} 第 {number} 行应有 {columns} 栏，实有 {len(row)} 栏。",
                "请改正该行后重试。",
            )
        found.append(row)
    return found
