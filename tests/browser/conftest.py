"""A real browser on a real server over a real index.

Without a browser the tests fail and say how to get one; BROWSER=0 leaves them out, and the summary
says so.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest
from contract import whoosh
from find_browser import HOW_TO_GET_ONE, find_browser
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from web_site import ARTICLES, REST_OF_ALL, make_site
from werkzeug.serving import WSGIRequestHandler, make_server

SWITCHES = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip
LEFT_OUT = os.environ.get("BROWSER") == "0"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not LEFT_OUT:
        return
    mine = [item for item in items if item.get_closest_marker("browser")]
    config.hook.pytest_deselected(items=mine)
    items[:] = [item for item in items if item not in mine]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if LEFT_OUT:
        terminalreporter.write_line("BROWSER=0：浏览器测试没有运行。", yellow=True)


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: object) -> None:
        """Nothing: the tests look at the answers."""


def _read_whole(app: Flask) -> Callable[..., list[bytes]]:
    """The application with answers that are read and closed before they are sent.

    Unlike gunicorn, this server leaves an answer open when the browser drops it half-way.
    """

    def answer(environ: dict[str, object], start: Callable[..., object]) -> list[bytes]:
        with closing(app(environ, start)) as parts:
            return list(parts)

    return answer


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Flask], str]]:
    """Serves a site from a thread until the tests end; gives its address without the final slash."""
    with ExitStack() as ends:

        def start(app: Flask) -> str:
            server = make_server(
                "127.0.0.1", 0, _read_whole(app), threaded=True, request_handler=_Quiet
            )
            thread = threading.Thread(target=server.serve_forever, daemon=True)
            thread.start()
            ends.callback(server.server_close)
            ends.callback(thread.join)
            ends.callback(server.shutdown)
            return f"http://127.0.0.1:{server.server_port}"

        yield start


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Flask], str]) -> str:
    """The site that most tests visit."""
    folder = tmp_path_factory.mktemp("served")
    searcher = whoosh(folder / "index", list(ARTICLES), REST_OF_ALL)
    return serve(make_site(folder, searcher=searcher))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = find_browser()
    if not found:
        pytest.fail(HOW_TO_GET_ONE, pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(SWITCHES))
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Open a path in a window with the given options. Afterwards: nothing was fetched from
    elsewhere, and the console stayed empty."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def open_page(path: str, **options: object) -> Page:
        context = browser.new_context(base_url=address, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: troubles.append(message.text))
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on(
            "request",
            lambda r: None if r.url.startswith(address) else troubles.append(f"elsewhere: {r.url}"),
        )
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []
