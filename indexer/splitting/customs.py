"""What the customs of print say against the likeliest reading: items of a digest, captions under
a headline, names of sections, initials under a text.

All functions take lines and one state a line (see decode.py) and give the states as they then are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from indexer.splitting import credits, cues, leads, sections
from indexer.splitting.decode import TEXT
from indexer.splitting.kinship import cohesion
from indexer.splitting.lines import Line

_BEGINS = "XKHQT"
_SHOWN = re.compile("HD*(?P<captions>C+)(?=Q)")
_TOLD = re.compile("记者(?:昨日|今日|日前|近日)?从[^，。；：]{2,20}(?:获悉|了解到)，")
_ARROWED = re.compile("[▲△▼▽↑↓←→].{4,60}")
_PLACED = re.compile("[■□●◆▲★◎]?\\s?[一-鿿]{1,4}[县市区镇乡州旗]\\s(?=.{16})[^。]*，")
_STRANGE = 0.1  # cohesion of a text with one of which it tells nothing
_ANNOUNCED = 0.3  # cohesion of a headline with the text that it stands over


def with_digests(lines: Sequence[Line], states: str) -> str:
    """A text that opens with its source, set off as a dateline is, below another such text is an
    item of its own: 据《文汇报》报道 上海…… With a comma its source may be words of the text above,
    but not where each line of a headless item's page has one."""
    found = list(states)
    sourced = ""  # the kind of the source with which the item above opened: set off, loose
    for i, line in enumerate(lines):
        kind = _source(line.look) if states[i] in TEXT else ""
        above = found[i - 1] if i else ""
        if kind and sourced and found[i] in "Ps" and above in TEXT + "E":
            bare = above == "Q" and (i + 1 == len(lines) or _source(lines[i + 1].look) != "")
            if kind == "told":
                bare = bare and cohesion(line.look, lines[i - 1].look) < _STRANGE
            if kind == "set off" or bare:
                found[i] = "Q"
        if found[i] in _BEGINS or (above in "XKHDB" and above):
            sourced = kind
    return "".join(found)


def _source(look: str) -> str:
    if leads.is_lead(look) or leads.is_sourced(look):
        return "set off"
    return "loose" if leads.is_quoted(look) else "told" if _TOLD.match(look) else ""


def with_captioned(lines: Sequence[Line], states: str) -> str:
    """A caption between a headline and a text takes neither from the other; but one that is a report may
    have a title of its own, which does not announce that text."""
    found = list(states)
    for shown in _SHOWN.finditer(states):
        text = shown.end()
        title = " ".join(line.look for line in lines[shown.start() : shown.start("captions")])
        captions = lines[shown.start("captions") : text]
        report = any("。" in line.look[:-1] for line in captions)
        if not report or cohesion(title, lines[text].look) >= _ANNOUNCED:
            found[text] = "P"
    return "".join(found)


def with_arrowed(lines: Sequence[Line], states: str) -> str:
    """Sentences behind arrows between a text and who made its pictures are their captions:
    ▲天刚亮，她就下了湖。 over 本报记者 席慕 文/图."""
    found = list(states)
    for i, state in enumerate(states):
        k = i
        if state in "BE" and credits.is_pictured(lines[i].look):
            while k and found[k - 1] in "PsS" and _ARROWED.fullmatch(lines[k - 1].look):
                k -= 1
            if k and found[k - 1] in TEXT:
                found[k:i] = "C" * (i - k)
    return "".join(found)


def with_sections(lines: Sequence[Line], states: str) -> str:
    """The name of a section is no heading of the one article below it: it stands over a heading, or
    over more than one text without."""
    found = list(states)
    for i, state in enumerate(states):
        look = lines[i].look
        named = state in "KHS" and (sections.is_desk(look) or sections.is_hotline(look))
        if not named or states[i - 1 : i] in ("K", "H"):
            continue
        below = states[i + 1 : i + 2]
        if below and below in "KHD":
            found[i] = "X"
            found[i + 1] = "H" if below == "D" else below
        elif state == "H" and _over_items(states, i + 1):
            found[i], found[i + 1] = "X", "Q"
    return "".join(found)


def with_placed(lines: Sequence[Line], states: str) -> str:
    """Below the name of a section, texts that each begin with a place set off by a blank are items of
    their own: 县区短波 over 石门县 日前…… and 安溪县 投资……."""
    found = list(states)
    for i, state in enumerate(states):
        if state not in "XH" or not sections.is_desk(lines[i].look):
            continue
        end = i + 1
        while end < len(states) and states[end] in TEXT:
            end += 1
        items = [k for k in range(i + 1, end) if _PLACED.match(lines[k].look)]
        goes_on = all(
            cues.ending(lines[k - 1].look) == "open" for k in range(i + 1, end) if k not in items
        )
        if len(items) > 1 and items[0] == i + 1 and goes_on:
            found[i] = "X"
            for k in items:
                found[k] = "Q"
    return "".join(found)


def with_calls(lines: Sequence[Line], states: str) -> str:
    """A title within a text over a reader's call or letter, where the text begins with one too, is
    the headline of the next: 路灯夜夜不亮 over 机床厂家属院读者来电："""
    found = list(states)
    called = False  # whether the article began with a call
    for i, state in enumerate(states):
        calls = state in TEXT and sections.is_call(lines[i].look)
        if called and calls and states[i - 1] == "S":
            found[i - 1 : i + 1] = "HP"
        elif states[i - 1 : i] in ("H", "D", "X") or state == "Q":
            called = calls
    return "".join(found)


def _over_items(states: str, at: int) -> bool:
    """Whether texts follow of which one further down begins an item without a headline."""
    rest = states[at:].lstrip("PsECN")
    return states[at : at + 1] == "P" and rest[:1] == "Q"


def with_initials(lines: Sequence[Line], states: str) -> str:
    """Two or three characters in brackets below a text that ends, above what begins: who signs it."""
    found = list(states)
    for i in range(1, len(states)):
        last = states[i + 1 : i + 2] in ("", *_BEGINS, "N")
        if last and states[i] in "PsSD" and states[i - 1] in TEXT:
            ended = cues.ending(lines[i - 1].look) == "closed"
            if ended and credits.is_initials(lines[i].look):
                found[i] = "E"
    return "".join(found)
