"""Lines put together: the text of fields and paragraphs with where each piece was printed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from archive.fragments import paragraph_text
from archive.texts import Field, Fragment, Join, Paragraph
from indexer.splitting.lines import Line


def field(lines: Sequence[Line]) -> Field | None:
    """A heading, byline or caption of one or more lines; None without any line."""
    fragments = tuple(piece for line in lines for piece in line.fragments)
    return Field(" ".join(line.text for line in lines), fragments) if fragments else None


def paragraph(n: int, lines: Sequence[Line], joins: Sequence[Join]) -> Paragraph:
    """A paragraph of lines that follow each other; `joins` lie between them."""
    if not joins:
        [line] = lines
        return Paragraph(n, line.text, line.fragments, line.wraps)
    fragments = tuple(piece for line in lines for piece in line.fragments)
    ties = list(lines[0].wraps)
    for join, line in zip(joins, lines[1:], strict=True):
        ties += [_fitting(join, fragments[len(ties)], line.fragments[0]), *line.wraps]
    return Paragraph(n, paragraph_text(fragments, ties), fragments, tuple(ties))


def _fitting(join: Join, above: Fragment, below: Fragment) -> Join:
    """The join without its overlap where that is longer than a piece beside it."""
    shortest = min(len(above.text), len(below.text))
    return join if len(join.overlap) <= shortest else replace(join, overlap="")
