"""The command: `make bench`, or `baodang bench` in the folder of the source code."""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Collection
from datetime import date
from os import cpu_count
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import msgspec

from archive.errors import BaodangError, InputError
from bench.comparison import Unequal
from bench.plan import FULL, FULLY, PARTS, QUICK, QUICKLY, families
from bench.run import measured
from bench.tables import rendered
from bench.targets import verdicts
from indexer.cli.bench import bench_options
from indexer.cli.group import run


@click.command()
@bench_options
def bench(
    paragraphs: int | None,
    peers: str | None,
    parts: str | None,
    full: bool,
    json: str | None,
    scratch: str | None,
) -> None:
    """当场造一份报纸，和别的检索引擎在同一次运行里比较快慢。

    各引擎的命中数和分面数不一致时以失败结束。
    """
    sizes = (paragraphs,) if paragraphs else FULL if full else QUICK
    wanted = _names("peers", peers, families()) if peers else None
    measure = _names("parts", parts, PARTS) if parts else PARTS
    if scratch:
        Path(scratch).mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="baodang-bench-", dir=scratch) as folder:
        try:
            limits = FULLY if full else QUICKLY
            report = measured(sizes, measure, wanted, limits, Path(folder), _about(), _say)
        except Unequal as error:
            raise BaodangError(
                "各引擎的答案不一致：\n" + "\n".join(error.args[:20]), "请先找出原因。"
            ) from error
    click.echo(rendered(report))
    if json:
        data = {**msgspec.to_builtins(report), "targets": msgspec.to_builtins(verdicts(report))}
        Path(json).write_bytes(msgspec.json.format(msgspec.json.encode(data)) + b"\n")


def _names(option: str, given: str, known: Collection[str]) -> tuple[str, ...]:
    """Names parted by commas. InputError when one is not known."""
    names = tuple(name.strip().lower() for name in given.split(",") if name.strip())
    for name in names:
        if name not in known:
            raise InputError(f"--{option} 没有“{name}”。", f"可选：{'、'.join(known)}。")
    return names


def _about() -> dict[str, str]:
    """When, how and on what, without the name of the machine."""
    words = " ".join(sys.argv[1:])
    return {
        "command": f"baodang bench {words}".strip(),
        "date": date.today().isoformat(),
        "machine": f"{cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}",
    }


def _say(line: str) -> None:
    width = shutil.get_terminal_size().columns
    end = "\n" if not sys.stderr.isatty() else "\r"
    print(line[:width].ljust(width - 1 if end == "\r" else 0), end=end, file=sys.stderr, flush=True)


if __name__ == "__main__":
    run(bench, "baodang bench")
