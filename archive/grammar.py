"""The query grammar: text → tree and back. Every input parses; what makes no sense is literal.

    query  = all { OR all }                    OR 或 |, full-width too
    all    = item { [AND] item }               a space means AND, and binds closer than OR
    item   = ( "-" | NOT ) item | "(" query ")" | [ field ":" ] value
    value  = "…" | “…” | bare characters up to the next space, * inside for 0–10 characters

Operators count only at a term's outer edge: 村(社区), a-b and “3310”党建 are plain terms.
"""

from __future__ import annotations

import re

from archive.dates import UNKNOWN, date_range
from archive.terms import (
    FIELDS,
    And,
    FieldTerm,
    Literal,
    Node,
    Not,
    Note,
    Or,
    Parsed,
    Phrase,
    Term,
    Wildcard,
)  # fmt: skip

MAX_TERMS = 100
MAX_DEPTH = 30
MAX_PIECES = 10  # of one word with * inside
MAX_STARS = 20  # in all words together: each is sought place by place
_OPEN, _CLOSE, _BARS, _STARS, _MINUS = "(（", ")）", "|｜", "*＊", "-－"
_WORDS = {"OR": "OR", "ＯＲ": "OR", "或": "OR", "NOT": "NOT", "ＮＯＴ": "NOT", "AND": "AND"}
_FIELD = re.compile(rf"({'|'.join(FIELDS)})[:：]")
_WHOLE = ("城市", "主题")  # fields whose values are compared as a whole
_SOME_BARS = re.compile(rf"[{_BARS}]+")
# What parts words as a space does, and the other controls, which are no more seen in print than here.
_BREAKS = re.compile(r"[\t-\r\x1c-\x1f\x85]")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")


class _Unparsable(Exception):
    """Raised inside this module alone: where the parse stopped, and why."""

    def __init__(self, position: int, message: str) -> None:
        super().__init__(message)
        self.note = Note(position, f"第 {position + 1} 个字处{message}，已按原文查找")


def parse(text: str) -> Parsed:
    """Any text → Parsed. Never raises.

    >>> parse("-疫情 党员").root
    And(nodes=(Not(node=Term(text='疫情')), Term(text='党员')))
    >>> parse("(((").root, parse("(((").notes[0].position
    (Literal(text='((('), 2)
    """
    text = _CONTROLS.sub("", _BREAKS.sub(" ", text))
    literal = text.strip()
    if not literal:
        return Parsed(None, "")
    if literal in _WORDS or literal in _BARS:
        return Parsed(Term(literal), literal)
    parser = _Parser(text)
    try:
        root = parser.query(depth=0)
    except _Unparsable as stop:
        return Parsed(Literal(literal), literal, (stop.note,))
    return Parsed(root, literal, tuple(parser.notes))


def format_query(node: Node | None) -> str:
    """A tree → text that parses to the same tree.

    >>> format_query(And((Or((Term("a"), Term("b"))), Not(Phrase("c d")))))
    '(a OR b) -"c d"'
    >>> format_query(And((Term('"'), Phrase("OR"))))  # its marks are not taken for a pair's first
    '" “OR”'
    """
    for curly, starred in ((False, False), (True, False), (False, True)):
        text = _formatted(node, curly, starred)
        if parse(text).root == node:
            return text
    return _formatted(node, True, True)


def _formatted(node: Node | None, curly: bool, starred: bool) -> str:
    """`curly`: phrases in “”; `starred`: a lone mark is kept from opening a phrase by a * that stands
    for nothing."""
    match node:
        case None:
            return ""
        case Term(text) if starred and text[0] in '"＂“':
            return f"*{text}"
        case Term(text) | Literal(text):
            return text
        case Phrase(text):
            straight = f'"{text}"'
            return f"“{text}”" if curly or parse(straight).root != node else straight
        case Wildcard(pieces):
            return "*".join(pieces)
        case FieldTerm(field, value):
            return f"{field}:{_formatted(value, curly, starred)}"
        case Not(inner):
            text = _grouped(_formatted(inner, curly, starred), inner, And, Or)
            return f"NOT {text}" if text[:1] in _MINUS else f"-{text}"
        case And(nodes):
            return " ".join(_grouped(_formatted(n, curly, starred), n, Or) for n in nodes)
        case Or(nodes):
            return " OR ".join(_formatted(n, curly, starred) for n in nodes)


