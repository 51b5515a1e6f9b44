"""A folder of files as people really have them: each gives its text, or a plain doubt, and opens."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest
from click.testing import CliRunner, Result

from archive.catalogue import Catalogue
from archive.filters import Query
from archive.home import Home
from archive.settings import Settings
from indexer.pipeline import open_archive
from webui.cli import baodang, make_app

HEAD, WORDS = "清溪区水厂改造完工", "三万居民用上新水"
TEXT = f"{HEAD}\n\n本报讯（记者 何平）7月9日，清溪区水厂改造工程完工，{WORDS}。\n"
HTML = f"<!DOCTYPE html><html><body><h1>{HEAD}</h1><p>{TEXT.splitlines()[2]}</p></body></html>"


def zipped(**files: str | bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in files.items():
            bundle.writestr(name.replace("_", "."), data)
    return buffer.getvalue()


FILES: dict[str, tuple[str | bytes, str]] = {  # name: what it holds, the doubt; text unless told
    "sound.txt": (TEXT, ""),
    "no-mark-16.txt": (TEXT.encode("utf-16-le"), ""),
    "half-character.txt": (TEXT.encode("gb18030").replace("三".encode("gb18030"), b"\xc8", 1), "lossy"),
    "once-converted.txt": (TEXT.encode().decode("latin-1"), "odd-encoding"),
    "lost-before.txt": (TEXT + "锟斤拷", "lossy"),
    "ends.txt": (TEXT.replace("\n", "\r\r\n"), ""),
    "nulls.txt": (TEXT.encode() + b"\0" * 512, "null-bytes"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "binary"),
    "nothing.txt": (b"", "empty-file"),
    "a page.txt": (HTML, "misnamed"),
    "text.html": (TEXT.encode("gb18030"), "misnamed"),
    "text.pdf": (TEXT, "misnamed"),
    "cut.pdf": (b"%PDF-1.4\n1 0 obj", "unreadable-pdf"),
    "old.docx": (b"\xd0\xcf\x11\xe0" + b"\0" * 99, "unreadable-docx"),
    "rich.docx": (b"{\\rtf1 }", "unreadable-docx"),
    "script.html": ("<html><body><script>x</script></body></html>", "blank-file"),
    "nested.html": ("<div>" * 9000 + WORDS, "too-large"),
    "array.jsonl": (json.dumps([{"headline": HEAD, "text": TEXT}]), "bad-object"),
    "other-keys.jsonl": (json.dumps({"title": HEAD, "content": TEXT}), "bad-object"),
    "bomb.zip": (zipped(炸_txt=b"\0" * (4 << 20), 一_txt=TEXT), "bomb"),
    "others.zip": (zipped(甲_doc="x", 一_txt=TEXT), "not-unpacked"),
    "half.zip": (zipped(一_txt=TEXT)[:-20], "bad-archive"),
    "郑州日报20220328A03.txt": (TEXT, ""),
    "a'b \"c\" <script>&#1?.txt": (TEXT, ""),
}  # fmt: skip
SILENT = {name for name in FILES if FILES[name][1] in (
    "binary", "empty-file", "unreadable-pdf", "unreadable-docx", "blank-file", "too-large", "bad-archive",
)} | {"once-converted.txt", "half-character.txt"}  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, Result]:
    folder = tmp_path_factory.mktemp("papers")
    for name, (data, _) in FILES.items():
        (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    home = tmp_path_factory.mktemp("home")
    words = ["rebuild", str(folder), "--home", str(home), "--json"]
    return Home(home), CliRunner().invoke(baodang, words)


def test_each_gives_its_text_or_a_plain_doubt(built: tuple[Home, Result]) -> None:
    home, result = built
    assert result.exit_code == 0
    doubts: dict[str, set[str]] = {}
    for doubt in Catalogue(home.catalogue).doubt_list(None):
        doubts.setdefault(doubt.source.partition("/")[0], set()).add(doubt.doubt.rule)
        assert re.search("[一-鿿]", doubt.doubt.message)
    expected = {name: rule for name, (_, rule) in FILES.items() if rule}
    assert {name: rule for name, rule in expected.items() if rule not in doubts.get(name, ())} == {}
    assert {name for name in FILES.keys() - expected.keys() if doubts.get(name)} == set()


def test_each_text_is_found(built: tuple[Home, Result]) -> None:
    found = open_archive(built[0])[1].search(Query(WORDS, limit=0))
    assert {hit.source.partition("/")[0] for hit in (*found.hits, *found.other_text)} == (
        FILES.keys() - SILENT
    )


def test_each_opens(built: tuple[Home, Result]) -> None:
    home, _ = built
    client, catalogue = make_app(home, Settings()).test_client(), Catalogue(home.catalogue)
    sources = [f"/sources/{quote(name)}" for name in catalogue.fingerprints()]
    articles = [f"/articles/{article.id}" for article in catalogue.articles()]
    assert {client.get(url).status_code for url in (*sources, *articles)} == {200}


def test_each_is_told(built: tuple[Home, Result]) -> None:
    home, _ = built
    for name in Catalogue(home.catalogue).fingerprints():
        told = CliRunner().invoke(baodang, ["explain", name, "--home", str(home.folder)])
        assert told.exit_code == 0 and told.stdout.startswith("来源 ")


def test_the_report_names_the_file_of_each_doubt(
    built: tuple[Home, Result], tmp_path: Path
) -> None:
    _, result = built
    report = json.loads(result.stdout)
    assert report["files"] >= len(FILES) and report["doubts"] > 0
    assert all(d["source"] or d["message"] for d in report["file_doubts"])
