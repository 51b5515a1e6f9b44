"""Places as facet values: paths from province down, found by any suffix and by short names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from archive.tags import Place

UNKNOWN = "未知"

# The endings of administrative names, nationality before type: 管城|回族区, 伊通|满族自治县, 恩施|土家族苗族自治州.
_TYPE = r"(?:特别行政区|自治[区州县旗]|地区|林区|矿区|新区|街道办事处|街道|苏木|省|市|盟|州|区|县|旗|镇|乡)"
_ENDING = re.compile(rf"(?:[一-鿿]{{1,4}}族){{0,4}}(?:各族)?{_TYPE}|(?:壮族|回族|维吾尔)?自治区")


def place_values(place: Place | None) -> tuple[str, ...]:
    """The facet values of a place: each prefix of its path, and 未知 below where it stops.

    A place of another year stands under its path of today too, if its lowest level has one.

    >>> place_values(Place("河南省", "郑州市"))
    ('河南省', '河南省/郑州市', '河南省/郑州市/未知')
    >>> place_values(None)
    ('未知',)
    """
    if place is None:
        return (UNKNOWN,)
    then = _prefixes(place.path, whole=bool(place.street))
    today = place.today[-1] if place.today else ""
    if not today or today in then:
        return then
    now = _prefixes(today, whole=bool(place.street) and len(place.today) == len(place.levels))
    return tuple(dict.fromkeys(then + now))


def _prefixes(path: str, *, whole: bool) -> tuple[str, ...]:
    levels = path.split("/")
    paths = tuple("/".join(levels[: n + 1]) for n in range(len(levels)))
    return paths if whole else (*paths, f"{path}/{UNKNOWN}")


def level_labels(place: Place) -> tuple[str, ...]:
    """The names of a place's levels, each with what it is called today where that differs.

    >>> level_labels(Place("甲省", "乙市", "丙县", today=("甲省", "甲省/乙市", "甲省/乙市/丁区")))
    ('甲省', '乙市', '丙县（今丁区）')
    >>> level_labels(Place("甲省", "乙市", "丙县", today=("甲省", "", "甲省/戊市/丙县")))
    ('甲省', '乙市', '丙县（今戊市丙县）')
    """
    labels: list[str] = []
    parent = ""
    for n, name in enumerate(place.levels):
        path = place.today[n] if n < len(place.today) else ""
        above, _, now = path.rpartition("/")
        if path and above != parent:
            now = above.rpartition("/")[2] + now
        labels.append(f"{name}（今{now}）" if now not in ("", name) else name)
        parent = path
    return tuple(labels)


def today_labels(place: Place | None) -> dict[str, str]:
    """Facet value → label, for the levels of a place that are called otherwise today."""
    if place is None:
        return {}
    labels = dict(zip(_prefixes(place.path, whole=True), level_labels(place), strict=True))
    return {path: label for path, label in labels.items() if label != path.split("/")[-1]}


def is_short_for(short: str, name: str) -> bool:
    """Whether `short` is `name` without (part of) its administrative ending.

    >>> is_short_for("郑州", "郑州市"), is_short_for("管城", "管城回族区"), is_short_for("郑", "郑州市")
    (True, True, False)
    >>> is_short_for("管城区", "管城回族区"), is_short_for("南京", "南京路街道")
    (True, False)
    """
    if short == name:
        return True
    if len(short) >= 2 and name.startswith(short) and _ENDING.fullmatch(name[len(short) :]):
        return True
    bare = short[:-1]  # 管城区 for 管城回族区: the same type without the nationality
    return (
        len(bare) >= 2
        and short[-1] == name[-1]
        and name.startswith(bare)
        and bool(re.fullmatch(r"(?:[一-鿿]{1,4}族){1,4}(?:自治)?", name[len(bare) : -1]))
    )


def resolve_place(wanted: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known facet values a person means: the value itself, else all whose path ends so.

    Short names count at each level. An unknown place stays as it is, so that it can be shown at 0.

    >>> resolve_place("惠济区", ["河南省", "河南省/郑州市", "河南省/郑州市/惠济区"])
    ('河南省/郑州市/惠济区',)
    >>> resolve_place("郑州/惠济", ["河南省/郑州市/惠济区"]), resolve_place("火星", [])
    (('河南省/郑州市/惠济区',), ('火星',))
    """
    values = tuple(dict.fromkeys(known))
    if wanted == UNKNOWN or wanted in values:
        return (wanted,)
    parts = [part.strip() for part in wanted.strip("/ ").split("/")]

    def ends_so(path: str) -> bool:
        levels = path.split("/")[-len(parts) :]
        return len(levels) == len(parts) and all(map(is_short_for, parts, levels))

    return tuple(path for path in values if ends_so(path)) or (wanted,)
