"""JSON Lines: one article a line, already split; its parts become lines with roles."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from archive.texts import Doubt, Metadata, Page
from indexer.reading.facts import ITSELF, KEYS, clean, facts, json_object, with_facts

TEXTS = ("headline", "byline", "paragraphs", "text")
UNREAD = "unread"  # the role of lines that are kept, but belong to no article
_LINE, _ITEM = "行", "项"
_OWN = (*TEXTS, *KEYS)
Line = tuple[str, str]  # text and role


def read_objects(
    source: str, text: str, metadata: Metadata
) -> tuple[tuple[Page, ...], tuple[Doubt, ...]]:
    """Each object is a page whose lines are the rendered article and one empty line.

    Lines are numbered through the whole source, as if all pages stood one below the other.
    The doubts name the line of the file in words; their `line` is where its page begins, if any.
    """
    pages: list[Page] = []
    doubts: list[Doubt] = []
    strange: dict[str, int] = {}
    first_line = 1
    rows, unit = _rows(text)
    if unit != _LINE:
        message = "文件是一个 JSON 数组，不是一行一篇；已把其中每一项当一篇来读。"
        doubts.append(Doubt("bad-object", message))
    for number, raw in rows:
        values = json_object(raw)
        wrong: list[str] = []
        if values is None:
            wrong.append("不是一个 JSON 对象，原样留存。")
            values, lines = {}, [(clean(raw.strip()), UNREAD)]
        else:
            lines = []
        unknown = [key for key in values if key not in _OWN]
        for key in unknown:
            strange.setdefault(clean(key)[:40], number)
        more_lines, complaints = _lines(values)
        lines += more_lines
        good, more = facts(values, "这一行")
        wrong += [*complaints, *more]
        if not lines and any(values[key] for key in unknown):
            wrong.append(f"没有 {'、'.join(TEXTS)}，读不出文章，原样留存。")
            lines = [(clean(json.dumps(values, ensure_ascii=False)), UNREAD)]
        elif not lines:
            wrong.append("没有标题也没有正文，已跳过。")
        doubts += [
            _doubt(number, sentence, raw, first_line if lines else None, unit) for sentence in wrong
        ]
        if not lines:
            continue
        page = _page(source, len(pages) + 1, lines, first_line, metadata, good)
        pages.append(page)
        first_line += len(page.lines)
    few = list(strange.items())[:10]
    doubts += [_doubt(n, f"有不认识的项“{key}”。", unit=unit) for key, n in few]
    return tuple(pages), tuple(doubts)


def _rows(text: str) -> tuple[list[tuple[int, str]], str]:
    """The objects of a file with their numbers: one a line, or the items of one array."""
    lines = [(n, raw) for n, raw in enumerate(text.split("\n"), 1) if raw.strip()]
    if lines and lines[0][1].lstrip().startswith("["):
        try:
            items = json.loads(text)
        except (ValueError, RecursionError):
            items = None
        if isinstance(items, list) and any(isinstance(item, dict) for item in items):
            dumped = (json.dumps(item, ensure_ascii=False) for item in items)
            return list(enumerate(dumped, 1)), _ITEM
    return lines, _LINE


def _doubt(
    number: int, sentence: str, raw: str = "", line: int | None = None, unit: str = _LINE
) -> Doubt:
    return Doubt("bad-object", f"第 {number} {unit}：{sentence}", line, clean(raw.strip())[:60])


def _page(
    source: str,
    number: int,
    lines: list[Line],
    first_line: int,
    metadata: Metadata,
    good: Mapping[str, str],
) -> Page:
    texts, roles = zip(*lines, ("", ""), strict=True)
    about = with_facts(metadata, good, ITSELF)
    return Page(source, number, texts, first_line, about, roles)


def _lines(values: Mapping[str, Any]) -> tuple[list[Line], list[str]]:
    complaints: list[str] = []
    lines = []
    for key, role in (("headline", "headline"), ("byline", "byline")):
        lines += [(text, role) for text in _texts(values, key, complaints)]
    body, other = ("paragraphs", "text") if values.get("paragraphs") else ("text", "paragraphs")
    lines += [(text, "paragraph") for text in _texts(values, body, complaints)]
    if values.get(other):
        complaints.append("paragraphs 和 text 都有，只采用前者。")
        lines += [(text, UNREAD) for text in _texts(values, other, complaints)]
    lines += [(text, UNREAD) for key in TEXTS for text in _odd(values.get(key), key)]
    return lines, complaints


def _odd(value: Any, key: str) -> list[str]:
    """What stands where a text should, as JSON: it is kept with the leftovers."""
    parts = value if key == "paragraphs" and isinstance(value, list) else [value]
    odd = [part for part in parts if part is not None and not isinstance(part, str)]
    return [clean(json.dumps(part, ensure_ascii=False)) for part in odd]


def _texts(values: Mapping[str, Any], key: str, complaints: list[str]) -> list[str]:
    """The non-empty lines of a string, or of a list of strings for `paragraphs`."""
    value = values.get(key)
    parts = value if key == "paragraphs" and isinstance(value, list) else [value]
    texts = []
    for part in parts:
        if isinstance(part, str):
            texts += [line for line in clean(part).splitlines() if line.strip()]
        elif part is not None:
            complaints.append(f"{key} 里有不是文字的内容，没有采用。")
    return texts
