"""What each line of a page is, seen with its neighbours: heading, body, byline, caption, noise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Literal

from indexer.splitting import credits, cues
from indexer.splitting.kinship import cohesion
from indexer.splitting.lines import Line
from indexer.splitting.seams import observe
from indexer.splitting.starts import judge_start

Label = Literal["heading", "body", "byline", "caption", "noise"]
_LONGEST_GROUP = 5
_SHORT = 20
_WEAK = 30  # characters that a heading with a comma has at most
_SURE = 4.0  # score of what begins a paragraph beyond doubt
_DATED = re.compile(r"\d{1,2}月\d{1,2}日(?!起)[^，]{0,8}，")
_FIRM = {"word", "number", "closes"}
_ACROSS = {"word", "pair", "number", "closes", "hanging", "overlap"}


def label_lines(lines: Sequence[Line]) -> list[Label]:
    """One label a line. A line that could be a heading is one only where a heading can stand."""
    labels = [_alone(line) for line in lines]
    _items(lines, labels)
    _names(lines, labels)
    _notices(lines, labels)
    for i in range(len(lines)):
        if labels[i] == "body" and _weak_heading(lines, labels, i):
            labels[i] = "heading"
    for i in range(len(lines) - 2, -1, -1):
        if labels[i] == "body" and _over_heading(lines, labels, i):
            labels[i] = "heading"
    for i in range(len(lines) - 1):
        if labels[i] == "heading" and labels[i + 1] == "body" and _runs_on(lines[i], lines[i + 1]):
            labels[i] = "body"
    _lists(lines, labels)
    _slots(lines, labels)
    _pictured(lines, labels)
    return labels


def usual_blanks(lines: Sequence[Line]) -> int:
    """How many empty lines stand between two lines of this page as a rule."""
    counts = Counter(line.blanks for line in lines[1:])
    return counts.most_common(1)[0][0] if counts else 0


def after_slot(lines: Sequence[Line], i: int) -> bool:
    """Whether a picture seems to have stood above line i: two more empty lines than usual."""
    return i > 0 and lines[i].blanks >= usual_blanks(lines) + 2


def _alone(line: Line) -> Label:
    look = line.look
    if credits.is_noise(look):
        return "noise"
    if credits.is_byline(look):
        return "byline"
    if credits.is_caption(look):
        return "caption"
    if cues.heading_strength(look) == 2 or (cues.is_deck(look) and len(look) <= 46):
        return "heading"
    return "body"


def _weak_heading(lines: Sequence[Line], labels: Sequence[Label], i: int) -> bool:
    """A line with a comma, colon or ？ is a heading above a lead, a byline, or opening news."""
    if not cues.heading_strength(lines[i].look) or cues.is_lead(lines[i].look):
        return False
    if i + 1 == len(lines) or labels[i + 1] in ("noise", "caption"):
        return False
    if i and labels[i - 1] == "heading" and _DATED.match(lines[i].look):
        return False
    below = lines[i + 1].look
    first = all(label in ("noise", "heading") for label in labels[:i])
    closed = _closed_above(lines, labels, i)
    if labels[i + 1] == "heading" and (first or cues.is_deck(below)):
        return True
    if labels[i + 1] == "byline" or opens_text(below):
        return closed
    if labels[i + 1] != "body" or not closed:
        return False
    prose = cues.is_prose(below) and len(below) > 1.3 * len(lines[i].look)
    if first:
        return (prose and lines[i].look[0] not in "“‘") or cues.starts_news(below)
    return prose and (cues.starts_news(below) or _unbroken(lines[i], lines[i + 1]))


def opens_text(look: str) -> bool:
    """Whether a line surely begins an article's text: a lead, a source, a letter's salutation."""
    return cues.is_lead(look) or cues.is_quoted(look) or cues.is_salutation(look)


def _runs_on(line: Line, below: Line) -> bool:
    """Whether a line that looks like a heading is the beginning of a broken paragraph."""
    if judge_start(below.look).score > -0.5:
        return False
    signs = {sign.name for sign in observe(line, below, lambda _: False)}
    return bool(signs & _FIRM) or ("pair" in signs and judge_start(below.look).torn)


def _unbroken(line: Line, below: Line) -> bool:
    """Whether a short line is whole in itself and the next begins afresh: nothing runs across."""
    if len(line.look) > _WEAK or judge_start(line.look).score > 1.0:
        return False
    signs = {sign.name for sign in observe(line, below, lambda _: False)}
    return judge_start(below.look).score > -0.5 and not signs & _ACROSS


def _over_heading(lines: Sequence[Line], labels: Sequence[Label], i: int) -> bool:
    """A line with a comma or colon over a heading that a lead or byline follows: its kicker."""
    below = next((k for k in range(i + 1, len(lines)) if labels[k] != "heading"), None)
    if labels[i + 1] != "heading" or below is None or not _closed_above(lines, labels, i):
        return False
    led = labels[below] == "byline" or cues.is_lead(lines[below].look)
    able = len(lines[i].look) <= _WEAK and cues.heading_strength(lines[i].look) > 0
    if i and labels[i - 1] == "body" and judge_start(lines[i].look).score >= _SURE:
        return False
    return led and able and not _runs_on(lines[i], lines[i + 1])


def _closed_above(lines: Sequence[Line], labels: Sequence[Label], i: int) -> bool:
    """Whether no broken text stands over line i; another possible heading is none."""
    if i == 0 or labels[i - 1] != "body" or cues.ending(lines[i - 1].look) == "closed":
        return True
    above = lines[i - 1].look
    if cues.is_sign_off(above) or not cues.heading_strength(above):
        return cues.is_sign_off(above)
    return i == 1 or labels[i - 2] != "body" or cues.ending(lines[i - 2].look) == "closed"


def _items(lines: Sequence[Line], labels: list[Label]) -> None:
    """Several lines with a triangle below each other are items of news, not captions."""
    marked = {i for i, line in enumerate(lines) if line.look[0] in "△▲" and labels[i] == "caption"}
    for i in marked:
        if not credits.is_credited(lines[i].look) and (i - 1 in marked or i + 1 in marked):
            labels[i] = "body"


def _names(lines: Sequence[Line], labels: list[Label]) -> None:
    """Names alone are a byline under a headline, and at the end of an article if no list."""
    for i, line in enumerate(lines):
        if labels[i] not in ("byline", "caption") and credits.is_bare_names(line.look):
            below = labels[i + 1] if i + 1 < len(labels) else None
            listed = i > 0 and cues.ending(lines[i - 1].look) == "list"
            above = labels[i - 1] if i else None
            if above == "body" and cues.heading_strength(lines[i - 1].look):
                above = "heading" if _closed_above(lines, labels, i) else "body"
            if (above == "heading" and below == "body") or (
                above == "body" and below in (None, "heading") and not listed
            ):
                labels[i] = "byline"


def _notices(lines: Sequence[Line], labels: list[Label]) -> None:
    """A body's name under the text of a notice or letter signs it and is no heading."""
    notice = False
    for i, line in enumerate(lines):
        if labels[i] == "heading":
            if notice and labels[i - 1] == "body" and cues.is_sign_off(line.look):
                labels[i] = "body"
            elif i and labels[i - 1] == "heading" and cues.is_section(line.look):
                continue
            else:
                notice = cues.is_notice(line.look)
        elif cues.is_salutation(line.look):
            notice = True
        elif i and labels[i - 1] == "heading" and cues.is_subtitle(line.look):
            labels[i] = "heading"


