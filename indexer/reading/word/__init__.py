"""Word documents (.docx): styles tell what is a heading, a caption, a new article."""

from indexer.reading.word.document import read_docx

__all__ = ["read_docx"]
