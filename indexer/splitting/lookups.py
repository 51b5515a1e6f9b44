"""The word lists of this room, read once from `indexer/data`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from indexer.data import rows, words_in

_COMPOUND = frozenset(
    [
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "皇甫",
        "尉迟",
        "令狐",
        "司徒",
        "司空",
        "鲜于",
        "东方",
        "夏侯",
        "慕容",
        "公孙",
        "独孤",
        "南宫",
        "西门",
        "端木",
        "轩辕",
        "宇文",
        "长孙",
        "闻人",
        "澹台",
        "公冶",
        "濮阳",
        "淳于",
        "单于",
        "太史",
        "申屠",
        "仲孙",
        "钟离",
        "第五",
        "百里",
        "呼延",
        "东郭",
        "南门",
        "微生",
        "梁丘",
        "左丘",
        "亓官",
        "拓跋",
        "赫连",
        "万俟",
        "完颜",
    ]
)


@cache
def words_of(name: str) -> frozenset[str]:
    """All entries of a list with one entry a line."""
    return words_in(name)


def surnames() -> frozenset[str]:
    """The characters that begin a personal name."""
    return words_of("surnames.txt")


def begins_name(name: str, beside_role: bool = False) -> bool:
    """Whether a word begins as a personal name does: with a surname, a rare one only beside a role.

    >>> begins_name("欧阳明"), begins_name("海涛"), begins_name("海涛", beside_role=True)
    (True, False, True)
    """
    common = name[:1] in surnames() or name[:2] in _COMPOUND
    return common or (beside_role and name[:1] in words_of("rare_surnames.txt"))


@cache
def start_ratios() -> Mapping[tuple[int, str], float]:
    """(position, word) → log ratio: paragraph start against the rest of a broken paragraph."""
    table = rows("paragraph_starts.tsv")
    return {(int(position), word): float(ratio) for position, word, ratio in table}
