"""`bench`: hands over to the benchmark, which stands beside the source code and is not installed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from archive.errors import InputError
from indexer.cli.group import F

_CHECKOUT = Path(__file__).resolve().parents[2]
_ROOMS = ("", "tools", "tests")  # where the benchmark's own modules and its texts stand


def bench_options(command: F) -> F:
    """The options of the benchmark, which reads them itself too."""
    for option in (
        click.option("--scratch", metavar="DIR", help="临时文件放在哪个文件夹之下。"),
        click.option("--json", "json", metavar="FILE", help="结果另存为 JSON 文件。"),
        click.option("--full", is_flag=True, help="完整测量：十万段和一百万段，要几个小时。"),
        click.option("--parts", metavar="NAMES", help="只测哪些部分，用逗号隔开。"),
        click.option("--peers", metavar="NAMES", help="只和哪些引擎比，用逗号隔开。"),
        click.option("--paragraphs", type=click.IntRange(100), help="造多少段。  [默认：20000]"),
    ):
        command = option(command)
    return command


@click.command(
    short_help="和别的检索引擎比快慢（在源代码文件夹里）。",
    hidden=not (_CHECKOUT / "tools" / "bench").is_dir(),
)
@bench_options
def bench(**options: object) -> None:
    """当场造一份报纸，和别的检索引擎在同一次运行里比较快慢。

    只在源代码文件夹里可用；别的引擎由 make bench 安装。答案不一致时以失败结束。
    """
    if not (_CHECKOUT / "tools" / "bench").is_dir():
        raise InputError(
            "这里没有测速工具，它不随程序安装。", "请在源代码文件夹里运行 make bench。"
        )
    paths = [str(_CHECKOUT / room) for room in _ROOMS]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    command = [sys.executable, "-m", "bench", *_words(options)]
    sys.exit(subprocess.run(command, env=environ).returncode)


def _words(options: dict[str, object]) -> list[str]:
    """The options as they are typed.

    >>> _words({"full": True, "peers": None, "paragraphs": 200})
    ['--full', '--paragraphs', '200']
    """
    words: list[str] = []
    for name, value in options.items():
        if value is True:
            words.append(f"--{name}")
        elif value not in (None, False):
            words += [f"--{name}", str(value)]
    return words
