"""Topics and words of the user's own: added by two tables in the home folder, told by line when wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.catalogue import Catalogue
from archive.errors import InputError
from archive.filters import Query
from archive.home import Home
from indexer.pipeline import open_archive, rebuild, update
from indexer.tagging import NO_OWN, own_topics

STAMPS = "集邮展览开幕\n\n本报讯(记者 王思俊)集邮展览昨日开幕,展出邮票三百枚,首日封一百件。\n"
SCHOOL = "新学期开学\n\n本报讯(记者 李明)全县中小学昨日开学,教师为学生上了第一课。\n"
LABEL, WORDS = "集邮\n", "集邮\t集邮\t3\n集邮\t邮票\n集邮\t首日封\t3\n"


@pytest.fixture
def home(tmp_path: Path) -> Home:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "a.txt").write_text(STAMPS, "utf-8")
    (tmp_path / "papers" / "b.txt").write_text(SCHOOL, "utf-8")
    (tmp_path / "home").mkdir()
    return Home(tmp_path / "home")


def write(home: Home, topics: str, words: str) -> None:
    (home.folder / "topics.tsv").write_text(topics, "utf-8")
    (home.folder / "topic_words.tsv").write_text(words, "utf-8")


def topics(home: Home) -> dict[str, tuple[str, ...]]:
    return {a.source: a.tags.topics for a in Catalogue(home.catalogue).articles()}


def test_an_added_label_is_found_filtered_and_explained(home: Home, tmp_path: Path) -> None:
    rebuild(home, [tmp_path / "papers"])
    before = topics(home)
    assert "集邮" not in before["a.txt"] and before["b.txt"][0] == "教育"
    write(home, LABEL, WORDS)
    rebuild(home)
    assert topics(home)["a.txt"][0] == "集邮" and topics(home)["b.txt"] == before["b.txt"]
    catalogue, searcher = open_archive(home)
    rows = {f.name: f.values for f in searcher.search(Query("")).facets}["topic"]
    assert [(v.label, v.count) for v in rows if v.value == "集邮"] == [("集邮", 1)]
    [article] = [a for a in catalogue.articles() if a.source == "a.txt"]
    assert {e.quote for e in article.tags.backing("topic=集邮")} == {"集邮", "邮票", "首日封"}


def test_update_reads_again_what_changed_tables_say(home: Home, tmp_path: Path) -> None:
    rebuild(home, [tmp_path / "papers"])
    assert update(home).changed == 0
    write(home, LABEL, WORDS)
    assert (update(home).changed, update(home).changed) == (2, 0)
    (home.folder / "topics.tsv").unlink()
    (home.folder / "topic_words.tsv").unlink()
    assert update(home).changed == 2 and "集邮" not in topics(home)["a.txt"]


def test_a_correction_may_name_an_added_label(home: Home, tmp_path: Path) -> None:
    write(home, LABEL, "")
    home.corrections.mkdir()
    (home.corrections / "a.toml").write_text(
        'source = "b.txt"\nwho = "王敏"\n\n[[correction]]\nwhy = "讲的是集邮"\n'
        'tags = {line = 1, topics = ["集邮"]}\nquote = "新学期开学"\n',
        "utf-8",
    )
    report = rebuild(home, [tmp_path / "papers"])
    assert report.corrections == 1, [d.message for _, d in report.file_doubts]
    assert topics(home)["b.txt"] == ("集邮",)


@pytest.mark.parametrize(
    ("words", "still"),
    [
        ("教育\t开学\t0\n", True),  # one word less, others remain
        ("-\t开学\n-\t中小学\n-\t教师\n-\t学生\n-\t新学期\n-\t学期\n-\t上了第一课\n", False),
        ("教育\t邮票\t10\n教育\t集邮\t10\n", True),
    ],
)
def test_a_line_wins_over_the_shipped_one(
    home: Home, tmp_path: Path, words: str, still: bool
) -> None:
    write(home, "", words)
    rebuild(home, [tmp_path / "papers"])
    assert ("教育" in topics(home)["b.txt"]) == still
    assert ("教育" in topics(home)["a.txt"]) == ("邮票" in words)


@pytest.mark.parametrize(
    ("file", "text", "told"),
    [
        ("topic_words.tsv", "# 说明\n教育\t课\t2\n", "topic_words.tsv 第 2 行：词“课”太短"),
        ("topic_words.tsv", "党健\t支部\n", "topic_words.tsv 第 1 行：没有叫“党健”的主题"),
        ("topic_words.tsv", "教育\n", "topic_words.tsv 第 1 行应有 3 栏，实有 1 栏"),
        ("topic_words.tsv", "教育\t开学\t很\n", "topic_words.tsv 第 1 行的第 3 栏“很”不能用"),
        ("topic_words.tsv", "教育\t开学\t11\n", "topic_words.tsv 第 1 行的第 3 栏“11”不能用"),
        ("topic_words.tsv", "教育\t开学\n\n教育\t开学\t1\n", "第 3 行的“教育 开学”与第 1 行重复"),
        ("topics.tsv", "未知\n", "topics.tsv 第 1 行的第 1 栏“未知”不能用"),
        ("topics.tsv", "-\t什么都不是\n", "topics.tsv 第 1 行的第 1 栏“-”不能用"),
        ("topics.tsv", "集邮\n集邮\t邮票\n", "topics.tsv 第 2 行的“集邮”与第 1 行重复"),
        ("topics.tsv", f"{'长' * 21}\n", "topics.tsv 第 1 行的第 1 栏"),
    ],
)
@pytest.mark.parametrize("command", [rebuild, update])
def test_a_bad_line_is_told_and_changes_nothing(
    home: Home, tmp_path: Path, file: str, text: str, told: str, command: object
) -> None:
    rebuild(home, [tmp_path / "papers"])
    before = topics(home)
    (home.folder / file).write_text(text, "utf-8")
    with pytest.raises(InputError) as error:
        command(home)  # type: ignore[operator]
    assert told in str(error.value) and str(home.folder / file) in str(error.value)
    assert topics(home) == before


def test_what_is_no_text_is_told(home: Home) -> None:
    (home.folder / "topics.tsv").write_bytes("集邮".encode("gb18030"))
    with pytest.raises(InputError, match=r"topics\.tsv.*"):
        own_topics(home.folder)


@pytest.mark.parametrize("text", ["", "# 只有说明\n", "\ufeff\r\n"])
def test_empty_tables_are_none(home: Home, text: str) -> None:
    write(home, text, text)
    assert own_topics(home.folder) == NO_OWN


def test_spaces_and_the_marks_of_windows_do_not_matter(home: Home) -> None:
    write(home, "\ufeff 集邮 \t邮票和首日封\r\n", "集邮\t 邮票 \r\n")
    own = own_topics(home.folder)
    assert own.topics == (("集邮", "邮票和首日封", ""),) and own.words == (("集邮", "邮票", "2.0"),)
