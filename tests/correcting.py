"""A small page in shorthand, corrections of it, and what comes out, in shorthand again.

Each line is `A p words`: article, role, words. `>` instead of `p` continues the paragraph before;
`-` is a leftover. Roles: h headline, k kicker, d deck, s subheading, b byline, c caption,
p paragraph, S slogan.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from archive.fragments import paragraph_text
from archive.texts import (
    Article,
    Candidate,
    Doubt,
    Field,
    Fragment,
    Gap,
    Join,
    Leftover,
    Page,
    Paragraph,
    Subheading,
)
from indexer.corrections import Corrected, Entry, correct_page, place_entries
from indexer.corrections.parse import parse_entry

HEADS = {"h": "headline", "k": "kicker", "d": "deck", "b": "byline", "S": "headline"}
PAGE = """\
A h 河湾镇启用便民服务大厅
A p 三月二日，河湾镇的大厅启用，群众办理社
A > 保可以在一个窗口办完。
A p 大厅还设有导办员，为老年人代填表
A s 下村服务
A p 镇长说，下一步要把窗口开到村里。
- - 河湾报 第二版
B k 孩子们的新去处
B h 青石桥小学添了图书角
B p 三月三日，图书角向学生开放。
B p 格，并送证上门。
B c 图为学生在看书。
B b 记者 李四
C S 文明河湾
D p 又讯 水库开闸，下游注意安全。"""
AS_IT_IS = "A h1 p2+3 p4 s5 p6 | B k8 h9 p10 p11 c12 b13 | C(slogan) h14 | D p15 | left 7"  # the page in the shorthand of `shape`


def take(shorthand: str) -> tuple[Page, list[Article], list[Leftover]]:
    """The page, its articles with ids A, B, …, and its leftovers."""
    rows = [line.split(" ", 2) for line in shorthand.splitlines()]
    page = Page("a.txt", 1, tuple(words for _, _, words in rows))
    articles: dict[str, Article] = {}
    leftovers = []
    for n, (name, role, words) in enumerate(rows, 1):
        piece = Fragment(n, 0, len(words), words)
        if name == "-":
            leftovers.append(Leftover("a.txt", piece, "报头"))
            continue
        known = articles.get(name) or Article(name, "a.txt", 1, "slogan" if role == "S" else "news")
        articles[name] = _with(known, role, piece)
    return page, list(articles.values()), leftovers


def _with(article: Article, role: str, piece: Fragment) -> Article:
    pieces, paragraphs = (piece,), article.paragraphs
    match role:
        case "p":
            new = Paragraph(len(paragraphs) + 1, piece.text, pieces)
            return replace(article, paragraphs=(*paragraphs, new))
        case ">":
            last = paragraphs[-1]
            joins = (*last.joins, Join(last.fragments[-1].line, piece.line, 0.9, "断句"))
            fragments = (*last.fragments, piece)
            new = Paragraph(last.n, paragraph_text(fragments, joins), fragments, joins)
            return replace(article, paragraphs=(*paragraphs[:-1], new), state=("rejoined",))
        case "s":
            new_sub = Subheading(piece.text, pieces, len(paragraphs) + 1)
            return replace(article, subheadings=(*article.subheadings, new_sub))
        case "c":
            return replace(article, captions=(*article.captions, Field(piece.text, pieces)))
    return replace(article, **{HEADS[role]: Field(piece.text, pieces)})


def entries(toml: str, page: Page | None = None) -> list[Entry]:
    """The [[correction]]s of a text, or one without that head; who, why, source and (with a page)
    quotes may be left out."""
    table = tomllib.loads(toml)
    made = []
    for number, given in enumerate(table.get("correction", [table]), 1):
        values: dict[str, Any] = {"source": "a.txt", "who": "王敏", "why": "原报如此", **given}
        entry = parse_entry("a.toml", number, values)
        if page and not any(anchor.quote for anchor in entry.anchors):
            quoted = (replace(a, quote=page.lines[a.line - 1]) for a in entry.anchors)
            entry = replace(entry, anchors=tuple(quoted))
        made.append(entry)
    return made


def correct(
    toml: str,
    shorthand: str = PAGE,
    candidates: Sequence[Candidate] = (),
    gaps: Sequence[tuple[str, Gap]] = (),
    doubts: Sequence[tuple[str, Doubt]] = (),
) -> Corrected:
    """The page after the corrections of a TOML text; gaps and doubts are added by article first."""
    page, articles, leftovers = take(shorthand)
    articles = [
        replace(
            a,
            gaps=tuple(gap for name, gap in gaps if name == a.id),
            doubts=tuple(doubt for name, doubt in doubts if name == a.id),
        )
        for a in articles
    ]
    placed, lost = place_entries([page], entries(toml, page))
    found = correct_page(page, articles, leftovers, candidates, placed.get(1, []))
    return replace(found, doubts=(*lost, *found.doubts))


def shape(found: Corrected) -> str:
    """What stands where: `A h1 p2+3 s5 p6 | … | left 7`; kinds other than news in brackets."""
    parts = []
    for a in found.articles:
        words = [a.id + (f"({a.kind})" if a.kind != "news" else "")]
        for sign, field in (("k", a.kicker), ("h", a.headline), ("d", a.deck)):
            words += [sign + _lines(field.fragments)] if field else []
        for p in a.paragraphs:
            words += [f"s{_lines(s.fragments)}" for s in a.subheadings if s.before == p.n]
            words.append(f"p{_lines(p.fragments)}")
        words += [f"s{_lines(s.fragments)}" for s in a.subheadings if s.before is None]
        words += [f"c{_lines(c.fragments)}" for c in a.captions]
        words += [f"b{_lines(a.byline.fragments)}"] if a.byline else []
        parts.append(" ".join(words))
    left = _lines(leftover.fragment for leftover in found.leftovers)
    return " | ".join([*parts, *([f"left {left}"] if left else [])])


def _lines(fragments: Iterable[Fragment]) -> str:
    return "+".join(f"{f.line}" + (f"@{f.start}" if f.start else "") for f in fragments)
