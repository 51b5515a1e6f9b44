"""ETags: what a browser still has is not sent again; what changed is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from web_site import make_site

from archive.catalogue import Catalogue

PAGES = ["/", "/?q=%E7%BD%91", "/api/search?q=%E7%BD%91", "/doubts"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stamped")


@pytest.fixture(scope="module")
def stamped(folder: Path) -> Iterator[FlaskClient]:
    """A site whose catalogue has a stamp, as every build gives it one."""
    with make_site(folder).test_client() as client:
        stamp(folder)
        yield client


def stamp(folder: Path) -> None:
    with Catalogue(folder / "catalogue.sqlite").writing() as writer:
        writer.mark()


@pytest.mark.parametrize("address", PAGES)
def test_the_same_page_is_answered_304(stamped: FlaskClient, address: str) -> None:
    first = stamped.get(address)
    tag = first.headers["ETag"]
    again = stamped.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert first.headers["Cache-Control"] == "no-cache"
    other = stamped.get(f"{address}{'&' if '?' in address else '?'}page=2")
    assert other.headers["ETag"] != tag
    assert stamped.get(address, headers={"If-None-Match": '"other"'}).data == first.data
    packed = stamped.get(address, headers={"If-None-Match": f"W/{tag}"})
    assert packed.status_code == 304, "a proxy that packs pages makes tags weak"


@pytest.mark.parametrize("address", ["/articles/nobody", "/healthz", "/nowhere"])
def test_failures_and_health_have_none(stamped: FlaskClient, address: str) -> None:
    first = stamped.get(address)
    assert "ETag" not in first.headers
    assert stamped.get(address, headers={"If-None-Match": "*"}).status_code == first.status_code


def test_without_a_stamp_there_is_none(client: FlaskClient) -> None:
    assert "ETag" not in client.get("/").headers


def test_a_write_makes_every_page_new(stamped: FlaskClient, folder: Path) -> None:
    tag = stamped.get("/").headers["ETag"]
    stamp(folder)
    again = stamped.get("/", headers={"If-None-Match": tag})
    assert again.status_code == 200 and again.headers["ETag"] != tag
