"""`check`: what the program is not sure of, grouped by rule, with where to look; weak tags last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fnmatch import fnmatchcase
from itertools import groupby

import click
from rich.console import Console
from rich.text import Text

from archive.account import Doubtful
from archive.addresses import article_path, source_path
from archive.catalogue import Catalogue
from archive.errors import InputError
from archive.export import doubt_json, weak_json
from archive.home import Home
from archive.labels import RULES, rule_label
from archive.lines import json_line
from indexer.cli.group import home_option, json_option
from indexer.cli.terminal import visible
from indexer.cli.told_tags import told_weak
from indexer.pipeline import about_home, prove_index


@click.command(short_help="列出存疑之处。")
@click.option("--source", "glob", metavar="GLOB", help="只要名称相符的来源，如 '2022/*'。")
@click.option("--rule", metavar="RULE", help="只要一种存疑，如 lost-text 或 缺文。")
@click.option(
    "--limit", type=click.IntRange(0), default=20, show_default=True, help="每种列几处，0 为全部。"
)
@json_option
@home_option
def check(glob: str | None, rule: str | None, limit: int, as_json: bool, home: Home) -> None:
    """列出程序拿不准的地方，按种类分开，附网页地址；有存疑不算失败。

    然后列出离原文最远的标签，最弱的在前；给出 --rule 时不列。JSON 总是列出全部。
    最后逐字节核对检索索引；有损坏就报错，下一条命令会从目录重建它。
    """
    _list(glob, rule, limit, as_json, home)
    prove_index(home)


def _list(glob: str | None, rule: str | None, limit: int, as_json: bool, home: Home) -> None:
    catalogue = Catalogue(home.catalogue)
    code = _code(rule, catalogue) if rule else None
    own = [d for d in about_home(home, catalogue) if code in (None, d.rule)]
    found = [*catalogue.doubt_list(code), *(Doubtful("", None, None, doubt) for doubt in own)]
    if glob:
        found = [each for each in found if fnmatchcase(each.source, glob)]
    weak = [] if rule else list(catalogue.weak_list())
    if glob:
        weak = [each for each in weak if fnmatchcase(each.source, glob)]
    counts = Counter(d.doubt.rule for d in found).most_common()
    if as_json:
        rules = [{"rule": code, "label": rule_label(code), "count": n} for code, n in counts]
        answer = {"total": len(found), "rules": rules, "doubts": list(map(doubt_json, found))}
        answer |= {"weak_tags": list(map(weak_json, weak))}
        click.echo(json_line(answer))
        return
    console = Console(highlight=False, soft_wrap=True)
    _print_doubts(found, counts, limit, console)
    for row in told_weak(weak, limit):
        console.print(row)


def _print_doubts(
    found: Sequence[Doubtful], counts: Sequence[tuple[str, int]], limit: int, console: Console
) -> None:
    if not found:
        console.print("没有存疑。")
        return
    sources = {d.source for d in found if d.source}
    console.print(f"存疑 {len(found)} 处，在 {len(sources)} 个来源里。")
    for code, count in counts:
        mine = [d for d in found if d.doubt.rule == code]
        console.print(Text(f"\n{rule_label(code)} {count} 处", "bold").append(f"  {code}", "dim"))
        _print(mine[: limit or None], console)
        if limit and count > limit:
            console.print(f"  ……另有 {count - limit} 处，用 --rule {code} --limit 0 列出全部。")


def _code(asked: str, catalogue: Catalogue) -> str:
    """The rule that a code or a Chinese name means."""
    known = {**RULES, **{code: rule_label(code) for code in catalogue.doubt_counts()}}
    for code, label in known.items():
        if asked in (code, label):
            return code
    listed = "、".join(f"{label}（{code}）" for code, label in known.items())
    raise InputError(f"没有名为“{asked}”的存疑种类。", f"可以是：{listed}。")


def _print(doubts: Sequence[Doubtful], console: Console) -> None:
    for source, group in groupby(doubts, lambda d: d.source):
        head = Text(f"  {visible(source) or '存放目录里自己写的文件'}")
        console.print(head.append(f"  baodang explain {_shell(source)}" if source else "", "dim"))
        for each in group:
            console.print(_row(each))


def _row(found: Doubtful) -> Text:
    line = found.doubt.line
    said = not line or f"第 {line} 行" in found.doubt.message
    told = Text("    ").append("" if said else f"第 {line} 行  ", "cyan")
    told.append(visible(found.doubt.message))
    if found.title:
        told.append(f"  《{visible(found.title)}》", "dim")
    if not found.source:
        return told
    where = [article_path(found.article)] if found.article else []
    return told.append(f"\n      {'  '.join([*where, source_path(found.source, line)])}", "dim")


def _shell(name: str) -> str:
    """The name as a shell takes it for one word."""
    plain = all(c.isalnum() or c in "._-/" for c in name)
    return name if plain else "'" + name.replace("'", "'\\''") + "'"
