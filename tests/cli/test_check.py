"""`check`: doubts by rule, with where to look."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from web_site import RAW

from webui.cli import baodang

Run = Callable[..., Result]
TOLD = """\
存疑 4 处，在 1 个来源里。

乱码 2 处  lossy
  2022/桃花日报 A2.txt  baodang explain '2022/桃花日报 A2.txt'
    第 3 行  也有乱码。
      /sources/2022/%E6%A1%83%E8%8A%B1%E6%97%A5%E6%8A%A5%20A2.txt?line=3#L3
    第 11 行  有乱码。
      /sources/2022/%E6%A1%83%E8%8A%B1%E6%97%A5%E6%8A%A5%20A2.txt?line=11#L11

读不懂的附带信息 1 处  bad-sidecar
  2022/桃花日报 A2.txt  baodang explain '2022/桃花日报 A2.txt'
    附带信息没有采用。
      /sources/2022/%E6%A1%83%E8%8A%B1%E6%97%A5%E6%8A%A5%20A2.txt

末尾 1 处  末尾
  2022/桃花日报 A2.txt  baodang explain '2022/桃花日报 A2.txt'
    第 9 行  结尾像是没有写完  《桃花区:网格连万家》
      /articles/rich1  /sources/2022/%E6%A1%83%E8%8A%B1%E6%97%A5%E6%8A%A5%20A2.txt?line=9#L9
"""
WEAK = """
有几个可能，没有认定 1 个  ambiguous
  地点    甲省 › 甲市 › 城关区，或乙省 › 乙市 › 城关区  《2022年,<b>简讯</b> & 其他没有标题的一段话…》  baodang explain mate1

据同版文章推断 1 个  page
  日期    2022年4月6日  《桃花区:网格连万家》  baodang explain rich1
    年份见同版文章（同版文章）：「2022年」同版文章，第 1 段

正文中只凭一处 2 个  one-word
  主题    基层治理  《桃花区:网格连万家》  baodang explain rich1
    词表（正文）：「网格」第 2 段
  主题    党建  《桃花区:网格连万家》  baodang explain rich1
    词表（正文）：「党员」第 2 段
