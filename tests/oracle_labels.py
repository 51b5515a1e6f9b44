"""What rows of facets are called, worked out from the rules alone."""

from __future__ import annotations

from archive.dates import UNKNOWN, interval

LABELS = {
    "kind": {
        "news": "消息",
        "brief": "简讯",
        "photo": "图片",
        "teaser": "导读",
        "slogan": "栏目标语",
    },
    "state": {
        "whole": "完整",
        "rejoined": "已接续",
        "cut": "残缺",
        "caption": "图片说明",
        "suspected": "存疑",
    },
}


def bucket(value: str) -> bool:
    return value == UNKNOWN or interval(value.removesuffix("-" + UNKNOWN)) is not None


def label(facet: str, value: str, above: str) -> str:
    if facet in LABELS:
        return LABELS[facet].get(value, value)
    if facet == "place":
        return value[len(above) :].lstrip("/") if above else value
    if facet not in ("date", "issue_date"):
        return value
    if interval(value):
        return f"{int(value.split('-')[-1])}{'年月日'[value.count('-')]}"
    if UNKNOWN in value and bucket(value):
        return UNKNOWN
    first, dots, last = value.partition("..")
    return f"{first}至{last}" if last else f"{first}以来" if dots else value
