"""Index files that are cut, gone, foreign or rotten: said in a plain sentence, healed by a build."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from archive.errors import HomeError
from archive.filters import Query
from archive.home import Home
from indexer.fulltext import WhooshSearcher
from indexer.pipeline import open_archive, rebuild, update

QUERIES = ("", "区", "党建活动", "城区启动", "网格 志愿者", "党*动", "记者:王思俊", "主题:党建")
FILES = ("CURRENT", "stamp.json", "_MAIN_1.toc", "_texts_1.toc", "MAIN_*.arrays", "texts_*.arrays")


def _cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def _emptied(file: Path) -> None:
    file.write_bytes(b"")


def _foreign(file: Path) -> None:
    file.write_bytes(b"PK\3\4" + "不是索引".encode() * 500)


def _rotten(file: Path) -> None:
    """As long as before, with the end that tells a whole file."""
    data = file.read_bytes()
    file.write_bytes(bytes(byte ^ 0x5A for byte in data[:-24]) + data[-24:])


HARMS = (Path.unlink, _cut, _emptied, _foreign, _rotten)


def answers(searcher: WhooshSearcher) -> list[object]:
    found = (searcher.search(Query(text)) for text in QUERIES)
    return [(r.total_articles, [(h.article, h.passages) for h in r.hits], r.facets) for r in found]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with papers and a home that holds them."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "papers").mkdir()
    for n, place in enumerate(("管城区", "惠济区", "中原区")):
        text = (
            f"{place}启动党建活动\n\n本报讯(记者 王思俊)昨日,{place}启动。\n{n}名志愿者走进网格。\n"
        )
        (folder / "papers" / f"{n}.txt").write_text(text, "utf-8")
    rebuild(Home(folder / "home"), [folder / "papers"])
    return folder


@pytest.mark.parametrize("heal", [rebuild, update, open_archive])
@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("name", FILES)
# Whoosh leaves the file it could not read to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_each_file_of_an_index(
    built: Path,
    tmp_path: Path,
    name: str,
    harm: Callable[[Path], None],
    heal: Callable[[Home], object],
) -> None:
    home = Home(tmp_path / "home")
    shutil.copytree(built / "home", home.folder)
    whole = answers(WhooshSearcher(home.index))
    [file] = home.index.rglob(name)
    harm(file)
    try:
        assert answers(WhooshSearcher(home.index)) == whole
    except HomeError as error:
        assert "baodang rebuild" in str(error)
    heal(home)
    assert answers(open_archive(home)[1]) == whole
