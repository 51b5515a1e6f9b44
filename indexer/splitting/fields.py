"""Lines put together: the text of fields and paragraphs with where each piece was printed."""

from __future__ import annotations

from collections.abc import Sequence

from archive.fragments import heading_text, paragraph_text
from archive.texts import Field, Join, Paragraph
from indexer.splitting.lines import Line


def field(lines: Sequence[Line]) -> Field | None:
    """A heading, byline or caption of one or more lines; None without any line."""
    fragments = tuple(line.fragment for line in lines)
    return Field(heading_text(fragments), fragments) if fragments else None


def paragraph(n: int, lines: Sequence[Line], joins: Sequence[Join]) -> Paragraph:
    """A paragraph of lines that follow each other; `joins` lie between them."""
    fragments = tuple(line.fragment for line in lines)
    return Paragraph(n, paragraph_text(fragments, joins), fragments, tuple(joins))