def _grouped(text: str, node: Node, *kinds: type) -> str:
    return f"({text})" if isinstance(node, kinds) else text


class _Parser:
    """One pass over one text; `at` is the position reached."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.terms = 0
        self.stars = 0
        self.groups = 0  # that are open here
        self.notes: list[Note] = []

    def query(self, depth: int) -> Node:
        parts = [self.all(depth)]
        while self.operator() == "OR":
            self.take_operator()
            parts.append(self.all(depth))
        if not depth and self.at < len(self.text):
            raise _Unparsable(self.at, "的符号两边要有词")
        return _flat(Or, parts)

    def all(self, depth: int) -> Node:
        parts = [self.item(depth)]
        while True:
            operator = self.operator()
            if operator == "AND":
                self.take_operator()
            elif operator == "OR" or self.ended():
                return _flat(And, parts)
            parts.append(self.item(depth))

    def item(self, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise _Unparsable(self.at, "括号或“非”太多层")
        self.skip_space()
        if self.ended():
            raise _Unparsable(max(self.at - 1, 0), "少了一个词")
        start, operator = self.at, self.operator()
        if operator == "NOT":
            self.take_operator()
            return Not(self.item(depth + 1))
        if operator:
            raise _Unparsable(start, "的“或”“与”两边都要有词")
        char = self.text[start]
        if (
            char in _MINUS
            and self.peek(start + 1) not in ("", *_MINUS)
            and not self.space(start + 1)
        ):
            self.at += 1
            return Not(self.item(depth + 1))
        if char in _OPEN:
            return self.group(depth)
        return self.value()

    def group(self, depth: int) -> Node:
        start = self.at
        self.at += 1
        self.groups += 1
        node = self.query(depth + 1)
        self.groups -= 1
        self.skip_space()
        if self.at >= len(self.text):
            raise _Unparsable(start, "的括号没有配对，或者后面少了空格")
        self.at += 1
        if not self.edge(self.at):
            raise _Unparsable(self.at, "要有空格")
        return node

    def value(self) -> Node:
        self.terms += 1
        if self.terms > MAX_TERMS:
            raise _Unparsable(self.at, f"起词太多（最多 {MAX_TERMS} 个）")
        start = self.at
        field = _FIELD.match(self.text, start)
        if field:
            self.at = field.end()
            nothing = self.at >= len(self.text) or self.space(self.at) or self.closes(self.at)
            value = None if nothing else self.simple()
            if self.text[self.at - 1] in _STARS and field[1] in _WHOLE:
                self.notes.append(Note(start, f"“{field[1]}:”后面要写全名，末尾的 * 不起作用"))
            if value is not None and _sensible(field[1], value):
                return FieldTerm(field[1], value)
            why = "后面没有内容" if nothing else "后面的日期看不懂"
            self.notes.append(Note(start, f"“{field[1]}:”{why}，已按原文查找"))
            self.at = start
            return Term(self.bare())
        return self.simple()

    def simple(self) -> Term | Phrase | Wildcard:
        phrase = self.phrase()
        if phrase is not None:
            return phrase
        start = self.at
        text = self.bare()
        core = text.strip(_STARS)
        if core in _WORDS:  # a word to be found, which must not become an operator again
            return Phrase(core)
        pieces = tuple(re.split(r"[*＊]+", core))
        if len(pieces) > MAX_PIECES:
            raise _Unparsable(start, f"起 * 太多（一个词里最多 {MAX_PIECES - 1} 处）")
        self.stars += len(pieces) - 1
        if self.stars > MAX_STARS:
            raise _Unparsable(start, f"起 * 太多（总共最多 {MAX_STARS} 处）")
        if core != text:  # a star at the edge stands for nothing: any string is found inside words
            inner = parse(core).root
            return inner if isinstance(inner, (Term, Wildcard)) else Term(text)
        if text[0] in '"＂“' and not re.search('["＂”]', text[1:]):
            self.notes.append(Note(start, "引号没有配对，已当作普通的字"))
        return Wildcard(pieces) if len(pieces) > 1 else Term(text)

    def phrase(self) -> Phrase | None:
        """A quoted string whose closing quote stands at a term's edge; else None, nothing taken."""
        start, char = self.at, self.text[self.at]
        if char not in '"＂“':
            return None
        closing, depth = ("”", 0) if char == "“" else ('"＂', 0)
        for i in range(start + 1, len(self.text)):
            if char == "“" and self.text[i] == "“":
                depth += 1
            elif self.text[i] in closing:
                if char == "“" and depth:
                    depth -= 1
                elif self.edge(i + 1):
                    inside = self.text[start + 1 : i].strip()
                    if not inside:
                        return None
                    self.at = i + 1
                    return Phrase(inside)
        return None

    def bare(self) -> str:
        start, inner = self.at, 0
        while self.at < len(self.text) and not self.space(self.at):
            char = self.text[self.at]
            if char in _OPEN:
                inner += 1
            elif char in _CLOSE and inner:
                inner -= 1
            elif self.at > start and (self.closes(self.at) or self.bar_at_edge(self.at)):
                break
            self.at += 1
        return self.text[start : self.at]

    def operator(self) -> str | None:
        """The operator that stands here as a word of its own, or None; takes only spaces."""
        self.skip_space()
        if self.peek(self.at) in (*_BARS,):
            return "OR"
        word = re.match(r"\S+", self.text[self.at : self.at + 4])
        if not word or word[0] not in _WORDS:
            return None
        after = self.at + len(word[0])
        return _WORDS[word[0]] if after >= len(self.text) or self.space(after) else None

    def take_operator(self) -> None:
        word = _SOME_BARS.match(self.text, self.at) or re.compile(r"\S+").match(self.text, self.at)
        self.at = word.end() if word else self.at

    def ended(self) -> bool:
        self.skip_space()
        return self.at >= len(self.text) or self.closes(self.at)

    def closes(self, i: int) -> bool:
        """Whether the character at i closes a group: only inside one, and at a term's edge."""
        return self.groups > 0 and self.peek(i) in (*_CLOSE,) and self.edge(i + 1)

    def bar_at_edge(self, i: int) -> bool:
        bars = _SOME_BARS.match(self.text, i)
        if not bars:
            return False
        end = bars.end()
        return end >= len(self.text) or self.space(end) or self.closes(end)

    def edge(self, i: int) -> bool:
        return i >= len(self.text) or self.space(i) or self.text[i] in _CLOSE + _BARS

    def space(self, i: int) -> bool:
        return i < len(self.text) and self.text[i].isspace()

    def peek(self, i: int) -> str:
        return self.text[i] if i < len(self.text) else ""

    def skip_space(self) -> None:
        while self.space(self.at):
            self.at += 1


def _sensible(field: str, value: Term | Phrase | Wildcard) -> bool:
    if field != "日期":
        return True
    if isinstance(value, Wildcard):
        return False
    return value.text == UNKNOWN or date_range(value.text) is not None


def _flat(kind: type[And] | type[Or], parts: list[Node]) -> Node:
    """Nested nodes of one kind become one; a single part stands for itself."""
    nodes: list[Node] = []
    for part in parts:
        nodes.extend(part.nodes if isinstance(part, kind) else (part,))
    return nodes[0] if len(nodes) == 1 else kind(tuple(nodes))
