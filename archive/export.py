"""Articles, leftovers and results as plain JSON values: the contract that scripts rely on.

The CLI and the web API print the same objects; the keys are fixed (see docs/export.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from archive.account import Doubtful, LineAccount, PageAccount, Tie
from archive.addresses import article_path, source_path
from archive.certain import inferred
from archive.chains import chains
from archive.differences import KINDS, Pair, Side, Tally
from archive.labels import rule_label
from archive.results import Facet, FacetValue, Results
from archive.tags import Evidence, Tags
from archive.texts import Article, Field, Fragment, Join, Leftover, Paragraph, Source, Subheading
from archive.titles import title
from archive.weakness import LADDER, WeakTag

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
        "inferred": list(inferred(article)),
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


def explained_json(source: Source, pages: Iterable[PageAccount]) -> Json:
    """What became of every line of a source, as `baodang explain --json` prints it."""
    return {
        "source": source.name,
        "format": source.format,
        "encoding": source.encoding,
        "size": source.size,
        "doubts": [asdict(doubt) for doubt in source.doubts],
        "pages": [_page(page) for page in pages],
    }


def reasons_json(article: Article) -> Json:
    """An article's tags, each with its evidence, as `baodang explain ID --json` prints them."""
    return {
        "article": article.id,
        "headline": article.headline.text if article.headline else None,
        "source": article.source,
        "tags": [
            {
                "label": chain.label,
                "notes": list(chain.notes),
                "values": [
                    {
                        "label": link.label,
                        "evidence": list(map(_evidence, link.evidence)),
                        "inferred": link.inferred,
                    }
                    for link in chain.links
                ],
                "evidence": list(map(_evidence, chain.evidence)),
            }
            for chain in chains(article)
        ],
    }


def weak_json(found: WeakTag) -> Json:
    """A weak tag with the article that bears it and how to look at it."""
    weak = found.weak
    return {
        "source": found.source,
        "article": found.article,
        "headline": found.title,
        "tag": weak.label,
        "value": weak.value,
        "weakness": weak.why,
        "label": LADDER[weak.why],
        "evidence": list(map(_evidence, weak.evidence)),
        "article_path": article_path(found.article),
    }


def difference_json(pair: Pair, kind: str | None = None) -> Json:
    """How an article's tags differ between two builds, as `baodang diff --json` prints it; of one
    kind of tag or all. `in` says which of the builds have the article."""
    sides = {(True, False): "before", (False, True): "after", (True, True): "both"}
    return {
        "article": pair.article.id,
        "headline": title(pair.article),
        "source": pair.article.source,
        "in": sides[pair.before is not None, pair.after is not None],
        "changes": [
            {
                "kind": change.kind,
                "label": KINDS[change.kind],
                "way": change.way,
                "before": _side(change.before),
                "after": _side(change.after),
            }
            for change in pair.changes
            if kind in (None, change.kind)
        ],
    }


def differences_json(tally: Tally) -> Json:
    """The totals of a comparison: the last line of `baodang diff --json`."""
    counts = ("before", "after", "same", "changed", "only_before", "only_after")
    kinds = [{"kind": kind, "label": KINDS[kind], **ways} for kind, ways in tally.kinds()]
    return {"summary": {name: getattr(tally, name) for name in counts} | {"kinds": kinds}}


def _side(side: Side | None) -> Json | None:
    return {"value": side.value, "evidence": list(map(_evidence, side.evidence))} if side else None


def doubt_json(found: Doubtful) -> Json:
    """A doubt with where it stands and how to look at it; without a source it is about the user's
    own files."""
    doubt = found.doubt
    return {
        "source": found.source or None,
        "article": found.article,
        "headline": found.title,
        "rule": doubt.rule,
        "label": rule_label(doubt.rule),
        "message": doubt.message,
        "line": doubt.line,
        "quote": doubt.quote,
        "article_path": article_path(found.article) if found.article else None,
        "source_path": source_path(found.source, doubt.line) if found.source else None,
    }


def _page(page: PageAccount) -> Json:
    about = page.page.metadata
    articles = [
        {
            "number": number,
            "id": article.id,
            "headline": article.headline.text if article.headline else None,
            "kind": article.kind,
            "state": list(article.state),
            "truncated": article.truncated,
        }
        for number, article in enumerate(page.articles, 1)
    ]
    return {
        "page": page.page.number,
        "first_line": page.page.first_line,
        "metadata": {
            **asdict(about),
            "origins": dict(about.origins),
            "refused": [
                dict(zip(("key", "value", "origin"), r, strict=True)) for r in about.refused
            ],
        },
        "articles": articles,
        "lines": [_line(line) for line in page.lines],
        "joins": [_tie(tie) for line in page.lines for tie in line.on],
        "doubts": [asdict(doubt) for doubt in page.doubts],
    }


def _line(line: LineAccount) -> Json:
    claims = [
        {
            "start": claim.start,
            "end": claim.end,
            "role": claim.role,
            "article": claim.number,
            "paragraph": claim.where,
            "reason": claim.note,
        }
        for claim in line.claims
    ]
    return {
        "line": line.number,
        "text": line.text,
        "claims": claims,
        "gaps": [asdict(gap) for gap in line.gaps],
        "doubts": [asdict(doubt) for doubt in line.doubts],
    }


def _tie(tie: Tie) -> Json:
    return {
        **_join(tie.join),
        "standing": tie.standing,
        "moved": tie.moved,
        "against": tie.against,
    }


def _join(join: Join) -> Json:
    return {
        "from": join.from_line,
        "to": join.to_line,
        "score": join.score,
        "reason": join.reason,
        "overlap": join.overlap,
    }


def _paragraph(paragraph: Paragraph, tags: Tags, i: int, line_of: _Lines) -> Json:
    topics = tags.paragraph_topics[i] if i < len(tags.paragraph_topics) else ()
    return {
        "n": paragraph.n,
        "text": paragraph.text,
        "lines": line_of(paragraph.fragments),
        "joins": [_join(join) for join in paragraph.repairs],
        "topics": list(topics),
    }


def _tags(tags: Tags) -> Json:
    place = tags.place
    return {
        "reporters": list(tags.reporters),
        "correspondents": list(tags.correspondents),
        "authors": list(tags.authors),
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
        "officials": [asdict(official) for official in tags.officials],
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
