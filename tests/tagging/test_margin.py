"""The margin between a place and none: cases in which places are named but are not the subject."""

from __future__ import annotations

from collections import Counter

import pytest
from factories import article
from tag_cases import cases, known

from archive.texts import Metadata
from indexer.tagging.places import find_places, margin, subject

CASES = cases("places_margin.tsv") + cases("places_margin_unseen.tsv")
# Still claimed though no subject: firms' towns, a person called after a city, a team, a poem's city.
WRONG = {
    "某手机新品上市",
    "我的同桌李长沙",
    "空调企业排产下降",
    "药品曝光台",
    "CBA综述",
    "宋词里的杭州",
}


def path_of(newspaper: str, headline: str, text: str) -> str | None:
    one = article("a", *text.split("¶"), headline=known(headline))
    (claim,) = find_places([one], Metadata(newspaper=known(newspaper)))
    return claim.place.path if claim.place else None


@pytest.mark.parametrize(("expected", "newspaper", "headline", "text"), CASES)
def test_a_place_is_claimed_only_where_it_is_the_subject(
    expected: str, newspaper: str, headline: str, text: str
) -> None:
    right = path_of(newspaper, headline, text) == known(expected)
    assert right == (headline not in WRONG)


def test_there_are_more_negatives_than_positives() -> None:
    negatives = sum(expected == "-" for expected, *_ in CASES)
    assert len(CASES) >= 200 and 2 * negatives >= len(CASES)


@pytest.mark.parametrize(
    ("essay", "report"),
    [
        ("后来我到武汉念书，住过许多屋子。", "昨日，武汉一名学生搬进了新屋子。"),
        ("一九四八年，两人在徐州附近分手。", "两人昨日在徐州附近分手，徐州警方已介入。"),
        ("沈阳 12 20 合肥 13 18 昆明 11 19 海口 22 29", "沈阳市气象台预报，明天 12 至 20 度。"),
    ],
)
def test_the_same_city_is_claimed_where_a_report_is_of_it(essay: str, report: str) -> None:
    assert path_of("-", "-", essay) is None
    assert path_of("-", "-", report) is not None


def test_every_kind_of_evidence_speaks_in_some_texts_and_not_in_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    held: Counter[str] = Counter()
    weighed = 0

    def weigh(case: margin.Case) -> bool:
        nonlocal weighed
        weighed += 1
        held.update(name for _, name, holds in margin.KINDS if holds(case))
        return margin.stands_clear(case)

    monkeypatch.setattr(subject, "stands_clear", weigh)
    for _, newspaper, headline, text in (*CASES, *cases("places.tsv")):
        path_of(newspaper, headline, text)
    assert all(0 < held[name] < weighed for _, name, _ in margin.KINDS)


def test_where_many_cities_stand_in_a_list_ours_is_the_place() -> None:
    text = "本市今天晴间多云。全国部分城市：北京晴，上海小雨，广州多云，成都阴。"
    assert path_of("郑州晚报", "今日天气", text) == "河南省/郑州市"
    assert path_of("-", "今日天气", text) is None
