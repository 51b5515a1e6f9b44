"""Lines put together: the text of fields and paragraphs with where each piece was printed."""

from __future__ import annotations

from collections.abc import Sequence

from archive.texts import Field, Join, Paragraph
from indexer.splitting.lines import Line


def field(lines: Sequence[Line]) -> Field | None:
    """A heading, byline or caption of one or more lines; None without any line."""
    if not lines:
        return None
    return Field(" ".join(line.text for line in lines), tuple(line.fragment for line in lines))


def paragraph(n: int, lines: Sequence[Line], joins: Sequence[Join]) -> Paragraph:
    """A paragraph of lines that follow each other; `joins` lie between them.

    Nothing is put between the pieces but a blank where Latin words meet; what a join's overlap
    says was printed twice stands in the text once (the fragment keeps it).
    """
    text = lines[0].text
    for line, join in zip(lines[1:], joins, strict=True):
        more = line.text[len(join.overlap) :]
        text += (" " if _latin(text[-1:]) and _latin(more[:1]) else "") + more
    return Paragraph(n, text, tuple(line.fragment for line in lines), tuple(joins))


def _latin(character: str) -> bool:
    return character.isascii() and character.isalpha()
