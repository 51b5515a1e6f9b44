"""`explain` of an article: every tag with its words, the rule and who knew."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from click.testing import Result
from web_site import RAW, RICH

from archive.chains import chains
from archive.tags import Evidence, Tags
from indexer.cli.told_tags import told_evidence, told_tags
from webui.presenters.basis import basis

Run = Callable[..., Result]
TOLD = """\
桃花区:网格连万家
rich1  消息  已接续、残缺  2022/桃花日报 A2.txt  /articles/rich1

地点      丰收省 › 丰收市 › 桃花区 › 幸福街道；据正文；区划代码 990101
          幸福街道  正文地名（正文）：「幸福街道」第 1 段
          桃花区  正文地名（正文）：「桃花区」标题
          丰收市  区县所属（地名表）：「桃花区」第 1 段
          丰收省  区县所属（地名表）：「桃花区」第 1 段
日期      2022年4月6日（推断）；据出版日期推算
          月日（正文）：「4月6日」第 1 段
          年份见同版文章（同版文章）：「2022年」同版文章，第 1 段
主题      基层治理、党建
          基层治理  词表（正文）：「网格」第 2 段
          党建  词表（正文）：「党员」第 2 段
记者      李四
          署名（正文）：「李四」署名
通讯员    王五
          署名（正文）：「王五」署名
做法      “七步工作法”
          引号加工作法（正文）：「“七步工作法”」副题
数据      1 个
          10个网格：约3,080,000,000个（网格）  数词加量词（正文）：「10个网格」第 2 段
另外提到  丰收市 梨花区、桃花国
其他依据  issue=x
          出版日期（附带信息）：「2022-04-07」x.meta.json
"""
UNKNOWN = """\
2022年,<b>简讯</b> & 其他没有标题的一段话…
mate1  简讯  完整  2022/桃花日报 A2.txt  /articles/mate1

地点      未知；可能是 甲省 › 甲市 › 城关区，或乙省 › 乙市 › 城关区
日期      未知
主题      未知
"""


@pytest.mark.parametrize(("name", "told"), [("rich1", TOLD), ("mate1", UNKNOWN)])
def test_tags_are_told_as_a_person_would_read_them(ask: Run, name: str, told: str) -> None:
    result = ask("explain", name)
    assert (result.exit_code, result.stdout) == (0, told)


def test_the_page_says_the_same_of_every_tag() -> None:
    said = [(g.label, [i.label for i in g.items], g.notes) for g in basis(RICH)]
    assert said == [(c.label, [link.label for link in c.links], c.notes) for c in chains(RICH)]


def test_every_evidence_is_told_once() -> None:
    told = chains(RICH)
    shown = [e for c in told for e in (*c.evidence, *(e for n in c.links for e in n.evidence))]
    assert sorted(e.tag for e in shown) == sorted(e.tag for e in RICH.tags.evidence)


def test_a_word_that_a_person_set_names_the_file_and_the_reason() -> None:
    reason = Evidence("city=某市", "correction", "王：核对", decided="correction", origin="a.toml")
    assert told_evidence([reason]) == ("更正（人工）：「王：核对」a.toml",)


def test_nothing_in_an_article_can_command_the_terminal() -> None:
    name = "李\x1b[2J四"
    tags = Tags(
        reporters=(name,),
        evidence=(
            Evidence("x=\x1b", "某", "\x1b]0;", 1, 0, 4),
            Evidence(f"reporter={name}", "署名", name, "byline", 0, len(name)),
        ),
    )
    rows = [row.plain for row in told_tags(replace(RICH, tags=tags))]
    assert "\x1b" not in "".join(rows) and any("李\ufffd[2J四" in row for row in rows)


def test_json_gives_the_same_as_data(ask: Run) -> None:
    told = json.loads(ask("explain", "rich1", "--json").stdout)
    assert (told["article"], told["source"]) == ("rich1", RAW)
    tags = {tag["label"]: tag for tag in told["tags"]}
    assert [v["label"] for v in tags["地点"]["values"]] == [
        "丰收省",
        "丰收市",
        "桃花区",
        "幸福街道",
    ]
    assert tags["地点"]["values"][2]["evidence"][0]["paragraph"] == "headline"
    assert tags["日期"]["notes"] == ["据出版日期推算"]
    assert tags["日期"]["evidence"][1]["article"] == "mate1"
    assert [v["inferred"] for v in tags["地点"]["values"]] == [False] * 4
    assert [v["inferred"] for v in tags["日期"]["values"]] == [True]


@pytest.mark.parametrize("option", [("--page", "1"), ("--full",)])
def test_options_about_lines_are_refused_for_an_article(ask: Run, option: tuple[str, ...]) -> None:
    result = ask("explain", "rich1", *option)
    assert result.exit_code == 2 and "只用于来源" in result.output


def test_what_is_neither_is_a_sentence(ask: Run) -> None:
    result = ask("explain", "rich2")
    assert result.exit_code == 1 and "没有名为“rich2”的文章或来源" in str(result.exception)
