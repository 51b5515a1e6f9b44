"""Facts about a page from outside its text, each with its origin; the stronger origin wins."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from archive.dates import interval
from archive.texts import Doubt, Metadata
from indexer.reading.decoding import decode
from indexer.reading.pages import same_page

KEYS = ("newspaper", "issue_date", "page", "city", "url")
WORDS = dict(zip(KEYS, ("报纸", "出版日期", "版次", "城市", "网址"), strict=True))
ITSELF = "文件内容"  # the origin of what a file says about its own pages
_NOTHING = Metadata()
_MOST_PAGES = 1000
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_QUOTES = "《》〈〉 \u3000"
_SCHEME = re.compile(r"^https?://(?:www\.)?|/?(?:#.*)?$", re.I)


def json_object(text: str) -> dict[str, Any] | None:
    """A JSON object, or None for anything else."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def clean(text: str) -> str:
    """Text that can be written as UTF-8: half a surrogate pair becomes U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def facts(values: Mapping[str, Any], origin: str) -> tuple[dict[str, str], list[str]]:
    """The usable facts among `values`, and one sentence for each that cannot be used.

    >>> facts({"newspaper": "周口日报", "issue_date": "2022-02-30"}, "a.txt.meta.json")[1]
    ['a.txt.meta.json 的 issue_date“2022-02-30”日历上没有，没有采用；请改正。']
    """
    good: dict[str, str] = {}
    complaints = []
    for key in KEYS:
        value = values.get(key)
        if value is None:
            continue
        if key == "page" and type(value) is int and 0 < value < _MOST_PAGES:
            value = str(value)
        if not isinstance(value, str):
            complaints.append(f"{origin} 的 {key} 应当是文字，没有采用。")
        elif key == "issue_date" and value.strip() and not _is_day(value.strip()):
            complaints.append(f"{origin} 的 issue_date{_no_day(value.strip())}")
        elif value.strip():
            good[key] = clean(value.strip())
    return good, complaints


def sidecar(
    data: bytes | None, name: str, above: Metadata = _NOTHING
) -> tuple[Metadata, tuple[Doubt, ...]]:
    """`above`, which wins, with the facts of a sidecar's bytes (None: there is none)."""
    if data is None:
        return above, ()
    values = json_object(decode(data).text or "")
    if values is None:
        return above, (Doubt("bad-sidecar", f"{name} 不是 JSON 对象，没有采用。"),)
    good, complaints = facts(values, name)
    unknown = [key for key in values if key not in KEYS]
    if unknown:
        names = "、".join(clean(key)[:40] for key in unknown[:10])
        complaints.append(f"{name} 里有不认识的项：{names}；能写的是 {'、'.join(KEYS)}。")
    doubts = tuple(Doubt("bad-sidecar", complaint) for complaint in complaints)
    return with_facts(above, good, f"旁注文件 {name}"), doubts


def with_facts(metadata: Metadata, good: Mapping[str, str], origin: str) -> Metadata:
    """Metadata with the facts of a weaker origin: what is known stays, what differs is refused.

    >>> about = with_facts(Metadata(page="A03"), {"page": "A3", "city": "郑州市"}, "文件内容")
    >>> about.city, about.origins, about.refused
    ('郑州市', (('city', '文件内容'),), ())
    """
    new = {key: value for key, value in good.items() if getattr(metadata, key) is None}
    refused = tuple(
        (key, value, origin)
        for key, value in good.items()
        if key not in new and not _same(key, getattr(metadata, key), value)
    )
    origins = tuple((key, origin) for key in new)
    return replace(
        metadata,
        **new,
        origins=metadata.origins + origins,
        refused=metadata.refused + refused,
    )


def differences(metadata: Metadata) -> tuple[Doubt, ...]:
    """A doubt for each fact that was refused: which was taken and which not."""
    return tuple(
        Doubt(
            "facts-differ",
            f"{WORDS[key]}采用“{getattr(metadata, key)}”（{metadata.origin(key)}），"
            f"没有采用“{value}”（{origin}）。",
        )
        for key, value, origin in metadata.refused
    )


def _same(key: str, one: str, other: str) -> bool:
    """Whether two values mean the same thing in other spellings."""
    match key:
        case "page":
            return same_page(one, other)
        case "newspaper":
            return one.strip(_QUOTES) == other.strip(_QUOTES)
        case "city":
            return one in other or other in one
        case "url":
            return _SCHEME.sub("", one) == _SCHEME.sub("", other)
    return one == other


def _no_day(text: str) -> str:
    """What is wrong with a date of issue, and the remedy."""
    said = clean(text[:20])
    if _DAY.fullmatch(text):
        return f"“{said}”日历上没有，没有采用；请改正。"
    return f"“{said}”不是一天的日期，没有采用；请写成 YYYY-MM-DD，例如 2022-03-28。"


def _is_day(text: str) -> bool:
    return len(text) == 10 and interval(text) is not None
