"""Rows of a table that is printed one row a line: programmes by the clock, prices, figures with a label,
what each of several people wrote (@江边的风：…).
They are text however short they are, and no headings of each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from indexer.splitting import cues, leads
from indexer.splitting.decode import TEXT
from indexer.splitting.lines import Line

_LEAST, _SURE, _LONGEST = 3, 2, 40  # rows that make a table, those with a figure, characters of one
_WIDEST = 10  # characters of a cell
_STOP = re.compile("[，。；！？“”]")
_LABELLED = re.compile(r"[^，。；：！？“”\s]{2,6}：[^。！？；“”]+")
_CLOCK = r"\d{1,2}：\d{2}(?!\d)(?:\s?[—\-]\s?\d{1,2}：\d{2})?"
_UNIT = r"(?:元|角|分|注|名|人|吨|公斤|斤|千克|克|米|度|℃|％|%|户|台|辆|件|套|平方米|公里|千伏)"
_ROW = re.compile(
    rf"(?:{_CLOCK}.*|@[^：]{{1,16}}：.+"
    rf"|[^，。；：！？“”\s]{{2,8}}：[^。！？；]*\d[^。！？；]*"
    rf"|[^，。；：！？“”\s]{{1,12}}\s?\d[\d.]*\s?(?:万|亿)?{_UNIT}(?:\s?/\s?[一-鿿]{{1,3}})?(?:\s.*)?"
    r"|\d{1,2}月\d{1,2}日（[^）]{2,6}）\s?.*)"
)


def rows(lines: Sequence[Line]) -> dict[int, str]:
    """The states of three rows or more below each other, by index: a row without a
    figure needs its label (停电范围：南门大街)."""
    found: dict[int, str] = {}
    run: list[int] = []
    for i in range(len(lines) + 1):
        if i < len(lines) and (is_row(lines[i].look) or _is_labelled(lines[i].look)):
            run.append(i)
            continue
        if len(run) >= _LEAST and sum(is_row(lines[k].look) for k in run) >= _SURE:
            found |= dict.fromkeys(run, TEXT)
        run = []
    return found | _columned(lines)


def _columned(lines: Sequence[Line]) -> dict[int, str]:
    """The states of three lines or more of as many short cells each, the first of which may name
    the columns: 站名 发车时间 票价 over 石门镇 6：00 38元."""
    found: dict[int, str] = {}
    for cells, group in groupby(range(len(lines)), lambda i: _cells(lines[i].look)):
        run = list(group)
        figures = sum(any(c.isdigit() for c in lines[i].look) for i in run)
        if cells and len(run) >= _LEAST and figures >= max(_SURE, len(run) - 1):
            found |= dict.fromkeys(run, TEXT)
    return found


def _cells(look: str) -> int:
    """How many cells a line has, 0 when it is no row of a table."""
    if "，" in look or " " not in look:
        return 0
    cells = look.split()
    short = len(cells) >= _LEAST and max(map(len, cells)) <= _WIDEST
    return len(cells) if short and not _STOP.search(look) and not leads.is_lead(look) else 0


def _is_labelled(look: str) -> bool:
    return len(look) <= _LONGEST and bool(_LABELLED.fullmatch(look)) and not leads.is_lead(look)


def is_row(look: str) -> bool:
    """Whether a line alone may be a row: it begins with the clock, or gives a figure.

    >>> [is_row(x) for x in ("7：00 早间新闻", "黄瓜 1.80元/斤", "蓝球：08", "一等奖3注 每注687万元")]
    [True, True, True, True]
    >>> is_row("@江边的风：多画几条斑马线"), is_row("记者@你：今天降温")
    (True, False)
    >>> [is_row(x) for x in ("老城墙修缮工程启动 5版", "7月起涨价", "记者：2008年您在哪儿？")]
    [False, False, False]
    """
    if len(look) > _LONGEST or cues.is_pointer(look) or leads.is_lead(look):
        return False
    return bool(_ROW.fullmatch(look))
