"""The command `baodang` itself, the options its commands share, and how failures end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import click

from archive.catalogue import DAMAGED
from archive.errors import BaodangError, reason
from archive.home import Home
from indexer.cli.chinese import ChineseFormatter, usage_sentence

click.Context.formatter_class = ChineseFormatter
_HOME = "--home"
_FLAGS = ("--json", "--quiet", "-q")
F = TypeVar("F", bound=Callable[..., Any])


def _as_home(context: click.Context, parameter: click.Parameter, value: Path) -> Home:
    return Home(value)


def home_option(command: F) -> F:
    """`--home DIR`, given to the command as a Home."""
    return click.option(
        _HOME,
        envvar="BAODANG_HOME",
        default="baodang-data",
        show_default=True,
        show_envvar=True,
        type=click.Path(file_okay=False, path_type=Path),
        callback=_as_home,
        help="存放目录和索引的文件夹。",
    )(command)


def json_option(command: F) -> F:
    """`--json`: machine-readable output on stdout."""
    return click.option("--json", "as_json", is_flag=True, help="以 JSON 输出。")(command)


class _Group(click.Group):
    """Takes the options that commands share in front of the command too, as if they stood behind
    it; one that stands behind it wins."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What click makes of the words of a call."""
        return super().parse_args(ctx, _shared_behind(args))


def _shared_behind(args: Sequence[str]) -> list[str]:
    """The words of a call with the command first.

    >>> _shared_behind(["--home", "X", "-q", "rebuild", "papers"])
    ['rebuild', '--home', 'X', '-q', 'papers']
    >>> _shared_behind(["--help"]), _shared_behind(["--home"])
    (['--help'], ['--home'])
    """
    end = 0
    while end < len(args) and args[end].partition("=")[0] in (_HOME, *_FLAGS):
        end += 2 if args[end] == _HOME else 1
    return [*args[end : end + 1], *args[:end], *args[end + 1 :]]


@click.group(
    cls=_Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="各命令的用法：baodang 命令 --help",
)
@click.option(
    _HOME,
    type=click.Path(file_okay=False),
    expose_value=False,
    help="存放目录和索引的文件夹；写在命令前面或后面都可以。",
)
@click.version_option(version("baodang"), prog_name="baodang", message="%(prog)s %(version)s")
def baodang() -> None:
    """报档：把中文地方报纸的整版文字变成可以检索的档案。"""


def run(command: click.Command = baodang, name: str = "baodang") -> None:
    """The console script: runs the command, called `name`; an expected failure is one sentence and exit code.

    Exit codes: 0 done, 1 the archive or system refused, 2 the input cannot be used.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        sys.exit(command.main(prog_name=name, standalone_mode=False) or 0)
    except click.UsageError as error:
        click.echo(f"错误：{usage_sentence(error)}", err=True)
        sys.exit(error.exit_code)
    except click.Abort:
        click.echo("已中断。", err=True)
        sys.exit(130)
    except BaodangError as error:
        click.echo(f"错误：{error}", err=True)
        sys.exit(error.exit_code)
    except DAMAGED:
        click.echo(
            "错误：目录文件已损坏。请把它移走，再运行 baodang rebuild 文件或文件夹。", err=True
        )
        sys.exit(1)
    except OSError as error:
        click.echo(f"错误：系统拒绝了操作（{reason(error)}）。请检查磁盘空间和权限。", err=True)
        sys.exit(1)
