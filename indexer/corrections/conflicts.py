"""Corrections that contradict each other: they claim different things of one and the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from indexer.corrections.anchors import Placed
from indexer.corrections.entries import (
    JoinLines,
    MergeArticles,
    Refused,
    SetHeadline,
    SetRole,
    SplitLines,
    StartArticle,
)
from indexer.corrections.sheet import Sheet

Claim = tuple[tuple[Any, ...], Any]  # what is spoken of, and what is said of it


def without_conflicts(
    placed: Sequence[Placed], sheet: Sheet
) -> tuple[list[Placed], list[tuple[Placed, Refused]]]:
    """Those that can all hold, and those that cannot, each with one that it contradicts.

    The same thing said twice is kept once. Nothing is done where two people disagree.
    """
    said: dict[tuple[Any, ...], list[tuple[Any, Placed]]] = {}
    kept: dict[Any, Placed] = {}
    for one in placed:
        kept.setdefault((one.entry.action, one.spots), one)
    for one in kept.values():
        for subject, value in claims(one, sheet):
            said.setdefault(subject, []).append((value, one))
    against: dict[int, Placed] = {}
    for votes in said.values():
        for value, one in votes:
            for other_value, other in votes:
                if value != other_value:
                    against.setdefault(id(one), other)
    good = [one for one in kept.values() if id(one) not in against]
    bad = [(one, against[id(one)]) for one in kept.values() if id(one) in against]
    return good, [(one, _contradiction(other)) for one, other in bad]


def _contradiction(other: Placed) -> Refused:
    return Refused(f"它和 {other.entry.label}相互矛盾，两条都没有执行。")


def claims(placed: Placed, sheet: Sheet) -> Iterator[Claim]:
    """What a correction says of lines and articles, in a form that can be compared."""
    first, *others = placed.spots
    match placed.entry.action:
        case JoinLines():
            yield ("next", first[0]), others[0]
            yield ("before", others[0]), first
            yield ("tied", first, others[0]), True
            yield ("role", others[0]), "paragraph"
        case SplitLines():
            yield ("tied", first, others[0]), False
        case SetRole(role):
            yield ("role", first), role
            if others:
                yield ("home", first), others[0]
        case StartArticle():
            yield ("before", first), None
            yield ("begins", first), True
        case MergeArticles():
            yield ("begins", others[0]), False
        case SetHeadline(lines):
            for spot in placed.spots[:lines]:
                yield ("role", spot), "headline"
            of = placed.spots[lines:] or placed.spots[:1]
            home = sheet.owner(sheet.at(of[0]))
            if home is not None:
                yield ("headline", home), placed.spots[:lines]
