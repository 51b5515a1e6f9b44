"""/api and /healthz: the objects of the command line, errors as JSON."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from factories import SIX
from flask.testing import FlaskClient
from oracle import MemorySearcher
from web_site import ARTICLES, REST_OF_ALL

from archive.export import article_json, results_json
from archive.filters import Query, filters
from webui.views.api import read_query

QUERIES = [
    ("", Query()),
    ("q=党建", Query("党建")),
    ("q=疫情防控&exact=1&sort=oldest", Query("疫情防控", exact=True, sort="oldest")),
    ("topic=党建&topic=体育&place=河南省", Query(filters=filters([("topic", "党建"), ("topic", "体育"), ("place", "河南省")]))),
    ("certain=1&place=河南省", Query(filters=filters([("place", "河南省")]), certain=True)),
    ("certain=0", Query()),
    ("limit=0&offset=2", Query(limit=0, offset=2)),
    ("limit=3&offset=99999999999999999999", Query(limit=3, offset=10**12)),
    ("date=2022年3月..2022年4月", Query(filters=filters([("date", "2022-03..2022-04")]))),
    ("kind=brief&state=whole&unknown=1&page=7", Query(filters=filters([("kind", "brief"), ("state", "whole")]))),
    ("q=" + "长" * 5000, Query("长" * 5000)),
    ("q=(((", Query("(((")),
]  # fmt: skip


@pytest.mark.parametrize(("args", "query"), QUERIES, ids=range(len(QUERIES)))
def test_search_answers_the_contract(client: FlaskClient, args: str, query: Query) -> None:
    response = client.get("/api/search?" + quote(args, safe="=&"))
    assert response.status_code == 200
    assert response.content_type == "application/json; charset=utf-8"
    expected = results_json(MemorySearcher(ARTICLES, REST_OF_ALL).search(query))
    answer = response.get_json()
    assert answer["total_articles"] == expected["total_articles"]
    assert [hit["article"] for hit in answer["hits"]] == [
        hit["article"] for hit in expected["hits"]
    ]
    assert answer["facets"] == expected["facets"]
    assert list(answer) == list(expected)


def test_chinese_is_not_escaped(client: FlaskClient) -> None:
    assert "管城区启动党建活动" in client.get("/api/search?q=" + quote("管城")).text


@pytest.mark.parametrize(
    "args", ["limit=x", "limit=-1", "offset=1.5", "offset=-3", "sort=xyz", "limit=²"]
)
def test_a_wrong_number_is_a_sentence(client: FlaskClient, args: str) -> None:
    response = client.get(f"/api/search?{args}")
    assert response.status_code == 400
    assert response.get_json()["error"].endswith("。")


def test_empty_values_are_defaults() -> None:
    assert read_query({"limit": [""], "offset": [" "], "sort": [""], "q": []}) == Query()


def test_an_article_as_in_the_export(client: FlaskClient) -> None:
    assert (
        client.get("/api/articles/a1").get_json()["paragraphs"]
        == article_json(SIX[0])["paragraphs"]
    )


@pytest.mark.parametrize(("address", "status"), [("/api/articles/none", 404), ("/api/none", 404)])
def test_failures_are_json(client: FlaskClient, address: str, status: int) -> None:
    response = client.get(address)
    assert response.status_code == status
    assert list(response.get_json()) == ["error"]


def test_health_counts_articles(client: FlaskClient) -> None:
    assert client.get("/healthz").get_json() == {"status": "ok", "articles": 8}
