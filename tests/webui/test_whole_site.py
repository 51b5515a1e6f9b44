"""What holds for every page: headers, shape, live links, errors in the same clothes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from web_html import Node, read_html
from web_site import ARTICLES, REST_OF_ALL, readings

from archive.catalogue import Catalogue
from archive.errors import StaleArchive
from archive.filters import Query
from archive.results import Results
from archive.settings import Settings
from webui import create_app

PAGES = [
    "/",
    "/?q=%E5%85%9A",
    "/?q=%E7%81%AB%E6%98%9F",
    "/?topic=%E5%85%9A%E5%BB%BA&sort=oldest&exact=1",
    "/articles/rich1?q=%E5%85%9A",
    "/articles/mate1",
    "/articles/slogan2",
    "/sources/a.txt",
    "/sources/2022/%E6%A1%83%E8%8A%B1%E6%97%A5%E6%8A%A5%20A2.txt",
    "/doubts",
    "/practices",
    "/articles/none",
    "/none",
]


@pytest.mark.parametrize("address", PAGES)
def test_pages_are_sound(client: FlaskClient, address: str) -> None:
    page = read_html(client.get(address).text)
    assert page.one("html").attrs["lang"] == "zh-Hans"
    assert page.one("title").text.endswith("报档")
    ids = Counter(node.attrs["id"] for node in page.all() if "id" in node.attrs)
    assert [name for name, times in ids.items() if times > 1] == []
    assert len(list(page.all("h1"))) <= 1
    assert page.by_id("q") in list(page.one("form", "ask").all("input"))
    for link in page.all("a"):
        assert link.text or link.attrs.get("aria-label"), link.attrs
    for node in page.all():
        assert "style" not in node.attrs
        assert not [name for name in node.attrs if name.startswith("on")]
        for name in ("src", "srcset"):
            assert urlsplit(node.attrs.get(name, "")).netloc == ""


def test_every_link_of_the_site_is_alive(client: FlaskClient) -> None:
    """Follow all links, one search deep; an anchor must exist on the page it points at."""
    seen: dict[str, Node] = {}
    todo = [(address, 0) for address in PAGES[:-2]]
    while todo:
        address, depth = todo.pop()
        if address in seen:
            continue
        response = client.get(address)
        assert response.status_code == 200, address
        seen[address] = page = (
            read_html(response.text) if response.mimetype == "text/html" else Node("", {})
        )
        for link in page.all("a"):
            target = urlsplit(urljoin(address, link.attrs["href"]))
            if target.netloc:
                continue
            there = target._replace(fragment="").geturl()
            if depth < 1 or not there.startswith("/?"):
                todo.append((there, depth + 1))
            if target.fragment and there in seen:
                assert seen[there].by_id(target.fragment)
    assert len(seen) > 50


def test_headers_of_every_answer(client: FlaskClient) -> None:
    for address in (*PAGES, "/healthz", "/api/search", "/static/style.css", "/api/none"):
        with client.get(address) as response:
            headers = response.headers
        assert headers["Content-Security-Policy"].startswith("default-src 'self'")
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"


def test_nothing_is_fetched_from_elsewhere(site: Flask) -> None:
    folder = Path(str(site.static_folder))
    for file in folder.iterdir():
        text = file.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
        assert "http" not in text and "@import" not in text and "url(" not in text, file.name


@pytest.mark.parametrize("address", ["/", "/articles/rich1", "/api/search", "/healthz"])
def test_head_works_and_other_methods_do_not(client: FlaskClient, address: str) -> None:
    head = client.head(address)
    assert (head.status_code, head.data) == (200, b"")
    response = client.post(address)
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
    assert "这个地址不接受这种请求" in response.text


class Broken:
    """A searcher that fails in a given way."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def search(self, query: Query) -> Results:
        raise self.error

    def generation(self) -> str:
        return ""


FAILURES = [
    (StaleArchive("索引已损坏。", "请运行 baodang rebuild。"), 503, "请运行 baodang rebuild。"),
    (ValueError("secret"), 500, "程序出错了，这不是您的问题。"),
]


@pytest.mark.parametrize(("error", "status", "sentence"), FAILURES)
def test_failures_are_plain_pages(
    tmp_path: Path, error: Exception, status: int, sentence: str
) -> None:
    catalogue = Catalogue(tmp_path / "c.sqlite", create=True)
    with catalogue.writing() as writer:
        for reading in readings(ARTICLES, REST_OF_ALL):
            writer.put(reading)
    with create_app(Broken(error), catalogue, Settings()).test_client() as client:
        for address in ("/", "/api/search"):
            response = client.get(address)
            assert response.status_code == status
            assert sentence in (response.text if address == "/" else response.get_json()["error"])
            assert "secret" not in response.text and "Traceback" not in response.text


def test_an_index_ahead_of_the_catalogue_shows_bare_hits(tmp_path: Path) -> None:
    from oracle import MemorySearcher

    catalogue = Catalogue(tmp_path / "c.sqlite", create=True)
    with catalogue.writing() as writer:
        writer.put(readings(ARTICLES[:1], ())[0])
    app = create_app(MemorySearcher(ARTICLES), catalogue, Settings())
    with app.test_client() as client:
        page = read_html(client.get("/").text)
    assert len(list(page.all("li", "hit"))) == 8
