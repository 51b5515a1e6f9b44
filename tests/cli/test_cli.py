"""The commands as a person or a script runs them."""

from __future__ import annotations

import errno
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from archive.filters import FACETS
from archive.texts import Doubt
from indexer.cli.build import print_report
from indexer.pipeline import Report
from webui.cli import baodang

PAGE = (
    "管城区启动“3310”党建活动\n\n"
    "本报讯(记者 王思俊)3月27日,河南省郑州市管城区启动“3310”党建活动,疫情防控有序。\n\n"
    "川汇区推进文明创建\n\n"
    "本报讯(记者 韩志刚)8月6日,周口市川汇区推进文明创建工作,党员参加。\n"
)
Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("BAODANG_HOME", str(tmp_path / "home"))
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "page.txt").write_text(PAGE, "utf-8")
    runner = CliRunner()
    monkeypatch.chdir(tmp_path)
    return lambda *words: runner.invoke(baodang, words)


@pytest.fixture
def built(run: Run) -> Run:
    assert run("rebuild", "papers").exit_code == 0
    return run


def test_rebuild_reports_on_stderr_and_keeps_stdout_clean(run: Run) -> None:
    result = run("rebuild", "papers")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "2 篇文章" in result.stderr
    assert run("rebuild", "--quiet").stderr == ""


def test_a_search_says_why_it_builds_the_index_anew(built: Run, tmp_path: Path) -> None:
    index = tmp_path / "home" / "index"
    assert built("search", "党建").stderr == ""
    [stamp] = index.glob("*/stamp.json")
    stamp.write_text(re.sub(r'"version":\d+', '"version":0', stamp.read_text()))
    told = built("search", "党建")
    assert "另一版本" in told.stderr and "正在重新建立" in told.stderr and "篇" in told.stdout
    (index / "CURRENT").unlink()
    assert "还没有可检索的索引" in built("search", "党建").stderr
    assert built("search", "党建").stderr == ""


def test_a_search_that_cannot_build_the_index_says_both(
    built: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "home" / "index" / "CURRENT").unlink()
    refused = OSError(errno.EROFS, "Read-only file system")
    monkeypatch.setattr(Path, "mkdir", mock.Mock(side_effect=[None, refused]))
    told = built("search", "党建")
    assert told.exit_code == 1
    assert re.search("还没有可检索的索引。写不了检索索引：磁盘是只读的", str(told.exception))


@pytest.mark.parametrize(
    "words",
    [
        ["--home", "other", "rebuild", "papers"],
        ["--home=other", "rebuild", "papers"],
        ["rebuild", "--home", "other", "papers"],
        ["--home", "third", "rebuild", "--home", "other", "papers"],
        ["--home", "other", "--quiet", "rebuild", "papers"],
        ["--json", "--home", "other", "rebuild", "-q", "papers"],
    ],
)
def test_shared_options_stand_before_or_behind_the_command(
    run: Run, tmp_path: Path, words: list[str]
) -> None:
    result = run(*words)
    assert result.exit_code == 0
    assert {path.name for path in tmp_path.iterdir()} == {"papers", "other"}
    assert ("--json" in words) == result.stdout.startswith("{")
    assert bool({"--quiet", "-q"}.intersection(words)) == (result.stderr == "")


@pytest.mark.parametrize(
    "words",
    [["--home"], ["--home", "rebuild"], ["--colour", "rebuild"], ["--json"], ["-q", "serf"]],
)
def test_shared_options_alone_are_a_wrong_call(run: Run, words: list[str]) -> None:
    assert run(*words).exit_code == 2


def test_the_report_is_one_aligned_screen() -> None:
    kinds = {"news": 32, "brief": 8, "teaser": 3, "slogan": 2}
    doubt = Doubt("lossy", "有乱码。")
    report = Report(
        5, 4, 1, 43, 1530, 35, 6, 3.04, pages=7, kinds=kinds, suspected=2, refused=11,
        truncated=4, leftovers=3, doubt_kinds={"lost-text": 5, "lossy": 1},
        file_doubts=(("a.txt", doubt),),
    )  # fmt: skip
    shown = io.StringIO()
    print_report(report, Console(file=shown, width=100))
    assert shown.getvalue().splitlines() == [
        "   5 个文件（4 个新读，1 个移除）",
        "   7 个版面",
        "  43 篇文章（消息 32，简讯 8，导读 3）",
        "   2 条栏目标语，不计入篇数",
        "1530 段",
        "  35 处断栏接续",
        "   2 处疑似接续，没有接",
        "  11 处考虑过而没有接",
        "   4 篇残缺",
        "   3 处剩余文字，不属于任何文章",
        "   6 处存疑（缺文 5，乱码 1）",
        " 3.0 秒",
        "存疑：a.txt 有乱码。",
        "逐处查看：baodang check；一个来源怎样拆分：baodang explain 来源",
    ]


