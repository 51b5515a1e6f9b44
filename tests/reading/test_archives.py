"""Zip archives: what is read of them, under which names, and what is refused."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from indexer.reading import File, archives, find_files, read_file
from indexer.reading.archives import BadArchive, contents, harm, member_bytes, swelling

TEXT = "管城区启动党建活动\n\n本报讯 昨日，管城区启动党建活动。\n"


def zipped(path: Path, files: dict[str, str | bytes], kind: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", kind) as bundle:
        for name, content in files.items():
            bundle.writestr(name, content)
    return path


def names(*paths: Path) -> list[str]:
    return [file.relative for file in find_files(paths).files]


def rules(file: File) -> list[str]:
    doubts = read_file(file.path, file.relative, member=file.member).source.doubts
    return [doubt.rule for doubt in doubts]


def test_each_file_in_an_archive_is_one_of_its_own(tmp_path: Path) -> None:
    zipped(tmp_path / "2022.zip", {"b/二.txt": TEXT, "a.html": "<p>一", "c.jpg": "", "b/": ""})
    (tmp_path / "z.txt").write_text(TEXT, encoding="utf-8")
    assert names(tmp_path) == ["2022.zip/a.html", "2022.zip/b/二.txt", "z.txt"]
    [first, second] = find_files([tmp_path / "2022.zip"]).files
    assert (second.relative, second.member) == ("2022.zip/b/二.txt", "b/二.txt")
    assert second.key == str(tmp_path / "2022.zip" / "b" / "二.txt")
    assert first.key != second.key


def test_a_file_in_an_archive_reads_as_it_would_outside(tmp_path: Path) -> None:
    zipped(tmp_path / "a.zip", {"b/二.txt": TEXT.encode("gb18030")})
    (tmp_path / "二.txt").write_bytes(TEXT.encode("gb18030"))
    inside = read_file(tmp_path / "a.zip", "a.zip/b/二.txt", member="b/二.txt")
    outside = read_file(tmp_path / "二.txt", "二.txt")
    assert inside.fingerprint == outside.fingerprint
    assert [page.lines for page in inside.pages] == [page.lines for page in outside.pages]
    assert (inside.source.format, inside.source.encoding) == ("txt", "gb18030")
    assert inside.source.sha256 == outside.source.sha256


@pytest.mark.parametrize(
    ("sidecars", "newspaper", "page"),
    [
        ({"b/a.txt.meta.json": {"newspaper": "甲日报", "page": "3"}}, "甲日报", "3"),
        ({"../a.zip.meta.json": {"newspaper": "乙日报"}}, "乙日报", None),
        ({"b/a.txt.meta.json": {"page": "3"}, "../a.zip.meta.json": {"newspaper": "乙日报"}},
         "乙日报", "3"),
        ({"a.txt.meta.json": {"newspaper": "丙日报"}}, None, None),
    ],
)  # fmt: skip
def test_sidecars_in_the_archive_and_beside_it(
    tmp_path: Path, sidecars: dict[str, object], newspaper: str | None, page: str | None
) -> None:
    files: dict[str, str | bytes] = {"b/a.txt": TEXT}
    for name, facts in sidecars.items():
        if name.startswith("../"):
            (tmp_path / name[3:]).write_text(json.dumps(facts), encoding="utf-8")
        else:
            files[name] = json.dumps(facts)
    zipped(tmp_path / "a.zip", files)
    assert names(tmp_path) == ["a.zip/b/a.txt"]
    read = read_file(tmp_path / "a.zip", "n", member="b/a.txt")
    [made] = read.pages
    assert (made.metadata.newspaper, made.metadata.page) == (newspaper, page)
    bare = read_file(zipped(tmp_path / "b.zip", {"b/a.txt": TEXT}), "n", member="b/a.txt")
    assert (read.fingerprint == bare.fingerprint) == (newspaper is None)


def gb_named(path: Path, name: str) -> Path:
    """An archive as old programs write it: the name in GB18030, with nothing to say so."""
    placeholder = "x" * len(name.encode("gb18030"))
    zipped(path, {placeholder: TEXT})
    path.write_bytes(path.read_bytes().replace(placeholder.encode(), name.encode("gb18030")))
    return path


@pytest.mark.parametrize("name", ["郑州日报/二版.txt", "囊橐.txt", "a\\二版.txt"])
def test_names_in_an_old_encoding(tmp_path: Path, name: str) -> None:
    path = gb_named(tmp_path / "a.zip", name)
    expected = name.replace("\\", "/")
    assert contents(path).names == (expected,)
    assert member_bytes(path, expected) == TEXT.encode()


def test_an_update_of_the_archive_is_seen(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": TEXT})
    assert member_bytes(path, "a.txt") == TEXT.encode()
    zipped(path, {"a.txt": TEXT * 2, "b.txt": TEXT})
    assert member_bytes(path, "a.txt") == TEXT.encode() * 2
    assert contents(path).names == ("a.txt", "b.txt")
    assert member_bytes(path, "c.txt") is None


@pytest.mark.parametrize(
    "name",
    [
        ".hidden.txt",
        "~$a.docx",
        "__MACOSX/._a.doc",
        "b/.git/a.txt",
        "a.jpg",
        "a.txt.meta.json",
        "a",
    ],
)
def test_what_is_left_out_without_a_word(tmp_path: Path, name: str) -> None:
    path = zipped(tmp_path / "a.zip", {name: TEXT, "keep.txt": TEXT})
    assert names(path) == ["a.zip/keep.txt"]


@pytest.mark.parametrize(
    ("files", "words"),
    [
        (("a.doc", "b/c.DOC", "x.rar", "keep.txt"), "没有读：.doc 2 个、.rar 1 个。"),
        (("a.jpg", "b.exe"), "没有能读的文件"),
        ((), "没有能读的文件"),
    ],
)
def test_what_could_hold_texts_and_is_not_read_is_said(
    tmp_path: Path, files: tuple[str, ...], words: str
) -> None:
    path = zipped(tmp_path / "a.zip", dict.fromkeys(files, TEXT))
    [doubt] = contents(path).doubts
    assert doubt.rule == "not-unpacked" and words in doubt.message
    assert names(path)[-1] == "a.zip"


def test_parts_of_a_saved_web_page_are_left_out(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"x/题.html": "<p>一", "x/题_files/广告.html": "<p>二"})
    assert names(path) == ["a.zip/x/题.html"]


def encrypted(path: Path) -> Path:
    """The flag that says so is all that is looked at."""
    zipped(path, {"a.txt": TEXT})
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + at] |= 1
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../a.txt", "压缩包以外"),
        ("b/../../a.txt", "压缩包以外"),
        ("/etc/a.txt", "压缩包以外"),
        ("C:/a.txt", "压缩包以外"),
        ("b.zip", "压缩包里的压缩包"),
    ],
)
def test_what_is_refused_and_said(tmp_path: Path, name: str, words: str) -> None:
    path = zipped(tmp_path / "a.zip", {name: TEXT, "keep.txt": TEXT})
    kept, itself = find_files([path]).files
    assert (kept.member, itself.member) == ("keep.txt", None)
    read = read_file(itself.path, itself.relative)
    assert (read.pages, read.source.format) == ((), "zip")
    [doubt] = read.source.doubts
    assert doubt.rule == "not-unpacked" and words in doubt.message


def test_locked_and_double_names_are_said(tmp_path: Path) -> None:
    [itself] = find_files([encrypted(tmp_path / "a.zip")]).files
    assert rules(itself) == ["not-unpacked"]
    with (
        pytest.warns(UserWarning, match="Duplicate"),
        zipfile.ZipFile(tmp_path / "b.zip", "w") as bundle,
    ):
        bundle.writestr("a.txt", "一")
        bundle.writestr("a.txt", "二")
    first, itself = find_files([tmp_path / "b.zip"]).files
    assert rules(itself) == ["not-unpacked"]
    assert read_file(first.path, "n", member=first.member).pages[0].lines == ("一",)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": b"\0" * (50 << 20), "b.txt": TEXT})
    kept, itself = find_files([path]).files
    assert (kept.member, rules(kept)) == ("b.txt", [])
    assert (itself.member, rules(itself)) == (None, ["bomb"])
    assert member_bytes(path, "a.txt") is None


def test_bombs_do_not_count_towards_what_an_archive_may_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": b"\0" * (5 << 20), "b.txt": TEXT})
    monkeypatch.setattr(archives, "LARGEST_ALL", 1 << 20)
    assert contents(path).names == ("b.txt",)
    monkeypatch.setattr(archives, "LARGEST_ALL", 10)
    assert contents(path).names == ()
    assert [doubt.rule for doubt in contents(path).doubts] == ["bomb"]


def info(size: int, packed: int) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo("a.txt")
    made.file_size, made.compress_size = size, packed
    return made


@pytest.mark.parametrize(
    ("infos", "words"),
    [
        ([info(200 << 20, 50 << 20)] * 11, "2200 MB"),
        ([info(9, 9)] * 20_001, "20001 个文件"),
        ([info(30 << 20, 1 << 20)] * 20, None),
        ([], None),
    ],
)
def test_what_shows_that_an_archive_was_made_to_do_harm(
    infos: list[zipfile.ZipInfo], words: str | None
) -> None:
    assert swelling(info(1 << 30, 1 << 20)) == 1024 and not swelling(info(1 << 20, 10))
    why = harm(infos)
    assert (why is None) if words is None else (why is not None and words in why)


def test_a_count_beyond_reason_is_seen_before_the_entries_are_read(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": TEXT})
    data = bytearray(path.read_bytes())
    data += b"PK\x06\x06" + b"\0" * 28 + (10**9).to_bytes(8, "little")
    path.write_bytes(data)
    with pytest.raises(BadArchive, match="1000000000 个文件"):
        contents(path)


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"no archive" * 99, b"PK\x05\x06" + b"\0" * 9]
)
def test_a_damaged_archive_is_as_a_closed_folder(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    found = find_files([path])
    assert (found.closed, found.doubts) == ((str(path),), ())
    [file] = found.files
    assert (file.path, file.member) == (path, None)
    read = read_file(file.path, file.relative)
    assert read.pages == ()
    [doubt] = read.source.doubts
    assert doubt.rule == "bad-archive"
    assert "不是完好的 zip" in doubt.message


def test_a_damaged_file_in_an_archive_is_a_doubt(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": TEXT, "b.txt": TEXT}, zipfile.ZIP_STORED)
    data = path.read_bytes()
    at = data.index(TEXT.encode()) + 5
    path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    broken, whole = find_files([path]).files
    assert (rules(broken), rules(whole)) == (["unreadable"], [])


@pytest.mark.parametrize("at", range(0, 220, 7))
def test_no_flipped_byte_raises(tmp_path: Path, at: int) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": TEXT})
    data = bytearray(path.read_bytes())
    data[at % len(data)] ^= 0x15
    path.write_bytes(data)
    for file in find_files([path]).files:
        read_file(file.path, file.relative, member=file.member)


def test_an_archive_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = zipped(tmp_path / "a.zip", {"a.txt": TEXT})
    look = io.open

    def refuse(file: object, *args: object, **kwargs: object) -> object:
        if str(file).endswith("a.zip"):
            raise PermissionError(13, "no")
        return look(file, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(io, "open", refuse)
    found = find_files([path])
    assert [Path(closed).is_absolute() for closed in found.closed] == [True]
    assert [file.relative for file in found.files] == ["a.zip"]
