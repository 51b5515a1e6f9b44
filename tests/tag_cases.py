"""Reads the case tables of tests/cases and runs one text through one kind of tag."""

from __future__ import annotations

from pathlib import Path

from archive.tags import Evidence
from archive.texts import Article, Metadata, Page

CASES = Path(__file__).parent / "cases"


def cases(name: str) -> list[tuple[str, ...]]:
    lines = (CASES / name).read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if line and not line.startswith("#")]


def known(value: str) -> str | None:
    return None if value == "-" else value


def page(**facts: str | None) -> Page:
    return Page("a.txt", 1, (), metadata=Metadata(**facts))


def texts_of(article: Article, where: int | str) -> list[str]:
    """The texts a piece of evidence can quote from: one, or those of all captions."""
    if isinstance(where, int):
        return [p.text for p in article.paragraphs if p.n == where]
    if where == "caption":
        return [c.text for c in article.captions]
    if where == "subheading":
        return [s.text for s in article.subheadings]
    field = getattr(article, where)
    return [field.text] if field else []


def is_quoted(evidence: Evidence, articles: dict[str, Article], own: Article) -> bool:
    """Whether the quote stands where the evidence says, or a sidecar is named instead."""
    if evidence.paragraph is None:
        return evidence.decided == "sidecar" and bool(evidence.quote)
    article = articles[evidence.article] if evidence.article else own
    spans = [t[evidence.start : evidence.end] for t in texts_of(article, evidence.paragraph)]
    return bool(evidence.quote) and evidence.quote in spans
