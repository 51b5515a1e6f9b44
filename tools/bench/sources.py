"""The made newspaper as files to be read: pages of text, or articles already split."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Literal

import msgspec

from bench.corpus import PAGE, MadeArticle, cities, day_of

Kind = Literal["txt", "jsonl"]
_FOLDER = 500  # pages of a folder


def write_sources(articles: Iterable[MadeArticle], folder: Path, kind: Kind) -> int:
    """Write PAGE articles a file; the bytes of their text.

    A page of text stands beside a sidecar with its newspaper and day, those of its first article.
    """
    size = 0
    for page, group in groupby(articles, lambda article: article.number // PAGE):
        here = folder / f"{page // _FOLDER:04}"
        here.mkdir(parents=True, exist_ok=True)
        file = here / f"{page:06}.{kind}"
        members = list(group)
        if kind == "jsonl":
            file.write_bytes(b"".join(msgspec.json.encode(_split(a)) + b"\n" for a in members))
        else:
            file.write_text("\n".join(_lines(members)) + "\n", "utf-8")
            Path(f"{file}.meta.json").write_bytes(msgspec.json.encode(_about(members[0])))
        size += sum(len(text.encode()) for a in members for text in (a.headline, *a.paragraphs))
    return size


def _split(article: MadeArticle) -> dict[str, object]:
    """An article by the contract of `.jsonl` files, its place in its first words."""
    first, *rest = article.paragraphs
    paragraphs = [_opening(article) + first, *rest]
    return {"headline": article.headline, "paragraphs": paragraphs, **_about(article)}


def _lines(articles: Iterable[MadeArticle]) -> Iterator[str]:
    """A page: articles parted by an empty line, a paragraph a line."""
    for article in articles:
        first, *rest = article.paragraphs
        yield from (article.headline, _opening(article) + first, *rest, "")


def _about(article: MadeArticle) -> dict[str, str]:
    return {
        "newspaper": f"{cities()[article.city][1]}日报",
        "issue_date": day_of(article.day).isoformat(),
    }


def _opening(article: MadeArticle) -> str:
    day = day_of(article.day)
    return f"本报讯 {day.month}月{day.day}日，{cities()[article.city][1]}"
