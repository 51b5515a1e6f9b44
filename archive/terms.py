"""The parts of a parsed query: a small tree of frozen nodes, free of any engine's syntax."""

from __future__ import annotations

from dataclasses import dataclass

FIELDS = ("标题", "城市", "日期", "主题", "记者", "来源")


@dataclass(frozen=True, slots=True)
class Term:
    """A bare run of characters; it may be loosened into its words."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """A quoted string, found as it stands within one field."""

    text: str


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Pieces with `*` between: each * stands for 0–10 visible characters of one sentence."""

    pieces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FieldTerm:
    """A value sought in one of FIELDS, e.g. 标题:文明."""

    field: str
    value: Term | Phrase | Wildcard


@dataclass(frozen=True, slots=True)
class Not:
    """Articles for which the node does not hold."""

    node: Node


@dataclass(frozen=True, slots=True)
class And:
    """Articles for which all nodes hold (two or more)."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Articles for which at least one node holds (two or more)."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Literal:
    """Input that could not be parsed, sought as it stands."""

    text: str


Node = Term | Phrase | Wildcard | FieldTerm | Not | And | Or | Literal


@dataclass(frozen=True, slots=True)
class Note:
    """Something the reader should know about the query; `position` counts its characters from 0."""

    position: int
    message: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query understood: `root` is None for an empty one; `literal` is the whole input, trimmed,
    always sought as it stands beside the root."""

    root: Node | None
    literal: str
    notes: tuple[Note, ...] = ()
