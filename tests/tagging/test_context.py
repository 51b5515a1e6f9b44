"""What stands around a name: roads, persons, origins, datelines, borders of words."""

from __future__ import annotations

import pytest

from indexer.tagging.places.context import weight, whole_word


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("郑州举行马拉松", "郑州", 1.0),
        ("在郑州街头", "郑州", 1.0),
        ("人在北京西路等车", "北京", 0.0),
        ("住在上海大道旁", "上海", 0.0),
        ("歌手张海南登台", "海南", 0.0),
        ("遵义会议精神永放光芒", "遵义", 0.0),
        ("北京烤鸭飘香", "北京", 0.0),
        ("兰州拉面飘香", "兰州", 0.0),
        ("来自安徽的客商", "安徽", 0.2),
        ("赴深圳考察学习", "深圳", 0.2),
        ("赴周口调研", "周口", 1.0),
        ("从北京返回", "北京", 0.2),
        ("记者从郑州市教育局获悉", "郑州市", 1.0),
        ("安徽籍男子", "安徽", 0.2),
        ("北京大学的教授", "北京", 0.4),
        ("本报郑州4月3日讯", "郑州", 4.0),
        ("新华社北京4月3日电", "北京", 0.4),
        ("沿海城市加快转型", "海城市", 0.0),
        ("一项城市更新的办法", "项城市", 0.0),
        ("河南项城市昨日降雨", "项城市", 1.0),
        ("黄淮海中原区域经济", "中原区", 0.0),
    ],
)
def test_weight(text: str, name: str, expected: float) -> None:
    start = text.index(name)
    short = name[-1] not in "市区县"
    assert weight(text, start, start + len(name), short) == expected


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("推广安全知识", "广安", False),
        ("创新平台", "新平", False),
        ("在广安举行", "广安", True),
        ("陕西安全生产", "西安", False),
        ("西安昨日降雪", "西安", True),
    ],
)
def test_whole_word(text: str, name: str, whole: bool) -> None:
    start = text.index(name)
    assert whole_word(text, start, start + len(name)) is whole
