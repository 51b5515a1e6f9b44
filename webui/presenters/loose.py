"""Ends of paragraphs that may go on elsewhere: continuations suspected, and not made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from archive.account import Tie, parts
from archive.addresses import article_path, source_path
from archive.texts import Article, Candidate
from archive.titles import title
from webui.presenters.words import tie_words

QUOTED = 14  # characters shown of the other line


@dataclass(frozen=True, slots=True)
class LooseEnd:
    """One end of paragraph `n` at `line`, and the line that may belong to it.

    `quote` is the near end of that line's text; `title` and `url` are of its article, if that is
    another one.
    """

    n: int
    start: bool
    line: int
    other: int
    other_url: str
    quote: str
    title: str | None
    url: str | None
    percent: int
    words: str


def loose_ends(
    article: Article, mates: Sequence[Article], candidates: Iterable[Candidate]
) -> Mapping[int, tuple[LooseEnd, ...]]:
    """Paragraph n → its suspected continuations; `mates` are the articles of the page."""
    suspected = [c for c in candidates if c.suspected]
    first = {p.fragments[0].line: p.n for p in article.paragraphs if p.fragments}
    last = {p.fragments[-1].line: p.n for p in article.paragraphs if p.fragments}
    ends: dict[int, list[LooseEnd]] = defaultdict(list)
    for candidate in suspected:
        join = candidate.join
        if n := last.get(join.from_line):
            ends[n].append(_end(article, mates, candidate, n, start=False))
        if n := first.get(join.to_line):
            ends[n].append(_end(article, mates, candidate, n, start=True))
    return {n: tuple(found) for n, found in ends.items()}


def _end(
    article: Article, mates: Sequence[Article], candidate: Candidate, n: int, start: bool
) -> LooseEnd:
    join = candidate.join
    line, other = (join.to_line, join.from_line) if start else (join.from_line, join.to_line)
    owner, text = next(
        ((mate, f.text) for mate in mates for p in parts(mate) for f in p.fragments if f.line == other),
        (article, ""),
    )  # fmt: skip
    quote = text[-QUOTED:] if start else text[:QUOTED]
    dots = "……" if len(text) > QUOTED else ""
    foreign = owner.id != article.id
    return LooseEnd(
        n,
        start,
        line,
        other,
        source_path(article.source, other),
        f"{dots}{quote}" if start else f"{quote}{dots}",
        title(owner) if foreign else None,
        article_path(owner.id) if foreign else None,
        round(100 * join.score),
        tie_words(Tie(join, "suspected", False, candidate.why)),
    )
