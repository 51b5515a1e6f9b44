"""Lines of a Word document → its articles with roles, as far as styles and settings tell them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from indexer.reading.papers import newspapers
from indexer.reading.people import is_byline, signs
from indexer.reading.printed import day_of, masthead
from indexer.reading.reports import is_report
from indexer.reading.word.levels import article_level, own_text
from indexer.reading.word.walk import Line

NOTE = "note"  # the role of lines that are of the document, but of no article
Roled = tuple[str, str]  # text and role

_LONGEST_HEADING = 40
_SUBHEADING = 2  # the level of a bold line of its own
_LARGER = 1.2
_DECKS = 2  # lines below a headline
_KICKERS = 2  # lines above it
_SHORTEST_KICKER = 5  # characters; 要闻 names a page
_EDGE = 3  # lines at both ends of an article where its byline stands
_SENTENCE_END = re.compile(r"[。！？；，：…!?;,:]$")


def articles(lines: Sequence[Line]) -> list[list[Roled]] | None:
    """The articles of a document; None when nothing tells headings from text."""
    lines = [_by_its_words(line) for line in lines]
    if all(line.look.level is None for line in lines):
        lines = _set_off(lines)
    level = article_level(lines)
    if level is None:
        return None
    lines = _with_kickers(_with_first(lines, level), level)
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


def _with_first(lines: Sequence[Line], level: int) -> list[Line]:
    """A title above the articles heads the first of them when text of its own stands below."""
    top = next(k for k, line in enumerate(lines) if line.look.level is not None)
    line = lines[top]
    if line.look.level == level or masthead(line.text) or not own_text(lines, top):
        return list(lines)
    return [*lines[:top], replace(line, look=replace(line.look, level=level)), *lines[top + 1 :]]


def _with_kickers(lines: Sequence[Line], level: int) -> list[Line]:
    """Plain short lines in the middle right above a headline are its kicker, where the text does
    not stand in the middle too."""
    texts = [line for line in lines if line.look.level is None and not _short(line)]
    if sum(line.look.centred for line in texts) * 2 > len(texts):
        return list(lines)
    found = list(lines)
    for k, line in enumerate(lines):
        above = k
        while line.look.level == level and above and _could_be_kicker(lines[above - 1]):
            above -= 1
        for i in range(above, k) if k - above <= _KICKERS else ():
            found[i] = replace(lines[i], look=replace(lines[i].look, part="beside"))
    return found


def _could_be_kicker(line: Line) -> bool:
    long = len(line.text) >= _SHORTEST_KICKER and not newspapers().named(line.text)
    return line.look.centred and long and _short(line)


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
    roles = [_role(line, k, headline, level, k in edge) for k, line in enumerate(group)]
    for k in _decks(group, headline + 1):
        roles[k] = "deck"
    return [(line.text, role) for line, role in zip(group, roles, strict=True)]


def _decks(group: Sequence[Line], below: int) -> range:
    """Plain short lines right below a headline, above a byline or the first words of a report."""
    end = below
    while end < len(group) and end - below <= _DECKS and _short(group[end]):
        end += 1
    text = next((line.text for line in group[end:] if not is_byline(line.text)), "")
    told = is_report(text) or (len(text) > _LONGEST_HEADING and _SENTENCE_END.search(text))
    return range(below, end if told and end - below <= _DECKS else below)


def _short(line: Line) -> bool:
    """Whether a line of text is as short as a heading, and neither a name nor a day."""
    plain = line.look.level is None and not line.look.part and not line.table and not line.boxed
    return plain and not (
        len(line.text) > _LONGEST_HEADING
        or _SENTENCE_END.search(line.text)
        or is_report(line.text)
        or signs(line.text)
        or day_of(line.text)
        or masthead(line.text)
    )


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
