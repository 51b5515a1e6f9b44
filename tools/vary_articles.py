"""The same article as other papers would print it: without its lead, under another kicker, signed at
its end, cut short. Roles are learned from such variants, so that no single habit is taken for a law."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from random import Random

from invented import Invented
from made_headings import deck, kicker, plain, subheading, wire

Part = tuple[str, str]
Parts = list[Part]
_LEAD = re.compile(
    r"^[【（(]?(?:本报|本刊|.{0,6}[日晚商早晨]报|.{0,6}网|.{0,8}电视报)[^，。]{0,26}?(?:讯|电)[】]?\s*"
    r"(?:[（(][^）)]{2,30}[）)])?[：:]?\s*"
)
_CREDITED = re.compile(
    r"^(.*[。！？])\s*((?:本报)?(?:记者|通讯员|实习生)?\s*\S{2,10}\s*(?:摄|供图))$"
)
_PLAIN_KINDS = ("table", "poem", "notice", "letter", "photo")


def varied(article: Invented, rng: Random) -> Invented:
    """One article, changed at random in some ways or none."""
    parts = list(article.parts)
    for chance, change in _CHANGES:
        if rng.random() < chance:
            parts = change(parts, rng)
    if article.kind not in _PLAIN_KINDS and _at(parts, "H") is not None:
        for chance, change in _HEADINGS:
            if rng.random() < chance:
                parts = change(parts, rng)
    return replace(article, parts=tuple(parts))


def _at(parts: Parts, role: str) -> int | None:
    return next((i for i, (r, _) in enumerate(parts) if r == role), None)


def _without(*roles: str) -> Callable[[Parts, Random], Parts]:
    def change(parts: Parts, rng: Random) -> Parts:
        kept = [part for part in parts if part[0] not in roles]
        return kept if any(r == "P" for r, _ in kept) else parts

    return change


def _no_lead(parts: Parts, rng: Random) -> Parts:
    first = _at(parts, "P")
    if first is None:
        return parts
    text = _LEAD.sub("", parts[first][1])
    return [*parts[:first], ("P", text), *parts[first + 1 :]] if len(text) > 10 else parts


def _no_heading(parts: Parts, rng: Random) -> Parts:
    first = _at(parts, "P")
    led = first is not None and _LEAD.match(parts[first][1])
    return _without("H", "K", "D")(parts, rng) if led and _at(parts, "S") is None else parts


def _short(parts: Parts, rng: Random) -> Parts:
    """Only the first paragraphs; sections and captions go with the rest."""
    texts = [i for i, (r, _) in enumerate(parts) if r == "P"]
    if len(texts) < 3:
        return parts
    end = texts[rng.randrange(len(texts) - 1)] + 1
    return parts[:end] + [part for part in parts[end:] if part[0] == "B"]


def _credit_below(parts: Parts, rng: Random) -> Parts:
    """The credit of a picture on a line of its own."""
    changed: Parts = []
    for role, text in parts:
        credit = _CREDITED.match(text) if role == "C" and rng.random() < 0.5 else None
        changed += [(role, credit[1]), (role, credit[2])] if credit else [(role, text)]
    return changed


def _signed_elsewhere(parts: Parts, rng: Random) -> Parts:
    """The byline below the first paragraph, at the end, or as a lead."""
    at, first = _at(parts, "B"), _at(parts, "P")
    if first is None or (at is not None and at > first):
        return parts
    rest = [part for part in parts if part[0] != "B"]
    first = _at(rest, "P") or 0
    kind = rng.random()
    if kind < 0.4:
        name = rng.choice("王李张刘陈杨赵黄") + rng.choice(("敏", "志强", "丽", "晓东"))
        lead = rng.choice(
            (f"本报讯（记者 {name}）", f"本报讯 （通讯员 {name}）", "本报讯 ", f"（记者 {name}）")
        )
        return [*rest[:first], ("P", lead + rest[first][1]), *rest[first + 1 :]]
    if at is None:
        return parts
    if kind < 0.7:
        return [*rest[: first + 1], parts[at], *rest[first + 1 :]]
    return [*rest, parts[at]]


def _wire(parts: Parts, rng: Random) -> Parts:
    head, text = _at(parts, "H"), _at(parts, "P")
    if head is None or text is None:
        return parts
    old = parts[head][1]
    new = wire(old, _LEAD.sub("", parts[text][1]), rng)
    if len(new) > 44:
        return parts
    under = [("D", old)] if new != old and rng.random() < 0.12 else []
    return [*parts[:head], ("H", new), *under, *parts[head + 1 :]]


def _sections(parts: Parts, rng: Random) -> Parts:
    """Other subheadings; some in an article that has none."""
    texts = [i for i, (r, _) in enumerate(parts) if r == "P"]
    new = list(parts)
    if _at(parts, "S") is None and len(texts) > 3 and rng.random() < 0.14:
        for i in sorted(rng.sample(texts[1:], rng.randint(1, 3)), reverse=True):
            new.insert(i, ("S", ""))
    elif rng.random() > 0.4:
        return parts
    return [
        (r, subheading(next((x for q, x in new[i + 1 :] if q == "P"), ""), rng))
        if r == "S"
        else (r, t)
        for i, (r, t) in enumerate(new)
    ]


def _kicker(parts: Parts, rng: Random) -> Parts:
    rest = [part for part in parts if part[0] != "K"]
    at = _at(rest, "H") or 0
    return [*rest[:at], ("K", kicker(rng)), *rest[at:]]


def _deck(parts: Parts, rng: Random) -> Parts:
    rest = [part for part in parts if part[0] != "D"]
    at = (_at(rest, "H") or 0) + 1
    return [*rest[:at], ("D", deck(rng)), *rest[at:]]


def _plain_headline(parts: Parts, rng: Random) -> Parts:
    return [(r, plain(rng)) if r == "H" else (r, t) for r, t in parts]


_CHANGES: tuple[tuple[float, Callable[[Parts, Random], Parts]], ...] = (
    (0.4, _no_lead),
    (0.12, _without("B")),
    (0.12, _without("K")),
    (0.12, _without("D")),
    (0.1, _without("S")),
    (0.06, _no_heading),
    (1.0, _credit_below),
    (0.15, _short),
)
_HEADINGS: tuple[tuple[float, Callable[[Parts, Random], Parts]], ...] = (
    (0.22, _wire),
    (0.1, _kicker),
    (0.07, _deck),
    (0.04, _plain_headline),
    (1.0, _sections),
    (0.15, _signed_elsewhere),
)
