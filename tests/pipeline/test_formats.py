"""Files of every format, written by real tools: indexed, found, and opened in the site."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path
from urllib.parse import quote

import docx
import pytest
from flask.testing import FlaskClient
from printed import Printer

from archive.catalogue import Catalogue
from archive.errors import InputError
from archive.export import article_json
from archive.filters import Query
from archive.home import Home
from archive.settings import Settings
from indexer.pipeline import open_archive, rebuild, update
from webui.cli import make_app

SAMPLES = Path(__file__).parent.parent / "reading" / "samples"
TEXT = "管城区启动党建活动\n\n本报讯(记者 王思俊)昨日,管城区启动党建活动。\n"
OBJECT = {"headline": "川汇区推进文明创建", "paragraphs": ["8月6日,川汇区推进文明创建工作。"]}
STORY = (
    "本报讯（记者张三）4月6日上午，桃花区召开网格化治理工作推进会，安排部署下一阶段重点任务，五个街道作了发言。",
    "会议指出，今年以来全区划分网格五百七十七个，配备网格长一千二百余名，群众反映的问题办结率达到百分之九十八。",
)


def web_page() -> bytes:
    return (SAMPLES / "founder_2008.html").read_text("utf-8").encode("gb18030")


def printed_page() -> bytes:
    printer = Printer()
    printer.text(150, 60, 24, "桃花区推进网格化治理")
    printer.columns(STORY, (60, 215, 370), 120, 4, 13)
    return printer.data()


def word_file() -> bytes:
    document = docx.Document()
    document.add_heading("山村夜校的灯亮着", 1)
    document.add_paragraph("晚上七点半，梨花县石桥村的夜校准时亮灯。")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def archive_file() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("2022/一版.txt", TEXT.encode("gb18030"))
        bundle.writestr("2022/一版.txt.meta.json", json.dumps({"newspaper": "郑州日报"}))
        bundle.writestr("文章.jsonl", json.dumps(OBJECT, ensure_ascii=False))
        bundle.writestr("夜校.docx", word_file())
    return buffer.getvalue()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "茶馆.html").write_bytes(web_page())
    (folder / "网格.pdf").write_bytes(printed_page())
    (folder / "夜校.docx").write_bytes(word_file())
    (folder / "一包.zip").write_bytes(archive_file())
    return folder


def found(home: Home, text: str) -> list[str]:
    _, searcher = open_archive(home)
    return sorted(hit.source for hit in searcher.search(Query(text)).hits)


def site(home: Home) -> FlaskClient:
    return make_app(home, Settings()).test_client()


EXPECTED = {
    "茶馆.html": ("社区茶馆 调解百家事", "退休前在纺织厂当工会主席"),
    "网格.pdf": ("桃花区推进网格化治理", "配备网格长一千二百余名"),
    "夜校.docx": ("山村夜校的灯亮着", "夜校准时亮灯"),
    "一包.zip/2022/一版.txt": ("管城区启动党建活动", "昨日,管城区启动"),
    "一包.zip/文章.jsonl": ("川汇区推进文明创建", "8月6日,川汇区"),
    "一包.zip/夜校.docx": ("山村夜校的灯亮着", "夜校准时亮灯"),
}


@pytest.mark.parametrize("source", EXPECTED)
def test_each_is_found_and_opens_with_its_source_view(
    home: Home, papers: Path, source: str
) -> None:
    report = rebuild(home, [papers])
    assert (report.files, report.articles, report.file_doubts) == (6, 6, ())
    headline, words = EXPECTED[source]
    assert source in found(home, words)
    [article] = [a for a in Catalogue(home.catalogue).articles() if a.source == source]
    assert article.headline and article.headline.text == headline
    client = site(home)
    shown = client.get(f"/articles/{article.id}")
    assert shown.status_code == 200 and words in re.sub(r"<[^>]+>", "", shown.text)
    view = client.get(f"/sources/{quote(source)}")
    assert view.status_code == 200 and words in re.sub(r"<[^>]+>", "", view.text)


def test_line_numbers_are_those_of_the_raw_text(home: Home, papers: Path) -> None:
    rebuild(home, [papers])
    catalogue = Catalogue(home.catalogue)
    for article in catalogue.articles():
        raw = dict(catalogue.lines(article.source))
        exported = article_json(article)
        for paragraph in exported["paragraphs"]:  # type: ignore[attr-defined]
            assert all(raw[line] in paragraph["text"] for line in paragraph["lines"])


def test_facts_of_the_page_and_of_sidecars_in_the_archive(home: Home, papers: Path) -> None:
    rebuild(home, [papers])
    about = {a.source: a.metadata for a in Catalogue(home.catalogue).articles()}
    page = about["茶馆.html"]
    assert (page.newspaper, page.issue_date, page.page) == ("桃花日报", "2008-11-06", "A03")
    assert page.origin("issue_date") == "网页注释 date"
    inside = about["一包.zip/2022/一版.txt"]
    assert (inside.newspaper, inside.origin("newspaper")) == (
        "郑州日报",
        "旁注文件 一版.txt.meta.json",
    )


def test_a_paragraph_cut_by_a_column_end_is_joined(home: Home, papers: Path) -> None:
    rebuild(home, [papers])
    [article] = [a for a in Catalogue(home.catalogue).articles() if a.source == "网格.pdf"]
    assert [paragraph.text for paragraph in article.paragraphs] == list(STORY)
    assert [len(paragraph.joins) for paragraph in article.paragraphs] == [1, 1]
    assert article.state == ("rejoined",)


def test_navigation_is_left_over_and_can_be_found(home: Home, papers: Path) -> None:
    rebuild(home, [papers])
    left = {
        item.fragment.text: item.reason for item in Catalogue(home.catalogue).leftovers("茶馆.html")
    }
    assert left["·河堤公园添了健身器材"] == "网页的导航、链接、页脚等，不属于文章"
    assert "脚本里的字" not in "".join(left)
    _, searcher = open_archive(home)
    other = searcher.search(Query("河堤公园添了健身器材")).other_text
    assert [text.source for text in other] == ["茶馆.html"]


def test_an_update_of_an_archive_reads_what_changed_in_it(home: Home, papers: Path) -> None:
    rebuild(home, [papers])
    ids = {a.source: a.id for a in Catalogue(home.catalogue).articles()}
    with zipfile.ZipFile(papers / "一包.zip", "w") as bundle:
        bundle.writestr("2022/一版.txt", TEXT.encode("gb18030"))
        bundle.writestr("2022/一版.txt.meta.json", json.dumps({"newspaper": "郑州日报"}))
        bundle.writestr("2022/二版.txt", TEXT)
        bundle.writestr("夜校.docx", word_file())
    report = update(home)
    assert report.removed == 1
    after = {a.source: a.id for a in Catalogue(home.catalogue).articles()}
    assert after.keys() == (ids.keys() - {"一包.zip/文章.jsonl"}) | {"一包.zip/2022/二版.txt"}
    assert {k: v for k, v in after.items() if k in ids} == {
        k: v for k, v in ids.items() if k in after
    }
    rebuild(home)
    assert {a.source: a.id for a in Catalogue(home.catalogue).articles()} == after


@pytest.mark.parametrize("alone", [True, False])
def test_an_archive_keeps_its_names_when_updated_alone(
    home: Home, papers: Path, alone: bool
) -> None:
    rebuild(home, [papers / "一包.zip"] if alone else [papers])
    before = exported(home)
    assert update(home, [papers / "一包.zip"]).changed == 0
    assert exported(home) == before


def exported(home: Home) -> list[str]:
    articles = Catalogue(home.catalogue).articles()
    return [json.dumps(article_json(a), ensure_ascii=False) for a in articles]


def test_an_archive_that_is_damaged_now_keeps_what_was_read(home: Home, papers: Path) -> None:
    rebuild(home, [papers])
    before = exported(home)
    whole = (papers / "一包.zip").read_bytes()
    (papers / "一包.zip").write_bytes(whole[:100])
    report = update(home)
    assert (report.removed, exported(home)) == (0, before)
    assert ["不是完好的 zip" in doubt.message for _, doubt in report.file_doubts] == [True]
    with pytest.raises(InputError, match="压缩包打不开"):
        rebuild(home)
    assert exported(home) == before
    (papers / "一包.zip").write_bytes(whole)
    assert rebuild(home).file_doubts == ()


HOSTILE = {
    "空.pdf": b"",
    "截断.pdf": printed_page()[:700],
    "绕圈.pdf": b"%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 1 0 R>> endobj\ntrailer <</Root 1 0 R>>",
    "文字.pdf": TEXT.encode(),
    "空.docx": b"",
    "旧.docx": b"\xd0\xcf\x11\xe0" + b"\0" * 999,
    "截断.docx": word_file()[:3000],
    "深.html": b"<div>" * 200_000 + "文".encode(),
    "属性.html": b"<p " + b" ".join(b"a%d" % n for n in range(50_000)) + ">文".encode(),
    "行.html": "<p>文".encode() * 50_000,
    "二进制.html": bytes(range(256)) * 99,
    "空.html": b"",
    "脚本.html": b"<script>document.write(1)</script>",
    "名单.html": b"<ul>" + "<li><a href=1>标题</a>".encode() * 500,
    "空.zip": b"",
    "不是.zip": TEXT.encode(),
    "截断.zip": archive_file()[:300],
}


def test_hostile_files_are_sentences_and_the_others_are_read(home: Home, papers: Path) -> None:
    for name, data in HOSTILE.items():
        (papers / name).write_bytes(data)
    with zipfile.ZipFile(papers / "炸弹.zip", "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("a.txt", b"\0" * (40 << 20))
    report = rebuild(home, [papers])
    told = {source for source, _ in report.file_doubts}
    said = "".join(doubt.message for _, doubt in report.file_doubts)
    for name in (*HOSTILE, "炸弹.zip"):
        assert name in told or f"“{name}”" in said
    assert all(doubt.message.endswith("。") for _, doubt in report.file_doubts)
    assert set(EXPECTED) <= {a.source for a in Catalogue(home.catalogue).articles()}
    client = site(home)
    for name in HOSTILE.keys() & {source.name for source in Catalogue(home.catalogue).sources()}:
        assert client.get(f"/sources/{quote(name)}").status_code == 200


def test_an_old_word_file_alone_is_told_what_to_do(home: Home, tmp_path: Path) -> None:
    (tmp_path / "旧.doc").write_bytes(b"\xd0\xcf\x11\xe0")
    with pytest.raises(InputError, match=r"另存为 \.docx"):
        rebuild(home, [tmp_path / "旧.doc"])
