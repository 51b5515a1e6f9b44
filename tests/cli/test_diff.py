"""`diff`: two archives side by side, told to a person and to a program."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from factories import article

from archive.catalogue import Catalogue, Reading
from archive.home import Home
from archive.tags import Evidence
from archive.texts import Article, Source
from indexer.cli import baodang

Run = Callable[..., Result]
OLD = article("a1", "丙区党员上门。", headline="上门", place="甲省/乙市/丙区", topics=("党建",))
NEW = article(
    "a1", "丙区党员上门。", headline="上门", place="甲省/乙市/戊县", topics=("党建", "教育")
)
WORDS = (Evidence("topic=教育", "词表", "学校\x1b", 1, 0, 3),)
SAME = article("a2", "没有标题的一段话。")
GONE = article("a3", "不再有的一篇。", headline="旧闻")
COME = article("b1", "新有的一篇。", headline="新闻", source="b.txt")
TOLD = """\

a.txt
  《上门》  a1
    区县        甲省 › 乙市 › 丙区 → 甲省 › 乙市 › 戊县
                前：test（正文）：「丙区」第 1 段
                后：test（正文）：「戊县」第 1 段
    主题        ＋ 教育
                后：词表（正文）：「学校\ufffd」第 1 段
  《旧闻》  a3  只在 old

b.txt
  《新闻》  b1  只在 new

old 3 篇，new 3 篇：标签相同 1 篇，不同 1 篇；只在 old 1 篇，只在 new 1 篇。
  区县        改 1
  主题        增 1
"""


@pytest.fixture
def compare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `diff` with two archives, `old` and `new`, in the current folder."""
    monkeypatch.chdir(tmp_path)
    build(tmp_path / "old", OLD, SAME, GONE)
    build(tmp_path / "new", with_words(NEW), SAME, COME)
    return lambda *words: CliRunner().invoke(baodang, ["diff", *words])


def build(home: Path, *articles: Article) -> None:
    with Catalogue(Home(home).catalogue, create=True).writing() as writer:
        for name in sorted({a.source for a in articles}):
            mine = tuple(a for a in articles if a.source == name)
            source = Source(name, f"/{name}", "", 1, "txt", "utf-8")
            writer.put(Reading(source, "/", "x", articles=mine))


def with_words(found: Article) -> Article:
    others = (e for e in found.tags.evidence if e.tag != "topic=教育")
    return replace(found, tags=replace(found.tags, evidence=(*others, *WORDS)))


def test_the_differences_are_told_by_source_with_their_words_and_totals(compare: Run) -> None:
    result = compare("old", "new")
    assert (result.exit_code, result.stdout) == (0, TOLD)


def test_two_builds_of_the_same_have_no_differences(compare: Run, tmp_path: Path) -> None:
    build(tmp_path / "again", OLD, SAME, GONE)
    result = compare("old", "again")
    same = "old 3 篇，again 3 篇：标签相同 3 篇，不同 0 篇；只在 old 0 篇，只在 again 0 篇。\n"
    assert (result.exit_code, result.stdout) == (0, same)


def test_one_kind_is_told_alone_by_code_or_name(compare: Run) -> None:
    told = compare("old", "new", "--kind", "主题").stdout
    assert told == compare("old", "new", "--kind", "topic").stdout
    assert "＋ 教育" in told and "区县" not in told and "《旧闻》" not in told
    assert "标签相同 2 篇，不同 0 篇" in compare("old", "new", "--kind", "日期").stdout


def test_a_limit_says_that_it_leaves_out_and_how_to_see_it(compare: Run, tmp_path: Path) -> None:
    more = [replace(a, id=f"c{n}") for n in range(3) for a in (with_words(NEW),)]
    build(tmp_path / "more", *more, COME, replace(COME, id="b2"))
    build(tmp_path / "fewer", *[replace(OLD, id=f"c{n}") for n in range(3)])
    cut = compare("fewer", "more", "--limit", "1").stdout
    whole = compare("fewer", "more", "--limit", "0").stdout
    assert (cut.count("《上门》"), cut.count("《新闻》")) == (1, 1)
    assert (whole.count("《上门》"), whole.count("《新闻》")) == (3, 2)
    assert "--limit 0" in cut and "--limit 0" not in whole
    assert "不同 3 篇" in cut and "不同 3 篇" in whole


def test_an_article_with_very_many_changes_is_cut_too(compare: Run, tmp_path: Path) -> None:
    many = replace(OLD, tags=replace(OLD.tags, other_places=tuple(f"地{n}" for n in range(30))))
    build(tmp_path / "many", many)
    cut, whole = (compare("old", "many", *extra).stdout for extra in ((), ("--limit", "0")))
    assert "另有 20 处" in cut and "--limit 0" in cut and "地29" not in cut
    assert "地29" in whole and "另有" not in whole


def test_programs_get_one_object_an_article_and_the_totals(compare: Run) -> None:
    *articles, last = map(json.loads, compare("old", "new", "--json").stdout.splitlines())
    assert [(each["article"], each["in"]) for each in articles] == [
        ("a1", "both"), ("a3", "before"), ("b1", "after"),
    ]  # fmt: skip
    district, topic = articles[0]["changes"]
    assert (district["kind"], district["way"], topic["before"]) == ("district", "changed", None)
    assert topic["after"]["value"] == "教育"
    assert topic["after"]["evidence"][0]["quote"] == WORDS[0].quote
    assert last["summary"]["changed"] == last["summary"]["only_after"] == 1
    assert last["summary"]["kinds"][1] == {
        "kind": "topic", "label": "主题", "changed": 0, "gained": 1, "lost": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (("old", "old"), 2, "两次给的是同一个档案库。请"),
        (("old", "../{here}/old"), 2, "两次给的是同一个档案库。请"),
        (("old", "nowhere"), 1, "“nowhere”里没有建好的档案库。请先运行 baodang rebuild"),
        (("empty", "new"), 1, "“empty”里没有建好的档案库。请先运行 baodang rebuild"),
        (("later", "new"), 1, "“later”：这个档案库由更新的版本"),
        (("old", "broken"), 1, "“broken”：目录文件 catalogue.sqlite 已损坏。请"),
        (("old", "new", "--kind", "人口"), 2, "没有名为“人口”的标签种类。可以是：省（province）"),
    ],
)
def test_what_cannot_be_compared_is_said_with_the_remedy(
    compare: Run, tmp_path: Path, words: tuple[str, ...], status: int, told: str
) -> None:
    (tmp_path / "empty").mkdir()
    build(tmp_path / "later", OLD)
    with Catalogue(Home(tmp_path / "later").catalogue).locked() as db:
        db.execute("PRAGMA user_version = 99")
        db.execute("COMMIT")
    (tmp_path / "broken").mkdir()
    Home(tmp_path / "broken").catalogue.write_bytes(b"no catalogue at all" * 99)
    result = compare(*(word.format(here=tmp_path.name) for word in words))
    assert getattr(result.exception, "exit_code", None) == status
    assert str(result.exception).startswith(told)