"""


def test_doubts_are_listed_by_rule_with_links(ask: Run) -> None:
    result = ask("check")
    doubts, _, weak = result.stdout.partition("\n可疑的标签 ")
    assert (result.exit_code, doubts) == (0, TOLD)
    assert weak.startswith("4 个，在 2 篇文章里，最弱的在前。") and weak.endswith(WEAK)


def test_weak_tags_are_given_as_data_and_only_beside_all_doubts(ask: Run) -> None:
    told = json.loads(ask("check", "--json").stdout)["weak_tags"]
    assert [w["weakness"] for w in told] == ["ambiguous", "page", "one-word", "one-word"]
    assert (told[1]["article"], told[1]["tag"], told[1]["value"]) == (
        "rich1", "日期", "2022年4月6日",
    )  # fmt: skip
    assert [e["quote"] for e in told[1]["evidence"]] == ["2022年"]
    assert json.loads(ask("check", "--json", "--rule", "lossy").stdout)["weak_tags"] == []
    assert "可疑的标签" not in ask("check", "--rule", "lossy").stdout
    there = json.loads(ask("check", "--json", "--source", "2022/*").stdout)["weak_tags"]
    assert {w["source"] for w in there} == {RAW} and len(there) == 4


def test_json_gives_the_same_as_data(ask: Run) -> None:
    told = json.loads(ask("check", "--json").stdout)
    assert told["total"] == 4
    assert {"rule": "lossy", "label": "乱码", "count": 2} in told["rules"]
    assert [d["rule"] for d in told["doubts"]] == ["bad-sidecar", "lossy", "末尾", "lossy"]
    doubt = told["doubts"][2]
    assert (doubt["source"], doubt["line"], doubt["headline"]) == (RAW, 9, "桃花区:网格连万家")
    assert doubt["article_path"] == "/articles/rich1"
    assert doubt["source_path"].endswith("?line=9#L9")


@pytest.mark.parametrize(
    ("words", "total"),
    [
        (("--rule", "lossy"), 2), (("--rule", "乱码"), 2), (("--rule", "lost-text"), 0),
        (("--source", "2022/*"), 4), (("--source", "*.jsonl"), 0),
        (("--source", "2022/*", "--rule", "末尾"), 1),
    ],
)  # fmt: skip
def test_doubts_are_chosen_by_rule_and_source(ask: Run, words: tuple[str, ...], total: int) -> None:
    result = ask("check", *words, "--json")
    assert (result.exit_code, json.loads(result.stdout)["total"]) == (0, total)
    shown = ask("check", *words).stdout
    assert shown.startswith(f"存疑 {total} 处" if total else "没有存疑。")


def test_a_long_list_says_how_to_see_the_rest(ask: Run) -> None:
    short = ask("check", "--limit", "1").stdout
    assert "……另有 1 处，用 --rule lossy --limit 0 列出全部。" in short
    assert "  ……另有 1 个，用 --limit 0 列出全部。\n" in short
    assert "也有乱码" in short and "    第 11 行  有乱码。" not in short
    full = ask("check", "--limit", "0").stdout
    assert full.startswith(TOLD) and "……另有" not in full


def test_an_unknown_rule_is_a_sentence_that_names_the_known(ask: Run) -> None:
    result = ask("check", "--rule", "奇怪")
    assert result.exit_code == 1
    assert str(result.exception).startswith("没有名为“奇怪”的存疑种类。可以是：疑似接续")


@pytest.fixture
def troubled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """An archive with a damaged zip, and home files that cannot be understood."""
    papers, home = tmp_path / "papers", tmp_path / "home"
    papers.mkdir()
    (papers / "a.txt").write_text("水库开闸放水\n本报讯 8月6日，水库开闸放水。\n", "utf-8")
    (papers / "坏.zip").write_bytes(b"PK\x03\x04 half")
    (home / "corrections").mkdir(parents=True)
    (home / "corrections" / "a.toml").write_text("who = [", "utf-8")
    (home / "newspapers.tsv").write_text("\t郑州\n", "utf-8")
    monkeypatch.setenv("BAODANG_HOME", str(home))
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    built = runner.invoke(baodang, ["rebuild", "papers"])
    assert built.exit_code == 0 and "存疑：更正 corrections/a.toml 没有执行：" in built.stderr
    return lambda *words: runner.invoke(baodang, words)


def test_archives_and_home_files_that_cannot_be_read_are_listed(troubled: Run) -> None:
    told = json.loads(troubled("check", "--json").stdout)
    found = {(d["rule"], d["source"], d["source_path"] is None) for d in told["doubts"]}
    assert found >= {
        ("bad-archive", "坏.zip", False),
        ("bad-correction", None, True),
        ("bad-newspapers", None, True),
    }
    shown = troubled("check").stdout
    assert "坏.zip" in shown and "a.toml" in shown and "存放目录里自己写的文件" in shown
    assert "更正 corrections/a.toml 没有执行：" in shown
    assert "explain ''" not in shown
    assert "a.toml" not in troubled("check", "--source", "*.zip").stdout


def test_an_archive_that_was_mended_is_no_doubt_any_more(troubled: Run, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "papers" / "坏.zip", "w") as bundle:
        bundle.writestr("b.txt", "小学添图书角\n本报讯 3月3日，图书角开放。\n")
    assert troubled("update").exit_code == 0
    told = json.loads(troubled("check", "--json", "--rule", "bad-archive").stdout)
    assert told["total"] == 0
    (tmp_path / "papers" / "坏.zip").write_bytes(b"PK\x03\x04 half")
    assert troubled("update").exit_code == 0
    assert "图书角" in troubled("search", "图书角").stdout
    told = json.loads(troubled("check", "--json", "--rule", "bad-archive").stdout)
    assert [d["source"] for d in told["doubts"]] == ["坏.zip"]
