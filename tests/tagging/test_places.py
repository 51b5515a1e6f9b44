"""Places: cases, ambiguity, page-mates and the paper's home."""

from __future__ import annotations

import pytest
from factories import article
from tag_cases import cases, known

from archive.texts import Metadata
from indexer.tagging.places import find_places

CASES = cases("places.tsv")


def path_of(*texts: str, **facts: str | None) -> str | None:
    (claim,) = find_places([article("a", *texts)], Metadata(**facts))
    return claim.place.path if claim.place else None


@pytest.mark.parametrize(("expected", "newspaper", "headline", "text"), CASES)
def test_place_of_a_text(expected: str, newspaper: str, headline: str, text: str) -> None:
    one = article("a", text, headline=known(headline))
    (claim,) = find_places([one], Metadata(newspaper=known(newspaper)))
    assert (claim.place.path if claim.place else None) == known(expected)


def test_there_are_as_many_negatives_as_positives() -> None:
    negatives = sum(expected == "-" or "/" not in expected for expected, *_ in CASES)
    assert len(CASES) >= 120 and 2 * negatives >= len(CASES)


def test_an_ambiguous_name_keeps_its_candidates() -> None:
    (claim,) = find_places([article("a", "鼓楼区昨日启动供暖检修。")], Metadata())
    cities = {place.city for place in claim.candidates}
    assert claim.place is None and claim.basis == "none"
    assert {"南京市", "徐州市", "福州市", "开封市"} <= cities
    [evidence] = claim.evidence
    assert (evidence.quote, evidence.start, evidence.paragraph) == ("鼓楼区", 0, 1)


def test_a_very_common_name_is_undecided_among_all_that_have_it() -> None:
    (claim,) = find_places([article("a", "城关镇昨日召开会议。")], Metadata())
    assert claim.place is None and len(claim.candidates) > 80


def test_page_mates_settle_an_ambiguous_name() -> None:
    mates = [
        article("m1", "梨树县昨日举办丰收节。"),
        article("m2", "双辽市的农户忙着秋收。"),
        article("a", "铁西区的社区里昨日响起了歌声。"),
    ]
    claim = find_places(mates, Metadata())[2]
    assert claim.place and claim.place.path == "吉林省/四平市/铁西区"
    assert claim.basis == "page"
    assert {e.article for e in claim.evidence if e.decided == "page"} <= {"m1", "m2"}


def test_page_mates_of_many_cities_settle_nothing() -> None:
    mates = [
        article("m1", "郑州市昨日举行长跑。"),
        article("m2", "芜湖市的桥通车了。"),
        article("m3", "焦作市植树忙。"),
        article("a", "铁西区的社区里昨日响起了歌声。"),
    ]
    assert find_places(mates, Metadata())[3].place is None


def test_one_page_mate_settles_nothing() -> None:
    mates = [
        article("m1", "梨树县昨日举办丰收节。"),
        article("a", "铁西区的社区里昨日响起了歌声。"),
    ]
    assert find_places(mates, Metadata())[1].place is None


@pytest.mark.parametrize(("cue", "city"), [("昨日，我市", "四平市"), ("昨日，人们", None)])
def test_a_page_is_inherited_only_with_a_local_cue(cue: str, city: str | None) -> None:
    mates = [
        article("m1", "梨树县昨日举办丰收节。"),
        article("m2", "双辽市的农户忙着秋收。"),
        article("a", f"{cue}举行了歌会。"),
    ]
    place = find_places(mates, Metadata())[2].place
    assert (place.city if place else None) == city


def test_a_name_in_passing_stays_an_other_place() -> None:
    long = "学习贵在坚持，每天读一点书，写一点字，日积月累，必有收获。" * 6
    (claim,) = find_places([article("a", long, "大同市委等单位联合举办了征文。")], Metadata())
    assert claim.place is None and claim.others == ("山西省/大同市",)


def test_a_name_below_the_lead_counts_if_it_comes_again() -> None:
    long = "学习贵在坚持，每天读一点书，写一点字，日积月累，必有收获。" * 6
    texts = (long, "大同市举办了征文。", "大同市的读者踊跃投稿。")
    assert path_of(*texts) == "山西省/大同市"


def test_a_text_that_names_its_own_city_is_not_overruled_by_its_page() -> None:
    mates = [
        article("m1", "郑州市昨日举行长跑。"),
        article("m2", "郑州市的桥通车了。"),
        article("a", "芜湖市的市民昨日捐书千册。"),
    ]
    claim = find_places(mates, Metadata())[2]
    assert claim.place and claim.place.city == "芜湖市" and claim.basis == "text"


def test_our_district_means_the_district_of_the_page() -> None:
    mates = [
        article("m1", "川汇区昨日举行誓师大会。"),
        article("m2", "川汇区的志愿者清扫街道。"),
        article("a", "区委昨日召开常委会议，区长出席会议。"),
    ]
    claim = find_places(mates, Metadata())[2]
    assert claim.place and claim.place.path == "河南省/周口市/川汇区" and claim.basis == "page"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"city": "四平市"}, "吉林省/四平市/铁西区"),
        ({"city": "沈阳"}, "辽宁省/沈阳市/铁西区"),
        ({"newspaper": "鞍山日报"}, "辽宁省/鞍山市/铁西区"),
        ({"newspaper": "环球时报"}, None),
        ({}, None),
    ],
)
def test_the_papers_home_settles_an_ambiguous_name(
    facts: dict[str, str], expected: str | None
) -> None:
    assert path_of("铁西区昨日清理了积水。", **facts) == expected


