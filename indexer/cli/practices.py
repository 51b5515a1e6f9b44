"""`practices`: the register of named practices over the whole archive."""

from __future__ import annotations

from dataclasses import asdict

import click

from archive.catalogue import Catalogue
from archive.home import Home
from archive.lines import json_line
from archive.practices import Practice, register
from indexer.cli.group import home_option, json_option
from indexer.cli.terminal import visible


@click.command(short_help="列出做法，并列各种写法。")
@click.option("--sources", metavar="GLOB", help="只要名称相符的来源，如 '2022/*'。")
@click.option(
    "--limit", type=click.IntRange(0), default=50, show_default=True, help="列几个，0 为全部。"
)
@json_option
@home_option
def practices(sources: str | None, limit: int, as_json: bool, home: Home) -> None:
    """列出档案库里的做法：名称、各种写法、算式的各部分、单位、地点、最早见于何时、在哪几篇。

    按篇数排列，多的在前。JSON 总是列出全部，每行一个。
    """
    found = register(Catalogue(home.catalogue).practising(sources))
    if as_json:
        for practice in found:
            click.echo(json_line(asdict(practice)))
        return
    click.echo(f"做法 {len(found)} 个。")
    for practice in found[: limit or None]:
        click.echo(visible(_line(practice)))
    if limit and len(found) > limit:
        click.echo(f"……另有 {len(found) - limit} 个，用 --limit 0 列出全部。")


def _line(practice: Practice) -> str:
    others = "、".join(practice.variants[1:])
    facts = [
        f"{len(practice.articles)} 篇",
        f"又作 {others}" if others else "",
        f"各部分 {'、'.join(practice.parts)}" if practice.parts else "",
        f"单位 {practice.unit}" if practice.unit else "",
        f"最早见于 {practice.first_seen}" if practice.first_seen else "",
    ]
    return f"{practice.name}：{'；'.join(filter(None, facts))}"