def _lists(lines: Sequence[Line], labels: list[Label]) -> None:
    """Items of lists, names of tables, verses and sign-offs look like headings and are none."""
    spans = groupby(range(len(lines)), lambda i: labels[i] == "heading")
    for run in [list(group) for heading, group in spans if heading]:
        above = run[0] - 1
        below = run[-1] + 1 if run[-1] + 1 < len(lines) else None
        keep = _kept(lines, labels, run, above, below)
        for i in run:
            if i not in keep:
                labels[i] = "body"


def _kept(
    lines: Sequence[Line], labels: Sequence[Label], run: list[int], above: int, below: int | None
) -> list[int]:
    """The lines of a run of heading-like lines that may stay headings."""
    listed = above >= 0 and labels[above] == "body" and cues.ending(lines[above].look) == "list"
    led = below is not None and (labels[below] == "byline" or opens_text(lines[below].look))
    if led and above >= 0 and labels[above] == "body" and _verse(lines[above]):
        return [i for k, i in enumerate(run) if not any(_verse(lines[j]) for j in run[k:-1])]
    if led:
        return run[-_LONGEST_GROUP + 2 :] if listed or len(run) > _LONGEST_GROUP else run
    if listed:
        return []
    if len(run) > _LONGEST_GROUP:
        return run if below is None and _long(lines, run) else run[:1] if above < 0 else []
    firm = [i for i in run if cues.is_notice(lines[i].look) or cues.is_numbered(lines[i].look)]
    if above >= 0 and _among_short(lines, labels, above, below):
        return firm if len(firm) == 1 else []
    if below is not None and cues.is_date(lines[below].look):
        return [i for i in run if not cues.is_sign_off(lines[i].look)]
    if below is None and above >= 0:
        signed = any(cues.is_sign_off(lines[i].look) or _tiny(lines[i]) for i in run)
        return [] if signed and not after_slot(lines, run[0]) else run
    return run