@pytest.mark.parametrize(
    ("text", "newspaper", "expected"),
    [
        ("昨日，省会多条道路完成了绿化。", "河北日报", "河北省/石家庄市"),
        ("昨日，我市举行了防汛演练。", "芜湖日报", "安徽省/芜湖市"),
        ("昨日，荷兰和比利时的客人谈起了郁金香。", "芜湖日报", None),
        ("苏州市昨日举办灯会，市民踊跃参加。", "芜湖日报", "江苏省/苏州市"),
    ],
)
def test_our_city_is_the_papers_home(text: str, newspaper: str, expected: str | None) -> None:
    assert path_of(text, newspaper=newspaper) == expected


def test_the_paper_stands_as_evidence_where_it_decided() -> None:
    metadata = Metadata(newspaper="芜湖日报", origins=(("newspaper", "a.txt.meta.json"),))
    (claim,) = find_places([article("a", "昨日，我市举行了防汛演练。")], metadata)
    assert claim.basis == "sidecar"
    assert {(e.quote, e.origin, e.paragraph) for e in claim.evidence} == {
        ("芜湖日报", "a.txt.meta.json", None)
    }


def test_the_chain_from_street_to_province_is_shown() -> None:
    (claim,) = find_places([article("a", "丰产路街道昨日举办邻居节。")], Metadata())
    assert [(e.tag, e.quote, e.decided) for e in claim.evidence] == [
        ("province=河南省", "丰产路街道", "gazetteer"),
        ("city=郑州市", "丰产路街道", "gazetteer"),
        ("district=金水区", "丰产路街道", "gazetteer"),
        ("street=丰产路街道", "丰产路街道", "text"),
    ]


def test_other_places_stand_apart() -> None:
    texts = ("荥阳市的小学生昨日与宁波市鄞州区的同学同上一堂课。", "荥阳市的老师很满意。")
    (claim,) = find_places([article("a", *texts)], Metadata())
    assert claim.place and claim.place.district == "荥阳市"
    assert "浙江省/宁波市/鄞州区" in claim.others and "荥阳市" not in "".join(claim.others)


def test_a_longer_list_of_cities_gives_their_province_alone() -> None:
    assert path_of("全省各地备战高考，郑州市、洛阳市、开封市都设了考点。") == "河南省"


def test_an_unrelated_article_changes_nothing() -> None:
    one = article("a", "管城区昨日启动体检。")
    other = article("b", "诗人谈诗，意境悠远。")
    alone = find_places([one], Metadata())[0]
    assert find_places([one, other], Metadata())[0] == alone


HOMES = [
    # newspaper, text, levels that the paper helped to settle
    ("金陵晚报", "鼓楼区昨日启动供暖检修。", {"province", "city", "district"}),
    ("金陵晚报", "我市昨日启动供暖检修。", {"province", "city"}),
    ("金陵晚报", "南京市鼓楼区昨日启动供暖检修。", set()),
    ("金陵晚报", "栖霞区昨日启动供暖检修。", set()),
    ("金陵晚报", "徐州市鼓楼区昨日启动供暖检修。", set()),
    ("金陵晚报", "苏州市昨日启动供暖检修。", set()),
    ("", "南京市鼓楼区昨日启动供暖检修。", set()),
    ("齐鲁晚报", "济南市历下区昨日启动供暖检修。", set()),
    ("天津日报", "天津市和平区昨日启动供暖检修。", set()),
    ("天津日报", "和平区昨日启动供暖检修。", {"province", "city", "district"}),
]


@pytest.mark.parametrize(("newspaper", "text", "settled"), HOMES)
def test_where_the_paper_settles_a_name_its_evidence_says_so(
    newspaper: str, text: str, settled: set[str]
) -> None:
    (claim,) = find_places([article("a", text)], Metadata(newspaper=newspaper or None))
    assert claim.place
    assert {e.key for e in claim.evidence if e.decided == "sidecar"} == settled
    assert all(e.quote == newspaper for e in claim.evidence if e.decided == "sidecar")


def test_where_page_mates_settle_a_name_their_evidence_says_so() -> None:
    mates = [
        article("m1", "梨树县昨日举办丰收节。"),
        article("m2", "双辽市的农户忙着秋收。"),
        article("a", "铁西区的社区里昨日响起了歌声。"),
    ]
    first, _, last = find_places(mates, Metadata())
    assert {e.key for e in last.evidence if e.decided == "page"} == {"province", "city", "district"}
    assert {e.key for e in last.evidence if e.decided in ("text", "gazetteer")} >= {"district"}
    assert not [e for e in first.evidence if e.decided == "page"]


def test_the_words_for_a_capital_are_the_evidence_of_it() -> None:
    one = article("a", "在省城一处路口，两栋旧楼昨日开拆。", headline="山东旧楼改造")
    (claim,) = find_places([one], Metadata())
    (city,) = [e for e in claim.evidence if e.tag.startswith("city=")]
    assert (claim.place and claim.place.path, claim.basis) == ("山东省/济南市", "text")
    assert (city.quote, city.rule, city.decided) == ("省城", "省会", "gazetteer")
    assert one.paragraphs[0].text[city.start : city.end] == "省城"
