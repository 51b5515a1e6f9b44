"""Questions a reader asks of the five pages, answered against the text itself."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from archive.catalogue import Catalogue
from archive.export import article_json
from archive.filters import Query, filters
from archive.results import FacetValue
from archive.searcher import Searcher
from archive.texts import Article
from indexer.words import fold


def whole_text(article: Article) -> list[str]:
    heads = [f.text for f in (article.headline, article.kicker, article.deck, article.byline) if f]
    rest = [*article.captions, *article.subheadings, *article.paragraphs]
    return [fold(text).text for text in (*heads, *(piece.text for piece in rest))]


def holding(articles: Iterable[Article], *strings: str) -> set[str]:
    """Articles in whose fields every one of the strings stands."""
    folded = [fold(s).text for s in strings]
    return {
        a.id
        for a in articles
        if a.kind != "slogan" and all(any(s in text for text in whole_text(a)) for s in folded)
    }


@pytest.mark.parametrize(
    "string",
    [
        "区",
        "网",
        "管城",
        "1+6+N",
        "3310",
        "门行动",
        "人民代表大会",
        "代表大会",
        "核酸检测",
        "惠济区刘寨街道",
    ],
)
def test_a_string_finds_exactly_the_articles_that_hold_it(
    catalogue: Catalogue, searcher: Searcher, string: str
) -> None:
    wanted = holding(catalogue.articles(), string)
    results = searcher.search(Query(string, exact=True, limit=0))
    assert wanted
    assert {hit.article for hit in results.hits} == wanted
    for hit in results.hits:
        for passage in hit.passages:
            assert (
                all(
                    fold(passage.text[a:b]).text.startswith(fold(string).text)
                    for a, b in passage.marks
                )
                or len(string) == 1
            )


def test_a_word_cut_by_a_column_end_is_found_whole(
    catalogue: Catalogue, searcher: Searcher
) -> None:
    for hit in searcher.search(Query("全民核酸检测有序进行", exact=True)).hits:
        article = catalogue.article(hit.article)
        assert any(len(p.fragments) > 1 for p in article.paragraphs)
        break
    else:
        pytest.fail("the string across the column end was not found")


def test_boolean_questions(catalogue: Catalogue, searcher: Searcher) -> None:
    articles = [a for a in catalogue.articles() if a.kind != "slogan"]

    def exact(text: str) -> set[str]:
        return {h.article for h in searcher.search(Query(text, exact=True, limit=0)).hits}

    assert exact("-疫情 党员") == holding(articles, "党员") - holding(articles, "疫情")
    either = holding(articles, "疫情防控") | holding(articles, "文明")
    assert exact('"疫情防控" OR 文明') == either
    cities = {a.id for a in articles if a.tags.place and a.tags.place.city == "郑州市"}
    assert exact("城市:郑州") == cities
    assert searcher.search(Query("标题:")).notes


def places(values: Iterable[FacetValue]) -> dict[str, FacetValue]:
    flat: dict[str, FacetValue] = {}
    for value in values:
        flat[value.value] = value
        flat.update(places(value.children))
    return flat


def test_cities_and_districts_where_the_text_says_so(searcher: Searcher) -> None:
    facets = {f.name: f.values for f in searcher.search(Query()).facets}
    found = places(facets["place"])
    for path in (
        "河南省/郑州市/惠济区",
        "河南省/郑州市/管城回族区",
        "河南省/郑州市/新密市",
        "河南省/周口市/川汇区",
        "河南省/许昌市/建安区",
        "吉林省/四平市/铁东区",
        "吉林省/四平市/双辽市",
        "吉林省/四平市/梨树县",
        "吉林省/四平市/伊通满族自治县",
    ):
        assert path in found, path
    assert not {"辽宁省", "浙江省"} & found.keys()


def test_choosing_any_value_gives_the_number_beside_it(searcher: Searcher) -> None:
    for query in ("", "网格", "疫情 防控"):
        for facet in searcher.search(Query(query)).facets:
            for value, row in places(facet.values).items():
                chosen = Query(query, filters([(facet.name, value)]))
                assert searcher.search(chosen).total_articles == row.count, (query, value)


def test_every_tag_has_words_that_stand_where_it_says(catalogue: Catalogue) -> None:
    by_id = {a.id: a for a in catalogue.articles()}
    for article in by_id.values():
        tagged = {e.tag for e in article.tags.evidence}
        exported = article_json(article)
        for level in ("province", "city", "district", "street"):
            assert not exported[level] or f"{level}={exported[level]}" in tagged
        assert {f"topic={t}" for t in exported["topics"]} <= tagged
        for evidence in article.tags.evidence:
            if evidence.paragraph is not None:
                home = by_id[evidence.article or article.id]
                texts = dict_of_fields(home)[str(evidence.paragraph)]
                assert any(t[evidence.start : evidence.end] == evidence.quote for t in texts)


def dict_of_fields(article: Article) -> dict[str, list[str]]:
    named = {
        n: [f.text] for n in ("headline", "kicker", "deck", "byline") if (f := getattr(article, n))
    }
    named["caption"] = [c.text for c in article.captions]
    named["subheading"] = [s.text for s in article.subheadings]
    return named | {str(p.n): [p.text] for p in article.paragraphs}
