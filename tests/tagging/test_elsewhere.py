"""Places of elsewhere beside the subject, papers of elsewhere, and a lone page-mate that settles."""

from __future__ import annotations

import pytest
from factories import article
from tag_cases import cases, known

from archive.texts import Metadata
from indexer.tagging.places import find_places
from indexer.tagging.places.priors import home

CASES = cases("places_elsewhere.tsv")


@pytest.mark.parametrize(("expected", "issue", "newspaper", "headline", "text"), CASES)
def test_place_of_a_text(
    expected: str, issue: str, newspaper: str, headline: str, text: str
) -> None:
    one = article("a", *text.split("¶"), headline=known(headline))
    (claim,) = find_places([one], Metadata(newspaper=known(newspaper), issue_date=issue))
    assert (claim.place.path if claim.place else None) == known(expected)


@pytest.mark.parametrize(
    ("mates", "expected"),
    [
        (("昨日，鞍山市委书记到企业调研。",), "辽宁省/鞍山市/铁东区"),
        (("四平市副市长昨日看望了环卫工人。", "天气晴朗。"), "吉林省/四平市/铁东区"),
        (("昨日，鞍山市举行长跑。",), None),
        (("昨日，四平市委书记到企业调研。", "鞍山市市长昨日看望了环卫工人。"), None),
        (("昨日，大连市委书记到企业调研。",), None),
        (("昨日，市委书记到企业调研。",), None),
    ],
)
def test_a_lone_page_mate_settles_if_it_tells_of_the_citys_leaders(
    mates: tuple[str, ...], expected: str | None
) -> None:
    page = [article(f"m{n}", mate) for n, mate in enumerate(mates)]
    claim = find_places([*page, article("a", "铁东区的居民昨日用上了新水表。")], Metadata())[-1]
    assert (claim.place.path if claim.place else None) == expected
    assert claim.basis == ("page" if expected else "none")


@pytest.mark.parametrize(
    ("paper", "code"),
    [
        ("鹤城晚报", "2302"),
        ("江城晚报", "2202"),
        ("萧山日报", "330109"),
        ("文汇报", "3101"),
        ("四川经济日报", "51"),
        ("经济日报", ""),
        ("人民日报海外版", ""),
        ("鹿城晚报", ""),
        ("龙城晚报", ""),
        ("香港文汇报", ""),
        ("澳门日报", ""),
    ],
)
def test_the_home_of_a_paper(paper: str, code: str) -> None:
    assert home(paper) == code
