"""Places as a person names them, level by level."""

from __future__ import annotations

import pytest

from indexer.tagging import find_named

CASES = [
    ({"city": "郑州市"}, ["河南省/郑州市"]),
    ({"city": "郑州"}, ["河南省/郑州市"]),
    ({"province": "河南"}, ["河南省"]),
    ({"province": "重庆市"}, ["重庆市/重庆市"]),
    ({"city": "郑州市", "district": "惠济区"}, ["河南省/郑州市/惠济区"]),
    ({"district": "管城区"}, ["河南省/郑州市/管城回族区"]),
    ({"city": "郑州市", "district": "郑东新区"}, ["河南省/郑州市/郑东新区"]),
    ({"district": "惠济区", "street": "古荥镇"}, ["河南省/郑州市/惠济区/古荥镇"]),
    ({"city": "济源市"}, ["河南省/济源市"]),
    # several places of a name; the level above tells them apart
    ({"province": "吉林省", "district": "朝阳区"}, ["吉林省/长春市/朝阳区"]),
    # below a known place, what the gazetteer does not have is taken as written
    ({"city": "郑州市", "district": "惠济区", "street": "新设街道"}, ["河南省/郑州市/惠济区/新设街道"]),
    ({"city": "郑州市", "district": "未来科技城"}, ["河南省/郑州市/未来科技城"]),
    # and nothing else is
    ({"city": "火星市"}, []),
    ({"province": "河北省", "city": "郑州市"}, []),
    ({"street": "无此街道"}, []),
    ({"province": "河南省", "street": "无此街道"}, []),
    ({"city": "火星市", "district": "惠济区"}, []),
    ({}, []),
]  # fmt: skip


@pytest.mark.parametrize(("names", "paths"), CASES)
def test_find_named(names: dict[str, str], paths: list[str]) -> None:
    assert [place.path for place in find_named(names)] == paths


def test_a_common_name_means_many_places() -> None:
    found = {place.path for place in find_named({"district": "朝阳区"})}
    assert {"吉林省/长春市/朝阳区"} < found
    assert all(path.endswith("/朝阳区") for path in found)
