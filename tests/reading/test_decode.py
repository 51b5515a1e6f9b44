"""Bytes become text: encodings, damage, mixtures, what is no text."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

import pytest
from arrows import CHECKOUT
from hypothesis import given
from hypothesis import strategies as st

from indexer.reading.decoding import decode
from indexer.reading.formats import split_lines

TEXT = "本报讯 昨日,管城区召开会议。\n志愿者走进社区,发放宣传册。"
TRADITIONAL = "臺北市召開會議，市長表示將改善交通。\n志工走進社區，發放宣傳冊。"
GB, BIG5 = TEXT.encode("gb18030"), TRADITIONAL.encode("big5")


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (GB, "gb18030"),
        (codecs.BOM_UTF8 + GB, "gb18030"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32-le"),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "utf-32-be"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.doubts) == (TEXT, encoding, ())


def test_big5_is_told_from_gb18030_by_what_it_reads_like() -> None:
    for text, encoding in ((TRADITIONAL, "big5"), (TRADITIONAL, "gb18030"), (TEXT, "gb18030")):
        decoded = decode(text.encode(encoding))
        assert (decoded.text, decoded.encoding, decoded.doubts) == (text, encoding, ())


@pytest.mark.parametrize("encoding", ["cp950", "big5hkscs"])
def test_big5_of_windows_and_of_hong_kong(encoding: str) -> None:
    own = {"cp950": "～€", "big5hkscs": "邨埗"}[encoding]
    decoded = decode((TRADITIONAL + own).encode(encoding))
    assert (decoded.text, decoded.encoding) == (TRADITIONAL + own, "big5")
    assert decoded.doubts == ()


# --- accuracy: right readings of short and damaged texts; see docs of the ladder for the order ---


def _newspapers() -> Iterator[str]:
    for name in ("local_news.tsv", "topics_unseen.tsv"):
        for row in (CHECKOUT / "tests" / "cases" / name).read_text("utf-8").split("\n"):
            if row and row[0] != "#":
                yield row.split("\t")[-1].replace("¶", "\n")


def _traditional(text: str) -> str:
    table = (CHECKOUT / "indexer" / "data" / "traditional.tsv").read_text("utf-8").split("\n")
    pairs = (row.split("\t") for row in table if row and row[0] != "#")
    other = {simple: old for old, simple in pairs if old.encode("big5", "ignore")}
    text = "".join(other.get(char, char) for char in text)
    return text.encode("cp950", "ignore").decode("cp950")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "cp950", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(("length", "wrong"), [(9999, 0), (60, 0), (20, 0), (10, 0.01)])
def test_short_texts_are_read_right(encoding: str, length: int, wrong: float) -> None:
    texts = [t if encoding != "cp950" else _traditional(t) for t in _newspapers()]
    cuts = [text[at : at + length] for text in texts for at in range(0, len(text), length)]
    cuts = [cut for cut in cuts if len(cut) == length or length == 9999]
    failed = [cut for cut in cuts if decode(cut.encode(encoding)).text != cut]
    assert len(cuts) > 40
    assert len(failed) <= wrong * len(cuts), failed


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "cp950"])
@pytest.mark.parametrize("length", [9999, 60, 20])
def test_one_bad_byte_spoils_nothing_else(encoding: str, length: int) -> None:
    for text in _newspapers():
        cut = (text if encoding != "cp950" else _traditional(text))[:length]
        half = len(cut) // 2
        head, tail = cut[:half].encode(encoding), cut[half:].encode(encoding)
        decoded = decode(head + b"\xff" + tail)
        assert decoded.text is not None and decoded.text.startswith(cut[:half])
        assert decoded.text.endswith(cut[half + 2 :])
        assert [(d.rule, d.line) for d in decoded.doubts] == [("lossy", cut[:half].count("\n") + 1)]


def _damaged(text: str, encoding: str, at: int, how: str) -> bytes:
    """The text with one byte of the character `at` gone or spoiled, or one too many before it."""
    before, char, after = (t.encode(encoding) for t in (text[:at], text[at], text[at + 1 :]))
    return before + {"cut": char[1:], "end": char[:-1], "more": b"\xff" + char}[how] + after


@pytest.mark.parametrize("how", ["cut", "end", "more"])
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "cp950", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("length", [9999, 200, 40])
def test_the_text_behind_a_damaged_byte_is_in_step(encoding: str, length: int, how: str) -> None:
    """All but some characters at the damaged place are as they were; those are two at the most
    where another reading of them is as likely. One byte of Big5 may be a letter: no doubt then."""
    wrong = silent = count = 0
    for text in _newspapers():
        cut = (text if encoding != "cp950" else _traditional(text))[:length]
        at = next(k for k in range(len(cut) // 2, -1, -1) if ord(cut[k]) > 127)
        decoded = decode(_damaged(cut, encoding, at, how))
        read, count = decoded.text or "", count + 1
        behind = cut[at + 5 :]
        kept = read.startswith(cut[: max(0, at - 3)]) and read.endswith(behind)
        wrong += not (kept and abs(len(read) - len(cut)) <= 2)
        lines = [(doubt.rule, doubt.line) for doubt in decoded.doubts]
        silent += lines != [("lossy", cut[:at].count("\n") + 1)]
    assert count > 40
    assert wrong <= count / 40
    assert silent <= (count // 2 if encoding == "cp950" else count / 40)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gb18030", "镕基、喆镕、翟志刚在崆峒犍为。"),
        ("cp950", "葉綠素、犍為縣、崆峒山、鄧稼先、A股、3G網。"),
    ],
)
def test_rare_characters_are_not_taken_for_damage(encoding: str, text: str) -> None:
    page = f"{text}\n" * 3 + (TEXT if encoding == "gb18030" else TRADITIONAL)
    assert decode(page.encode(encoding)).text == page
    lost = decode(_damaged(page, encoding, len(page) - 9, "more"))
    assert (lost.text or "").startswith(f"{text}\n" * 3)


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16-le"])
def test_every_damage_of_a_long_line_is_mended(encoding: str) -> None:
    text = "".join(text.replace("\n", "") for text in _newspapers())
    ends = range(len(text) - 200, 0, -500)
    data = text.encode(encoding)
    at = {end: len(text[:end].encode(encoding)) for end in ends}
    for end in ends:
        data = data[: at[end]] + b"\xff" + data[at[end] :]
    read = decode(data).text or ""
    assert len(read) == len(text) + len(ends)
    assert [
        read[end + n - 4 : end + n + 5].count("\ufffd") for n, end in enumerate(reversed(ends))
    ] == [1] * len(ends)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_half_a_character_at_the_end_is_lost_and_said(encoding: str) -> None:
    for mark in (b"", "\ufeff".encode(encoding)):
        decoded = decode(mark + TEXT.encode(encoding) + b"\x4e")
        assert (decoded.text, decoded.encoding) == (TEXT + "\ufffd", encoding)
        assert [(doubt.rule, doubt.line) for doubt in decoded.doubts] == [("lossy", 2)]


# --- mixtures -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("main", "other"), [("utf-8", "gb18030"), ("gb18030", "utf-8"), ("utf-8", "big5")]
)
def test_a_line_in_another_encoding_is_read_in_it(main: str, other: str) -> None:
    body, line = (TEXT, TEXT) if "big5" not in (main, other) else (TRADITIONAL, TRADITIONAL)
    line = line.split("\n")[0]
    data = f"{body}\n".encode(main) * 3 + f"{line}\r\n".encode(other) + body.encode(main)
    decoded = decode(data)
    assert decoded.text == f"{body}\n" * 3 + f"{line}\r\n{body}"
    assert decoded.encoding == f"{main}+{other}"
    assert [(doubt.rule, doubt.line) for doubt in decoded.doubts] == [("mixed-encoding", 7)]


def test_a_bad_byte_is_not_taken_for_another_encoding() -> None:
    for main in ("utf-8", "gb18030"):
        decoded = decode((TEXT + "\n").encode(main) * 3 + b"\xff\n" + TEXT.encode(main))
        assert decoded.encoding == main
        assert [(doubt.rule, doubt.line) for doubt in decoded.doubts] == [("lossy", 7)]


# --- odd characters -------------------------------------------------------------------------

ODD = [
    ("管\u200b城区\u200b", "utf-8", ["invisible"], 1),
    ("一\n\ufeff二", "utf-8", ["invisible"], 2),
    ("\ufeff一", "utf-8", [], None),
    ("\ue000一", "utf-8", ["private-use"], 1),
    (TEXT * 9 + "\ue000", "utf-8", ["private-use"], 10),
    ("\n" + TEXT + "\ue000\ue001", "gb18030", ["odd-encoding"], 3),
    ("一\r二\r三\n", "utf-8", ["lone-return"], 1),
    ("一\r二\r三", "utf-8", [], None),
    ("一\r\n二\r\n", "utf-8", [], None),
    ("　全角　空格\u2028\u2029\x0b\x0c&nbsp;&#x4e00;", "utf-8", [], None),
    ("一\u200b" + "文" * 400, "utf-8", [], None),
    ("旧文件里的\ufffd字", "utf-8", ["lossy"], 1),
]


@pytest.mark.parametrize(("text", "encoding", "rules", "line"), ODD)
def test_odd_characters_stay_and_are_said_when_frequent(
    text: str, encoding: str, rules: list[str], line: int | None
) -> None:
    decoded = decode(text.encode(encoding))
    assert (decoded.text, decoded.encoding) == (text.removeprefix("\ufeff"), encoding)
    assert [doubt.rule for doubt in decoded.doubts] == rules
    assert [doubt.line for doubt in decoded.doubts] == [line] * len(rules)


@pytest.mark.parametrize(
    ("data", "text", "line"),
    [
        (b"\0" + TEXT.encode(), TEXT, 1),
        (TEXT.encode() + bytes(5000), TEXT, 2),
        ("郑州\0日报\0\0".encode(), "郑州日报", 1),
        ("一\n郑\0州日报今天出版".encode("gb18030"), "一\n郑州日报今天出版", 2),
        ("郑州日报。\0\0\0".encode() * 50, "郑州日报。" * 50, 1),
        ("郑州日报今天出版。\0\0\0".encode("gb18030") * 50, "郑州日报今天出版。" * 50, 1),
        ("鄭州日報今天出版。\0\0\0".encode("big5") * 50, "鄭州日報今天出版。" * 50, 1),
    ],
)
def test_zero_bytes_are_left_out_and_said(data: bytes, text: str, line: int) -> None:
    decoded = decode(data)
    assert decoded.text == text
    assert [(doubt.rule, doubt.line) for doubt in decoded.doubts] == [("null-bytes", line)]


def test_a_few_control_characters_do_not_make_a_short_text_binary() -> None:
    assert decode("郑州\x01日报\x02".encode()).text == "郑州\x01日报\x02"


# --- what is no text ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "empty-file"),
        (b"PK\x03\x04\x00\x00" + bytes(range(256)), "binary"),
        (bytes(range(1, 32)) * 40, "binary"),
        (bytes(range(9)), "binary"),
        (bytes(40), "blank-file"),
        ("郑州日报".encode() + bytes(range(32)) * 40, "binary"),
        (b"page\0\0\0" * 50, "binary"),
        (b"\0\1import os\2\xb1\xa8\3\0\0" * 50, "binary"),
        (b"\xff\x80\xfe\x81" * 400, "unknown-encoding"),
    ],
)
def test_what_is_no_text(data: bytes, rule: str) -> None:
    decoded = decode(data)
    assert decoded.text is None
    assert [doubt.rule for doubt in decoded.doubts] == [rule]


@given(st.binary())
def test_never_raises(data: bytes) -> None:
    decoded = decode(data)
    assert decoded.text is not None or decoded.doubts


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1))
def test_utf8_is_read_as_it_is(text: str) -> None:
    assert decode(text.encode()).text in (text, text.removeprefix("\ufeff"))


@given(st.lists(st.sampled_from([TEXT.encode(), GB, BIG5, b"\xff", b"\n", b"3310"])))
def test_lines_are_those_of_the_bytes(parts: list[bytes]) -> None:
    data = b"".join(parts)
    decoded = decode(data)
    assert decoded.text is None or decoded.text.count("\n") == data.count(b"\n")


NEWS = (
    "清溪区水厂改造完工\n\n本报讯（记者 何平）7月9日，清溪区水厂改造工程完工，三万居民用上新水。\n"
)
SPOILT = [  # what a program that took one encoding for another left
    (NEWS.encode().decode("gb18030", "replace"), {"odd-encoding", "lossy"}),
    (NEWS.encode().decode("gb18030", "ignore"), {"odd-encoding"}),
    (NEWS.encode().decode("latin-1"), {"odd-encoding"}),
    (NEWS.encode().decode("cp1252", "ignore"), {"odd-encoding"}),
    (NEWS.encode("gb18030").decode("latin-1"), {"odd-encoding"}),
    (NEWS.encode("gb18030").decode("utf-8", "replace"), {"lossy"}),
    (NEWS + "丁\ufffd敏", {"lossy"}),
    (NEWS + "锟斤拷锟斤拷", {"lossy"}),
]
SOUND = [
    NEWS,
    "饕餮魑魅魍魉氍毹龃龉\n" * 3,
    "Café naïve, coût et prix.\n" * 9,
    "ひらがなとカタカナの文章です。\n" * 9,
]


@pytest.mark.parametrize(("text", "rules"), SPOILT)
def test_what_was_spoilt_before_it_was_saved_is_said(text: str, rules: set[str]) -> None:
    decoded = decode(text.encode())
    assert decoded.text == text
    assert {doubt.rule for doubt in decoded.doubts} - {"private-use", "invisible"} == rules
    assert any("请换用" in doubt.message for doubt in decoded.doubts)


@pytest.mark.parametrize("text", SOUND)
def test_nothing_is_said_of_what_is_only_rare(text: str) -> None:
    assert decode(text.encode()).doubts == ()


def test_a_language_that_is_not_chinese_is_doubted() -> None:
    rules = [d.rule for d in decode(("水道工事が完了しました。" * 9).encode("shift_jis")).doubts]
    assert "odd-encoding" in rules


@pytest.mark.parametrize("ends", ["\r\r\n", "\r\n", "\n"])
def test_line_ends_that_programs_made_worse_are_line_ends(ends: str) -> None:
    decoded = decode(NEWS.replace("\n", ends).encode())
    assert decoded.doubts == ()
    assert split_lines(decoded.text or "") == tuple(NEWS.split("\n"))
