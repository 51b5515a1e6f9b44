"""The switch 只看确定: an inferred place or date is 未知, for facets, filters, fields and order."""

from __future__ import annotations

import pytest
from contract import ask, ids, rows, whoosh
from factories import LEFTOVERS, SLOGAN, article
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import MemorySearcher

from archive.certain import NOTE
from archive.filters import FACETS
from archive.searcher import Searcher

HUIJI = "河南省/郑州市/惠济区"
ARTICLES = (
    article("printed", "区里种树。", place=HUIJI, date="2022-03-27"),
    article("upper", "街上种树。", place=f"{HUIJI}/古荥镇", date="2022-03-26",
            inferred=("district", "date:relative")),
    article("mates", "市里种树。", place="河南省/郑州市", date="2022-03",
            inferred=("province", "city", "date:page")),
    article("middle", "县里种树。", place="河南省/许昌市/许昌县", date="2021-05-01",
            today=("河南省", "河南省/许昌市", "河南省/许昌市/建安区"),
            inferred=("district", "date:sidecar")),
    article("rival", "镇里种树。", date="2022-03-25", inferred=("date:relative",),
            rivals=("2022-04-01",)),
    article("nothing", "种树。", topics=("生态环境",)),
)  # fmt: skip


@pytest.fixture(scope="module", params=["whoosh", "oracle"])
def inferred(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Searcher:
    texts = [*ARTICLES, SLOGAN], LEFTOVERS
    if request.param == "oracle":
        return MemorySearcher(*texts)
    return whoosh(tmp_path_factory.mktemp("inferred") / "index", *texts)


# Facet, value → who stands there with what is inferred, and who for certain.
STANDING = [
    ("place", "河南省", {"printed", "upper", "mates", "middle"}, {"printed", "upper", "middle"}),
    ("place", "河南省/郑州市", {"printed", "upper", "mates"}, {"printed", "upper"}),
    ("place", "郑州", {"printed", "upper", "mates"}, {"printed", "upper"}),
    ("place", HUIJI, {"printed", "upper"}, {"printed"}),
    ("place", "古荥镇", {"upper"}, set()),
    ("place", "河南省/郑州市/未知", {"mates"}, {"upper"}),
    ("place", f"{HUIJI}/未知", {"printed"}, {"printed"}),
    ("place", "许昌县", {"middle"}, set()),
    ("place", "建安区", {"middle"}, set()),
    ("place", "河南省/许昌市", {"middle"}, {"middle"}),
    ("place", "未知", {"rival", "nothing"}, {"mates", "rival", "nothing"}),
    ("date", "2022", {"printed", "upper", "mates", "rival"}, {"printed", "upper"}),
    ("date", "2022-03-26", {"upper"}, {"upper"}),
    ("date", "2022-03-25", {"rival"}, set()),
    ("date", "2022-03-未知", {"mates"}, set()),
    ("date", "2022-03..2022-03", {"printed", "upper", "mates", "rival"}, {"printed", "upper"}),
    ("date", "2021", {"middle"}, set()),
    ("date", "..2022", {"printed", "upper", "mates", "middle", "rival"}, {"printed", "upper"}),
    ("date", "未知", {"nothing"}, {"mates", "middle", "rival", "nothing"}),
    ("topic", "生态环境", {"nothing"}, {"nothing"}),
    ("issue_date", "未知", {a.id for a in ARTICLES}, {a.id for a in ARTICLES}),
]


@pytest.mark.parametrize(("facet", "value", "all_of_them", "sure"), STANDING)
def test_a_filter_matches_only_what_is_certain(
    inferred: Searcher, facet: str, value: str, all_of_them: set[str], sure: set[str]
) -> None:
    assert set(ids(inferred.search(ask(**{facet: value})))) == all_of_them
    assert set(ids(inferred.search(ask(certain=True, **{facet: value})))) == sure


@pytest.mark.parametrize(
    ("text", "all_of_them", "sure"),
    [
        ("城市:郑州", {"printed", "upper", "mates"}, {"printed", "upper"}),
        ("城市:惠*区", {"printed", "upper"}, {"printed"}),
        ("-城市:郑州", {"middle", "rival", "nothing"}, {"mates", "middle", "rival", "nothing"}),
        ("城市:未知", {"rival", "nothing"}, {"mates", "rival", "nothing"}),
        ("日期:2022-03", {"printed", "upper", "mates", "rival"}, {"printed", "upper"}),
        ("日期:未知 种树", {"nothing"}, {"mates", "middle", "rival", "nothing"}),
        ("市里", {"mates"}, {"mates"}),
    ],
)
def test_so_do_the_fields_of_a_query(
    inferred: Searcher, text: str, all_of_them: set[str], sure: set[str]
) -> None:
    assert set(ids(inferred.search(ask(text)))) == all_of_them
    assert set(ids(inferred.search(ask(text, certain=True)))) == sure


def test_only_places_and_dates_are_counted_anew(inferred: Searcher) -> None:
    """And nobody is lost or won: an uncertain article stands under 未知."""
    usual, sure = inferred.search(ask("种树")), inferred.search(ask("种树", certain=True))
    differing = [a.name for a, b in zip(usual.facets, sure.facets, strict=True) if a != b]
    assert differing == ["place", "date"]
    assert usual.total_articles == sure.total_articles == len(ARTICLES)
    for facet in sure.facets:
        if facet.name in differing:
            assert sum(value.count for value in facet.values) == len(ARTICLES)


def test_a_chosen_place_that_is_nowhere_certain_keeps_its_row(inferred: Searcher) -> None:
    found = rows(inferred.search(ask(place="古荥镇", certain=True)), "place")
    row = found[f"{HUIJI}/古荥镇"]
    assert (row.label, row.count, row.selected) == ("古荥镇", 0, True)
    assert row in found[HUIJI].children


def test_an_uncertain_date_does_not_order(inferred: Searcher) -> None:
    usual = ids(inferred.search(ask(sort="oldest")))
    sure = ids(inferred.search(ask(sort="oldest", certain=True)))
    assert usual == ["middle", "mates", "rival", "upper", "printed", "nothing"]
    assert sure == ["upper", "printed", "mates", "middle", "nothing", "rival"]


def test_the_answer_says_so(inferred: Searcher) -> None:
    assert inferred.search(ask(certain=True)).notes == (NOTE,)
    assert inferred.search(ask()).notes == ()


def test_the_switch_leaves_nothing_behind(inferred: Searcher) -> None:
    before = inferred.search(ask("种树"))
    inferred.search(ask("种树", certain=True))
    assert inferred.search(ask("种树")) == before


def test_the_other_texts_are_found_as_ever(inferred: Searcher) -> None:
    asked = inferred.search(ask("宣传栏")).other_text
    assert asked and inferred.search(ask("宣传栏", certain=True)).other_text == asked


def test_an_empty_archive_answers(tmp_path_factory: pytest.TempPathFactory) -> None:
    engine = whoosh(tmp_path_factory.mktemp("empty") / "index", ())
    assert engine.search(ask(certain=True, place="郑州市")).total_articles == 0


CHOICES = [(facet, value) for facet, value, _, _ in STANDING] + [("place", "火星")]


@given(
    st.sampled_from(["", "种树", "城市:郑州", "-日期:2022"]),
    st.lists(st.sampled_from(CHOICES), max_size=3, unique=True),
)
@settings(max_examples=25, deadline=None)
def test_the_law_holds(inferred: Searcher, text: str, pairs: list[tuple[str, str]]) -> None:
    """Choosing a shown value alone in its facet, the switch as it stands, gives its number."""
    chosen: dict[str, tuple[str, ...]] = {}
    for facet, value in pairs:
        chosen[facet] = (*chosen.get(facet, ()), value)
    found = inferred.search(ask(text, certain=True, **chosen))
    for facet in FACETS:
        for row in rows(found, facet).values():
            alone = chosen | {facet: (row.value,)}
            again = inferred.search(ask(text, certain=True, **alone))
            assert again.total_articles == row.count, (facet, row)
