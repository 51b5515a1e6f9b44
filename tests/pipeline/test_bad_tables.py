"""A table of the program's own that cannot be used ends a build; no page goes without tags for it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from arrows import CHECKOUT

import indexer.data
from archive.catalogue import Catalogue
from archive.errors import InputError
from archive.home import Home
from indexer.data import compiling
from indexer.pipeline import rebuild, update

PAGE = "植树节\n\n本报讯(记者 王思俊)3月12日,郑州市惠济区党员志愿者植树三百棵。\n"


@pytest.mark.parametrize("command", [rebuild, update])
@pytest.mark.parametrize("table", ["gazetteer.tsv", "figure_units.tsv", "openings.tsv"])
def test_the_table_and_its_line_are_told_and_nothing_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Callable[[Home], object], table: str
) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "a.txt").write_text(PAGE, "utf-8")
    home = Home(tmp_path / "home")
    rebuild(home, [tmp_path / "papers"])
    before = list(Catalogue(home.catalogue).articles())
    shutil.copytree(CHECKOUT / "indexer" / "data", tmp_path / "data")
    file = tmp_path / "data" / table
    file.write_text(file.read_text("utf-8") + "一栏\t两栏\t三栏\t四栏\t五栏\n", "utf-8")
    for module in (indexer.data, compiling):
        monkeypatch.setattr(module, "files", lambda _: tmp_path)
    (tmp_path / "papers" / "b.txt").write_text(PAGE, "utf-8")
    with pytest.raises(InputError, match=rf"{table} 第 \d+ 行"):
        command(home)
    assert list(Catalogue(home.catalogue).articles()) == before and before[0].tags.place
