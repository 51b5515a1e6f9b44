"""How a text opens: as the first words of a story, which set a scene and say in full who and where,
or as words that refer to what was said before.

All functions take the `look` of a line (full-width punctuation) and know nothing of the page.
"""

from __future__ import annotations

import re

_SAMPLE = 60
_TESTS = (
    (
        "back",
        r"[该此这那其他她它]|对此|为此|随后|随即|后来|同时|此外|另外|再者|而且?(?!今)|但|然而|不过|可是|于是|因此|所以|与此|其中|除了|不仅|原来|至于|当时|当年|那时",
    ),
    (
        "told",
        r"据(?:了解|介绍|悉|统计|透露|估算|测算|分析)|记者(?:了解到|获悉|看到|发现|采访|从|在)|采访(?:中|时)|[^，。]{0,8}(?:现场|会上|会议|活动|仪式)",
    ),
    (
        "scene",
        r"(?:清晨|凌晨|傍晚|深夜|夜幕|晨光|初[春夏秋冬]|盛夏|金秋|隆冬|寒冬|阳春|又是|走进|来到|漫步|翻开|推开|[春夏秋冬]日|时值|时下|眼下|正值)",
    ),
    ("since", r"(?:去年|今年|入[春夏秋冬汛]|近年|连日|自|从)[^，。]{0,16}(?:以来|起|来|始)，"),
    ("as", r"(?:为|随着|由于|针对|按照|根据|围绕|作为|提起|说起|对于)[^，。]{2,30}，"),
    ("speech", r"[“‘]"),
    ("asks", r"[^。！]{2,40}？"),
    ("short", r"[^，。！？]{2,12}[。！]"),
    ("year", r"(?:19|20)\d\d年|[一二]九[七八九]\S年|上世纪"),
    ("surname", r"[^，。]{0,8}(?:[一-鿿]某|[老小][一-鿿](?=[，的是把和有一说在]))"),
)
_ANYWHERE = (
    ("aged", r"\d{1,2}岁|[一二三四五六七八九]十[一二三四五六七八九]?岁"),
    ("from", r"家住|来自|位于|坐落|地处|住在|毕业于|出生"),
    ("titled", r"(?:[省市区县乡镇村厂局院校所队]|公司|社区|大学|中学|小学|医院)[一-鿿]{0,6}(?:书记|主任|[局队院校所镇乡县市区村科处厂站会]长|村民|居民|市民|职工|教师|学生|民警|医生|经理|农民)[一-鿿]{2,3}"),
    ("place", r"[一-鿿]{2,4}(?:县|区|市|镇|乡)[一-鿿]{2,8}(?:村|镇|乡|街道|社区|小区|路)"),
)  # fmt: skip
_FIRST = tuple((name, re.compile(pattern)) for name, pattern in _TESTS)
_WITHIN = tuple((name, re.compile(pattern)) for name, pattern in _ANYWHERE)


def opens_with(look: str) -> list[str]:
    """What the first words of a text show, by name.

    >>> opens_with("该县今年")
    ['back']
    >>> opens_with("清晨六点，家住临河县石门镇的老焦"), opens_with("“三年了，”他说")
    (['scene', 'from', 'place'], ['speech'])
    """
    found = [name for name, test in _FIRST if test.match(look)]
    return found + [name for name, test in _WITHIN if test.search(look[:_SAMPLE])]
