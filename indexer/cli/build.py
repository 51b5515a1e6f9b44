"""`rebuild` and `update`: progress and a one-screen report on stderr, `--json` on stdout."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path

import click
from rich.console import Console

from archive.errors import InputError
from archive.home import Home
from archive.labels import KINDS, rule_label
from archive.lines import json_line
from archive.settings import load_settings
from indexer.cli.group import F, home_option, json_option
from indexer.cli.progress import shown
from indexer.pipeline import Force, Report, Watch, check_given, usable_cores
from indexer.pipeline import rebuild as run_rebuild
from indexer.pipeline import update as run_update

SHOWN_DOUBTS = 8
MOST_JOBS = 256
Build = Callable[[Home, tuple[Path, ...], Watch, Mapping[str, str], Force], Report]
_FACTS = {
    "newspaper": ("名称", "PATHS 里都是哪种报纸"),
    "issue_date": ("年-月-日", "PATHS 里都是哪天出版的"),
    "city": ("地名", "PATHS 里的报纸属于哪个市、区县或省"),
}


def _build_options(command: F) -> F:
    for key, (value, what) in reversed(_FACTS.items()):
        option = "--" + key.replace("_", "-")
        help_text = f"{what}；胜过文件里和文件名里写的，以后的 update 也记得。"
        command = click.option(option, key, metavar=value, help=help_text)(command)
    jobs = click.option(
        "--jobs",
        type=click.IntRange(1, MOST_JOBS),
        metavar="N",
        help="同时工作的进程数；1：只用一个进程。  [默认：设置 jobs，否则可用的核数]",
    )
    quiet = click.option("--quiet", "-q", is_flag=True, help="不显示进度和报告。")
    paths = click.argument("paths", nargs=-1, type=click.Path())
    return home_option(json_option(jobs(quiet(paths(command)))))


@click.command(short_help="从头阅读文件和文件夹，建立档案库。")
@_build_options
def rebuild(
    home: Home,
    as_json: bool,
    quiet: bool,
    paths: tuple[str, ...],
    jobs: int | None,
    **facts: str | None,
) -> None:
    """从头阅读 PATHS（文件或文件夹），建立档案库。

    不给 PATHS 就重读上次记录的来源。建成之前旧的档案照常可用；失败时旧的档案不变。
    """
    _build(run_rebuild, home, as_json, quiet, _given(paths), check_given(facts), jobs)


@click.command(short_help="只阅读新增和改动的文件。")
@_build_options
def update(
    home: Home,
    as_json: bool,
    quiet: bool,
    paths: tuple[str, ...],
    jobs: int | None,
    **facts: str | None,
) -> None:
    """只阅读 PATHS 下新增和改动的文件；已消失的文件只在 PATHS 之下才会移除。

    不给 PATHS 就检查上次记录的全部来源。
    """
    _build(run_update, home, as_json, quiet, _given(paths), check_given(facts), jobs)


def _given(paths: tuple[str, ...]) -> tuple[Path, ...]:
    """An empty word, as an unset shell variable gives, must not mean the current folder."""
    if "" in paths:
        raise InputError("给出的路径是空的。", "请写出文件或文件夹。")
    return tuple(map(Path, paths))


def _build(
    build: Build,
    home: Home,
    as_json: bool,
    quiet: bool,
    paths: tuple[Path, ...],
    facts: Mapping[str, str],
    jobs: int | None,
) -> None:
    console = Console(stderr=True, quiet=quiet)
    force = force_of(home, jobs)
    with shown(console) as watch:
        report = build(home, paths, watch, facts, force)
    print_report(report, console)
    if as_json:
        click.echo(json_line(report_json(report)))


def force_of(home: Home, jobs: int | None = None) -> Force:
    """What a build may take: the processes that were asked for, else what the settings say."""
    settings = load_settings(home.folder)
    return Force(jobs or settings.jobs or usable_cores(), settings.build_memory)


def report_json(report: Report) -> dict[str, object]:
    """The report as a JSON object; file doubts as {source, rule, message, line}."""
    plain = {k: v for k, v in asdict(report).items() if k != "file_doubts"}
    plain["seconds"] = round(report.seconds, 3)
    plain["file_doubts"] = [
        {"source": source, "rule": d.rule, "message": d.message, "line": d.line}
        for source, d in report.file_doubts
    ]
    return plain


def print_report(report: Report, console: Console) -> None:
    """The one-screen report."""
    kinds = {KINDS.get(kind, kind): n for kind, n in report.kinds.items() if kind != "slogan"}
    rules = {rule_label(rule): n for rule, n in report.doubt_kinds.items()}
    slogans = report.kinds.get("slogan", 0)
    rows = (
        (f"{report.files}", f"个文件（{report.changed} 个新读，{report.removed} 个移除）"),
        (f"{report.pages}", "个版面"),
        (f"{report.articles}", f"篇文章{_parts(kinds)}"),
        *([(f"{slogans}", f"条{KINDS['slogan']}，不计入篇数")] if slogans else []),
        (f"{report.paragraphs}", "段"),
        (f"{report.joins}", "处断栏接续"),
        (f"{report.suspected}", "处疑似接续，没有接"),
        (f"{report.refused}", "处考虑过而没有接"),
        (f"{report.truncated}", "篇残缺"),
        (f"{report.leftovers}", "处剩余文字，不属于任何文章"),
        *([(f"{report.corrections}", "条更正已执行")] if report.corrections else []),
        (f"{report.doubts}", f"处存疑{_parts(rules)}"),
        *([(f"{report.checked}", "处随机截取的原文，新索引都检索得到")] if report.checked else []),
        (f"{report.seconds:.1f}", "秒"),
    )
    width = max(len(number) for number, _ in rows)
    for number, what in rows:
        row = f"{number:>{width}} {what}"
        console.print(row, highlight=False, markup=False, soft_wrap=True)
    for source, doubt in report.file_doubts[:SHOWN_DOUBTS]:
        about = f"{source} " if source else ""
        said = f"存疑：{about}{doubt.message}"
        console.print(said, markup=False, highlight=False, soft_wrap=True)
    if len(report.file_doubts) > SHOWN_DOUBTS:
        console.print(f"……另有 {len(report.file_doubts) - SHOWN_DOUBTS} 处，用 --json 可看全部。")
    if report.doubts:
        hint = "逐处查看：baodang check；一个来源怎样拆分：baodang explain 来源"
        console.print(hint, highlight=False)


def _parts(counts: Mapping[str, int]) -> str:
    """The kinds that make up a number, in brackets; nothing when there are none."""
    listed = "，".join(f"{name} {n}" for name, n in counts.items())
    return f"（{listed}）" if listed else ""
