"""What an article is about: places, dates, topics, names; every tag with the words that say so."""

from __future__ import annotations

from indexer.tagging.page import tag_page

__all__ = ["tag_page"]
