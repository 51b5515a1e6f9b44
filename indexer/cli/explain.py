"""`explain`: a source line by line, what each line became, and why; or an article's tags."""

from __future__ import annotations

from collections.abc import Iterator

import click
from rich.console import Console

from archive.account import PageAccount, account
from archive.catalogue import Catalogue
from archive.errors import NotFound
from archive.export import explained_json, reasons_json
from archive.home import Home
from archive.lines import json_line
from archive.texts import Article, Source
from indexer.cli.group import home_option, json_option
from indexer.cli.naming import find_source
from indexer.cli.told import told_page, told_source
from indexer.cli.told_tags import told_tags


@click.command(short_help="逐行说明一个来源是怎样拆分和接续的，或一篇文章的标签凭什么。")
@click.argument("name")
@click.option(
    "--page", "number", type=click.IntRange(1), metavar="N", help="来源：只看第 N 个版面。"
)
@click.option("--full", is_flag=True, help="来源：长的行不缩短。")
@json_option
@home_option
def explain(name: str, number: int | None, full: bool, as_json: bool, home: Home) -> None:
    """逐行说明来源 NAME：每行是什么、归哪一篇，哪里接续、凭什么，哪里考虑过而没有接，哪里存疑。

    来源可写它的名称、名称的结尾，或磁盘上的文件。NAME 是文章编号（如 export 所示）时，说明它的
    每个标签：凭哪些字、在哪里、哪条规则、由谁得知。
    """
    catalogue = Catalogue(home.catalogue)
    if article := _article(catalogue, name):
        if number or full:
            raise click.UsageError("--page 和 --full 只用于来源，不用于文章。")
        _tell_tags(article, as_json)
        return
    _tell_source(catalogue, name, number, full, as_json)


def _article(catalogue: Catalogue, name: str) -> Article | None:
    """The article of that id, if there is one."""
    try:
        return catalogue.article(name)
    except NotFound:
        return None


def _tell_tags(article: Article, as_json: bool) -> None:
    if as_json:
        click.echo(json_line(reasons_json(article)))
        return
    console = Console(highlight=False, soft_wrap=True)
    for row in told_tags(article):
        console.print(row)


def _tell_source(
    catalogue: Catalogue, name: str, number: int | None, full: bool, as_json: bool
) -> None:
    paths = {known: path for known, (_, path, _) in catalogue.fingerprints().items()}
    found = catalogue.source(find_source(name, paths))
    pages = _pages(catalogue, found, number)
    if as_json:
        click.echo(json_line(explained_json(found, list(pages))))
        return
    console = Console(highlight=False, soft_wrap=True)
    width = console.width if console.is_terminal else 100
    console.print(told_source(found, catalogue.page_count(found.name)))
    for page in pages:
        for row in told_page(page, None if full else width):
            console.print(row)


def _pages(catalogue: Catalogue, source: Source, number: int | None) -> Iterator[PageAccount]:
    count = catalogue.page_count(source.name)
    if number and number > count:
        raise NotFound(f"来源“{source.name}”没有第 {number} 个版面。", f"它有 {count} 个。")
    articles: dict[int, list[Article]] = {}
    for article in catalogue.articles(source.name, page=number):
        articles.setdefault(article.page_number, []).append(article)
    leftovers = list(catalogue.leftovers(source.name))
    candidates = catalogue.candidates(source.name)
    doubts = [d for _, article, d in catalogue.doubts(source.name) if not article and d.line]
    for n in [number] if number else range(1, count + 1):
        page = catalogue.page(source.name, n)
        yield account(page, articles.get(n, []), leftovers, candidates, doubts)
