"""Articles, leftovers and results as plain JSON values: the contract that scripts rely on.

The CLI and the web API print the same objects; the keys are fixed (see docs/export.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from archive.results import Facet, FacetValue, Results
from archive.tags import Evidence, Tags
from archive.texts import Article, Field, Fragment, Leftover, Paragraph, Subheading

Json = dict[str, Any]


def article_json(article: Article) -> Json:
    """One article as a JSON object; unknown is null or an empty list."""
    about, tags, shared = article.metadata, article.tags, _shared_lines(article)
    line_of = _Lines(shared)
    fields: Json = {}
    for name in ("headline", "kicker", "deck", "byline"):
        field: Field | None = getattr(article, name)
        fields[name] = field.text if field else None
        fields[f"{name}_lines"] = line_of(field.fragments) if field else []
    captions: list[Json] = [
        {"text": c.text, "lines": line_of(c.fragments)} for c in article.captions
    ]
    subheadings: list[Json] = [
        {"text": s.text, "lines": line_of(s.fragments), "before": s.before}
        for s in article.subheadings
    ]
    return {
        "id": article.id,
        "source": article.source,
        "kind": article.kind,
        **fields,
        "captions": captions,
        "caption_lines": [n for c in captions for n in c["lines"]],
        "subheadings": subheadings,
        "subheading_lines": [n for s in subheadings for n in s["lines"]],
        "truncated": article.truncated,
        "gaps": [asdict(gap) for gap in article.gaps],
        "state": list(article.state),
        "applies_to": list(article.applies_to),
        "doubts": [doubt.message for doubt in article.doubts],
        "corrections": [asdict(correction) for correction in article.corrections],
        "paragraphs": [_paragraph(p, tags, i, line_of) for i, p in enumerate(article.paragraphs)],
        "newspaper": about.newspaper,
        "issue_date": about.issue_date,
        "page": about.page,
        "url": about.url,
        "origins": dict(about.origins),
        "refused": [
            {"key": key, "value": value, "origin": origin} for key, value, origin in about.refused
        ],
        **_tags(tags),
    }


def leftover_json(leftover: Leftover) -> Json:
    """A piece of text that belongs to no article."""
    piece = leftover.fragment
    return {
        "source": leftover.source,
        "line": piece.line,
        "start": piece.start,
        "end": piece.end,
        "text": piece.text,
        "reason": leftover.reason,
    }


def results_json(results: Results) -> Json:
    """The answer to a search, as `baodang search --json` and the API print it."""
    return {
        "query": results.query,
        "notes": list(results.notes),
        "total_articles": results.total_articles,
        "total_exact": results.total_exact,
        "total_paragraphs": results.total_paragraphs,
        "complete": results.complete,
        "hits": [asdict(hit) for hit in results.hits],
        "other_text": [asdict(other) for other in results.other_text],
        "facets": {facet.name: _facet(facet) for facet in results.facets},
    }


def _paragraph(paragraph: Paragraph, tags: Tags, i: int, line_of: _Lines) -> Json:
    topics = tags.paragraph_topics[i] if i < len(tags.paragraph_topics) else ()
    joins = [
        {
            "from": j.from_line,
            "to": j.to_line,
            "score": j.score,
            "reason": j.reason,
            "overlap": j.overlap,
        }
        for j in paragraph.joins
    ]
    return {
        "n": paragraph.n,
        "text": paragraph.text,
        "lines": line_of(paragraph.fragments),
        "joins": joins,
        "topics": list(topics),
    }


def _tags(tags: Tags) -> Json:
    place = tags.place
    return {
        "reporters": list(tags.reporters),
        "correspondents": list(tags.correspondents),
        "province": place.province if place else None,
        "city": place.city if place else None,
        "district": place.district if place else None,
        "street": place.street if place else None,
        "place_code": (place.code or None) if place else None,
        "place_basis": tags.place_basis,
        "place_candidates": [candidate.path for candidate in tags.place_candidates],
        "other_places": list(tags.other_places),
        "date": asdict(tags.date),
        "topics": list(tags.topics),
        "practices": list(tags.practices),
        "figures": [asdict(figure) for figure in tags.figures],
        "evidence": [_evidence(evidence) for evidence in tags.evidence],
    }


def _evidence(evidence: Evidence) -> Json:
    plain = asdict(evidence)
    optional = ("article", "origin")
    return {k: v for k, v in plain.items() if k not in optional or v is not None}


def _facet(facet: Facet) -> list[Json]:
    def row(value: FacetValue) -> Json:
        return {
            "value": value.value,
            "label": value.label,
            "count": value.count,
            "selected": value.selected,
            "children": [row(child) for child in value.children],
        }

    return [row(value) for value in facet.values]


class _Lines:
    """Fragments → line numbers; a line shared by two fields becomes [line, start, end]."""

    def __init__(self, shared: frozenset[int]) -> None:
        self._shared = shared

    def __call__(self, fragments: Iterable[Fragment]) -> list[Any]:
        return [[f.line, f.start, f.end] if f.line in self._shared else f.line for f in fragments]


def _shared_lines(article: Article) -> frozenset[int]:
    pieces: list[Field | Subheading | Paragraph] = [
        f for f in (article.headline, article.kicker, article.deck, article.byline) if f
    ]
    pieces += [*article.captions, *article.subheadings, *article.paragraphs]
    lines = [line for piece in pieces for line in {f.line for f in piece.fragments}]
    return frozenset(line for line in lines if lines.count(line) > 1)
