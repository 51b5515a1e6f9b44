"""What the program knows: tables of text, one fact a line, and the one reader of them.

`catalogue.py` says what each table must look like, `table.py` holds a text against that. Here the
tables that ship with the program are opened; those of users are opened where the home folder is
known, and read by the same rules (`own_facts`).
"""

from __future__ import annotations

from importlib.resources import files

from archive.errors import InputError
from indexer.data.catalogue import TABLES
from indexer.data.compiling import compiled
from indexer.data.table import Fact, Row, checked, own_checked, own_facts

__all__ = [
    "TABLES",
    "Fact",
    "Row",
    "check_tables",
    "compiled",
    "own_checked",
    "own_facts",
    "pairs",
    "rows",
    "words_in",
]


def rows(name: str) -> list[Row]:
    """The facts of a table that ships with the program, in the order of the file.

    In: the file's name, one of TABLES. Raises InputError, naming the file and the line, where the
    table is not what TABLES says of it.
    """
    try:
        text = (files("indexer") / "data" / name).read_bytes().decode("utf-8")
    except OSError as error:
        raise InputError(f"读不了数据文件 {name}。", "请重新安装程序。") from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise InputError(
            f"数据文件 {name} 第 {line} 行不是 UTF-8 文字。", "请改正该行后重试。"
        ) from error
    return checked(text, name, TABLES[name])


def check_tables() -> None:
    """Hold every table that ships with the program against TABLES; what was good stays so until one
    of them changes. Raises InputError as `rows` does."""
    compiled("checked", TABLES, (), lambda: [len(rows(name)) for name in TABLES])


def pairs(name: str) -> dict[str, str]:
    """First cell → second, of a table of two columns."""
    return {row[0]: row[1] for row in rows(name)}


def words_in(name: str) -> frozenset[str]:
    """The words of a table of one column."""
    return frozenset(word for (word,) in rows(name))
