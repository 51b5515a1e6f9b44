"""The pages of tests/cases/pages.txt: lines, and what should become of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from archive.texts import Article, Field, Page, Paragraph
from indexer.splitting import SplitPage

_FILE = Path(__file__).parent / "cases" / "pages.txt"
_HALF = str.maketrans("，；：？！（）", ",;:?!()")
_ROLES = {"headline": "H", "kicker": "K", "deck": "D", "byline": "B"}


@dataclass
class Wanted:
    """An article: its kind, what is cut off, its lines by role letter, its joins."""

    kind: str
    truncated: str = "none"
    lines: dict[int, str] = field(default_factory=dict)
    joins: set[tuple[int, int]] = field(default_factory=set)


@dataclass
class PageCase:
    """A page of the file; `leftovers` are line numbers."""

    name: str
    lines: list[str] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)
    leftovers: list[int] = field(default_factory=list)

    @property
    def page(self) -> Page:
        return Page("case.txt", 1, tuple(self.lines))


def page_cases() -> list[PageCase]:
    """All cases in order."""
    blocks = _FILE.read_text(encoding="utf-8").split("\n=== ")[1:]
    return [_case(block.splitlines()) for block in blocks]


def seen(split: SplitPage, numbers: Mapping[int, int] | None = None) -> list[Wanted]:
    """What came out, in the same terms, articles by their first line; `numbers` renames lines."""
    found = sorted(map(_seen, split.articles), key=lambda x: min(x.lines))
    if numbers is None:
        return found
    return [
        Wanted(
            x.kind,
            x.truncated,
            {numbers[line]: role for line, role in x.lines.items()},
            {(numbers[a], numbers[b]) for a, b in x.joins},
        )
        for x in found
    ]


def restyled(case: PageCase, style: str) -> tuple[Page, dict[int, int]]:
    """The same page as another paper would print it, and its line numbers → those of the case.

    tight: no empty lines; wide: two after each line; half: half-width punctuation; indent: no
    empty lines, paragraphs set in by two blanks.
    """
    body = {n for w in case.wanted for n, role in w.lines.items() if role == "P"}
    body -= {tail for w in case.wanted for _, tail in w.joins}
    lines: list[str] = []
    numbers = {}
    for n, text in enumerate(case.lines, 1):
        if text:
            lines.append(_styled(text, style, n in body))
            numbers[len(lines)] = n
        if style == "half" or style == "wide":
            lines += [""] * ((not text) if style == "half" else 2 * bool(text))
    return Page("case.txt", 1, tuple(lines)), numbers


def _styled(text: str, style: str, first: bool) -> str:
    if style == "half":
        return text.translate(_HALF)
    return "　　" + text if style == "indent" and first and text[0] != "　" else text


def _case(block: list[str]) -> PageCase:
    name, _, style = block[0].partition(" | ")
    case = PageCase(name)
    ends: dict[str, tuple[Wanted, int]] = {}
    for raw in block[1:]:
        mark, _, text = raw.partition(" ")
        if mark == "#":
            case.wanted.append(Wanted(*text.split()))
        elif mark == "~":
            case.lines.append("")
        elif mark:
            case.lines += [text] if style == "tight" else [text, ""]
            _note(case, mark, len(case.lines) - (style != "tight"), ends)
    return case


def _note(case: PageCase, mark: str, line: int, ends: dict[str, tuple[Wanted, int]]) -> None:
    if mark == "L":
        case.leftovers.append(line)
        return
    role, thread = mark[0], mark[1:]
    owner, before = ends[thread] if role == "+" else (case.wanted[-1], 0)
    owner.lines[line] = "P" if role == "+" else "H" if role == "T" else role
    if role == "+":
        owner.joins.add((before, line))
    if thread:
        ends[thread] = owner, line


def _seen(article: Article) -> Wanted:
    found = Wanted(article.kind, article.truncated)
    for name, letter in _ROLES.items():
        _add(found, getattr(article, name), letter)
    for caption in article.captions:
        _add(found, caption, "C")
    for part in article.subheadings:
        found.lines |= {f.line: "S" for f in part.fragments}
    for paragraph in article.paragraphs:
        _add(found, paragraph, "P")
        found.joins |= {(join.from_line, join.to_line) for join in paragraph.joins}
    return found


def _add(found: Wanted, part: Field | Paragraph | None, letter: str) -> None:
    if part:
        found.lines |= {f.line: letter for f in part.fragments}
