"""Lines of a Word document → its articles with roles, as far as styles and settings tell them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from indexer.reading.people import is_byline
from indexer.reading.printed import masthead
from indexer.reading.word.walk import Line

NOTE = "note"  # the role of lines that are of the document, but of no article
Roled = tuple[str, str]  # text and role

_LONGEST_HEADING = 40
_SUBHEADING = 2  # the level of a bold line of its own
_LARGER = 1.2
_EDGE = 3  # lines at both ends of an article where its byline stands
_SENTENCE_END = re.compile(r"[。！？；，：…!?;,:]$")
_LEAD = re.compile(r"本报|.{0,12}(?:讯|电)[\s　（(]|[（(](?:本报|通讯员|记者)")


def articles(lines: Sequence[Line]) -> list[list[Roled]] | None:
    """The articles of a document; None when nothing tells headings from text."""
    lines = [_by_its_words(line) for line in lines]
    if all(line.look.level is None for line in lines):
        lines = _set_off(lines)
    level = _article_level(lines)
    if level is None:
        return None
    groups: list[list[Line]] = [[]]
    for k, line in enumerate(lines):
        if k and _begins(lines, k, level):
            groups.append([])
        groups[-1].append(line)
    return [_roles(group, level) for group in groups]


def _by_its_words(line: Line) -> Line:
    """A line that says itself who wrote is no deck or heading, whatever its style."""
    styled = line.look.part == "beside" or line.look.level is not None
    if styled and is_byline(line.text):
        return replace(line, look=replace(line.look, level=None, part="byline"))
    return line


def _set_off(lines: Sequence[Line]) -> list[Line]:
    """Without styles for headings: short lines in the middle, bold or large, are headlines; other
    bold ones head parts of an article. Of headlines that follow each other the largest is one,
    the others are beside it."""
    size = _usual_size(lines)
    level = [_setting(line, size) for line in lines]
    if 0 not in level:
        return list(lines)
    found = []
    for k, line in enumerate(lines):
        part = line.look.part
        if level[k] == 0 and line.look.size < _largest_near(lines, level, k):
            part, level_here = "beside", None
        else:
            level_here = level[k]
        found.append(replace(line, look=replace(line.look, level=level_here, part=part)))
    return found


def _usual_size(lines: Sequence[Line]) -> int:
    sizes: Counter[int] = Counter()
    for line in lines:
        sizes[line.look.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0


def _setting(line: Line, size: int) -> int | None:
    short = len(line.text) <= _LONGEST_HEADING and not _SENTENCE_END.search(line.text)
    if not short or line.table or line.look.part or is_byline(line.text):
        return None
    large = line.look.size >= _LARGER * size
    if line.look.centred and (line.look.bold or large):
        return 0
    return _SUBHEADING if line.look.bold else None


def _largest_near(lines: Sequence[Line], levels: Sequence[int | None], at: int) -> int:
    """The largest type of the headlines that stand together at a place."""
    start = end = at
    while start and levels[start - 1] == 0:
        start -= 1
    while end + 1 < len(lines) and levels[end + 1] == 0:
        end += 1
    return max(line.look.size for line in lines[start : end + 1])


def _article_level(lines: Sequence[Line]) -> int | None:
    """The level of the headlines. A title that stands above all is the only one, unless it names
    the page, or what stands below the next level are reports of their own."""
    levels = [line.look.level for line in lines]
    used = sorted({level for level in levels if level is not None})
    if len(used) < 2 or levels.count(used[0]) > 1:
        return used[0] if used else None
    top, second = levels.index(used[0]), used[1]
    below = [lines[k + 1] for k, level in enumerate(levels[:-1]) if level == second]
    reports = sum(_LEAD.match(line.text) is not None for line in below)
    names_page = bool(masthead(lines[top].text)) and levels.count(second) > 0
    return second if names_page or reports > 1 else used[0]


def _begins(lines: Sequence[Line], k: int, level: int) -> bool:
    """Whether an article begins with a line: the first of those that head it."""
    heads = [_heads(line, level) for line in lines[k - 1 : k + 2]]
    if not heads[1] or heads[0]:
        return False
    run = k
    while run < len(lines) and _heads(lines[run], level):
        if lines[run].look.level == level:
            return True
        run += 1
    return False


def _heads(line: Line, level: int) -> bool:
    return line.look.level == level or line.look.part == "beside"


def _roles(group: Sequence[Line], level: int) -> list[Roled]:
    headline = next((k for k, line in enumerate(group) if line.look.level == level), len(group))
    edge = {*range(headline, headline + _EDGE + 1), *range(len(group) - _EDGE, len(group))}
    return [(line.text, _role(line, k, headline, level, k in edge)) for k, line in enumerate(group)]


def _role(line: Line, k: int, headline: int, level: int, edge: bool) -> str:
    if line.boxed or (k < headline and masthead(line.text)):
        return NOTE
    if line.look.part == "beside":
        return "kicker" if k < headline else "deck"
    if line.look.part:
        return line.look.part
    if line.look.level is not None:
        found = line.look.level
        return "headline" if found == level else "subheading" if found > level else NOTE
    if edge and is_byline(line.text):
        return "byline"
    return "paragraph"
