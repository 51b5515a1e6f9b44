"""`explain`: a source told line by line, to people and to programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from web_site import LINES, PAGE, RAW, RICH

from archive.account import account
from archive.texts import Correction, Fragment, Leftover, Page, Source
from indexer.cli.told import told_page, told_source
from webui.cli import baodang

NEWS = "本报讯 7月9日，清溪区水厂改造工程完工，三万居民用上新水，水压不足的问题得到解决。"
Run = Callable[..., Result]
TOLD = """\
来源 2022/桃花日报 A2.txt
     txt，utf-8，1 字节，1 个版面
     ？ 读不懂的附带信息：附带信息没有采用。

第 1 版面  第 1–13 行
     报纸 桃花日报（取自旁注文件 桃花日报 A2.txt.meta.json）
     出版日期 2022-04-07；文件夹 <2022-04-08>作“2022-04-08”，没有采用
     版次 A2（取自文件名）
     网址 https://news.example/a?b=1&c=<2>
     3 篇；接续 1 处，其中移位 1 处；疑似接续 1 处；考虑过而没有接 1 处；剩余 1 处

  ① 桃花区:网格连万家  消息，已接续、残缺，第 1 行起  /articles/rich1
  ② 2022年,<b>简讯</b> & 其他没有标题的一段话…（无标题）  简讯，完整，第 13 行起  /articles/mate1
  ③ 坚定信心 奋勇争先  栏目标语，完整，第 12 行起  /articles/slogan2

    1 ①  引题       党建引领在基层
    2 ①  标题       桃花区:网格连万家
    3 ①  副题       ——记幸福街道的“七步工作法”
                    ？ 乱码：也有乱码。（第 3 行）
    4
    5 ①  段落 1     本报讯 4月6日,记者走进桃花区幸福街道。
                    × 没有接第 6 行 0.08 虽然 位置相接；但是上一行已经结束
    6 ①  段落 2     街道把辖区划分为10个网格,由党员担任网格
                    └→ 接第 9 行 0.97 移位 因为 上文没有写完,词也被断开
    7 ①  小标题     网格长上门走访
    8 ①  图片说明   图为网格长走访老人。张三 摄
                    ┌← 接自第 6 行
    9 ①  段落 2     长,上门听取意见。
                    〔此后缺文：下文不在这一版〕
                    └┄ 疑似接第 13 行 0.41 移位 因为 紧接着的下一段；但是下一行像段落开头
                    ？ 末尾：结尾像是没有写完（第 9 行）
   10 ①  署名       记者 李四 通讯员 王五
   11 –  剩余       版权所有 请勿转载
                    版权说明
                    ？ 乱码：有乱码。（第 11 行）
   12 ③  栏目标语   坚定信心 奋勇争先
                    ┌┄ 疑似接自第 9 行
   13 ②  段落 1     2022年,<b>简讯</b> & 其他没有标题的一段话,说的是春耕备耕和农资供应的情况。
