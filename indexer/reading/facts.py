"""What a sidecar or a structured file says about a page: newspaper, date, page, city, address."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from archive.dates import interval
from archive.texts import Doubt, Metadata
from indexer.reading.decoding import decode

KEYS = ("newspaper", "issue_date", "page", "city", "url")


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
    ['a.txt.meta.json 的 issue_date 不是 YYYY-MM-DD 形式的日期，没有采用。']
    """
    good: dict[str, str] = {}
    complaints = []
    for key in KEYS:
        value = values.get(key)
        if value is None:
            continue
        if not isinstance(value, str):
            complaints.append(f"{origin} 的 {key} 应当是文字，没有采用。")
        elif key == "issue_date" and not _is_day(value.strip()):
            complaints.append(f"{origin} 的 issue_date 不是 YYYY-MM-DD 形式的日期，没有采用。")
        elif value.strip():
            good[key] = clean(value.strip())
    return good, complaints


def sidecar(data: bytes | None, origin: str) -> tuple[Metadata, tuple[Doubt, ...]]:
    """The facts of a sidecar's bytes (None: there is none), each with its origin."""
    if data is None:
        return Metadata(), ()
    values = json_object(decode(data).text or "")
    if values is None:
        return Metadata(), (Doubt("bad-sidecar", f"{origin} 不是 JSON 对象，没有采用。"),)
    good, complaints = facts(values, origin)
    unknown = [key for key in values if key not in KEYS]
    if unknown:
        names = "、".join(clean(key)[:40] for key in unknown[:10])
        complaints.append(f"{origin} 里有不认识的项：{names}。")
    doubts = tuple(Doubt("bad-sidecar", complaint) for complaint in complaints)
    return with_facts(Metadata(), good, origin), doubts


def with_facts(metadata: Metadata, good: Mapping[str, str], origin: str) -> Metadata:
    """Metadata with `good` in place of what stood there before."""
    kept = tuple(pair for pair in metadata.origins if pair[0] not in good)
    return replace(metadata, **good, origins=(*kept, *((key, origin) for key in good)))


def _is_day(text: str) -> bool:
    return len(text) == 10 and interval(text) is not None
