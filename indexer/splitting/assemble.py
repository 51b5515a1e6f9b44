"""Drafts and repairs → articles with paragraphs, gaps, states and doubts."""

from __future__ import annotations

from collections.abc import Sequence

from archive.texts import (
    LOST,
    SUSPECTED,
    Article,
    Doubt,
    Gap,
    Page,
    Paragraph,
    Role,
    State,
    Subheading,
    Truncated,
)
from indexer.splitting.banners import stands_over
from indexer.splitting.drafts import Draft
from indexer.splitting.fields import field, paragraph
from indexer.splitting.lines import Line
from indexer.splitting.losses import NO_GAPS, Chain, Suspicions, find_gaps, lost_leads
from indexer.splitting.repair import Link, Repairs


def assemble(
    page: Page, lines: Sequence[Line], drafts: Sequence[Draft], repairs: Repairs
) -> tuple[Article, ...]:
    """The articles of a page in reading order, with provisional ids "1", "2", …"""
    next_line = {link.head: link for link in repairs.links}
    tails = frozenset(link.tail for link in repairs.links)
    drafts = [draft for draft in drafts if any(i not in tails for i, _ in draft.parts)]
    bare = lost_leads(lines, drafts)
    open_at = {link.head: link for link in repairs.suspected}
    suspected = Suspicions(
        {link.head: link.tail for link in repairs.suspected},
        {link.tail: link.head for link in repairs.suspected},
    )
    articles = []
    for k, draft in enumerate(drafts):
        chains = [_chain(i, next_line) for i in draft.having("paragraph") if i not in tails]
        guessed = page.roles is None
        gaps, truncated = NO_GAPS
        if guessed:
            gaps, truncated = find_gaps(lines, draft, chains, k in bare, suspected)
        paragraphs = tuple(
            paragraph(
                n,
                [lines[i] for i in chain],
                [next_line[i].join(lines) for i in chain[:-1]],
            )
            for n, chain in enumerate(chains, 1)
        )
        over = stands_over(lines, drafts, k) if draft.kind == "slogan" else ()
        ends = sorted(i for chain in chains for i in chain if i in suspected.after)
        open_ends = [open_at[i] for i in ends]
        articles.append(
            Article(
                id=str(k + 1),
                source=page.source,
                page_number=page.number,
                kind=draft.kind,
                headline=field(_lines(lines, draft, "headline", "slogan")),
                kicker=field(_lines(lines, draft, "kicker")),
                deck=field(_lines(lines, draft, "deck")),
                byline=field(_lines(lines, draft, "byline")),
                captions=tuple(f for x in _lines(lines, draft, "caption") if (f := field([x]))),
                subheadings=_subheadings(lines, draft, chains),
                paragraphs=paragraphs,
                truncated=truncated,
                gaps=gaps,
                state=_state(draft, paragraphs, gaps, truncated, open_ends),
                applies_to=tuple(str(at + 1) for at in over),
                doubts=(*(_doubt(lines, link) for link in open_ends), *map(_lost, gaps)),
                metadata=page.metadata,
            )
        )
    return tuple(articles)


def _chain(head: int, next_line: dict[int, Link]) -> Chain:
    chain = [head]
    while chain[-1] in next_line:
        chain.append(next_line[chain[-1]].tail)
    return tuple(chain)


def _lines(lines: Sequence[Line], draft: Draft, *roles: Role) -> list[Line]:
    return [lines[i] for i in draft.having(*roles)]


def _subheadings(
    lines: Sequence[Line], draft: Draft, chains: Sequence[Chain]
) -> tuple[Subheading, ...]:
    made = []
    for i in draft.having("subheading"):
        before = next((n for n, chain in enumerate(chains, 1) if chain[0] > i), None)
        made.append(Subheading(lines[i].text, lines[i].fragments, before))
    return tuple(made)


def _state(
    draft: Draft,
    paragraphs: Sequence[Paragraph],
    gaps: Sequence[Gap],
    truncated: Truncated,
    open_ends: Sequence[Link],
) -> tuple[State, ...]:
    found: list[State] = []
    if draft.kind == "photo":
        found.append("caption")
    if any(p.repairs for p in paragraphs):
        found.append("rejoined")
    if gaps or truncated != "none":
        found.append("cut")
    if open_ends:
        found.append("suspected")
    return tuple(found) or ("whole",)


def _lost(gap: Gap) -> Doubt:
    return Doubt(LOST, f"第 {gap.line} 行有缺：{gap.why}。", gap.line)


def _doubt(lines: Sequence[Line], link: Link) -> Doubt:
    join = link.join(lines)
    message = f"疑似接续：第 {join.from_line} 行的结尾可能接第 {join.to_line} 行（{join.reason}）。"
    return Doubt(SUSPECTED, message, join.from_line, lines[link.head].text[-12:])