"""


def test_it_is_told_as_a_person_would_read_it(ask: Run) -> None:
    result = ask("explain", RAW)
    assert result.exit_code == 0
    assert [line.rstrip() for line in result.stdout.splitlines()] == TOLD.splitlines()


@pytest.mark.parametrize("name", ["桃花日报 A2.txt", "A2", "/nowhere/" + RAW])
def test_a_source_is_found_by_its_end_or_its_file(ask: Run, name: str) -> None:
    assert ask("explain", name).stdout == ask("explain", RAW).stdout


def test_full_lines_are_not_shortened(ask: Run) -> None:
    shown = ask("explain", RAW, "--full").stdout
    assert all(line in shown for line in LINES)


def test_json_gives_the_same_as_data(ask: Run) -> None:
    told = json.loads(ask("explain", RAW, "--json").stdout)
    assert (told["source"], told["encoding"]) == (RAW, "utf-8")
    assert [doubt["rule"] for doubt in told["doubts"]] == ["bad-sidecar", "lossy", "lossy"]
    (page,) = told["pages"]
    assert page["metadata"]["origins"] == dict(RICH.metadata.origins)
    assert [(a["number"], a["id"]) for a in page["articles"]] == [
        (1, "rich1"), (2, "mate1"), (3, "slogan2"),
    ]  # fmt: skip
    assert [line["text"] for line in page["lines"]] == list(LINES)
    assert page["lines"][5]["claims"] == [
        {
            "start": 0,
            "end": len(LINES[5]),
            "role": "paragraph",
            "article": 1,
            "paragraph": 2,
            "reason": "",
        }
    ]
    assert page["lines"][10]["claims"][0]["reason"] == "版权说明"
    assert [(j["from"], j["to"], j["standing"], j["moved"]) for j in page["joins"]] == [
        (5, 6, "refused", False), (6, 9, "made", True), (9, 13, "suspected", True),
    ]  # fmt: skip


def test_one_page_alone(ask: Run) -> None:
    assert ask("explain", RAW, "--page", "1").stdout == ask("explain", RAW).stdout
    missing = ask("explain", RAW, "--page", "2")
    assert missing.exit_code == 1
    assert str(missing.exception) == f"来源“{RAW}”没有第 2 个版面。它有 1 个。"


def test_an_unknown_source_is_a_sentence_with_the_nearest(ask: Run) -> None:
    result = ask("explain", "桃花晚报 A2.txt")
    assert result.exit_code == 1
    assert str(result.exception) == f"没有名为“桃花晚报 A2.txt”的文章或来源。相近的有：{RAW}。"


def test_corrections_by_hand_are_told_with_who_and_why() -> None:
    by_hand = Correction("第 9 行接在第 6 行之后", "王敏", "核对了原报", "2026-05-01", "a.toml")
    told = account(PAGE, (replace(RICH, corrections=(by_hand,)),))
    rows = [row.plain for row in told_page(told, 100)]
    assert "     更正 第 9 行接在第 6 行之后。王敏，2026-05-01：核对了原报" in rows


@given(st.lists(st.text(max_size=90), min_size=1, max_size=6), st.integers(40, 120))
def test_any_line_is_told_on_one_row_that_fits(texts: list[str], width: int) -> None:
    lines = tuple(text.replace("\n", " ") for text in texts)
    left = [Leftover("s", Fragment(n, 0, len(t), t), "剩余") for n, t in enumerate(lines, 1)]
    rows = [row.plain for row in told_page(account(Page("s", 1, lines), (), left), width)]
    assert all("\n" not in row.lstrip("\n") for row in rows)
    numbered = [row for row in rows if row[:5].strip().isdigit() and len(row) > 5]
    assert all(cell_len(row) <= width for row in numbered)
    assert len(numbered) == sum(bool(text.strip()) for text in lines)


@pytest.mark.parametrize(
    ("kind", "encoding", "told"),
    [("pdf", "", "pdf"), ("docx", "", "docx"), ("txt", "", "txt，编码不明"), ("txt", "big5", "txt，big5")],
)  # fmt: skip
def test_only_texts_have_an_encoding(kind: str, encoding: str, told: str) -> None:
    source = Source("a", "/a", "", 5, kind, encoding)
    assert f"{told}，5 字节，" in told_source(source, 1).plain


def test_a_reason_that_many_lines_share_is_told_once(tmp_path: Path) -> None:
    links = "".join(
        f"<li><a href={n}>{name}</a></li>" for n, name in enumerate(("首页", "要闻", "体育"))
    )
    page = tmp_path / "a.html"
    page.write_text(f"<ul>{links}</ul><h1>水厂改造完工</h1><p>{NEWS}</p><ul>{links}</ul>", "utf-8")
    runner, home = CliRunner(), str(tmp_path / "home")
    assert runner.invoke(baodang, ["rebuild", str(page), "--home", home]).exit_code == 0
    told = runner.invoke(baodang, ["explain", "a.html", "--home", home]).stdout
    assert (told.count("剩余 "), told.count("网页的导航")) == (7, 2)
