"""The searchers that the contract holds for: the engine in use, and the brute-force oracle."""

from __future__ import annotations

import pytest
from contract import whoosh
from factories import LEFTOVERS, SIX, SLOGAN
from oracle import MemorySearcher

from archive.searcher import Searcher


@pytest.fixture(scope="session", params=["whoosh", "oracle"])
def searcher(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    """A Searcher over SIX, SLOGAN and LEFTOVERS."""
    if request.param == "oracle":
        return MemorySearcher([*SIX, SLOGAN], LEFTOVERS)
    return whoosh(tmp_path_factory.mktemp("six") / "index", [*SIX, SLOGAN], LEFTOVERS)
