"""`search`, `show` and `export`: data on stdout, as text for people or JSON for programs."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator

import click
from rich.console import Console
from rich.text import Text

from archive.catalogue import Catalogue
from archive.errors import NotFound
from archive.export import article_json, leftover_json, results_json
from archive.filters import FACETS, SORTS, Query, Sort, filters
from archive.home import Home
from archive.lines import json_line
from archive.results import Hit, Mark, Results
from archive.texts import Article, Metadata
from indexer.cli.build import force_of
from indexer.cli.group import F, home_option, json_option
from indexer.cli.progress import announced
from indexer.cli.terminal import visible
from indexer.pipeline import open_archive

_HELP = {
    "place": "地点，如 郑州市 或 河南省/郑州市/惠济区",
    "date": "日期，如 2022、2022-03、2022-03..2022-04",
    "topic": "主题",
    "newspaper": "报纸",
    "source": "来源文件",
    "issue_date": "出版日期",
    "reporter": "记者、通讯员或作者",
    "practice": "做法",
    "kind": "体裁：news brief photo teaser",
    "state": "文本状态：whole rejoined cut caption suspected",
}


def _filter_options(command: F) -> F:
    for facet in reversed(FACETS):
        option = "--" + facet.replace("_", "-")
        command = click.option(
            option, facet, multiple=True, metavar="值", help=f"{_HELP[facet]}；可重复（或）。"
        )(command)
    return command


# No short options here: a query may begin with - (“非”) and must not be taken for one.
@click.command(
    short_help="检索。",
    context_settings={"ignore_unknown_options": True, "help_option_names": ["--help"]},
)
@click.argument("query", nargs=-1)
@_filter_options
@click.option("--exact", is_flag=True, help="只要含有原词的文章，不要分词结果。")
@click.option("--certain", is_flag=True, help="只认文章自己写明的地点和日期，推断出来的按未知算。")
@click.option(
    "--sort", type=click.Choice(SORTS), default="relevance", show_default=True, help="排列次序。"
)
@click.option(
    "--limit", type=click.IntRange(0), default=20, show_default=True, help="篇数，0 为全部。"
)
@click.option("--offset", type=click.IntRange(0), default=0, help="跳过的篇数。")
@json_option
@home_option
def search(
    query: tuple[str, ...],
    exact: bool,
    certain: bool,
    sort: Sort,
    limit: int,
    offset: int,
    as_json: bool,
    home: Home,
    **chosen: tuple[str, ...],
) -> None:
    """检索 QUERY；空的 QUERY 列出全部文章。

    空格表示“与”，OR 或 | 表示“或”，- 表示“非”，引号内原样查找，
    可用 标题: 城市: 日期: 主题: 记者: 来源: 限定，词中的 * 代表 0–10 个字。
    """
    for word in query:
        if re.match(r"--[a-z]", word):
            raise click.UsageError(f"没有选项 {word}")
    _, searcher = open_archive(home, watch=announced, force=force_of(home))
    pairs = [(facet, value) for facet in FACETS for value in chosen[facet]]
    asked = Query(" ".join(query), filters(pairs), exact, sort, limit, offset, certain)
    results = searcher.search(asked)
    if as_json:
        click.echo(json_line(results_json(results)))
    else:
        _print_results(results, Console(highlight=False, soft_wrap=True))


@click.command(short_help="显示一篇文章，或一个来源。")
@click.argument("name")
@click.option("--raw", is_flag=True, help="来源的原文，逐行。")
@json_option
@home_option
def show(name: str, raw: bool, as_json: bool, home: Home) -> None:
    """显示编号为 NAME 的文章；NAME 是来源时列出它的文章，加 --raw 显示原文。"""
    catalogue = Catalogue(home.catalogue)
    if raw:
        catalogue.source(name)
        text = "\n".join(line for _, line in catalogue.lines(name))
        click.echo(visible(text) if sys.stdout.isatty() else text)
        return
    try:
        articles = [catalogue.article(name)]
    except NotFound:
        catalogue.source(name)
        articles = list(catalogue.articles(name))
    if as_json:
        _print_json(article_json(a) for a in articles)
    elif len(articles) == 1:
        click.echo(visible(_article_text(articles[0])))
    else:
        for article in articles:
            click.echo(visible(f"{article.id}\t{_headline(article)}"))


@click.command(short_help="导出文章或剩余文字，每行一个 JSON。")
@click.option("--articles", "articles", is_flag=True, help="文章。")
@click.option("--leftovers", "leftovers", is_flag=True, help="不属于任何文章的文字。")
@click.option("--sources", metavar="GLOB", help="只要名称相符的来源，如 '2022/*'。")
@home_option
def export(articles: bool, leftovers: bool, sources: str | None, home: Home) -> None:
    """按各来源的阅读次序导出，每行一个 JSON 对象。"""
    if articles == leftovers:
        raise click.UsageError("请说明导出什么：--articles 或 --leftovers，一次一种。")
    catalogue = Catalogue(home.catalogue)
    if articles:
        _print_json(article_json(a) for a in catalogue.articles(sources=sources))
    else:
        _print_json(leftover_json(item) for item in catalogue.leftovers(sources=sources))


def _print_json(objects: Iterable[dict[str, object]]) -> None:
    for each in objects:
        click.echo(json_line(each))


def _print_results(results: Results, console: Console) -> None:
    loose = results.total_articles - results.total_exact
    console.print(
        f"共 {results.total_articles} 篇（精确 {results.total_exact} 篇，分词 {loose} 篇），"
        f"{results.total_paragraphs} 段"
    )
    for note in results.notes:
        console.print(f"提示：{note}", markup=False)
    for hit in results.hits:
        _print_hit(hit, console)
    if results.other_text:
        console.print("\n其他文字（不计入篇数）", style="dim")
        for other in results.other_text:
            console.print(_marked(other.text, other.marks))


def _print_hit(hit: Hit, console: Console) -> None:
    title = Text("\n" + visible(hit.headline or "（无标题）"), style="bold")
    if not hit.exact:
        title.append(" 〔分词〕", style="dim")
    console.print(title)
    console.print(f"{hit.article}  {hit.source}", style="dim", markup=False)
    for passage in hit.passages[:3]:
        console.print(Text("  ") + _marked(passage.text, passage.marks))


def _marked(text: str, marks: Iterable[Mark]) -> Text:
    shown = Text(visible(text))
    for start, end in marks:
        shown.stylize("bold red underline", start, end)
    return shown


def _headline(article: Article) -> str:
    if article.headline:
        return article.headline.text
    texts = [p.text for p in article.paragraphs] + [c.text for c in article.captions]
    return (texts[0][:30] + "…") if texts else "（空）"


def _article_text(article: Article) -> str:
    before = {s.before: s.text for s in article.subheadings}
    heads = [f.text for f in (article.kicker, article.headline, article.deck, article.byline) if f]
    body: list[str] = []
    for paragraph in article.paragraphs:
        body += [f"【{before[paragraph.n]}】"] if paragraph.n in before else []
        body.append(f"[{paragraph.n}] {paragraph.text}")
    captions = [f"（图）{c.text}" for c in article.captions]
    place, date = article.tags.place, article.tags.date
    tags = [
        f"地点：{place.path if place else '未知'}",
        f"日期：{date.value or '未知'}",
        f"主题：{'、'.join(article.tags.topics) or '未知'}",
        *([f"做法：{'、'.join(article.tags.practices)}"] if article.tags.practices else []),
        *([f"任职：{'、'.join(_posts(article))}"] if article.tags.officials else []),
        *(
            [f"数据：{'、'.join(f.text for f in article.tags.figures)}"]
            if article.tags.figures
            else []
        ),
        *_facts(article.metadata),
        f"来源：{article.source}",
    ]
    doubts = [f"存疑：{doubt.message}" for doubt in article.doubts]
    return "\n".join([*heads, "", *body, *captions, "", *tags, *doubts])


def _posts(article: Article) -> Iterator[str]:
    return (f"{o.unit or ''}{o.post}{o.name}" for o in article.tags.officials)


def _facts(about: Metadata) -> list[str]:
    """What is known from outside the text, each with where it comes from."""
    keys = ("newspaper", "issue_date", "page", "city", "url")
    labels = ("报纸", "出版日期", "版次", "报纸所在地", "网址")
    return [
        f"{label}：{value}（取自{about.origin(key) or '未记录'}）"
        for key, label in zip(keys, labels, strict=True)
        if (value := getattr(about, key))
    ]
