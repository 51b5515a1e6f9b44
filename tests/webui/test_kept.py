"""What is kept is given back, and the oldest makes room."""

from __future__ import annotations

from pathlib import Path

import pytest
from oracle import MemorySearcher
from web_site import ARTICLES, LEFTOVERS, make_site

from archive.catalogue import Catalogue
from archive.filters import Query
from archive.results import Results
from webui.kept import Made, kept_pages


def page(size: int) -> Made:
    return Made(b"x" * size, "text/html")


def test_the_pages_asked_for_last_stay() -> None:
    kept = kept_pages(room=100)
    for tag in "abcd":
        kept.put(tag, page(25))
    assert kept.get("a") == page(25)
    kept.put("e", page(20))  # b is the one asked for longest ago
    assert [tag for tag in "abcde" if kept.get(tag)] == ["a", "c", "d", "e"]


def test_a_page_that_would_take_too_much_is_not_kept() -> None:
    kept = kept_pages(room=100)
    kept.put("a", page(20))
    kept.put("b", page(26))
    assert (kept.get("a"), kept.get("b")) == (page(20), None)


def test_the_same_page_again_takes_its_place_once() -> None:
    kept = kept_pages(room=100)
    for size in (25, 20, 10):
        kept.put("a", page(size))
    for tag in "bcd":
        kept.put(tag, page(25))
    assert all(map(kept.get, "abcd"))


class Counting(MemorySearcher):
    """Counts what it is asked; its generation can be changed."""

    asked, name = 0, "1"

    def search(self, query: Query) -> Results:
        self.asked += 1
        return super().search(query)

    def generation(self) -> str:
        return self.name


@pytest.mark.parametrize("address", ["/?q=%E5%85%9A", "/api/search?q=%E5%85%9A"])
def test_a_page_is_made_once_until_catalogue_or_index_changes(tmp_path: Path, address: str) -> None:
    searcher = Counting(ARTICLES, LEFTOVERS)
    client = make_site(tmp_path, searcher=searcher).test_client()
    pages = [client.get(address) for _ in range(2)]
    assert searcher.asked == 2  # without a stamp nothing is kept
    with Catalogue(tmp_path / "catalogue.sqlite").writing() as writer:
        writer.mark()
    pages = [client.get(address) for _ in range(3)]
    assert searcher.asked == 3
    assert len({p.data for p in pages}) == 1
    assert all(p.headers == pages[0].headers for p in pages)
    assert client.head(address).status_code == 200
    searcher.name = "2"
    client.get(address)
    assert searcher.asked == 4
    with Catalogue(tmp_path / "catalogue.sqlite").writing() as writer:
        writer.mark()
    client.get(address)
    assert searcher.asked == 5
    client.get(f"{address}&page=2")
    assert searcher.asked == 6