def _long(lines: Sequence[Line], run: list[int]) -> bool:
    return sum(len(lines[i].look) for i in run) >= 12 * len(run)


def _verse(line: Line) -> bool:
    """A line as short as those of a poem, without an end."""
    return len(line.look) < 12 and cues.ending(line.look) == "open"


def _tiny(line: Line) -> bool:
    return len(line.look) < 5


def _among_short(
    lines: Sequence[Line], labels: Sequence[Label], above: int, below: int | None
) -> bool:
    """Whether body lines on both sides are short: verse, dialogue or a list."""
    if below is None or labels[above] != "body" or labels[below] != "body":
        return False
    return len(lines[above].look) < _SHORT and len(lines[below].look) < _SHORT


def _slots(lines: Sequence[Line], labels: list[Label]) -> None:
    """A heading-like line alone in a picture's place, with no text of its own, is a caption."""
    for i, line in enumerate(lines):
        if labels[i] != "heading" or not after_slot(lines, i) or cues.is_deck(line.look):
            continue
        last = i + 1 == len(lines)
        couple = not last and labels[i + 1] == "heading" and lines[i + 1].blanks > 0
        if last or (couple and _single_headings(lines, labels, i)):
            labels[i] = "caption"


def _pictured(lines: Sequence[Line], labels: list[Label]) -> None:
    """The line under a text that is signed for words and pictures, over the next headline, is
    the caption of a picture, if it speaks rather of the text above."""
    start = 0
    for i, line in enumerate(lines):
        if labels[i] != "heading" or not i or labels[i - 1] != "body":
            start = i if labels[i] == "heading" and labels[i - 1 : i] != ["heading"] else start
            continue
        span, start = range(start, i), i
        if (
            labels[i + 1 : i + 2] != ["heading"]
            or len(line.look) > _SHORT
            or cues.is_column(line.look)
        ):
            continue
        above = "\n".join(lines[k].look for k in span)
        below = "\n".join(x.look for x in lines[i + 1 : i + 4])
        shown = credits.is_pictured(above) and "caption" not in (labels[k] for k in span)
        if shown and cohesion(line.look, above) > cohesion(line.look, below):
            labels[i] = "caption"


def _single_headings(lines: Sequence[Line], labels: Sequence[Label], i: int) -> bool:
    """Whether the other headings of the page stand alone as a rule, and this is no kicker."""
    if cues.is_couplet(lines[i].look) or cues.is_column(lines[i].look):
        return False
    spans = groupby(range(len(lines)), lambda k: labels[k] == "heading")
    sizes = [len(run) for heading, group in spans if heading and i not in (run := list(group))]
    return sum(size == 1 for size in sizes) >= sum(size > 1 for size in sizes)
