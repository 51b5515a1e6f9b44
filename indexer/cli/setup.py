"""`config` and `completion`: what is in force, and help for the shell."""

from __future__ import annotations

from dataclasses import asdict

import click
from click.shell_completion import get_completion_class

from archive.home import Home
from archive.lines import json_line
from archive.settings import SETTINGS, load_settings
from indexer.cli.group import baodang, home_option, json_option


@click.command(short_help="显示各项设置及其值。")
@json_option
@home_option
def config(as_json: bool, home: Home) -> None:
    """显示各项设置、当前的值和含义。

    在 --home 文件夹的 config.toml 里改动，或用 BAODANG_名称 环境变量。
    """
    values = asdict(load_settings(home.folder))
    if as_json:
        click.echo(json_line({"home": str(home.folder), **values}))
        return
    click.echo(f"home = {home.folder}")
    for setting in SETTINGS:
        click.echo(f"{setting.name} = {values[setting.name]}  # {setting.help}")


@click.command(short_help="输出命令行补全脚本。")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """输出 SHELL 的补全脚本，例如：eval "$(baodang completion bash)"。"""
    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(baodang, {}, "baodang", "_BAODANG_COMPLETE").source())
