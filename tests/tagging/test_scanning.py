"""Trying a pattern only where it can begin finds what `re` finds."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.tagging.dates.find import _CLOCK
from indexer.tagging.figures.find import _numbers
from indexer.tagging.places.priors import _CITY_TALK, _COUNTY_TALK, _OURS
from indexer.tagging.scanning import Scan

SCANS = [_CLOCK, _numbers(), _OURS, _CITY_TALK, _COUNTY_TALK]
WORDS = [
    "我", "市", "省", "会", "县", "委", "本", "区", "全", "政府", "主城区", "市民", "公安", "管理处", "长",
    "昨", "日", "天", "今", "年", "月", "3", "27", "2022", "-", "上周", "星期", "五", "端午", "节", "元",
    "正月", "十五", "（", "）", "万", "亿", "余", "名", "%", "百分之", "两", "几", "个", "，", "一", "千", "点", ".",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=14).map("".join)


@pytest.mark.parametrize("scan", SCANS)
def test_it_finds_what_a_search_of_every_position_finds(scan: Scan) -> None:
    whole = re.compile(scan.pattern)

    @given(TEXTS)
    def law(text: str) -> None:
        assert [m.span() for m in scan.finditer(text)] == [m.span() for m in whole.finditer(text)]

    law()
