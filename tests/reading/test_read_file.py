"""Files become pages: lines, sidecars, fingerprints, and files that cannot be read."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from archive.texts import Metadata
from indexer.reading import ReadFile, read_file


def read(
    tmp_path: Path, data: bytes | str, sidecar: object = None, name: str = "a.txt"
) -> ReadFile:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    beside = tmp_path / f"{name}.meta.json"
    if sidecar is not None:
        raw = sidecar if isinstance(sidecar, bytes) else json.dumps(sidecar).encode()
        beside.write_bytes(raw)
    return read_file(path, f"页/{name}")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("一\n\n二", ("一", "", "二")),
        ("一\r\n二\r\n", ("一", "二", "")),
        ("一\r二", ("一", "二")),
        ("一\r里\n二", ("一\r里", "二")),
        ("\ufeff  　一 \f里　\n", ("  　一 \f里　", "")),
        ("一\u2028里\x0b", ("一\u2028里\x0b",)),
    ],
)
def test_lines(tmp_path: Path, text: str, lines: tuple[str, ...]) -> None:
    [page] = read(tmp_path, text).pages
    assert (page.lines, page.first_line, page.number, page.roles) == (lines, 1, 1, None)


def test_the_source(tmp_path: Path) -> None:
    data = "惠济区召开会议\n".encode("gb18030")
    result = read(tmp_path, data)
    source = result.source
    assert (source.name, source.format, source.encoding) == ("页/a.txt", "txt", "gb18030")
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert (source.size, source.path, source.doubts) == (15, str(tmp_path / "a.txt"), ())


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (b"", "empty-file"),
        (b" \n\t", "blank-file"),
        (b"\xef\xbb\xbf", "blank-file"),
        (b"a\0b", "binary"),
    ],
)
def test_no_text_no_page(tmp_path: Path, data: bytes, rule: str) -> None:
    result = read(tmp_path, data)
    assert result.pages == ()
    assert [doubt.rule for doubt in result.source.doubts] == [rule]


def test_a_vanished_file_is_a_doubt(tmp_path: Path) -> None:
    result = read_file(tmp_path / "gone.txt", "gone.txt")
    assert [doubt.rule for doubt in result.source.doubts] == ["unreadable"]
    assert result.pages == ()


def test_a_folder_named_as_a_file_is_a_doubt(tmp_path: Path) -> None:
    (tmp_path / "d.txt").mkdir()
    assert [d.rule for d in read_file(tmp_path / "d.txt", "d.txt").source.doubts] == ["unreadable"]


def test_a_long_line_is_one_line(tmp_path: Path) -> None:
    [page] = read(tmp_path, "会议召开。" * 200_000).pages
    assert [len(line) for line in page.lines] == [1_000_000]


FACTS = {
    "newspaper": "周口日报",
    "issue_date": "2022-08-08",
    "page": "A03",
    "city": "周口市",
    "url": "http://example.cn/a",
}


def test_a_sidecar_gives_facts_and_their_origin(tmp_path: Path) -> None:
    result = read(tmp_path, "文", FACTS)
    metadata = result.pages[0].metadata
    assert {key: getattr(metadata, key) for key in FACTS} == FACTS
    assert metadata.origin("issue_date") == "旁注文件 a.txt.meta.json"
    assert result.source.doubts == ()


@pytest.mark.parametrize(
    ("sidecar", "kept", "count"),
    [
        ({}, {}, 0),
        ({"newspaper": None, "page": " "}, {}, 0),
        (b"{", {}, 1),
        (b"\xff\xfe\x00", {}, 1),
        (b"[" * 100_000, {}, 1),
        ([1], {}, 1),
        ({"issue_date": "2022-02-30", "page": "3"}, {"page": "3"}, 1),
        ({"issue_date": "2022-2-3"}, {}, 1),
        ({"issue_date": "2022-02"}, {}, 1),
        ({"page": 3.0, "city": ["周口"], "newspaper": "周口日报"}, {"newspaper": "周口日报"}, 2),
        ({"page": 3, "newspaper": "周口日报"}, {"newspaper": "周口日报", "page": "3"}, 0),
        ({"page": True}, {}, 1),
        ({"page": 0}, {}, 1),
        ({"page": 10**20}, {}, 1),
        ({"editor": "甲", "city": "周口市"}, {"city": "周口市"}, 1),
    ],
)
def test_sidecars_are_doubted_key_by_key(
    tmp_path: Path, sidecar: object, kept: dict[str, str], count: int
) -> None:
    result = read(tmp_path, "文", sidecar)
    origins = tuple((key, "旁注文件 a.txt.meta.json") for key in kept)
    assert result.pages[0].metadata == Metadata(**kept, origins=origins)
    assert [doubt.rule for doubt in result.source.doubts] == ["bad-sidecar"] * count


@pytest.mark.parametrize(
    ("sidecar", "says"),
    [
        ({"issue_date": "2022-02-30"}, "issue_date“2022-02-30”日历上没有，没有采用；请改正。"),
        ({"issue_date": "2022-13-45"}, "issue_date“2022-13-45”日历上没有，没有采用；请改正。"),
        ({"issue_date": "去年"}, "请写成 YYYY-MM-DD"),
        ({"issue_date": "2022-02"}, "请写成 YYYY-MM-DD"),
        ({"date": "2022-02-03"}, "能写的是 newspaper、issue_date、page、city、url。"),
        ({"issue_date": " 2022-02-28 "}, None),
        ({"issue_date": "2024-02-29"}, None),
        ({"issue_date": ""}, None),
        ({"issue_date": None}, None),
    ],
)
def test_what_is_wrong_with_a_sidecar_is_said_with_the_remedy(
    tmp_path: Path, sidecar: object, says: str | None
) -> None:
    doubts = read(tmp_path, "文", sidecar).source.doubts
    assert [says in doubt.message for doubt in doubts if says] == ([True] if says else [])
    assert len(doubts) == bool(says)


def test_the_fingerprint_follows_file_and_sidecar(tmp_path: Path) -> None:
    prints = [
        read(tmp_path, "一").fingerprint,
        read(tmp_path, "二").fingerprint,
        read(tmp_path, "二", {}).fingerprint,
        read(tmp_path, "二", FACTS).fingerprint,
    ]
    assert len(set(prints)) == 4
    assert read(tmp_path, "二", FACTS).fingerprint == prints[3]


def test_a_name_too_long_for_a_sidecar_beside_it(tmp_path: Path) -> None:
    (tmp_path / ("长" * 83 + ".txt")).write_text("一", "utf-8")
    [path] = tmp_path.iterdir()
    assert [page.lines for page in read_file(path, "长").pages] == [("一",)]
