"""How papers shorten and vary the official names of places: rules, no data."""

from __future__ import annotations

import re
from collections.abc import Iterator

_PEOPLES = [
    "汉",
    "蒙古",
    "回",
    "藏",
    "维吾尔",
    "苗",
    "彝",
    "壮",
    "布依",
    "朝鲜",
    "满",
    "侗",
    "瑶",
    "白",
    "土家",
    "哈尼",
    "哈萨克",
    "傣",
    "黎",
    "傈僳",
    "佤",
    "畲",
    "高山",
    "拉祜",
    "水",
    "东乡",
    "纳西",
    "景颇",
    "柯尔克孜",
    "土",
    "达斡尔",
    "仫佬",
    "羌",
    "布朗",
    "撒拉",
    "毛南",
    "仡佬",
    "锡伯",
    "阿昌",
    "普米",
    "塔吉克",
    "怒",
    "乌孜别克",
    "俄罗斯",
    "鄂温克",
    "德昂",
    "保安",
    "裕固",
    "京",
    "塔塔尔",
    "独龙",
    "鄂伦春",
    "赫哲",
    "门巴",
    "珞巴",
    "基诺",
]
_PEOPLE = "|".join(f"{p}族" for p in sorted(_PEOPLES, key=len, reverse=True))
_BARE = "维吾尔|蒙古|哈萨克|柯尔克孜|塔吉克|锡伯"  # as some names have them, without 族
_NATION = re.compile(rf"(?<=..)(?:(?:{_PEOPLE}|各族|{_BARE})+(?=自治|[区乡镇街])|民族(?=乡))")
_ALONE = re.compile(r"^(..+)族(?=自治[县旗]$)")  # 东乡族自治县: called after nothing but its people
_ENDING = re.compile(r"(?:自治)?[省市区县旗州盟]$|地区$|(?<=...)林区$|行政委员会$|特别行政区$")
_ZONE = (
    (
        re.compile(r"高新技术(?:产业)?(?:开发区|园区)|高技术产业开发区|火炬高新?技术产业开发区"),
        "高新区",
    ),
    (re.compile(r"经济技术开发区"), "经开区"),
    (re.compile(r"航空港经济综合实验区"), "航空港区"),
    (re.compile(r"城乡一体化示范区"), "示范区"),
    (re.compile(r"经济开发区"), "开发区"),
)


def stem(name: str) -> str:
    """A name without nationality and type.

    >>> stem("管城回族区"), stem("恩施土家族苗族自治州"), stem("内蒙古自治区"), stem("郑州市")
    ('管城', '恩施', '内蒙古', '郑州')
    >>> stem("新疆维吾尔自治区"), stem("神农架林区"), stem("碑林区")
    ('新疆', '神农架', '碑林')
    """
    return _ENDING.sub("", _NATION.sub("", name).replace("自治", ""))


def plain(name: str) -> str:
    """A name without its nationality.

    >>> plain("管城回族区"), plain("恩施土家族苗族自治州"), plain("东乡族自治县")
    ('管城区', '恩施州', '东乡县')
    """
    shorter = _ALONE.sub(r"\1", _NATION.sub("", name))
    return shorter.replace("自治", "") if shorter != name else name


def county_names(name: str) -> Iterator[str]:
    """Other full names of a district, county or county-level city.

    >>> list(county_names("伊通满族自治县")), list(county_names("建安区"))
    (['伊通县'], ['建安县', '建安市'])
    """
    if plain(name) != name:
        yield plain(name)
    if len(name) > 2 and name[-1] in "区市" and not name.endswith(("新区", "地区", "林区")):
        yield f"{name[:-1]}县"
        if name[-1] == "区":
            yield f"{name[:-1]}市"


def zone_names(name: str, city: str) -> Iterator[str]:
    """Other names of a functional zone; `city` is the stem of its city's name.

    >>> list(zone_names("郑州高新技术产业开发区", "郑州"))
    ['郑州高新区', '高新区']
    """
    own = name[name.find(city) :] if city in name else name
    own = own.replace(f"{city}市", city)
    for pattern, short in _ZONE:
        brief = pattern.sub(short, own)
        if brief != own:
            yield brief
            if brief.startswith(city) and short in ("高新区", "经开区", "航空港区"):
                yield brief[len(city) :]


def street_names(name: str) -> Iterator[str]:
    """Other names of a street office, town or township.

    >>> list(street_names("人和街街道")), list(street_names("陈州街回族街道"))
    (['人和街道', '人和街办事处'], ['陈州街街道', '陈州街道', '陈州街办事处'])
    >>> list(street_names("丰产路街道")), list(street_names("圃田乡"))
    (['丰产路办事处'], [])
    """
    if "族" in name:
        name = plain(name)
        yield name
    if name.endswith("街街道") and len(name) > 4:
        yield f"{name[:-3]}街道"
    if name.endswith("街道") and len(name) > 3:
        yield f"{name[:-2]}办事处"
