"""Bytes become text: encodings, damage, what is no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.reading.decoding import decode

TEXT = "本报讯 昨日,管城区召开会议。\n志愿者走进社区,发放宣传册。"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8"),
        (TEXT.encode("gb18030"), "gb18030"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.doubts) == (TEXT, encoding, ())


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_one_bad_byte_costs_one_character(encoding: str) -> None:
    head, tail = (TEXT * 5).encode(encoding), TEXT.encode(encoding)
    decoded = decode(head + b"\xff" + tail)
    assert decoded.encoding == encoding
    assert decoded.text is not None and decoded.text.startswith(TEXT * 5)
    assert decoded.text.endswith(TEXT[3:])
    [doubt] = decoded.doubts
    assert (doubt.rule, doubt.line) == ("lossy", 6)


def test_a_replacement_character_in_the_text_is_no_loss() -> None:
    assert decode("旧文件里的\ufffd字".encode()).doubts == ()


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "empty-file"),
        (b"PK\x03\x04\x00\x00" + bytes(range(256)), "binary"),
        (bytes(range(1, 32)) * 40, "binary"),
        (b"\xff\x80\xfe\x81" * 400, "unknown-encoding"),
    ],
)
def test_what_is_no_text(data: bytes, rule: str) -> None:
    decoded = decode(data)
    assert decoded.text is None
    assert [doubt.rule for doubt in decoded.doubts] == [rule]


TRADITIONAL = "臺北市召開會議，市長表示將改善交通。\n志工走進社區，發放宣傳冊。"


def test_big5_is_told_from_gb18030_by_what_it_reads_like() -> None:
    for text, encoding in ((TRADITIONAL, "big5"), (TRADITIONAL, "gb18030"), (TEXT, "gb18030")):
        decoded = decode(text.encode(encoding))
        assert (decoded.text, decoded.encoding, decoded.doubts) == (text, encoding, ())


def test_a_stray_null_byte_does_not_make_a_page_binary() -> None:
    decoded = decode((TEXT + "\0" + TEXT).encode())
    assert decoded.text == TEXT + "\0" + TEXT


def test_characters_without_a_shape_are_doubted() -> None:
    decoded = decode((TEXT + "\ue000\ue001").encode("gb18030"))
    assert [doubt.rule for doubt in decoded.doubts] == ["odd-encoding"]


@given(st.binary())
def test_never_raises(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.text is not None or decoded.doubts


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_utf8_is_read_as_it_is(text: str) -> None:
    assert decode(text.encode()).text in (text, text.removeprefix("\ufeff"))
