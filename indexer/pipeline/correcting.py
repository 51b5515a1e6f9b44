"""Corrections on their way through the stages: what they may name, and names for what they made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from archive.texts import Article, Doubt
from indexer.corrections import BAD, FOLDER, ORPHAN, Corrections, Known
from indexer.splitting import name_articles
from indexer.tagging import OwnTopics, find_named, topic_labels

Marks = Mapping[str, str]  # source name → fingerprint


def known_tags(own: OwnTopics) -> Known:
    """What a correction of tags may say; `own` are topics of the user's own."""
    return Known(find_named, topic_labels(own))


def marks_of(fingerprints: Mapping[str, tuple[str, str, str]]) -> dict[str, str]:
    """The marks of the sources in a catalogue, from its `fingerprints()`."""
    return {name: mark for name, (_, _, mark) in fingerprints.items()}


def fingerprint(read: str, digest: str, own: OwnTopics) -> str:
    """The mark of a source: what was read, with which topics of the user's own, and what
    corrections say about it."""
    return f"{read}{own.mark}+{digest}" if digest else f"{read}{own.mark}"


def name_new(source: str, articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles of a source, those that corrections made with ids like those of the others.

    The others keep theirs: a correction never changes the id of an article that was there.
    """
    taken = {article.id for article in articles}
    names: dict[str, str] = {}
    for article in articles:
        if article.id.startswith("+"):
            alike = replace(article, applies_to=())
            tries = (name_articles(x, [alike])[0].id for x in (source, f"{source}\0{article.id}"))
            names[article.id] = next((name for name in tries if name not in taken), article.id)
            taken.add(names[article.id])
    return tuple(
        replace(
            article,
            id=names.get(article.id, article.id),
            applies_to=tuple(names.get(other, other) for other in article.applies_to),
        )
        for article in articles
    )


def about_corrections(corrections: Corrections, marks: Marks) -> tuple[Doubt, ...]:
    """What the report says of corrections beside what each source says itself."""
    waiting = [
        Doubt("pending-correction", _still(name, corrections), quote=name)
        for name in _waiting(corrections, marks)
    ]
    return (*corrections.doubts, *corrections.strangers(marks.keys()), *waiting)


def _still(name: str, corrections: Corrections) -> str:
    files = dict.fromkeys(f"{FOLDER}/{entry.file}" for entry in corrections.of(name))
    of = "、".join(files) + " 里" if files else ""
    done = "还没有执行" if files else "已经删去，但还在档案里"
    return f"{of}“{name}”的更正{done}，因为这次没有读它；请运行 baodang update。"


def count_followed(corrections: Corrections, marks: Marks, doubts: Iterable[Doubt]) -> int:
    """How many corrections the archive shows; `doubts` are those of its sources."""
    waiting = set(_waiting(corrections, marks))
    said = sum(len(corrections.of(name)) for name in marks if name not in waiting)
    return said - sum(doubt.rule in (BAD, ORPHAN) for doubt in doubts)


def _waiting(corrections: Corrections, marks: Marks) -> list[str]:
    """Sources that were last read when the corrections about them were others."""
    return [n for n, mark in marks.items() if mark.partition("+")[2] != corrections.digest(n)]
