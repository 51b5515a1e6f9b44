"""How much a text looks like Chinese, by its characters: tells a right reading from a wrong one."""

from __future__ import annotations

import re

# What every page is full of, in both scripts; wrong readings hardly ever give these.
_COMMON = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过"
    "子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体"
    "制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内"
    "数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提"
    "直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计"
    "别她手角期根论运农指区强放决西被干做必战先回则任取据处理世车口村市县省乡镇街记报讯者委府局院"
    "，。、；：？！“”（）《》"
    "這個國為時來們後發對會動過說產種學經進著電裏現實體機當點從業應開還間樣與關數變條沒結解問無"
    "係軍黨總長頭資邊級圖統較將組見計別論運農區強決戰據處車縣鄉鎮記報訊員題東義氣質線內萬億許話"
)
_ODD = (
    r"\u00a0-\u02ff\u0370-\u1fff\u2500-\u259f\u3040-\u312f\u3300-\u33ff\ua000-\udfff\ue000-\uf8ff"
)


def _level_one() -> str:
    """The 3,755 everyday characters: level 1 of GB/T 2312, rows 16 to 55."""
    cells = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return "".join(cell.decode("gb2312", "ignore") for cell in cells)


def _big5_level_one() -> str:
    """The 5,401 everyday characters of traditional text."""
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    cells = (bytes((row, trail)) for row in range(0xA4, 0xC7) for trail in trails)
    return "".join(cell.decode("big5", "ignore") for cell in cells)


_COMMON_CHAR = re.compile(f"[{_COMMON}]")
_EVERYDAY_CHAR = re.compile(f"[{_level_one()}]")
_SIGNS = r"\x00-\x7f\u2010-\u2040\u2460-\u249b\u3000-\u3017\uff01-\uff5e·×℃％‰"
_BAD_RUNS = {
    encoding: re.compile(f"[^{_SIGNS}{chars}].?[^{_SIGNS}{chars}]{stray}")
    for encoding, chars, stray in (
        ("gb18030", _level_one() + _big5_level_one(), ""),
        # In Big5 the second half of a character may look like a letter.
        ("big5", _big5_level_one(), r"|(?<=[^\x00-\x7f])[@-~](?=[^\x00-\x7f])"),
    )
}
_ODD_CHAR = re.compile(f"[{_ODD}]")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_CHINESE_CHAR = re.compile("[\u4e00-\u9fff]")
_PLAIN_CHAR = re.compile(r"[\t\n\r\x20-\x7e\u3000-\u3002\u300a-\u3011\u2014-\u201d，：；？！（）]")


def likeness(text: str) -> float:
    """From about 1 (a newspaper's Chinese) over 0 (Latin letters alone) to -3 (nothing readable).

    >>> likeness("本报讯") > likeness("鏈姤璁") > likeness("\\ufffd\\ufffd")
    True
    """
    beyond = len(_BEYOND_ASCII.findall(text))
    if not beyond:
        return 0.0
    good = len(_COMMON_CHAR.findall(text)) + len(_EVERYDAY_CHAR.findall(text))
    return (good / 2 - len(_ODD_CHAR.findall(text)) - 3 * text.count("\ufffd")) / beyond


def readable(text: str) -> float:
    """The share of characters a page may hold, 0–1; Chinese ones that are rare count a quarter."""
    everyday = len(_EVERYDAY_CHAR.findall(text))
    rare = len(_CHINESE_CHAR.findall(text)) - everyday
    return (everyday + rare / 4 + len(_PLAIN_CHAR.findall(text))) / (len(text) or 1)


def out_of_step(text: str, encoding: str) -> bool:
    """Whether a reading without an error may have been out of step: characters stand close
    together that no page in that encoding, `gb18030` or `big5`, is full of.

    >>> out_of_step("本报讯", "gb18030"), out_of_step("獯醵记者", "gb18030")
    (False, True)
    """
    return _BAD_RUNS[encoding].search(text) is not None
