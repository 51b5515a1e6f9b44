"""What is said of a line that a correction means and that is not there any more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from archive.fragments import fragments_of, visible_span
from archive.texts import Article, Doubt
from archive.titles import title
from indexer.corrections.entries import ORPHAN, Anchor, Orphaned
from indexer.corrections.quotes import Lines, bare_text

_LEAST = 4  # characters that tell a line when they stand inside it
_LIKE = 0.5  # how much of a quote and of a line's beginning are the same, for it to be shown
_SHOWN = 12  # characters of a line
_LISTED = 5
WHAT_TO_DO = "请核对后改写行号和 quote，再运行 baodang update；用不着了就删去这一条。"


def missing(anchor: Anchor, found: Sequence[int], lines: Lines) -> Orphaned:
    """What was looked for, what stands there now, the line that is most like it, and what to do.

    `found` are the lines that begin so: none, or several; `lines` those of the source.
    """
    wanted, now = f"“{anchor.quote.strip()}”", shown(lines.texts.get(anchor.line, ""))
    if found:
        listed = "、".join(map(str, sorted(found)[:_LISTED]))
        more = "等" if len(found) > _LISTED else ""
        where = f"以它开头的有 {len(found)} 处（第 {listed} 行{more}），分不清是哪一处"
        return Orphaned(f"要找的是以{wanted}开头的第 {anchor.line} 行，{where}。{WHAT_TO_DO}")
    here = "没有字" if anchor.line in lines.texts else _not_there(lines)
    said = [f"第 {anchor.line} 行不以{wanted}开头，现在{f'是“{now}”' if now else here}"]
    said.append("别处也没有这样开头的")
    near = nearest(anchor, lines)
    if near not in (None, anchor.line):
        said.append(f"最像的是第 {near} 行“{shown(lines.texts[near])}”")
    return Orphaned(f"{'；'.join(said)}。{WHAT_TO_DO}", near)


def _not_there(lines: Lines) -> str:
    return f"不在这个来源里（共 {max(lines.texts, default=0)} 行）"


def nearest(anchor: Anchor, lines: Lines) -> int | None:
    """The line that has the words inside, else the one whose beginning is most like them."""
    wanted, _ = bare_text(anchor.quote)
    best: tuple[float, int, int] | None = None
    judge = SequenceMatcher(autojunk=False, b=wanted)
    known = set(wanted)
    for number in lines.texts:
        bare = lines.bare(number)
        if len(wanted) >= _LEAST and wanted in bare:
            score = 2.0
        elif len(known.intersection(bare[: len(wanted)])) < _LIKE * len(known):
            continue
        else:
            judge.set_seq1(bare[: len(wanted)])
            score = judge.ratio()
        rank = (score, -abs(number - anchor.line), number)
        if score >= _LIKE and (best is None or rank > best):
            best = rank
    return best[2] if best else None


def shown(text: str) -> str:
    """The beginning of a line, as far as a sentence needs it."""
    visible = text[slice(*visible_span(text))]
    return visible if len(visible) <= _SHOWN else visible[:_SHOWN].rstrip() + "…"


def with_articles(doubts: Iterable[Doubt], articles: Sequence[Article]) -> tuple[Doubt, ...]:
    """Doubts about corrections that lost their line, with the article that the line most like it
    is in now."""
    homes = {f.line: article for article in articles for f in fragments_of(article)}
    return tuple(
        replace(d, message=f"{d.message}第 {d.line} 行在《{title(homes[d.line])}》里。")
        if d.rule == ORPHAN and d.line in homes
        else d
        for d in doubts
    )
