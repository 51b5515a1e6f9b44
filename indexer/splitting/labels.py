"""Labels over pieces of one text, told by what stands around them: 小学组 over rows of names,
【案情】 and 【评析】 below one headline, titles worded alike."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from operator import eq

from indexer.splitting import credits, cues
from indexer.splitting.decode import TEXT
from indexer.splitting.lines import Line
from indexer.splitting.lookups import begins_name

_LEAST = 4  # names that make a row
_LONGEST, _WIDEST = 10, 200  # characters of a label over names, and of a row
_UNLIKE = 4  # characters by which titles that are worded alike differ in length at most
_NO_LABEL = re.compile(r"[，。；：？！]|(?:名单|榜|公[示告]|启事|揭晓)$")
_CLOSE = ("此致", "敬礼")  # the end of a letter
_BRACKETED = re.compile("【[^】，。]{2,8}】")


def labelled(lines: Sequence[Line]) -> dict[int, str]:
    """The states of lines that can only be a label or a row of names, by index."""
    rows = [is_name_row(line.look) for line in lines]
    found = dict.fromkeys((i for i, row in enumerate(rows) if row), TEXT)
    over = [
        i for i in range(1, len(lines) - 1)
        if rows[i + 1] and not rows[i] and _is_label(lines[i].look)
    ]  # fmt: skip
    within = {i for i in over if rows[i - 1] or lines[i - 1].look.endswith("：")}
    kinds = {lines[i].look[-1] for i in within}  # 小学组, whatever stands above, beside 初中组
    found |= dict.fromkeys((i for i in over if i in within or lines[i].look[-1] in kinds), "S")
    return found | _sections(lines) | _closes(lines) | _guides(lines)


def is_name_row(look: str) -> bool:
    """Four names or more and nothing else, set apart by blanks or 、.

    >>> is_name_row("李桂英 王晓红 张建军 刘艳丽"), is_name_row("抓党建 促发展 惠民生 保稳定")
    (True, False)
    """
    if len(look) > _WIDEST or not cues.is_table_row(look) or credits.is_byline(look):
        return False
    cells = [cell for cell in re.split(r"[\s、]+", look) if cell]
    named = sum(2 <= len(cell) <= 4 and begins_name(cell) for cell in cells)
    return len(cells) >= _LEAST and named * 10 >= len(cells) * 7


def _is_label(look: str) -> bool:
    return len(look) <= _LONGEST and not _NO_LABEL.search(look) and not cues.is_notice(look)


def _sections(lines: Sequence[Line]) -> dict[int, str]:
    """Labels in brackets of which the first stands right below a heading and another follows after
    text: parts of one article; and that heading."""
    found: dict[int, str] = {}
    at = [i for i, line in enumerate(lines) if _BRACKETED.fullmatch(line.look)]
    for first, second in itertools.pairwise(at):
        over = first - 1
        headed = first > 0 and over not in at and cues.heading_strength(lines[over].look) > 0
        between = lines[first + 1 : second]
        if (headed or first in found) and between and all(cues.is_prose(x.look) for x in between):
            if headed and first not in found:
                found[over] = "HD"
            found[first] = found[second] = "S"
    return found


def _closes(lines: Sequence[Line]) -> dict[int, str]:
    """此致 over 敬礼, the end of a letter."""
    found: dict[int, str] = {}
    for i, (above, below) in enumerate(itertools.pairwise(lines)):
        if (above.look, below.look.strip("！")) == _CLOSE:
            found |= {i: TEXT, i + 1: TEXT}
    return found


def _guides(lines: Sequence[Line]) -> dict[int, str]:
    """A box of what stands on which page, even within a text: 导读 over two such lines or more, or
    over titles with a few sentences each that end in a page."""
    found: dict[int, str] = {}
    for i in (i for i, line in enumerate(lines) if cues.is_guide(line.look)):
        rest = itertools.takewhile(lambda line: cues.is_pointer(line.look), lines[i + 1 :])
        listed = len(list(rest))
        if listed > 1:
            found |= {i: "XH", **dict.fromkeys(range(i + 1, i + 1 + listed), "T")}
        elif told := list(_told(lines, i + 1)):
            found |= {
                i: "X",
                **dict.fromkeys(told, "H"),
                **dict.fromkeys((k + 1 for k in told), TEXT),
            }
    return found


def _told(lines: Sequence[Line], at: int) -> Iterator[int]:
    """The titles from a line on that have a pointed text each right below."""
    while at + 1 < len(lines) and cues.is_pointed(lines[at + 1].look):
        if not cues.heading_strength(lines[at].look):
            return
        yield at
        at += 2


def alike(title: str, other: str) -> bool:
    """Whether two titles are worded alike, as the subheadings of one article often are.

    >>> alike("一张积分卡", "一条议事板凳"), alike("第一次商量：吵", "第二次商量：算")
    (True, True)
    >>> alike("市统计局公布上半年数据", "市物价局启动临时补贴")
    False
    """
    if abs(len(title) - len(other)) > _UNLIKE:
        return False
    if title[0] == other[0] == "一":
        return True
    same = map(eq, title, other), map(eq, title[::-1], other[::-1])
    return max(map(sum, same)) * 3 >= len(title)