def test_rebuild_json(run: Run) -> None:
    report = json.loads(run("rebuild", "papers", "--json").stdout)
    assert (report["files"], report["articles"], report["file_doubts"]) == (1, 2, [])
    assert (report["pages"], report["kinds"], report["doubt_kinds"]) == (1, {"news": 2}, {})
    assert json.loads(run("update", "--json").stdout)["changed"] == 0


@pytest.mark.parametrize(
    ("query", "sources"),
    [
        ("区", 2), ("管城", 1), ("“3310”", 1), ("-疫情 党员", 1), ("标题:", 0), ("城市:郑州", 1),
        ('"疫情防控" OR 文明', 2), ("(((", 0), ("", 2),
    ],
)  # fmt: skip
def test_search_json(built: Run, query: str, sources: int) -> None:
    answer = json.loads(built("search", query, "--json").stdout)
    assert answer["total_articles"] == sources == len(answer["hits"])
    assert set(answer["facets"]) == set(FACETS)


def test_search_certain_asks_for_what_the_articles_say_themselves(run: Run, tmp_path: Path) -> None:
    texts = (
        ("鼓楼区消防演练", "本报讯 昨日，鼓楼区在一家商场举行消防演练，三百多名群众参加。"),
        ("栖霞区植树", "本报讯 近日，南京市栖霞区三百多名群众上山植树。"),
    )
    lines = (json.dumps({"headline": h, "paragraphs": [text]}) for h, text in texts)
    (tmp_path / "papers" / "page.txt").unlink()
    (tmp_path / "papers" / "a.jsonl").write_text("\n".join(lines), "utf-8")
    facts = ("--newspaper", "金陵晚报", "--issue-date", "2009-05-08")
    assert run("rebuild", "papers", *facts).exit_code == 0

    def found(*words: str) -> list[str]:
        answer = json.loads(run("search", *words, "--json").stdout)
        return sorted(hit["headline"] for hit in answer["hits"])

    assert found("--place", "南京市") == ["栖霞区植树", "鼓楼区消防演练"]
    assert found("--place", "南京市", "--certain") == ["栖霞区植树"]
    assert found("--date", "2009-05") == ["栖霞区植树", "鼓楼区消防演练"]
    assert found("--date", "2009-05", "--certain") == ["鼓楼区消防演练"]
    assert found("--place", "未知", "--certain") == ["鼓楼区消防演练"]
    assert "只看确定" in run("search", "--certain").stdout
    assert "只看确定" not in run("search").stdout


def test_search_for_people_names_the_units(built: Run) -> None:
    shown = built("search", "管城").stdout
    assert shown.startswith("共 1 篇（精确 1 篇，分词 0 篇），2 段")
    assert "管城区启动“3310”党建活动" in shown


def test_search_filters(built: Run) -> None:
    def total(*words: str) -> int:
        return int(json.loads(built("search", *words, "--json").stdout)["total_articles"])

    assert total("区", "--place", "郑州") == 1
    assert total("区", "--place", "郑州", "--place", "周口") == 2
    assert total("--reporter", "韩志刚") == 1
    assert total("--place", "火星市") == 0
    assert total("--kind", "brief") == 0
    assert json.loads(built("search", "区", "--json", "--limit", "1", "--offset", "1").stdout)[
        "hits"
    ]


def test_export_is_one_json_object_a_line(built: Run) -> None:
    lines = built("export", "--articles").stdout.splitlines()
    articles = [json.loads(line) for line in lines]
    assert [a["source"] for a in articles] == ["page.txt", "page.txt"]
    assert articles[0]["paragraphs"][0]["lines"] == [3]
    assert articles[0]["city"] == "郑州市"
    assert built("export", "--articles", "--sources", "other*").stdout == ""
    assert built("export", "--leftovers").exit_code == 0
    assert built("export").exit_code == 2


