"""One table of a TOML file → an Entry, or Refused with a sentence that says what to mend."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, cast

from archive.dates import UNKNOWN, partial_date
from archive.texts import Kind
from indexer.corrections.entries import (
    LEVELS,
    ROLES,
    Action,
    Anchor,
    Entry,
    JoinLines,
    MergeArticles,
    NewRole,
    Refused,
    SetHeadline,
    SetRole,
    SetTags,
    SplitLines,
    StartArticle,
)

KINDS: dict[Kind, str] = {"news": "消息", "brief": "简讯", "photo": "图片", "teaser": "导读"}
SHARED = ("source", "who", "date")  # keys that may stand once at the top of a file


def parse_entry(file: str, number: int, values: Mapping[str, Any], at: int | None = None) -> Entry:
    """The `number`-th correction of `file`, in its line `at`. Raises Refused."""
    table = _Table(values)
    source = unicodedata.normalize("NFC", table.text("source").replace("\\", "/"))
    who, why = table.text("who"), table.text("why")
    when = table.date("date") if "date" in values else None
    quotes = table.quotes()
    kinds = [name for name in _ACTIONS if name in values]
    if len(kinds) != 1:
        raise Refused(f"每条要写且只写一项更正，可写的有 {'、'.join(_ACTIONS)}。")
    action, lines = _ACTIONS[kinds[0]](table)
    table.end()
    if len(set(lines)) < len(lines) and len(set(quotes)) < len(lines):
        raise Refused("同一行写了两次。")
    if quotes and len(quotes) != len(lines):
        raise Refused(f"quote 要依次写出 {len(lines)} 行的开头，这里写了 {len(quotes)} 个。")
    anchors = tuple(map(Anchor, lines, quotes or ("",) * len(lines)))
    return Entry(file, number, source, who, why, when, action, anchors, at)


Parsed = tuple[Action, list[int]]


def _join(table: _Table) -> Parsed:
    if not table.is_table("join"):
        return JoinLines(), table.lines("join", 2)
    inner = table.inner("join")
    lines = [inner.line("from"), inner.line("to")]
    action = JoinLines(inner.text("overlap") if inner.has("overlap") else "")
    inner.end()
    return action, lines


def _split(table: _Table) -> Parsed:
    return SplitLines(), table.lines("split", 2)


def _merge(table: _Table) -> Parsed:
    return MergeArticles(), table.lines("merge", 2)


def _article(table: _Table) -> Parsed:
    inner = table.inner("article")
    lines = [inner.line("starts")]
    inner.end()
    return StartArticle(), lines


def _role(table: _Table) -> Parsed:
    inner = table.inner("role")
    lines = [inner.line("line"), *([inner.line("of")] if inner.has("of") else [])]
    role = inner.choice("is", ROLES)
    inner.end()
    return SetRole(cast(NewRole, role)), lines


def _headline(table: _Table) -> Parsed:
    inner = table.inner("headline")
    lines = inner.lines("lines")
    of = [inner.line("of")] if inner.has("of") else []
    inner.end()
    return SetHeadline(len(lines)), [*lines, *of]


def _tags(table: _Table) -> Parsed:
    inner = table.inner("tags")
    lines = [inner.line("line")]
    named = {level: inner.text(level, empty=True) for level in LEVELS if inner.has(level)}
    place = tuple((level, name) for level, name in named.items() if name not in ("", UNKNOWN))
    action = SetTags(
        place=place if named else None,
        date=inner.date("date", unknown=True) if inner.has("date") else None,
        topics=inner.texts("topics"),
        reporters=inner.texts("reporters"),
        correspondents=inner.texts("correspondents"),
        authors=inner.texts("authors"),
        practices=inner.texts("practices"),
        officials=inner.texts("officials"),
        kind=cast(Kind, inner.choice("kind", KINDS)) if inner.has("kind") else None,
    )
    inner.end()
    if action == SetTags():
        raise Refused("tags 里没有写要改哪个标签。")
    return action, lines


_ACTIONS: dict[str, Callable[[_Table], Parsed]] = {
    "join": _join,
    "split": _split,
    "role": _role,
    "article": _article,
    "merge": _merge,
    "headline": _headline,
    "tags": _tags,
}


class _Table:
    """The keys of a table, taken one by one; those that nobody took are unknown."""

    def __init__(self, values: Mapping[str, Any], inside: str = "") -> None:
        self._values, self._inside = values, inside
        self._taken: set[str] = set()

    def has(self, key: str) -> bool:
        """Whether the key is there; it counts as known."""
        self._taken.add(key)
        return key in self._values

    def is_table(self, key: str) -> bool:
        """Whether the key holds a table of its own."""
        return isinstance(self._values.get(key), Mapping)

    def text(self, key: str, empty: bool = False) -> str:
        """A text, without outer blanks."""
        value = self._take(key)
        if not isinstance(value, str) or not (empty or value.strip()):
            raise Refused(f"{self._name(key)} 要写成文字，放在英文双引号里。")
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...] | None:
        """A list of texts, or one text for a list of one; None when the key is not there."""
        if not self.has(key):
            return None
        value = self._values[key]
        found = [value] if isinstance(value, str) else value
        if not isinstance(found, list) or not all(isinstance(x, str) and x.strip() for x in found):
            raise Refused(f'{self._name(key)} 要写成 ["甲", "乙"] 这样的文字列表。')
        return tuple(dict.fromkeys(x.strip() for x in found))

    def quotes(self) -> tuple[str, ...]:
        """The quotes as they are written, empty ones too; none when the key is not there."""
        value = self._values["quote"] if self.has("quote") else []
        found = [value] if isinstance(value, str) else value
        if not isinstance(found, list) or not all(isinstance(x, str) for x in found):
            raise Refused('quote 要写成文字，或 ["甲", "乙"] 这样的文字列表。')
        return tuple(found)

    def choice(self, key: str, words: Mapping[Any, str]) -> str:
        """One of the given words, in English or Chinese."""
        value = self.text(key)
        for code, label in words.items():
            if value in (code, label):
                return str(code)
        listed = "、".join(f"{code}（{label}）" for code, label in words.items())
        raise Refused(f"{self._name(key)} 不认识“{value}”，可写 {listed}。")

    def line(self, key: str) -> int:
        """The number of a line."""
        return self._number(self._take(key), key)

    def lines(self, key: str, count: int | None = None) -> list[int]:
        """A list of line numbers: `count` of them, or at least one."""
        value = self._take(key)
        if not isinstance(value, list) or not value or count not in (None, len(value)):
            wanted = "[行号, 行号]" if count else "[行号] 这样的列表"
            raise Refused(f"{self._name(key)} 要写成 {wanted}。")
        return [self._number(number, key) for number in value]

    def date(self, key: str, unknown: bool = False) -> str:
        """A date, as TOML has it or as text; "" where `unknown` is allowed and said."""
        value = self._take(key)
        if unknown and value in ("", UNKNOWN):
            return ""
        given = value.isoformat()[:10] if isinstance(value, date) else value
        found = partial_date(given) if isinstance(given, str) else None
        if found is None:
            raise Refused(f'{self._name(key)} 要写成 "2022-03-27" 这样的日期。')
        return found

    def inner(self, key: str) -> _Table:
        """A table below."""
        value = self._take(key)
        if not isinstance(value, Mapping):
            raise Refused(f"{self._name(key)} 要写成 {{ … = …, … = … }}。")
        return _Table(value, f"{key}.")

    def end(self) -> None:
        """Refuse what was not taken."""
        strange = [key for key in self._values if key not in self._taken]
        if strange:
            raise Refused(f"不认识 {'、'.join(map(self._name, strange))}。")

    def _take(self, key: str) -> Any:
        if not self.has(key):
            raise Refused(f"缺少 {self._name(key)}。")
        return self._values[key]

    def _number(self, value: object, key: str) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise Refused(f"{self._name(key)} 要写行号，从 1 数起。")
        return value

    def _name(self, key: str) -> str:
        return f"{self._inside}{key}"
