"""Saved web pages: HTML of newspapers, portals and offices becomes articles with their parts."""

from indexer.reading.webpages.mhtml import read_mhtml
from indexer.reading.webpages.page import read_html

__all__ = ["read_html", "read_mhtml"]