def test_show_article_source_and_raw(built: Run) -> None:
    article = json.loads(built("export", "--articles").stdout.splitlines()[0])
    assert "3月27日" in built("show", article["id"]).stdout
    assert json.loads(built("show", article["id"], "--json").stdout) == article
    assert built("show", "page.txt").stdout.count("\t") == 2
    assert built("show", "page.txt", "--raw").stdout.rstrip("\n") == PAGE.rstrip("\n")


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("search", "区"), 1, "baodang rebuild"),
        (("show", "x"), 1, "baodang rebuild"),
        (("export", "--articles"), 1, "baodang rebuild"),
        (("rebuild",), 2, "还没有记录"),
        (("rebuild", "missing"), 2, "missing"),
        (("search", "--palce", "郑州"), 2, "--palce"),
        (("search", "x", "--limit", "-1"), 2, "--limit"),
        (("serve", "--port", "0"), 2, "--port 的值不能用"),
        (("rebuild", "x", "--jobs", "0"), 2, "--jobs 的值不能用"),
        (("serve", "--colour", "red"), 2, "没有选项 --colour"),
        (("show",), 2, "缺少 NAME"),
        (("rebuild", ""), 2, "给出的路径是空的"),
        (("rebuild", "papers", "--issue-date", "3月"), 2, "--issue-date 的值“3月”不是一个日期"),
        (("update", "papers", "--newspaper", ""), 2, "--newspaper 的值是空的"),
        (("update", "papers", "--city", "火星"), 2, "--city 的值“火星”"),
        (("update", "--city", "郑州市"), 2, "没有给出路径"),
        (("nonsense",), 2, "没有这个命令：'nonsense'"),
        (("export", "--articles", "--leftovers"), 2, "一次一种"),
        (("export", "--articles", "x"), 2, "给出的参数太多"),
    ],
)
def test_errors_are_a_sentence_and_an_exit_code(
    run: Run, words: tuple[str, ...], code: int, says: str, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    from indexer.cli.group import run as main

    monkeypatch.setattr("sys.argv", ["baodang", *words])
    with pytest.raises(SystemExit) as stop:
        main()
    captured = capsys.readouterr()
    assert (stop.value.code, captured.out) == (code, "")
    assert says in captured.err
    assert captured.err.startswith("错误：")
    assert len(captured.err.splitlines()) == 1


def test_facts_are_shown_with_where_they_come_from(run: Run, tmp_path: Path) -> None:
    (tmp_path / "papers" / "page.txt").rename(tmp_path / "papers" / "2022-03-29_A03.txt")
    assert (
        run(
            "rebuild", "papers", "--newspaper", "《郑州日报》", "--issue-date", "2022/3/28"
        ).exit_code
        == 0
    )
    article = json.loads(run("export", "--articles").stdout.splitlines()[0])
    assert article["origins"] == {
        "newspaper": "命令参数 --newspaper",
        "issue_date": "命令参数 --issue-date",
        "page": "文件名",
    }
    assert article["refused"] == [{"key": "issue_date", "value": "2022-03-29", "origin": "文件名"}]
    shown = run("show", article["id"]).stdout
    assert "报纸：郑州日报（取自命令参数 --newspaper）\n" in shown
    assert "版次：A03（取自文件名）\n" in shown


def test_show_of_an_unknown_name(built: Run) -> None:
    assert built("show", "nothing").exit_code == 1


def test_config_and_completion(run: Run) -> None:
    assert "page_size = 20" in run("config").stdout
    assert json.loads(run("config", "--json").stdout)["port"] == 8000
    for shell in ("bash", "zsh", "fish"):
        assert "_BAODANG_COMPLETE" in run("completion", shell).stdout


def test_every_command_explains_itself(run: Run) -> None:
    for name, command in baodang.commands.items():
        result = run(name, "--help")
        assert result.exit_code == 0
        assert result.stdout.startswith("用法：")
        assert "Show this" not in result.stdout
        assert command.short_help
        assert command.short_help in run("--help").stdout


def test_every_object_of_an_export_is_one_line_to_any_reader(tmp_path: Path) -> None:
    page = tmp_path / "a.txt"
    page.write_text(
        "清溪区水厂改造完工\n\n本报讯 7月9日，\u2028清溪区水厂\x85完工\u2029了。\n", "utf-8"
    )
    runner, home = CliRunner(), str(tmp_path / "home")
    assert runner.invoke(baodang, ["rebuild", str(page), "--home", home]).exit_code == 0
    for words in (
        ["export", "--articles"],
        ["export", "--leftovers"],
        ["search", "水厂", "--json"],
    ):
        out = runner.invoke(baodang, [*words, "--home", home]).stdout
        told = [json.loads(line) for line in out.splitlines()]
        assert told == [json.loads(line) for line in out.split("\n") if line]
