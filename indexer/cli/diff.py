"""`diff`: how the tags of two archives differ, article by article, and by kind."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console

from archive.catalogue import Catalogue
from archive.differences import KINDS, Pair, Tally, pairs
from archive.errors import HomeError, InputError, NoArchive
from archive.export import difference_json, differences_json
from archive.home import Home
from archive.lines import json_line
from indexer.cli.group import json_option
from indexer.cli.told_differences import Listing, told_summary


@click.command(short_help="比较两个档案库的标签。")
@click.argument("before", metavar="HOME1", type=click.Path(file_okay=False, path_type=Path))
@click.argument("after", metavar="HOME2", type=click.Path(file_okay=False, path_type=Path))
@click.option("--kind", metavar="KIND", help="只看一种标签，如 district 或 区县。")
@click.option(
    "--limit", type=click.IntRange(0), default=20, show_default=True, help="列几篇，0 为全部。"
)
@json_option
def diff(before: Path, after: Path, kind: str | None, limit: int, as_json: bool) -> None:
    """比较存放在 HOME1 和 HOME2 的两个档案库：哪些文章只在一边，两边都有的，标签改了什么、凭什么。

    按来源的名称排列，最后按种类总计；有不同不算失败。JSON 总是列出全部，每行一篇，末行是总计。
    """
    code = _code(kind) if kind else None
    if before.resolve() == after.resolve():
        raise InputError("两次给的是同一个档案库。", "请给出两个不同的存放文件夹。")
    left, right = _opened(before), _opened(after)
    found, tally = pairs(left.tagged(), right.tagged()), Tally(code)
    if as_json:
        for pair in tally.differing(found):
            click.echo(json_line(difference_json(_whole(pair, left, right), code)))
        click.echo(json_line(differences_json(tally)))
        return
    console = Console(highlight=False, soft_wrap=True)
    listing = Listing((str(before), str(after)), code, limit)
    for pair in tally.differing(found):
        if listing.takes(pair):
            for row in listing.rows(_whole(pair, left, right)):
                console.print(row)
    for row in told_summary(tally, listing):
        console.print(row)


def _whole(pair: Pair, left: Catalogue, right: Catalogue) -> Pair:
    """The same with text."""
    return Pair(
        pair.before and left.article(pair.before.id), pair.after and right.article(pair.after.id)
    )


def _opened(folder: Path) -> Catalogue:
    """The catalogue of a home; of two, a failure says which one it is of."""
    try:
        return Catalogue(Home(folder).catalogue)
    except NoArchive as error:
        remedy = f"请先运行 baodang rebuild 文件或文件夹 --home {folder}。"
        raise NoArchive(f"“{folder}”里没有建好的档案库。", remedy) from error
    except HomeError as error:
        raise type(error)(f"“{folder}”：{error.sentence}", error.remedy) from error


def _code(asked: str) -> str:
    """The kind of tag that a code or a Chinese name means."""
    for code, label in KINDS.items():
        if asked in (code, label):
            return code
    listed = "、".join(f"{label}（{code}）" for code, label in KINDS.items())
    raise InputError(f"没有名为“{asked}”的标签种类。", f"可以是：{listed}。")
