"""Streets and towns: each with its district and city; of one name in many places no claim is made."""

from __future__ import annotations

import pytest
from factories import article

from archive.filters import facet_values
from archive.tag_words import candidate_words
from archive.tags import Tags
from archive.texts import Metadata, Page
from indexer.tagging import tag_page


def tags_of(*texts: str, city: str | None = None) -> list[Tags]:
    page = Page("a.txt", 1, (), metadata=Metadata(city=city))
    return [a.tags for a in tag_page(page, [article(str(i), x) for i, x in enumerate(texts)])]


@pytest.mark.parametrize(
    ("text", "city", "path"),
    [
        ("济宁市任城区仙营街道昨日开展消防演练。", None, "山东省/济宁市/任城区/仙营街道"),
        ("仙营街道昨日开展消防演练。", None, "山东省/济宁市/任城区/仙营街道"),
        ("平江街道昨日开展消防演练。", None, "江苏省/苏州市/姑苏区/平江街道"),
        ("蔡家坡镇昨日举行运动会。", None, "陕西省/宝鸡市/岐山县/蔡家坡镇"),
        ("武功县城关镇昨日启动河道清淤。", None, "陕西省/咸阳市/武功县/城关镇"),
        ("岢岚县城关镇昨日启动河道清淤。", None, "山西省/忻州市/岢岚县/城关镇"),
        ("金寨县城关镇昨日启动河道清淤。", None, "安徽省/六安市/金寨县/城关镇"),
        ("城关镇昨日启动河道清淤。", "平顶山市", "河南省/平顶山市/宝丰县/城关镇"),
        ("中山街道昨日启动改造。", "松江区", "上海市/上海市/松江区/中山街道"),
        ("和平镇昨日开展消防演练。", "湖州市", "浙江省/湖州市/长兴县/和平镇"),
        ("西湖街道昨日开展垃圾分类。", "杭州市", "浙江省/杭州市/西湖区/西湖街道"),
    ],
)
def test_a_street_stands_in_the_tree_under_district_and_city(
    text: str, city: str | None, path: str
) -> None:
    [tags] = tags_of(text, city=city)
    assert tags.place is not None and tags.place.path == path
    levels = path.split("/")
    above = {"/".join(levels[:n]) for n in range(1, 5)}
    shown = facet_values(article("a", "文", place=path))["place"]
    assert set(shown) == above
    for level, name in zip(("province", "city", "district", "street"), levels, strict=True):
        assert tags.backing(f"{level}={name}")


@pytest.mark.parametrize(
    ("text", "many"),
    [
        ("城关镇昨日启动河道清淤。", True),
        ("和平街道昨日开展消防演练。", True),
        ("和平里街道昨日开展消防演练。", False),
        ("人和街道昨日开展垃圾分类。", False),
        ("临港街道举行消防演练。", False),
    ],
)
def test_a_name_in_many_places_is_undecided_with_its_candidates(text: str, many: bool) -> None:
    [tags] = tags_of(text)
    assert tags.place is None and len(tags.place_candidates) > 1
    assert all(place.street for place in tags.place_candidates)
    told = candidate_words(tags.place_candidates)
    assert many == told.endswith(f" 等 {len(tags.place_candidates)} 处")


@pytest.mark.parametrize(
    "text", ["和平路上车辆拥挤。", "城关小学昨日开学。", "他叫和平，住在镇上。"]
)
def test_what_only_sounds_like_a_street_is_none(text: str) -> None:
    [tags] = tags_of(text)
    assert (tags.place, tags.place_candidates) == (None, ())


def test_page_mates_settle_a_name_and_are_named() -> None:
    found = tags_of("宝丰县昨日召开会议。", "城关镇昨日启动河道清淤。", "宝丰县小学开学。")[1]
    assert found.place is not None and found.place.path == "河南省/平顶山市/宝丰县/城关镇"
    assert found.place_basis == "page" and any(e.article for e in found.evidence)
