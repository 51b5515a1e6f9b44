"""Reads the invented articles of tests/tag_articles, tags each alone, and scores the tags.

`python tests/article_score.py [NAME …] [-v]` prints one figure a line, with -v each difference.
The definitions are those of tests/gold_score.py. `false_places` are articles with a false province,
city or district, `false_values` all such levels (a wholly wrong place has three); both a share of
the articles, as `false_dates`.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from archive.tags import Tags
from archive.texts import Article, Field, Fragment, Metadata, Page, Paragraph
from indexer.tagging import tag_page

FOLDER = Path(__file__).parent / "tag_articles"
ROUNDS = (
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
)
LEVELS = ("province", "city", "district", "street")
Levels = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Truth:
    """An article with the answers that are right; optional names stand in `may`."""

    article: Article
    metadata: Metadata
    places: tuple[Levels, ...]
    dates: tuple[str, ...]
    topics: tuple[str, ...]
    topics_too: frozenset[str]
    reporters: frozenset[str]
    correspondents: frozenset[str]
    may: frozenset[str]


def truths(name: str) -> list[Truth]:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=## )", text.strip())
    return [_truth(f"{name}{n}", block.strip().split("\n")) for n, block in enumerate(blocks, 1)]


def tags_of(truth: Truth) -> Tags:
    return tag_page(Page("a.txt", 1, (), metadata=truth.metadata), [truth.article])[0].tags


def score(*names: str, say: bool = False) -> dict[str, float]:
    """The figures over the articles of some files together."""
    count: Counter[str] = Counter()
    for truth in (t for name in names for t in truths(name)):
        notes = _compare(count, truth, tags_of(truth))
        if say and notes:
            head = truth.article.headline
            print(truth.article.id, head.text if head else "", truth.metadata.issue_date)
            print(*(f"      {note}" for note in notes), sep="\n")
    total = count["articles"]
    shares = (*LEVELS, "date", "main_topic", "false_places", "false_values", "false_dates")
    return {k: count[k] / total for k in shares} | {k: _f1(count, k) for k in ("topics", "names")}


def _truth(name: str, lines: list[str]) -> Truth:
    day, *given = lines[0].removeprefix("## ").split()
    facts = {"issue_date": day}
    for word in given:
        facts.update([("city", word[3:]) if word.startswith("城市=") else ("newspaper", word)])
    end = lines.index("--")
    body = [line for line in lines[1:end] if line[:2] not in ("# ", "@ ")]
    fields = {line[0]: _field(line[2:]) for line in lines[1:end] if line[:2] in ("# ", "@ ")}
    answers = dict(line.split(" ", 1) for line in lines[end + 1 :])
    main, _, too = answers["主题"].partition(";")
    names = {k: answers.get(k, "") for k in ("记者", "通讯员")}
    sure = {k: frozenset(n for n in v.split() if n[0] != "(") for k, v in names.items()}
    optional = frozenset(n.strip("()") for v in names.values() for n in v.split() if n[0] == "(")
    article = Article(
        id=name,
        source="a.txt",
        page_number=1,
        kind="news",
        headline=fields.get("#"),
        byline=fields.get("@"),
        paragraphs=tuple(Paragraph(n, text, ()) for n, text in enumerate(body, 1)),
    )
    return Truth(
        article,
        Metadata(**facts),
        tuple(_levels(place) for place in answers["地点"].split(";")),
        tuple(d.strip() for d in answers["日期"].split(";")),
        tuple(main.split()),
        frozenset(too.split()),
        sure["记者"],
        sure["通讯员"],
        optional,
    )


def _field(text: str) -> Field:
    return Field(text, (Fragment(1, 0, len(text), text),))


def _levels(path: str) -> Levels:
    found = [None if x in ("-", "无") else x for x in path.strip().split("/")]
    return (*found, *[None] * (4 - len(found)))


def _compare(count: Counter[str], truth: Truth, tags: Tags) -> list[str]:
    notes = []
    have: Levels = tuple(getattr(tags.place, level) if tags.place else None for level in LEVELS)
    want = max(truth.places, key=lambda p: [x == y for x, y in zip(p[:3], have[:3], strict=True)])
    count["articles"] += 1
    for level, x, y in zip(LEVELS, want, have, strict=True):
        count[level] += x == y
        count["false_values"] += x != y and y is not None and level != "street"
    pairs = zip(want[:3], have[:3], strict=True)
    count["false_places"] += any(x != y and y is not None for x, y in pairs)
    if want != have:
        notes.append(f"place {'/'.join(map(str, want))} got {'/'.join(map(str, have))}")
    value = tags.date.value
    count["date"] += value in truth.dates
    if value not in truth.dates:
        count["false_dates"] += bool(value) and not any(
            d.startswith(str(value)) for d in truth.dates
        )
        notes.append(f"date {truth.dates} got {value} {tags.date.basis}")
    count["main_topic"] += tags.topics[:1] == truth.topics[:1]
    _tally(count, "topics", set(truth.topics), set(tags.topics) - truth.topics_too)
    if (
        tags.topics[:1] != truth.topics[:1]
        or set(truth.topics) ^ set(tags.topics) - truth.topics_too
    ):
        notes.append(f"topics {truth.topics} also {sorted(truth.topics_too)} got {tags.topics}")
    for want_names, names in (
        (truth.reporters, tags.reporters),
        (truth.correspondents, tags.correspondents),
    ):
        found = {n for n in names if n not in truth.may}
        _tally(count, "names", set(want_names), found)
        if want_names != found:
            notes.append(f"names {sorted(want_names)} got {sorted(found)}")
    return notes


def _tally(count: Counter[str], name: str, want: set[str], have: set[str]) -> None:
    count[f"{name}_hit"] += len(want & have)
    count[f"{name}_false"] += len(have - want)
    count[f"{name}_lost"] += len(want - have)


def _f1(count: Counter[str], name: str) -> float:
    hit, false, lost = (count[f"{name}_{x}"] for x in ("hit", "false", "lost"))
    return 2 * hit / (2 * hit + false + lost) if hit + false + lost else 1.0


if __name__ == "__main__":
    chosen = [a for a in sys.argv[1:] if a != "-v"] or ["worked", *ROUNDS]
    for metric, value in score(*chosen, say="-v" in sys.argv).items():
        print(f"{metric:14s} {value:.3f}")
