"""The five pages of seeds/, indexed once for all tests of this folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.catalogue import Catalogue
from archive.home import Home
from archive.searcher import Searcher
from indexer.pipeline import open_archive, rebuild

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> tuple[Catalogue, Searcher]:
    home = Home(tmp_path_factory.mktemp("seeds"))
    rebuild(home, [SEEDS])
    return open_archive(home)


@pytest.fixture(scope="session")
def catalogue(opened: tuple[Catalogue, Searcher]) -> Catalogue:
    return opened[0]


@pytest.fixture(scope="session")
def searcher(opened: tuple[Catalogue, Searcher]) -> Searcher:
    return opened[1]
