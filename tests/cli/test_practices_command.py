"""`practices`, and what `show` says of practices, officials and figures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from indexer.cli import baodang


@pytest.fixture
def home(tmp_path: Path) -> Path:
    pages = tmp_path / "pages"
    pages.mkdir()
    texts = {
        "a.txt": "平湖镇推行“三捐”活动\n本报讯 平湖镇推行“三捐”活动，300余人捐款12万元。镇长石宝山说，钱用来修桥。\n",
        "b.txt": "东山村开展“三捐”\n本报讯 东山村开展“三捐”，村民自己动手，把水渠修好了。\n",
    }
    for name, text in texts.items():
        (pages / name).write_text(text, encoding="utf-8")
    home = tmp_path / "home"
    told(home, "rebuild", str(pages), "--quiet")
    return home


def told(home: Path, *arguments: str) -> str:
    result = CliRunner().invoke(baodang, [*arguments, "--home", str(home)])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_register_merges_variants(home: Path) -> None:
    assert "又作" in told(home, "practices")
    (only,) = map(json.loads, told(home, "practices", "--json").splitlines())
    assert set(only["variants"]) == {"“三捐”活动", "“三捐”"}
    assert len(only["articles"]) == 2


def test_a_limit_says_what_it_leaves_out(home: Path) -> None:
    assert "另有" not in told(home, "practices", "--limit", "1")
    assert told(home, "practices", "--sources", "c*") == "做法 0 个。\n"


def test_show_tells_practices_officials_and_figures(home: Path) -> None:
    shown = told(home, "show", "a.txt")
    assert "任职：镇长石宝山\n" in shown and "任职" not in told(home, "show", "b.txt")
    assert "做法：“三捐”活动" in shown and "12万元" in shown.split("数据：")[1]
