"""The encoding of a web page: what it declares, what it is."""

from __future__ import annotations

import pytest

from indexer.reading.webpages.charset import decode_page

TEXT = "桃花区召开会议，安排部署工作。镕喆"


def page(declared: str, text: str = TEXT) -> str:
    return f'<html><head><meta http-equiv="Content-Type" content="{declared}"></head>{text}</html>'


@pytest.mark.parametrize(
    ("declared", "encoding", "told"),
    [
        ("text/html; charset=gb2312", "gbk", "gb18030"),
        ("text/html; charset=GBK", "gb18030", "gb18030"),
        ("text/html; charset=gb2312", "utf-8", "utf-8"),
        ("text/html; charset=gb2312", "utf-8-sig", "utf-8"),
        ("text/html; charset=utf-8", "gbk", "gb18030"),
        ("text/html; charset=iso-8859-1", "gbk", "gb18030"),
        ("text/html; charset=no-such", "utf-8", "utf-8"),
        ("text/html", "gb18030", "gb18030"),
    ],
)
def test_what_is_declared_counts_where_it_can_be(declared: str, encoding: str, told: str) -> None:
    decoded = decode_page(page(declared).encode(encoding))
    assert (decoded.text, decoded.encoding, decoded.doubts) == (page(declared), told, ())


def test_a_short_page_in_big5_is_read_as_it_says() -> None:
    text = page("text/html; charset=big5", "臺北市召開會議")
    decoded = decode_page(text.encode("big5"))
    assert (decoded.text, decoded.encoding) == (text, "big5")


def test_a_byte_that_the_declared_encoding_cannot_have_leaves_it_to_the_ladder() -> None:
    data = page("text/html; charset=gb2312", TEXT * 5).encode("gbk")
    decoded = decode_page(data.replace(b"</html>", b"\xff</html>"))
    assert decoded.text is not None and TEXT in decoded.text
    assert [doubt.rule for doubt in decoded.doubts] == ["lossy"]
