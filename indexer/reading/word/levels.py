"""Which headings of a Word document begin articles, and which only head their parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.reading.people import is_byline
from indexer.reading.printed import masthead
from indexer.reading.reports import is_report
from indexer.reading.word.walk import Line

_COUNTED = re.compile(
    r"第?[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．章节]|[①-⑳❶-❿]|附[件录]|结语|引言|前言"
)
_HEADLINE = 7  # characters; what heads the parts of an article is shorter as a rule
_SURELY = 9


def article_level(lines: Sequence[Line]) -> int | None:
    """The level of the headlines; None without headings. A title that stands above all is the
    only one, unless it names the page or what stands below the next level are articles."""
    levels = [line.look.level for line in lines]
    used = sorted({level for level in levels if level is not None})
    if len(used) < 2 or levels.count(used[0]) > 1:
        return used[0] if used else None
    top = levels.index(used[0])
    heads = [k for k, level in enumerate(levels) if level == used[1]]
    names_page = bool(masthead(lines[top].text))
    return used[1] if names_page or _are_articles(lines, top, heads) else used[0]


def own_text(lines: Sequence[Line], k: int) -> list[Line]:
    """The lines of text between a heading and the next one."""
    found = []
    for line in lines[k + 1 :]:
        if line.look.level is not None:
            break
        if not line.look.part and not line.boxed:
            found.append(line)
    return found


def _are_articles(lines: Sequence[Line], top: int, heads: Sequence[int]) -> bool:
    """Whether the headings below a title are headlines of their own: reports or bylines stand
    below them, deeper headings below the title itself, or they are several and as long as
    headlines, longer if the title has a text that they may be parts of."""
    texts = [own_text(lines, k) for k in heads]
    if any(is_report(line.text) for text in texts for line in text[:2]):
        return True
    if sum(any(is_byline(line.text) for line in (*text[:1], *text[-1:])) for text in texts) > 1:
        return True
    first = next(line.look.level for line in lines[top + 1 :] if line.look.level is not None)
    if first != lines[heads[0]].look.level and own_text(lines, top):
        return True
    headings = [lines[k].text for k in heads]
    if len(heads) < 2 or not all(texts) or any(map(_COUNTED.match, headings)):
        return False
    least = _SURELY if own_text(lines, top) else _HEADLINE
    return sum(map(len, headings)) >= least * len(headings)
