"""The site of the web tests: read only, so one is enough for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from web_html import Node, read_html
from web_site import make_site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return make_site(tmp_path_factory.mktemp("site"))


@pytest.fixture
def client(site: Flask) -> Iterator[FlaskClient]:
    with site.test_client() as client:
        yield client


@pytest.fixture
def see(client: FlaskClient) -> Callable[[str], Node]:
    """Open an address (Chinese allowed) and read the page; it must be there."""

    def open_page(address: str) -> Node:
        response = client.get(quote(address, safe="/?&=%:+#"))
        assert response.status_code == 200, (address, response.status_code)
        return read_html(response.text)

    return open_page
