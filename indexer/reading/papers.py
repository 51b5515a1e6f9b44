"""Newspapers by name and by address: the table of `indexer/data`, and lines of the user's own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache

from archive.texts import Doubt
from indexer.data import TABLES, Row, own_facts, rows

OWN_FILE = "newspapers.tsv"  # in the home folder
_OWN = replace(TABLES[OWN_FILE], checks={})  # a place may be named there instead of its code
_NAME = re.compile(
    r"([一-鿿]{2,10}?)(?:日报|晚报|晨报|早报|都市报|商报|周报|时报|快报|特区报|青年报|农民报|法[制治]报|广播电视报)"
)
_EDITION = re.compile(
    r"(?:(?:多媒体|全媒体)?(?:数字|电子)(?:报刊|报纸|版|报)(?:平台|系统)?|网络版|官网|官方网站|首页|主页)$"
)
# What stands before 日报, 周报 or 快报 in the names of reports that are no newspapers.
_OFFICE = re.compile(
    "(?:工作|项目|销售|生产|运营|经营|安全|质量|检查|督查|巡查|值班|施工|监理|工程|进度|任务|部门|公司|团队|个人|实习|"
    "学习|每日|每周|今日|昨日|当日|本周|上周|下周|第.周|早间|晚间|疫情|防控|防疫|防汛|抗旱|核酸|病例|天气|气象|水情|"
    "雨情|舆情|网络|信息|情况|动态|数据|统计|新闻|要闻|财经|财务|资金|行业|市场|投资|基金|股市|期货|交易|研究|客服|"
    "系统|运维|测试|技术|产品|设计|扶贫|信访|政务|热线)$"
    "|报道|转载|摘自|选自|刊登|刊载"  # 惠济区报道郑州日报
)


@dataclass(frozen=True, slots=True)
class Papers:
    """`names`: any spelling → the paper's name; `addresses`: host → (part of the path or "",
    name); `homes`: the homes that the user's own lines give; `own`: those lines, to see a change."""

    names: dict[str, str]
    addresses: dict[str, tuple[tuple[str, str], ...]]
    homes: dict[str, str] = field(default_factory=dict)
    own: str = ""

    def named(self, text: str) -> str | None:
        """The newspaper that a text is the whole name of, or None.

        >>> known = newspapers()
        >>> known.named("周口日报"), known.named("北青报"), known.named("疫情日报")
        ('周口日报', '北京青年报', None)
        """
        text = _EDITION.sub("", text)
        if text in self.names:
            return self.names[text]
        match = _NAME.fullmatch(text)
        return text if match and not _OFFICE.search(match[1]) else None

    def at(self, host: str, path: Iterable[str]) -> str | None:
        """The newspaper whose pages stand at a host, below one of the parts of a path."""
        known = self.addresses.get(host.lower().removeprefix("www."), ())
        below = {part.lower() for part in path}
        fitting = [(part, name) for part, name in known if not part or part in below]
        return max(fitting)[1] if fitting else None


@cache
def newspapers() -> Papers:
    """The newspapers of `indexer/data`."""
    return _add(Papers({}, {}), rows("newspapers.tsv"))


def with_own(text: str) -> tuple[Papers, tuple[Doubt, ...]]:
    """The known newspapers and those of the user's file, which win; a line that cannot be used
    becomes a doubt."""
    facts, faults = own_facts(text, _OWN)
    doubts = tuple(
        Doubt(
            "bad-newspapers", f"{OWN_FILE} 第 {fault.line} 行{fault.says}该行没有采用。", fault.line
        )
        for fault in faults
    )
    good = [row for _, row in facts]
    homes = {name: home for name, home, _, _ in good if home}
    own = "\n".join("\t".join(row) for row in good)
    return replace(_add(newspapers(), good), homes=homes, own=own), doubts


def _add(papers: Papers, table: Iterable[Row]) -> Papers:
    names, addresses = dict(papers.names), dict(papers.addresses)
    for name, _, others, places in table:
        names |= dict.fromkeys((name, *filter(None, others.split("|"))), name)
        for place in filter(None, places.split("|")):
            host, _, part = place.lower().partition("/")
            addresses[host] = ((part, name), *addresses.get(host, ()))
    return Papers(names, addresses, papers.homes)
