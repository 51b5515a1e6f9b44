"""How near the export comes to the hand-made truth in tests/gold (line numbers, roles, tags).

`score(exported, folder)` gives one figure from 0 to 1 for each aspect; false_places and false_dates
count wrong values an article and should be 0. The truth is described in tests/gold/*.json; articles
are paired by the lines they hold.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path, PurePosixPath
from typing import Any

Item = Mapping[str, Any]
_HEADS = ("headline_lines", "kicker_lines", "subtitle_lines", "deck_lines")
_OTHERS = ("byline_lines", "caption_lines", "subheading_lines")
_F1 = ("articles", "paragraphs", "joins", "bylines", "topics", "practices", "figures")
_SHARES = ("headings", "kind", "truncated", "province", "city", "district", "date", "main_topic")


def score(exported: Sequence[Item], gold_folder: Path) -> dict[str, float]:
    """Objects of `export --articles` → metric → value; files without gold are passed over."""
    count: Counter[str] = Counter()
    for path in sorted(gold_folder.glob("*.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        mine = [x for x in exported if PurePosixPath(x["source"]).name == truth["source"]]
        _page(count, truth["articles"], mine)
    result = {name: _f1(count, name) for name in _F1}
    for name in _SHARES:
        result[name] = count[f"{name}_ok"] / (count[f"{name}_n"] or 1)
    for name in ("false_places", "false_dates"):
        result[name] = count[name] / (count["date_n"] or 1)
    return result


def _page(count: Counter[str], truth: Sequence[Item], mine: Sequence[Item]) -> None:
    want = Counter(tuple(p) for a in truth for p in a["paragraphs"])
    have = Counter(tuple(_numbers(p["lines"])) for a in mine for p in a["paragraphs"])
    _tally(count, "paragraphs", want, have)
    _tally(count, "joins", Counter(_pairs(want)), Counter(_pairs(have)))
    used: set[int] = set()
    for article in truth:
        lines = _lines(article)
        overlaps = [
            (_jaccard(lines, _lines(other)), -i) for i, other in enumerate(mine) if i not in used
        ]
        best, place = max(overlaps, default=(0.0, 0))
        if best < 0.5:
            count["articles_lost"] += 1
            continue
        used.add(-place)
        count["articles_hit" if best == 1.0 else "articles_lost"] += 1
        _article(count, article, mine[-place])
    count["articles_false"] += len(mine) - len(used)


def _article(count: Counter[str], want: Item, have: Item) -> None:
    _share(count, "headings", _of(want, _HEADS) == _of(have, _HEADS))
    _share(count, "kind", want["kind"] == have["kind"])
    if want["kind"] == "slogan":
        return
    _share(count, "truncated", want.get("truncated", "none") == have.get("truncated", "none"))
    for key in ("reporters", "correspondents"):
        _tally(count, "bylines", Counter(want.get(key) or []), Counter(have.get(key) or []))
    for key in ("province", "city", "district"):
        right = (want.get(key) or None) == (have.get(key) or None)
        _share(count, key, right)
        count["false_places"] += not right and bool(have.get(key))
    _date(count, want, (have.get("date") or {}).get("value"))
    _topics(count, want, have.get("topics") or [])
    _practices(count, want.get("named_practices") or [], have.get("practices") or [])
    figures = [f for f in have.get("figures") or [] if f["value"] is not None]
    _tally(count, "figures", _values(want.get("quantities") or []), _values(figures))


def _date(count: Counter[str], want: Item, value: str | None) -> None:
    wanted = want.get("date")
    _share(count, "date", value == wanted)
    low, high = want.get("earliest_possible"), want.get("latest_possible")
    if value and value != wanted and not str(wanted or "").startswith(value):
        inside = low and high and low[: len(value)] <= value <= high[: len(value)]
        count["false_dates"] += not inside


def _topics(count: Counter[str], want: Item, have: Sequence[str]) -> None:
    wanted, allowed = set(want["topics"]), set(want.get("topics_also_ok") or [])
    _tally(count, "topics", Counter(wanted), Counter(set(have) - (allowed - wanted)))
    _share(count, "main_topic", not wanted or list(have)[:1] == want["topics"][:1])


def _practices(count: Counter[str], want: Iterable[str], have: Iterable[str]) -> None:
    wanted, found = ({re.sub(r"[“”\"'‘’《》\s·•]", "", x) for x in xs} for xs in (want, have))
    hit = {x for x in wanted if any(x in y or y in x for y in found if len(y) >= 2)}
    known = {y for y in found if any(x in y or y in x for x in wanted)}
    count["practices_hit"] += len(hit)
    count["practices_lost"] += len(wanted - hit)
    count["practices_false"] += len(found - known)


def _values(figures: Iterable[Item]) -> Counter[tuple[float, str]]:
    return Counter((float(f["value"]), f["unit"]) for f in figures)


def _tally(count: Counter[str], name: str, want: Counter[Any], have: Counter[Any]) -> None:
    hit = sum((want & have).values())
    count[f"{name}_hit"] += hit
    count[f"{name}_false"] += sum(have.values()) - hit
    count[f"{name}_lost"] += sum(want.values()) - hit


def _share(count: Counter[str], name: str, right: bool) -> None:
    count[f"{name}_n"] += 1
    count[f"{name}_ok"] += right


def _f1(count: Counter[str], name: str) -> float:
    hit, false, lost = (count[f"{name}_{x}"] for x in ("hit", "false", "lost"))
    return 2 * hit / (2 * hit + false + lost) if hit + false + lost else 1.0


def _numbers(lines: Iterable[Any] | None) -> list[int]:
    """Line numbers; [line, start, end] counts as its line."""
    return [x[0] if isinstance(x, list | tuple) else x for x in lines or []]


def _of(article: Item, keys: Iterable[str]) -> frozenset[int]:
    return frozenset(n for key in keys for n in _numbers(article.get(key)))


def _lines(article: Item) -> frozenset[int]:
    body = (p["lines"] if isinstance(p, Mapping) else p for p in article.get("paragraphs") or [])
    return _of(article, (*_HEADS, *_OTHERS)) | {n for p in body for n in _numbers(p)}


def _pairs(paragraphs: Iterable[tuple[int, ...]]) -> set[tuple[int, int]]:
    return {pair for p in paragraphs for pair in pairwise(p)}


def _jaccard(a: frozenset[int], b: frozenset[int]) -> float:
    return len(a & b) / len(a | b) if a | b else 0.0
