"""PDF pages with a text layer: printed columns become paragraphs in reading order."""

from indexer.reading.pdf.document import read_pdf

__all__ = ["read_pdf"]
